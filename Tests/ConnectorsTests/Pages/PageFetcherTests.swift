import Connectors
import Prelude
import Synchronization
import TestSupport
import Testing
import Web

@Suite("Fetching pages") struct PageFetcherTests {
    private let waits = NotedWaits()

    private func fetcher(
        _ servers: LocalServer..., limits: Request.Limits = PageFetcher.limits
    ) -> PageFetcher {
        PageFetcher(
            version: "1.2",
            rule: AddressRule(exceptions: Set(servers.map { "127.0.0.1:\($0.port)" })),
            limits: limits, transport: CurlTransport(), surroundings: waits.surroundings)
    }

    private func problem(
        _ reply: LocalReply, limits: Request.Limits = PageFetcher.limits
    ) async throws -> (PageProblem?, requests: Int) {
        let server = try LocalServer { _ in reply }
        defer { server.stop() }
        var found: PageProblem?
        do {
            let address = try WebAddress(server.address + "/planted?planted")
            _ = try await fetcher(server, limits: limits).fetch(address)
        } catch { found = error as? PageProblem }
        #expect(!"\(try #require(found))".contains("planted"))
        return (found, server.requests.count)
    }

    private func answer(_ kind: String?, _ body: String = "planted") -> LocalReply {
        .answer(200, kind.map { ["Content-Type": $0] } ?? [:], Array(body.utf8))
    }

    @Test(
        "Pages, text, data and PDF are fetched",
        arguments: [
            ("text/html", FetchedPage.Kind.html),
            ("TEXT/HTML", .html), ("application/xhtml+xml", .xhtml),
            ("text/plain;charset=utf-8", .text), ("application/json", .json),
            ("application/ld+json", .linkedData), ("application/pdf; charset=latin1", .pdf),
        ])
    func kinds(type: String, kind: FetchedPage.Kind) async throws {
        let server = try LocalServer { _ in .answer(200, ["Content-Type": type], [0x48, 0xFC]) }
        defer { server.stop() }
        let page = try await fetcher(server).fetch(try WebAddress(server.address + "/job"))
        #expect(page.kind == kind)
        #expect(page.bytes == [0x48, 0xFC])
        #expect(page.jobs.isEmpty)
        let asked = try #require(server.requests.first)
        #expect(asked.headers["user-agent"] == "Muster/1.2")
        #expect(asked.headers["accept"]?.contains("text/html") == true)
        #expect(asked.headers["cookie"] == nil && asked.headers["authorization"] == nil)
    }

    @Test(
        "A page comes in UTF-8, whatever encoding its server names",
        arguments: [
            ("ISO-8859-1", [0x5A, 0xFC, 0x93, 0x72], "Z\u{FC}\u{201C}r"),
            ("windows-1251", [0xCC, 0xFB], "\u{41C}\u{44B}"),
            ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "\u{65E5}\u{672C}"),
            // Half a character, a byte that means nothing, and no encoding of the name.
            ("Shift_JIS", [0x93, 0xFA, 0x96], "\u{65E5}\u{FFFD}"),
            ("euc-jp", [0xFF, 0x41], "\u{FFFD}A"), ("x-invented", [0x41], "A"),
            ("ISO-2022-CN-EXT", [0x41], "A"), ("\"\"", [0xC3, 0xBC], "\u{FC}"),
            ("utf-16le", [0x41, 0x00, 0x42], "A\u{FFFD}"),
        ] as [(String, [UInt8], String)])
    func encodings(name: String, bytes: [UInt8], text: String) async throws {
        let server = try LocalServer { _ in
            .answer(200, ["Content-Type": "text/html; charset=\(name)"], bytes)
        }
        defer { server.stop() }
        let page = try await fetcher(server).fetch(try WebAddress(server.address))
        #expect(String(decoding: page.bytes, as: UTF8.self) == text)
    }

    @Test("Other kinds are not loaded", arguments: ["image/png", "application/octet-stream", "x"])
    func otherKinds(type: String) async throws {
        let (found, _) = try await problem(answer(type))
        #expect(found == .unreadableKind(type))
        // Only the head is read: what follows may be as long as it likes.
        let endless = LocalReply.answer(
            200, ["Content-Type": type], [UInt8](repeating: 0, count: 6_000_000))
        #expect(try await problem(endless).0 == .unreadableKind(type))
        #expect(try await problem(answer(nil)).0 == .unreadableKind(nil))
    }

    @Test(
        "A status without a page is a state of its own",
        arguments: [
            (404, PageProblem.gone, 1), (410, .gone, 1), (401, .notPublic(status: 401), 1),
            (403, .notPublic(status: 403), 1), (451, .notPublic(status: 451), 1),
            (400, .refused(status: 400), 1), (500, .failing(status: 500), 2),
            (503, .failing(status: 503), 2), (429, .later(nil), 2), (304, .refused(status: 304), 1),
        ]) func statuses(status: Int, expected: PageProblem, requests: Int) async throws
    {
        let reply = LocalReply.answer(
            status, ["Content-Type": "text/html"], Array("planted".utf8))
        let (found, count) = try await problem(reply)
        #expect(found == expected)
        #expect(count == requests)
        #expect(found?.isTransient == (status == 429 || status >= 500))
    }

    @Test("A server that wants to be asked later says when") func later() async throws {
        let (found, count) = try await problem(.answer(429, ["Retry-After": "120"], []))
        #expect(found == .later(.seconds(120)))
        #expect(found?.retryAfter == .seconds(120))
        #expect(count == 1)
    }

    @Test("A page longer than allowed is refused, with and without a length")
    func tooLarge() async throws {
        var limits = PageFetcher.limits
        limits.body = 1000
        let html = ["Content-Type": "text/html"]
        let bytes = [UInt8](repeating: 0x61, count: 600)
        for reply in [LocalReply.answer(200, html, bytes + bytes), .chunks(html, [bytes, bytes])] {
            #expect(try await problem(reply, limits: limits).0 == .tooLarge(limit: 1000))
        }
    }

    @Test("Half a page is none") func broken() async throws {
        let html = ["Content-Type": "text/html"]
        for reply in [LocalReply.reset, .cutOff(200, html, Array("<p>".utf8))] {
            let (found, count) = try await problem(reply)
            guard case .unreachable(.failed(_, .cutOff)) = found else {
                Issue.record("\(String(describing: found))")
                return
            }
            #expect(found?.isTransient == true)
            #expect(count == 2)
        }
    }

    @Test("Silence ends the waiting") func silence() async throws {
        var limits = PageFetcher.limits
        limits.silence = .milliseconds(50)
        let (found, _) = try await problem(.silence, limits: limits)
        guard case .unreachable(.failed(_, .timedOut)) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
    }

    @Test("A redirect is followed, and the page is where it led") func redirect() async throws {
        let server = try LocalServer { request in
            request.path == "/old"
                ? .answer(301, ["Location": "/new?x=1"], [])
                : .answer(200, ["Content-Type": "text/html"], Array("page".utf8))
        }
        defer { server.stop() }
        let page = try await fetcher(server).fetch(try WebAddress(server.address + "/old"))
        #expect(page.address.text == server.address + "/new?x=1")
    }

    @Test("A redirect into one's own network is not followed") func forgery() async throws {
        let inner = try LocalServer { _ in .answer(200, ["Content-Type": "text/html"], []) }
        defer { inner.stop() }
        for target in [
            inner.address, "http://localhost:\(inner.port)", "http://0x7f.1:\(inner.port)",
        ] {
            let server = try LocalServer { _ in .answer(302, ["Location": target + "/admin"], []) }
            defer { server.stop() }
            do {
                _ = try await fetcher(server).fetch(try WebAddress(server.address))
                Issue.record("\(target) was asked")
            } catch {
                guard case .privateAddress = error as? PageProblem else {
                    Issue.record("\(error)")
                    return
                }
            }
            #expect(server.requests.count == 1)
        }
        #expect(inner.connectionCount == 0)
    }

    @Test("An address of one's own network is not asked") func ownNetwork() async throws {
        let server = try LocalServer { _ in .silence }
        defer { server.stop() }
        await #expect(throws: PageProblem.privateAddress(.number("127.0.0.1"))) {
            try await fetcher().fetch(try WebAddress(server.address))
        }
        #expect(server.connectionCount == 0)
        #expect(waits.waits.isEmpty)
    }

    @Test("A circle of redirects ends") func circle() async throws {
        let (found, count) = try await problem(.answer(302, ["Location": "/planted"], []))
        guard case .unreachable(.failed(_, .badRedirect(.tooMany, _))) = found else {
            Issue.record("\(String(describing: found))")
            return
        }
        #expect(count == PageFetcher.limits.redirects + 1)
    }

    @Test("A server is asked at its own pace, and not at another's") func pace() async throws {
        let page = LocalReply.answer(200, ["Content-Type": "text/plain"], [])
        let server = try LocalServer { _ in page }
        defer { server.stop() }
        let fetcher = PageFetcher(
            version: "1",
            transport: RoutedTransport(
                routes: ["a.example": server.address, "b.example": server.address]),
            surroundings: waits.surroundings)
        for host in ["a", "b", "a", "b"] {
            _ = try await fetcher.fetch(try WebAddress("https://\(host).example/"))
        }
        #expect(waits.waits == [.milliseconds(500)])
    }

    @Test("Cancelling ends the fetch") func cancelling() async throws {
        let arrived = Barrier(2)
        let server = try LocalServer { _ in
            arrived.wait()
            return .silence
        }
        defer { server.stop() }
        let (fetcher, address) = (fetcher(server), try WebAddress(server.address))
        let task = Task { try await fetcher.fetch(address) }
        await offPool { arrived.wait() }
        task.cancel()
        await #expect(throws: PageProblem.self) { try await task.value }
    }
}

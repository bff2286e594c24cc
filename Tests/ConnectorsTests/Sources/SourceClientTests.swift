import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite("Asking sources of listings") struct SourceClientTests {
    private let waits = NotedWaits()

    private func client(
        _ servers: LocalServer..., limits: Request.Limits = SourceClient.limits
    ) -> SourceClient {
        SourceClient(
            version: "1.2",
            rule: AddressRule(exceptions: Set(servers.map { "127.0.0.1:\($0.port)" })),
            limits: limits, transport: CurlTransport(), paces: LocalPaces(),
            surroundings: waits.surroundings)
    }

    private func ask(
        _ server: LocalServer, _ path: String = "/planted?planted",
        known: Validators = Validators(),
        limits: Request.Limits = SourceClient.limits
    ) async throws -> SourceClient.Answer {
        try await client(server, limits: limits).ask(
            try WebAddress(server.address + path), interval: .milliseconds(100), known: known)
    }

    private func problem(
        _ reply: LocalReply, limits: Request.Limits = SourceClient.limits
    ) async throws -> (PageProblem, requests: Int) {
        let server = try LocalServer { _ in reply }
        defer { server.stop() }
        var found: PageProblem?
        do { _ = try await ask(server, limits: limits) } catch { found = error as? PageProblem }
        let problem = try #require(found)
        #expect(!"\(problem)".contains("planted"))
        return (problem, server.requests.count)
    }

    @Test("A server is told who asks, and nothing else of the machine") func honest() async throws {
        let server = try LocalServer { _ in .answer(200, ["ETag": "\"a\""], Array("[]".utf8)) }
        defer { server.stop() }
        guard case .fetched(let response, let place, let validators) = try await ask(server) else {
            Issue.record("nothing was fetched")
            return
        }
        #expect(response.body == Array("[]".utf8) && validators.entityTag == "\"a\"")
        #expect(place.text == server.address + "/planted?planted")
        let asked = try #require(server.requests.first)
        #expect(asked.headers["user-agent"] == "Muster/1.2")
        #expect(asked.headers["accept"]?.contains("application/json") == true)
        for name in ["cookie", "authorization", "referer", "if-none-match", "if-modified-since"] {
            #expect(asked.headers[name] == nil)
        }
    }

    @Test("What was said of the last answer is asked back, and 304 is the same as last time")
    func unchanged() async throws {
        let server = try LocalServer { request in
            request.headers["if-none-match"] == "\"a\""
                && request.headers["if-modified-since"] == "yesterday"
                ? .answer(304, [:], []) : .answer(200, [:], Array("new".utf8))
        }
        defer { server.stop() }
        let known = Validators(entityTag: "\"a\"", lastModified: "yesterday")
        guard case .unchanged = try await ask(server, known: known) else {
            Issue.record("it was read again")
            return
        }
        guard case .fetched = try await ask(server, known: Validators(entityTag: "\"b\"")) else {
            Issue.record("what has changed was not read")
            return
        }
    }

    @Test("A 304 that nobody asked for is no answer") func unasked() async throws {
        #expect(try await problem(.answer(304, [:], [])).0 == .refused(status: 304))
    }

    @Test(
        "A status without an answer is a state of its own",
        arguments: [
            (404, PageProblem.gone, 1), (410, .gone, 1), (401, .notPublic(status: 401), 1),
            (400, .refused(status: 400), 1), (500, .failing(status: 500), 2),
            (503, .failing(status: 503), 2), (429, .later(nil), 2),
        ])
    func statuses(status: Int, expected: PageProblem, requests: Int) async throws {
        let (found, count) = try await problem(.answer(status, [:], Array("planted".utf8)))
        #expect(found == expected && count == requests)
    }

    @Test("A server that wants to be asked later says when") func later() async throws {
        let (found, count) = try await problem(.answer(429, ["Retry-After": "120"], []))
        #expect(found == .later(.seconds(120)) && count == 1)
    }

    @Test("A redirect to itself ends") func circle() async throws {
        let (found, count) = try await problem(.answer(302, ["Location": "/planted?planted"], []))
        guard case .unreachable(.failed(_, .badRedirect(.tooMany, _))) = found else {
            Issue.record("\(found)")
            return
        }
        #expect(count == SourceClient.limits.redirects + 1)
    }

    @Test("An answer longer than allowed is refused, with and without a length")
    func tooLarge() async throws {
        var limits = SourceClient.limits
        limits.body = 1000
        let bytes = [UInt8](repeating: 0x61, count: 600)
        for reply in [LocalReply.answer(200, [:], bytes + bytes), .chunks([:], [bytes, bytes])] {
            #expect(try await problem(reply, limits: limits).0 == .tooLarge(limit: 1000))
        }
    }

    @Test("Half an answer is none") func cutOff() async throws {
        for reply in [LocalReply.reset, .cutOff(200, [:], Array("[{".utf8))] {
            let (found, count) = try await problem(reply)
            #expect(found.isTransient && count == 2)
        }
    }

    @Test("A private address is not asked, at once or behind a redirect") func forgery()
        async throws
    {
        let inner = try LocalServer { _ in .answer(200, [:], Array("secret".utf8)) }
        defer { inner.stop() }
        let address = try WebAddress(inner.address)
        await #expect(throws: PageProblem.privateAddress(.number("127.0.0.1"))) {
            _ = try await client().ask(address, interval: .zero)
        }
        for target in [
            inner.address, "http://localhost:\(inner.port)", "http://0x7f.1:\(inner.port)",
            "http://[::ffff:127.0.0.1]:\(inner.port)",
        ] {
            let (found, _) = try await problem(.answer(302, ["Location": target + "/planted"], []))
            guard case .privateAddress = found else {
                Issue.record("\(target): \(found)")
                continue
            }
        }
        #expect(inner.connectionCount == 0)
        #expect(waits.waits.isEmpty, "who is refused takes no turn")
    }

    @Test("Two requests to a server keep the least time between them") func pace() async throws {
        let server = try LocalServer { _ in .answer(200, [:], []) }
        defer { server.stop() }
        let (client, address) = (client(server), try WebAddress(server.address))
        for _ in 0..<3 { _ = try await client.ask(address, interval: .seconds(31)) }
        #expect(waits.waits == [.seconds(31), .seconds(31)])
    }

    @Test("What a source wants to know reaches it, and no other server behind a redirect")
    func credentials() async throws {
        let other = try LocalServer { _ in .answer(200, [:], []) }
        defer { other.stop() }
        let target = other.address
        let server = try LocalServer { _ in .answer(302, ["Location": target], []) }
        defer { server.stop() }
        _ = try await client(server, other).ask(
            try WebAddress(server.address), interval: .zero
        ) { $0.authorize("Authorization-Key", Secret("key-4711")) }
        #expect(server.requests.first?.headers["authorization-key"] == "key-4711")
        #expect(other.requests.first?.headers["authorization-key"] == nil)
    }

    @Test(
        "A server without rules leaves everything open, one that fails to tell them nothing",
        arguments: [
            (200, true), (404, true), (410, true), (403, true), (500, false), (503, false),
            (429, false),
        ])
    func robots(status: Int, isOpen: Bool) async throws {
        let server = try LocalServer { request in
            request.path == "/robots.txt"
                ? .answer(status, [:], Array("User-agent: Muster\nDisallow: /no\n".utf8))
                : .reset
        }
        defer { server.stop() }
        let rules = try await client(server).rules(
            of: try WebAddress(server.address + "/jobs?x=1"), interval: .zero)
        #expect(rules.allows("/jobs") == isOpen)
        #expect(!rules.allows("/no") == (status == 200 || !isOpen))
        #expect(server.requests.allSatisfy { $0.target == "/robots.txt" })
    }

    @Test("A server that does not answer is asked for no page") func silentRobots() async throws {
        let server = try LocalServer { _ in .reset }
        defer { server.stop() }
        let (client, address) = (client(server), try WebAddress(server.address))
        await #expect(throws: PageProblem.self) {
            try await client.rules(of: address, interval: .zero)
        }
    }
}

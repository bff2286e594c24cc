import Connectors
import Prelude
import TestSupport
import Testing

@Suite("Notion's public pages") struct NotionPublicTests {
    private static let digits = String(NotionSpace.page.filter { $0 != "-" })
    private let host = "acme.notion.site"
    private let html = Array("<title>Baker</title><p>We bake.</p>".utf8)

    /// Reads the page of a link where the interface and the public site answer as given.
    private func read(
        _ link: String, token: String? = "planted-token", programs: LocalReply, site: LocalReply
    ) async throws -> (Result<NotionReading, NotionProblem>, asked: [ReceivedRequest]) {
        let server = try LocalServer { $0.path.hasPrefix("/v1/") ? programs : site }
        defer { server.stop() }
        let reader = try NotionReader(server, token: token, routes: [host: server.address])
        let link = try #require(NotionLink(link))
        do { return (.success(try await reader.client.read(link)), server.requests) } catch {
            return (.failure(error), server.requests)
        }
    }

    private var link: String { "https://\(host)/Baker-\(Self.digits)?pvs=4" }
    private var site: LocalReply {
        .answer(200, ["Content-Type": "text/html; charset=UTF-8"], html)
    }

    @Test(
        "A page that is not shared is read as anybody sees it, and that is said",
        arguments: [401, 403, 404])
    func fallback(status: Int) async throws {
        let (result, asked) = try await read(
            link, programs: NotionSpace.error(status, "x"), site: site)
        guard case .published(let page, let problem) = try result.get() else {
            Issue.record("not the public page")
            return
        }
        #expect(page.bytes == html)
        #expect(page.kind == .html)
        #expect([.unauthorized, .restricted, .notShared].contains(problem))
        let last = try #require(asked.last)
        #expect(last.method == "GET")
        #expect(last.target == "/Baker-\(Self.digits)?pvs=4")
        #expect(last.headers["authorization"] == nil)
        #expect(last.headers["user-agent"] == "Muster/1.2")
    }

    @Test("Without a token only the public page is asked for") func noToken() async throws {
        let (result, asked) = try await read(link, token: nil, programs: .reset, site: site)
        guard case .published(_, .noToken) = try result.get() else {
            Issue.record("not the public page")
            return
        }
        #expect(asked.count == 1)
        let (refused, _) = try await read(
            link, token: nil, programs: .reset, site: .answer(404, [:], []))
        #expect(throws: NotionProblem.publicSite(.gone)) { try refused.get() }
        let (other, none) = try await read(
            "https://www.notion.so/\(Self.digits)", token: nil, programs: .reset, site: site)
        #expect(throws: NotionProblem.noToken) { try other.get() }
        #expect(none.isEmpty)
    }

    @Test("When the public page is not there either, what can be mended is said")
    func neither() async throws {
        let refused = NotionSpace.error(404, "object_not_found")
        let (gone, _) = try await read(link, programs: refused, site: .answer(404, [:], []))
        #expect(throws: NotionProblem.notShared) { try gone.get() }
        let (later, _) = try await read(
            link, programs: refused, site: .answer(429, ["Retry-After": "60"], []))
        #expect(throws: NotionProblem.publicSite(.later(.seconds(60)))) { try later.get() }
    }

    @Test("Trouble that passes, and links within Notion, lead to no public page")
    func noFallback() async throws {
        let (failing, asked) = try await read(
            link, programs: .json(429, [:], ["Retry-After": "600"]), site: site)
        #expect(throws: NotionProblem.rateLimited(.seconds(600))) { try failing.get() }
        #expect(asked.allSatisfy { $0.path.hasPrefix("/v1/") })
        let (inner, _) = try await read(
            "https://www.notion.so/\(Self.digits)", programs: NotionSpace.error(404, "x"),
            site: site)
        #expect(throws: NotionProblem.notShared) { try inner.get() }
    }

    @Test("A shared page says that it was read over the interface") func shared() async throws {
        let space = NotionSpace([NotionSpace.block("paragraph", "Text")])
        let server = try LocalServer { space.reply($0) }
        defer { server.stop() }
        let link = try #require(NotionLink(link))
        guard case .shared(let page) = try await NotionReader(server).client.read(link) else {
            Issue.record("not the shared page")
            return
        }
        #expect(page.text == "Text")
        #expect(page.id.text == NotionSpace.page)
    }
}

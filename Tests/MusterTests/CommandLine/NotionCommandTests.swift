import Prelude
import TestSupport
import Testing

@Suite("muster notion fetch") struct NotionCommandTests {
    private let muster: Muster

    init() throws { muster = try Muster() }

    private static let id = "393abc1e-edcd-81c3-a7e3-000000000001"
    private static let link = "https://www.notion.so/Baker-393abc1eedcd81c3a7e3000000000001"
    private static let site = "https://acme.notion.site/393abc1eedcd81c3a7e3000000000001"

    private static func words(_ text: String) -> JSONValue {
        [["type": "text", "plain_text": .string(text)]]
    }

    /// A page of Notion with a paragraph, a list and a picture, as its interface gives it.
    private static func page(_ request: ReceivedRequest) -> LocalReply {
        guard request.path.hasSuffix("/children") else {
            return .json(
                200,
                [
                    "object": "page", "id": .string(id),
                    "properties": [
                        "Name": ["type": "title", "title": words("Baker (all genders)")]
                    ],
                ])
        }
        func block(_ kind: String, _ body: JSONValue) -> JSONValue {
            .object([
                JSONMember("type", .string(kind)), JSONMember("id", .string(id)),
                JSONMember("has_children", false), JSONMember(kind, body),
            ])
        }
        return .json(
            200,
            [
                "object": "list", "has_more": false, "next_cursor": nil,
                "results": [
                    block("paragraph", ["rich_text": words("We bake at night.")]),
                    block("bulleted_list_item", ["rich_text": words("Sourdough")]),
                    block("child_database", ["title": "Ovens"]),
                ],
            ])
    }

    private func fetch(
        _ link: String, from server: LocalServer, with more: [String: String] = [:],
        _ words: String...
    ) throws -> Muster.Result {
        let environment = [
            "MUSTER_NOTION_URL": server.address, "NOTION_API_KEY": "ntn-planted",
        ].merging(more) { $1 }
        let result = try muster(["notion", "fetch", link] + words, environment: environment)
        #expect(!(result.output + result.errors).contains("planted"))
        return result
    }

    @Test("A page that is shared is printed as text, with what is left out of it")
    func shared() throws {
        let server = try LocalServer { Self.page($0) }
        defer { server.stop() }
        let document = try fetch(Self.link, from: server, "--json").json()
        #expect(
            (document.members ?? []).map(\.key) == ["id", "title", "text", "left_out", "from"])
        #expect(document["id"]?.string == Self.id)
        #expect(document["title"] == "Baker (all genders)")
        #expect(document["text"]?.string?.hasPrefix("We bake at night.\n\n- Sourdough") == true)
        #expect(document["left_out"] == ["the content of 1 databases"])
        #expect(document["from"] == "notion")
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == "Bearer ntn-planted" })
        let text = try fetch(Self.link, from: server)
        #expect(text.exit == 0)
        #expect(text.output.hasPrefix("Baker (all genders)\n\nWe bake at night.\n\n- Sourdough\n"))
        #expect(text.errors.contains("Left out: the content of 1 databases"))
    }

    @Test(
        "What keeps a page from being read is said, with an exit code of its own",
        arguments: [
            (404, 3, "not_shared", "share it in Notion"), (410, 3, "gone", "trash"),
            (401, 1, "unauthorized", "does not accept the token"),
            (403, 1, "restricted", "may not read content"),
            (418, 1, "bad_answer", "refused the request"),
        ])
    func refusals(status: Int, exit: Int32, code: String, words: String) throws {
        let server = try LocalServer { _ in
            .json(status, ["object": "error", "message": "planted"])
        }
        defer { server.stop() }
        let result = try fetch(Self.link, from: server, "--json")
        #expect(result.exit == exit)
        #expect(try result.errorCode() == code)
        #expect(result.errors.contains(words))
        #expect(result.output.isEmpty)
    }

    @Test("A page in the trash is gone") func trash() throws {
        let server = try LocalServer { _ in .json(200, ["object": "page", "in_trash": true]) }
        defer { server.stop() }
        let result = try fetch(Self.link, from: server, "--json")
        #expect(result.exit == 3)
        #expect(try result.errorCode() == "gone")
    }

    @Test("Offline nothing is asked, and that is refused with 4") func offline() throws {
        let server = try LocalServer { Self.page($0) }
        defer { server.stop() }
        let result = try fetch(Self.link, from: server, "--offline", "--json")
        #expect(result.exit == 4)
        #expect(try result.errorCode() == "offline")
        #expect(server.requests.isEmpty)
    }

    @Test("Without a token nothing of Notion is asked, and the setting is named") func noToken()
        throws
    {
        let server = try LocalServer { Self.page($0) }
        defer { server.stop() }
        let result = try fetch(Self.link, from: server, with: ["NOTION_API_KEY": ""], "--json")
        #expect(result.exit == 1)
        #expect(try result.errorCode() == "no_token")
        #expect(result.errors.contains("NOTION_API_KEY"))
        #expect(server.requests.isEmpty)
        // The other name that people give it, and the configuration file.
        #expect(
            try fetch(
                Self.link, from: server, with: ["NOTION_API_KEY": "", "NOTION_TOKEN": "other"]
            ).exit == 0)
        #expect(server.requests.last?.headers["authorization"] == "Bearer other")
        let file = try muster.folder.write(
            "muster.yaml", "notion_token: configured\nnotion_url: \"\(server.address)\"\n")
        #expect(try muster("notion", "fetch", Self.link, "--config", file).exit == 0)
        #expect(server.requests.last?.headers["authorization"] == "Bearer configured")
    }

    @Test("A page on a public site is asked for there, without the token") func publicSite() throws
    {
        let server = try LocalServer { request in
            request.method == "CONNECT"
                ? .answer(403, [:], []) : .json(404, ["object": "error"])
        }
        defer { server.stop() }
        let result = try fetch(
            Self.site, from: server,
            with: ["NOTION_API_KEY": "", "MUSTER_PROXY": server.address])
        #expect(result.exit == 1)
        #expect(result.errors.contains("the public page") || result.errors.contains("acme"))
        #expect(!server.requests.isEmpty)
        #expect(server.requests.allSatisfy { $0.target == "acme.notion.site:443" })
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
    }

    @Test("A page inside the own network is read only where its server is trusted") func trusted()
        throws
    {
        let lines = "Baker wanted\nWe bake at night.\n"
        let server = try LocalServer { _ in
            .answer(200, ["Content-Type": "text/plain; charset=utf-8"], Array(lines.utf8))
        }
        defer { server.stop() }
        let refused = try fetch(server.address + "/job", from: server, "--json")
        #expect(refused.exit == 4)
        #expect(try refused.errorCode() == "private_address")
        #expect(refused.errors.contains("trusted_pages"))
        #expect(server.requests.isEmpty)
        let trusted = ["MUSTER_TRUSTED_PAGES": "wiki:8080, 127.0.0.1:\(server.port)"]
        let document = try fetch(server.address + "/job", from: server, with: trusted, "--json")
            .json()
        #expect(document["text"]?.string?.hasPrefix("Baker wanted\nWe bake at night.") == true)
        #expect(document["id"] == JSONValue.null && document["from"] == "page")
        #expect(server.requests.allSatisfy { $0.headers["authorization"] == nil })
        #expect(server.requests.last?.headers["user-agent"]?.hasPrefix("Muster/") == true)
    }

    @Test("The job that a page describes for search engines is what is read of it") func job()
        throws
    {
        let page = """
            <html><script type="application/ld+json">{"@type": "JobPosting", "title": "Baker",
            "description": "<p>We bake.</p><ul><li>At night</li></ul>"}</script>Cookies?</html>
            """
        let server = try LocalServer { request in
            request.path == "/gone"
                ? .answer(410, [:], [])
                : .answer(200, ["Content-Type": "text/html"], Array(page.utf8))
        }
        defer { server.stop() }
        let trusted = ["MUSTER_TRUSTED_PAGES": "127.0.0.1:\(server.port)"]
        let document = try fetch(server.address, from: server, with: trusted, "--json").json()
        #expect(document["title"] == "Baker")
        #expect(document["text"]?.string?.contains("At night") == true)
        #expect(document["text"]?.string?.contains("Cookies") == false)
        let gone = try fetch(server.address + "/gone", from: server, with: trusted, "--json")
        #expect(gone.exit == 3)
        #expect(try gone.errorCode() == "gone")
    }

    @Test("Certificates that are set are trusted in the place of the system's")
    func certificates() throws {
        let server = try SafeServer()
        let environment = [
            "MUSTER_NOTION_URL": "https://127.0.0.1:\(server.port)", "NOTION_TOKEN": "ntn-planted",
        ]
        let words = ["notion", "fetch", Self.link, "--json"]
        let refused = try muster(words, environment: environment)
        #expect(refused.exit == 1)
        #expect(refused.errors.contains("could not prove who it is"))
        let trusted = ["MUSTER_CERTIFICATES": server.certificate]
        let read = try muster(words, environment: environment.merging(trusted) { $1 })
        // The server behind it is no Notion, but it could prove who it is.
        #expect(try read.errorCode() == "bad_answer")
    }

    @Test("What is no link is a wrong call") func noLink() throws {
        let result = try muster("notion", "fetch", "the job of the baker")
        #expect(result.exit == 2)
        #expect(result.errors.contains("notion.so"))
    }
}

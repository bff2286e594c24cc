import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite(
    "Hostile and recorded pages of Notion",
    .enabled(if: SharedData.isPresent, HostileTexts.absent))
struct NotionHostileTests {
    @Test("Hostile texts come through as they are, in every kind of block") func texts()
        async throws
    {
        let texts = try HostileTexts.all()
        #expect(texts.count > 250)
        let kinds = ["paragraph", "bulleted_list_item", "heading_1", "code", "quote", "hologram"]
        var space = NotionSpace(
            texts.enumerated().map { NotionSpace.block(kinds[$0.offset % kinds.count], $0.element) }
        )
        space.title = texts.joined()
        let server = try LocalServer { [space] in space.reply($0) }
        defer { server.stop() }
        let page = try await NotionReader(server).page()
        #expect(page.title.count <= 500)
        #expect(HostileTexts.lines(page.title).count <= 1)
        let lines = Set(HostileTexts.lines(page.text))
        for text in texts {
            for line in HostileTexts.lines(text) {
                let isThere = ["", "- ", "  ", "# ", "> "].contains { lines.contains($0 + line) }
                #expect(isThere, "\(String(reflecting: line)) is missing")
            }
        }
    }

    @Test("Hostile texts as kinds, ids, names and addresses break nothing") func fields()
        async throws
    {
        for text in try HostileTexts.all() {
            let block: JSONValue = .object([
                JSONMember("id", .string(text)), JSONMember("type", .string(text)),
                JSONMember("has_children", true),
                JSONMember(
                    text, ["rich_text": [NotionSpace.piece("T", text)], "url": .string(text)]),
            ])
            let space = NotionSpace([NotionSpace.block("paragraph", "Text"), block])
            let server = try LocalServer { space.reply($0) }
            defer { server.stop() }
            #expect(try await NotionReader(server).page().text.hasPrefix("Text"))
            #expect(NotionLink(text) == nil)
            #expect(NotionLink("https://acme.notion.site/\(text)") == nil)
        }
    }

    private func recorded(_ name: String) throws -> [RecordedExchange] {
        try RecordedExchange.all(try SharedData.bytes("fixtures/notion/\(name).json"))
    }

    /// A client that gets the recorded answers, found by the ends of their paths.
    private func client(
        _ answer: @escaping @Sendable (Request) -> Response?
    ) throws -> NotionClient {
        let transport = ScriptedTransport { request in
            answer(request) ?? Response(head: ResponseHead(status: 500))
        }
        let waits = NotedWaits()
        return NotionClient(
            token: Secret("planted"), base: try WebAddress(NotionClient.usualAddress),
            transport: transport,
            pages: PageFetcher(
                version: "1", transport: transport, surroundings: waits.surroundings),
            surroundings: waits.surroundings)
    }

    @Test("A recorded page and its recorded blocks are read") func page() async throws {
        let exchanges = try recorded("test_blocks_update")
        let id = try #require(NotionID("393abc1eedcd81cbbb97d6f7abcb41d6"))
        let client = try client { request in
            // The answer to making a page has the form of the answer to asking for it, and adding
            // blocks is answered with a list of them.
            let made = request.address.path.hasSuffix("children") ? "PATCH" : "POST"
            return exchanges.first { $0.method == made }?.response
        }
        let page = try await client.page(id)
        #expect(page.title == "Test 2026-07-04 11:08:32.632804")
        #expect(page.text == "I'm a paragraph.")
        #expect(page.left.isEmpty)
    }

    @Test("A recorded page without blocks is empty") func empty() async throws {
        let exchanges = try recorded("test_blocks_children_list")
        let client = try client { request in
            exchanges.first {
                request.address.path.hasSuffix("children")
                    ? $0.address.hasSuffix("children") : $0.method == "POST"
            }?.response
        }
        let link = try #require(
            NotionLink(
                "https://app.notion.com/p/Test-2026-07-04-11-08-26-393abc1eedcd81c3a7e3f719e1e1ec4b"
            ))
        await #expect(throws: NotionProblem.empty) { try await client.read(link) }
    }

    @Test("A recorded database is no page") func database() async throws {
        let exchanges = try recorded("test_databases_retrieve")
        let client = try client { request in
            request.address.path.contains("/databases/")
                ? exchanges.first { $0.method == "GET" }?.response
                : Response(head: ResponseHead(status: 400))
        }
        let id = try #require(NotionID("e234cdc8-4ad2-4371-a97e-999a238bf8f5"))
        await #expect(
            throws: NotionProblem.notAPage(database: "Test Database - 2026-07-04 11:08:57.449785")
        ) { try await client.page(id) }
    }

    @Test(
        "Recorded refusals are states",
        arguments: [
            ("test_api_response_error_additional_data", NotionProblem.unauthorized),
            ("test_api_async_request_bad_request_error", .refused(status: 400)),
        ]) func refused(name: String, expected: NotionProblem) async throws
    {
        let exchange = try #require(try recorded(name).first)
        let client = try client { _ in exchange.response }
        let id = try #require(NotionID(NotionSpace.page))
        await #expect(throws: expected) { try await client.page(id) }
    }
}

import Connectors
import Prelude
import TestSupport
import Testing
import Web

@Suite(
    "Hostile pages of Notion",
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
}

import Connectors
import Prelude
import TestSupport
import Testing

@Suite("Text of Notion's pages") struct NotionTextTests {
    private func read(
        _ blocks: [JSONValue], _ held: [Int: [JSONValue]] = [:]
    ) async throws -> NotionPage {
        var space = NotionSpace(blocks)
        for (number, blocks) in held { space.held[NotionSpace.id(number)] = blocks }
        let server = try LocalServer { [space] in space.reply($0) }
        defer { server.stop() }
        return try await NotionReader(server).page()
    }

    private func block(_ kind: String, _ text: String, holding number: Int? = nil) -> JSONValue {
        NotionSpace.block(kind, text, holding: number)
    }

    @Test("Every kind of block that has text is in it") func kinds() async throws {
        let page = try await read([
            block("heading_1", "We bake"), block("paragraph", "Since 1887.\nBy hand."),
            block("paragraph", ""), block("heading_2", "You"),
            block("bulleted_list_item", "knead"), block("bulleted_list_item", "rise early"),
            block("heading_3", "Steps"), block("numbered_list_item", "Write"),
            block("numbered_list_item", "Come"), block("paragraph", "Between"),
            block("numbered_list_item", "Again"),
            NotionSpace.block("to_do", "Oven", [JSONMember("checked", true)]),
            NotionSpace.block("to_do", "Flour", [JSONMember("checked", false)]),
            block("quote", "Good\nbread"), block("callout", "Full time"),
            NotionSpace.block("code", "let a = `b```", [JSONMember("language", "swift")]),
            NotionSpace.block("equation", ["expression": "e=mc^2"]),
            NotionSpace.block("divider", [:]), block("toggle", "Last words"),
        ])
        #expect(page.title == "Baker (all genders)")
        #expect(page.left.isEmpty)
        #expect(
            page.text == """
                # We bake

                Since 1887.
                By hand.

                ## You

                - knead
                - rise early

                ### Steps

                1. Write
                2. Come

                Between

                1. Again
                - [x] Oven
                - [ ] Flour

                > Good
                > bread

                Full time

                ````swift
                let a = `b```
                ````

                e=mc^2

                ---

                Last words
                """)
    }

    @Test("What blocks hold stands below them") func nesting() async throws {
        let page = try await read(
            [
                block("toggle", "Requirements", holding: 2),
                NotionSpace.block("column_list", holding: 3, [:]),
                NotionSpace.block("synced_block", holding: 6, ["synced_from": nil]),
                NotionSpace.block("table", holding: 7, ["table_width": 2]),
                block("quote", "Said", holding: 8),
            ],
            [
                2: [block("bulleted_list_item", "Swift", holding: 9)],
                9: [
                    block("numbered_list_item", "five\nyears"),
                    block("numbered_list_item", "daily"),
                    block("paragraph", "or so"),
                ],
                3: [
                    NotionSpace.block("column", holding: 4, [:]),
                    NotionSpace.block("column", holding: 5, [:]),
                ],
                4: [block("paragraph", "left")], 5: [block("paragraph", "right")],
                6: [block("paragraph", "the same everywhere")],
                7: [row(["Pay", "70,000\n€"]), row(["Place", "Berlin"])],
                8: [block("paragraph", "again")],
            ])
        #expect(page.left.isEmpty)
        #expect(
            page.text == """
                Requirements

                - Swift
                  1. five
                     years
                  2. daily
                  or so

                left

                right

                the same everywhere

                Pay | 70,000 €
                Place | Berlin

                > Said
                >
                > again
                """)
    }

    private func row(_ cells: [String]) -> JSONValue {
        NotionSpace.block(
            "table_row", ["cells": .array(cells.map { .array([NotionSpace.piece($0)]) })])
    }

    @Test("A link keeps its address where the text does not say it") func links() async throws {
        let pieces: JSONValue = [
            NotionSpace.piece("Write to "), NotionSpace.piece("us", "https://bakery.example/jobs"),
            NotionSpace.piece(" now", "https://bakery.example/jobs"), NotionSpace.piece(" or "),
            NotionSpace.piece("jobs@bakery.example", "mailto:jobs@bakery.example"),
            NotionSpace.piece(", "),
            NotionSpace.piece("bakery.example", "https://bakery.example/"),
            ["type": "equation", "equation": ["expression": " x"]],
        ]
        let page = try await read([NotionSpace.block("paragraph", ["rich_text": pieces])])
        #expect(
            page.text == """
                Write to us now (https://bakery.example/jobs) or jobs@bakery.example, \
                bakery.example x
                """)
    }

    @Test("Attachments are links, never signed ones, and their content is said to be missing")
    func attachments() async throws {
        let caption: JSONValue = [NotionSpace.piece("The shop")]
        let page = try await read([
            NotionSpace.block("bookmark", ["url": "https://bakery.example", "caption": []]),
            NotionSpace.block(
                "image",
                [
                    "type": "external", "caption": caption,
                    "external": ["url": "https://img.example/1"],
                ]),
            NotionSpace.block(
                "pdf",
                [
                    "type": "file", "name": "job.pdf", "caption": [],
                    "file": ["url": "https://files.example/job.pdf?X-Amz-Signature=planted"],
                ]),
            NotionSpace.block("embed", ["url": "https://maps.example/x"]),
            NotionSpace.block("link_preview", ["url": "https://code.example/y"]),
        ])
        #expect(
            page.text.split(separator: "\n") == [
                "https://bakery.example", "The shop (https://img.example/1)",
                "job.pdf (https://files.example/job.pdf)", "https://maps.example/x",
                "https://code.example/y",
            ])
        #expect(page.left == [.attachments(5)])
    }

    @Test("Pages and databases below are named and not followed") func below() async throws {
        let page = try await read(
            [
                block("paragraph", "Text"),
                NotionSpace.block("child_page", holding: 2, ["title": "Benefits"]),
                NotionSpace.block("child_database", holding: 3, ["title": "Applicants"]),
                NotionSpace.block(
                    "link_to_page", ["type": "page_id", "page_id": .string(NotionSpace.id(2))]),
            ], [2: [block("paragraph", "never read")], 3: []])
        #expect(page.text == "Text\n\nBenefits\n\nApplicants")
        #expect(page.left == [.pages(2), .databases(1)])
    }

    @Test("Unknown kinds give what text they have") func unknown() async throws {
        let page = try await read(
            [
                block("hologram", "shines"), NotionSpace.block("hologram", ["title": "Named"]),
                NotionSpace.block(
                    "meeting_notes", holding: 2, ["title": [NotionSpace.piece("Talk")]]),
                NotionSpace.block("unsupported", [:]), NotionSpace.block("ai_block", nil),
                NotionSpace.block("breadcrumb", [:]), NotionSpace.block("table_of_contents", [:]),
            ], [2: [block("paragraph", "inside")]])
        #expect(page.text == "shines\n\nNamed\n\nTalk\n\ninside")
        #expect(page.left == [.unsupported(2)])
    }
}

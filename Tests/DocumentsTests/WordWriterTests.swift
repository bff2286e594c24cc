import Documents
import Testing

@Suite("Written Word documents") struct WordWriterTests {
    private func read(_ bytes: [UInt8]) throws -> Document {
        try #require(DocumentReader().read(bytes, path: "a.docx").first)
    }

    private let paragraphs = [
        WordParagraph(.title, [.init("Wilma Grabovac")]),
        WordParagraph(.centred, [.init("Graz · wilma@example.org")]),
        WordParagraph(.heading, [.init("Experience")]),
        WordParagraph(.entry, [.init("Beekeeper", isBold: true), .init(", Hive & Co (2019)")]),
        WordParagraph(.bullet, [.init("Counted <bees> \"twice\"")]),
        WordParagraph(.bullet, [.init("Sold honey")]),
        WordParagraph(.text, [.init("Tab\there,\nand a new line")]),
    ]

    @Test("What is written is read back, paragraph by paragraph, and nothing of it is hidden")
    func readBack() throws {
        let document = try read(WordWriter.bytes(paragraphs, title: "Wilma"))
        #expect(document.kind == .docx)
        #expect(document.warnings.isEmpty)
        #expect(
            document.text == """
                Wilma Grabovac
                Graz · wilma@example.org

                Experience
                Beekeeper, Hive & Co (2019)
                • Counted <bees> "twice"
                • Sold honey
                Tab\there,
                and a new line

                """)
    }

    @Test(
        "No text can do anything in the document",
        arguments: [
            "<w:p>", "]]>", "&amp;", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;",
            "' onload='x", "{ HYPERLINK \"https://example.org\" }", "%$#_~^\\`|*",
        ]) func hostile(text: String) throws
    {
        let document = try read(
            WordWriter.bytes([WordParagraph(.text, [.init(text)])], title: text))
        #expect(document.text == text + "\n")
    }

    @Test("Words lead to web pages and mailboxes, with the address in the document itself")
    func links() throws {
        for target in ["https://go.dev/a?b=1&c=(d)", "http://x.org", "mailto:w@example.org"] {
            let bytes = try WordWriter.bytes([
                WordParagraph(.bullet, [.init("Used "), .init("Go", link: target), .init(".")])
            ])
            let document = try read(bytes)
            #expect(document.text == "• Used Go.\n")
            #expect(document.links.map(\.target) == [target])
        }
    }

    @Test(
        "Words that would lead elsewhere are words",
        arguments: [
            "javascript:alert(1)", "file:///etc/passwd", "https://x\" \\l \"y", "https://a b", "",
            "ftp://x.org", "https://a\\b",
        ])
    func otherLinks(target: String) throws {
        let paragraph = WordParagraph(.text, [.init("Go", link: target)])
        let document = try read(WordWriter.bytes([paragraph]))
        #expect(document.text == "Go\n")
        #expect(document.links.isEmpty)
    }

    @Test("What XML cannot hold is left out") func controls() throws {
        let text = "a\u{0}b\u{8}c\u{1B}d\u{FFFE}e\u{7F}f"
        let document = try read(WordWriter.bytes([WordParagraph(.text, [.init(text)])]))
        #expect(document.text == "abcdef\n")
    }

    @Test("The same paragraphs give the same bytes, and a document without any can be written")
    func same() throws {
        #expect(try WordWriter.bytes(paragraphs) == WordWriter.bytes(paragraphs))
        #expect(throws: DocumentError.self) { try read(WordWriter.bytes([])) }
    }

    @Test("A large document is written whole, one that is too large not at all") func large() throws
    {
        let line = WordParagraph(.bullet, [.init(String(repeating: "honey ", count: 50))])
        let document = try read(
            WordWriter.bytes([WordParagraph](repeating: line, count: 2_000)))
        #expect(document.text.split(separator: "\n").count == 2_000)
        let huge = WordParagraph(.text, [.init(String(repeating: "x", count: 17 << 20))])
        #expect(throws: DocumentError.self) { try WordWriter.bytes([huge]) }
    }
}

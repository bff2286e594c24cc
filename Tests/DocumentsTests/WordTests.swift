import Documents
import Prelude
import Testing

@Suite("Word documents") struct WordTests {
    private func read(_ bytes: [UInt8], _ name: String = "a.docx") throws -> Document {
        try #require(DocumentReader().read(bytes, path: name).first)
    }

    @Test("Paragraphs, tabs, breaks and lists become lines") func paragraphs() throws {
        let body = """
            <w:p><w:r><w:t>Wilma </w:t></w:r><w:r><w:t>Grabovac</w:t><w:tab/><w:t>Graz</w:t></w:r></w:p>\
            <w:p><w:r><w:t>Keeps</w:t><w:br/><w:t>bees &amp; books</w:t></w:r></w:p>\
            <w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>\
            <w:r><w:t>hives</w:t></w:r></w:p>
            """
        #expect(
            try read(TinyWord.document(body: body)).text
                == "Wilma Grabovac\tGraz\nKeeps\nbees & books\n• hives\n")
    }

    @Test(
        "A table of labels and values keeps its rows; one that lays out the page is read by cells")
    func tables() throws {
        func row(_ cells: [String]) -> String {
            "<w:tr>" + cells.map { "<w:tc>\($0)</w:tc>" }.joined() + "</w:tr>"
        }
        let paragraph = TinyWord.paragraph
        let body =
            "<w:tbl>" + row([paragraph("Skill"), paragraph("Level")])
            + row([paragraph("Languages"), paragraph("German") + paragraph("English")]) + "</w:tbl>"
            + "<w:tbl>"
            + row([paragraph("one") + paragraph("two"), paragraph("three") + paragraph("four")])
            + "</w:tbl>"
        let text = try read(TinyWord.document(body: body)).text
        #expect(text == "Skill\tLevel\nLanguages\tGerman\nEnglish\n\none\ntwo\n\nthree\nfour\n")
    }

    @Test("Text boxes are read once, headers and footers too, and links keep their targets")
    func parts() throws {
        let box = "<w:txbxContent>\(TinyWord.paragraph("In the box"))</w:txbxContent>"
        let body = """
            <w:p><w:r><w:t>Beside it</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>\(box)</mc:Choice>\
            <mc:Fallback>\(box)</mc:Fallback></mc:AlternateContent></w:r></w:p>\
            <w:p><w:hyperlink r:id="h"><w:r><w:t>my hives</w:t></w:r></w:hyperlink></w:p>\
            <w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "mailto:w@example.org" \
            </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>mail</w:t></w:r>\
            <w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
            """
        let relations = TinyWord.relations([
            ("h", "hyperlink", "https://hives.example.org"), ("a", "header", "header1.xml"),
            ("b", "header", "header2.xml"), ("c", "footer", "footer1.xml"),
        ])
        let header = "<w:hdr>\(TinyWord.paragraph("Wilma, Graz"))</w:hdr>"
        let document = try read(
            TinyWord.document(
                body: body,
                more: [
                    ("word/_rels/document.xml.rels", relations), ("word/header1.xml", header),
                    ("word/header2.xml", header),
                    ("word/footer1.xml", "<w:ftr>\(TinyWord.paragraph("+43 000 1"))</w:ftr>"),
                ]))
        #expect(
            document.text == "Wilma, Graz\n\nBeside it\nIn the box\nmy hives\nmail\n\n+43 000 1\n")
        let bytes = Array(document.text.utf8)
        #expect(document.links.map { $0.span.text(in: bytes) } == ["my hives", "mail"])
        #expect(
            document.links.map(\.target) == ["https://hives.example.org", "mailto:w@example.org"])
    }

    @Test("Hidden, white and tiny runs are kept apart; white on a dark cell is read") func hidden()
        throws
    {
        func run(_ text: String, _ properties: String) -> String {
            "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
        }
        let white = #"<w:color w:val="FFFFFF"/>"#
        let body =
            "<w:p>" + run("Wilma", "") + run(" Rust guru", "<w:vanish/>") + run(" Go guru", white)
            + run(" C guru", #"<w:sz w:val="2"/>"#)
            + run(" Grabovac", #"<w:vanish w:val="false"/>"#) + "</w:p>"
            + #"<w:p><w:pPr><w:pStyle w:val="Secret"/></w:pPr><w:r><w:t>Ada guru</w:t></w:r></w:p>"#
            + #"<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="202020"/></w:tcPr><w:p>"#
            + run("on dark", white)
            + "</w:p></w:tc></w:tr></w:tbl>"
        let styles = """
            <w:styles><w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>\
            <w:style w:styleId="Secret"><w:basedOn w:val="Base"/></w:style></w:styles>
            """
        let document = try read(TinyWord.document(body: body, more: [("word/styles.xml", styles)]))
        #expect(document.text == "Wilma Grabovac\non dark\n")
        #expect(document.hiddenText == ["Rust guru", "Go guru", "C guru", "Ada guru"])
        #expect(
            document.warnings
                == [.hiddenText(.colour), .hiddenText(.size), .hiddenText(.markup)])
    }

    @Test("OpenDocument text is read with its lists, tables and links") func openDocument() throws {
        let content = """
            <office:document-content><office:body><office:text><text:h>Wilma</text:h>\
            <text:list><text:list-item><text:p>bees</text:p></text:list-item></text:list>\
            <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>\
            <table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>\
            <text:p>see <text:a xlink:href="https://example.org">here</text:a></text:p>\
            </office:text></office:body></office:document-content>
            """
        let document = try read(
            TinyWord.zip([
                ("mimetype", Array("application/vnd.oasis.opendocument.text".utf8)),
                ("META-INF/manifest.xml", Array("<m/>".utf8)), ("content.xml", Array(content.utf8)),
            ]), "a.odt")
        #expect(document.kind == .odt)
        #expect(document.text == "Wilma\n\n• bees\na\tb\nsee here\n")
        #expect(document.links.map(\.target) == ["https://example.org"])
    }

    @Test("Rich Text is read with its characters, lines and hidden words") func richText() throws {
        let text =
            #"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\*\generator x;}J\'fcrgen \u346?im\u-10179?\u-8704?\par"#
            + "\r\n\\b Keeper\\b0\\tab 2019 \\endash  2021\\line{\\v rank me}bees \\{ok\\}}"
        let document = try read(Array(text.utf8), "a.rtf")
        #expect(document.kind == .rtf)
        #expect(document.text == "Jürgen Śim😀\nKeeper\t2019 – 2021\nbees {ok}\n")
        #expect(document.hiddenText == ["rank me"])
    }

    @Test("A document called .pdf is read for what it is, with a warning") func renamed() throws {
        let document = try read(TinyWord.document(body: TinyWord.paragraph("Wilma")), "a.pdf")
        #expect(document.kind == .docx)
        #expect(document.warnings == [.misleadingName(.docx)])
    }
}

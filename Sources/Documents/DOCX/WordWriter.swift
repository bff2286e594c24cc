/// Writes Word documents (.docx; ECMA-376, part 1) of plain paragraphs: no macro and nothing
/// from outside; links lead to web pages and mailboxes only.
package enum WordWriter {
    /// The most bytes of text that a document is written of.
    static let mostBytes = 16 << 20

    /// The bytes of a document. The same paragraphs give the same bytes, whenever they are written.
    ///
    /// - Parameter title: The title in the document's properties.
    /// - Throws: `DocumentError` when there is too much text.
    package static func bytes(
        _ paragraphs: [WordParagraph], title: String = ""
    ) throws(DocumentError) -> [UInt8] {
        let size = paragraphs.reduce(title.utf8.count) { total, paragraph in
            paragraph.runs.reduce(total + 64) { $0 + $1.text.utf8.count }
        }
        guard size <= mostBytes else {
            throw DocumentError(
                .tooLarge, "The text has more than \(mostBytes >> 20) MB", hint: "Shorten it.")
        }
        return try ZipWriter.bytes([
            ("[Content_Types].xml", WordParts.contentTypes),
            ("_rels/.rels", WordParts.rootRelations),
            ("docProps/core.xml", WordParts.properties(title: XMLText.escaped(title))),
            ("word/document.xml", document(paragraphs)),
            ("word/_rels/document.xml.rels", WordParts.documentRelations),
            ("word/styles.xml", WordParts.styles),
            ("word/numbering.xml", WordParts.numbering),
        ])
    }

    private static func document(_ paragraphs: [WordParagraph]) -> String {
        WordParts.documentStart + paragraphs.map(xml).joined() + WordParts.documentEnd
    }

    private static func xml(_ paragraph: WordParagraph) -> String {
        #"<w:p><w:pPr><w:pStyle w:val="\#(paragraph.kind.rawValue)"/></w:pPr>"#
            + paragraph.runs.map(xml).joined() + "</w:p>\n"
    }

    private static func xml(_ run: WordParagraph.Run) -> String {
        let properties = run.isBold ? "<w:rPr><w:b/></w:rPr>" : ""
        var content = ""
        var text = String.UnicodeScalarView()
        func flush() {
            if !text.isEmpty {
                content += #"<w:t xml:space="preserve">\#(XMLText.escaped(String(text)))</w:t>"#
            }
            text.removeAll()
        }
        for scalar in run.text.unicodeScalars {
            switch scalar {
            case "\t":
                flush()
                content += "<w:tab/>"
            case "\n", "\u{2028}", "\u{2029}":
                flush()
                content += "<w:br/>"
            default: text.append(scalar)
            }
        }
        flush()
        guard !content.isEmpty else { return "" }
        let words = "<w:r>\(properties)\(content)</w:r>"
        guard let link = run.link, isFollowed(link) else { return words }
        // A field holds its address where it stands; a relation of the package would make a word processor
        // refuse the whole document for one address that it cannot read.
        return mark("begin")
            + #"<w:r><w:instrText xml:space="preserve"> HYPERLINK "\#(XMLText.escaped(link))" </w:instrText></w:r>"#
            + mark("separate") + words + mark("end")
    }

    private static func mark(_ kind: String) -> String {
        #"<w:r><w:fldChar w:fldCharType="\#(kind)"/></w:r>"#
    }

    /// Whether an address leads to a web page or a mailbox, and has nothing that would end the field's text.
    private static func isFollowed(_ link: String) -> Bool {
        ["http://", "https://", "mailto:"].contains { link.lowercased().hasPrefix($0) }
            && link.unicodeScalars.allSatisfy { $0.value > 0x20 && $0 != "\"" && $0 != "\\" }
    }
}

/// Text inside XML.
enum XMLText {
    /// A text as it stands in an element or in a quoted attribute; what XML cannot hold is left out.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case _ where isAllowed(scalar): escaped.append(scalar)
            default: break
            }
        }
        return String(escaped)
    }

    /// Whether XML 1.0 may hold a character (§2.2).
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

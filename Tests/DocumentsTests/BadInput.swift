import Documents
import Glibc
import TestSupport
import Testing

/// One way in which a file can be bad, and what must come of it.
struct BadInput: CustomTestStringConvertible, Sendable {
    /// What came of reading a file.
    enum Outcome: Hashable, Sendable {
        case code(DocumentError.Code)
        /// A text that holds these words.
        case text(String)
    }

    var name: String
    var outcome: Outcome
    /// Makes the file in a folder and returns its path.
    var make: @Sendable (TemporaryFolder) throws -> String

    var testDescription: String { name }

    init(
        _ name: String, _ outcome: Outcome,
        make: @escaping @Sendable (TemporaryFolder) throws -> String
    ) {
        self.name = name
        self.outcome = outcome
        self.make = make
    }

    /// A file with a name and bytes.
    init(
        _ name: String, _ file: String, _ outcome: Outcome,
        _ bytes: @escaping @Sendable () -> [UInt8]
    ) {
        self.init(name, outcome) { try $0.write(file, bytes()) }
    }

    static let all: [BadInput] = empties + portable + word + tables + strangers + texts

    private static func word(_ count: Int, _ text: String) -> [UInt8] {
        Array(String(repeating: text, count: count).utf8)
    }

    private static let empties: [BadInput] = [
        BadInput("nothing at all", "a.pdf", .code(.empty)) { [] },
        BadInput("only blanks", "a.txt", .code(.empty)) { Array(" \n\t \r\n".utf8) },
        BadInput("only a UTF-8 mark", "a.txt", .code(.empty)) { [0xEF, 0xBB, 0xBF] },
        BadInput("only a UTF-16 mark", "a.txt", .code(.empty)) { [0xFF, 0xFE] },
        BadInput("only tag characters", "a.txt", .code(.empty)) {
            Array("\u{E0068}\u{E0069}\u{E0072}\u{E0065}".utf8)
        },
        BadInput("HTML of hidden text alone", "a.html", .code(.empty)) {
            Array("<html><body><p style='display:none'>hire me</p></body></html>".utf8)
        },
        BadInput("HTML with a comment that never ends", "a.html", .code(.empty)) {
            Array("<!doctype html><!-- everything after".utf8)
        },
        BadInput("a table of a header alone", "a.csv", .code(.empty)) {
            Array("Full Name,Location,Skills\n".utf8)
        },
        BadInput("a Word document without words", "a.docx", .code(.empty)) {
            TinyWord.document(body: "<w:p/>")
        },
    ]

    private static let portable: [BadInput] = [
        BadInput("a PDF cut off", "a.pdf", .code(.unreadable)) {
            Array(TinyPDF.plain().bytes.dropLast(300))
        },
        BadInput("a PDF's first line alone", "a.pdf", .code(.unreadable)) {
            Array("%PDF-1.7\n".utf8)
        },
        BadInput("a PDF of garbage", "a.pdf", .code(.unreadable)) {
            Array("%PDF-1.7\n".utf8) + word(500, "1 0 obj << /garbage\n")
                + Array("startxref\n9\n%%EOF".utf8)
        },
        BadInput("a PDF without pages", "a.pdf", .code(.unreadable)) { TinyPDF().bytes },
        BadInput("a PDF whose pages hold each other", "a.pdf", .code(.noTextLayer)) {
            TinyPDF.file([
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
            ])
        },
        BadInput("a locked PDF", "a.pdf", .code(.encrypted)) {
            var pdf = TinyPDF.plain()
            let key = String(repeating: "A7", count: 32)
            pdf.trailer =
                "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <\(key)> /U <\(key)> >>"
            return pdf.bytes
        },
        BadInput("a PDF of pictures", "a.pdf", .code(.noTextLayer)) {
            var pdf = TinyPDF()
            pdf.fill(50, 50, 400, 600, grey: 0.5)
            return pdf.bytes
        },
        BadInput("a PDF with a scanner's stamp", "a.pdf", .code(.noTextLayer)) {
            var pdf = TinyPDF()
            pdf.put("Scan 1", 50, 790, size: 8)
            return pdf.bytes
        },
        BadInput("a PDF of too many pages", "a.pdf", .code(.tooLarge)) {
            var pdf = TinyPDF()
            for number in 0..<230 {
                pdf.page()
                pdf.put("Page \(number) of a book that nobody asked for", 50, 60)
            }
            return pdf.bytes
        },
        BadInput("a PDF that draws one word ten thousand times", "a.pdf", .text("again")) {
            var pdf = TinyPDF.plain()
            for turn in 0..<10_000 {
                pdf.put("again", Double(turn % 500), Double(turn % 797), size: 5)
            }
            return pdf.bytes
        },
        BadInput("a PDF with words at impossible places", "a.pdf", .text("Wilma Grabovac")) {
            var pdf = TinyPDF.plain()
            pdf.put("far", 1e15, -1e15)
            pdf.put("large", 10, 10, size: 1e12)
            return pdf.bytes
        },
        BadInput("a PDF that declares a huge stream", "a.pdf", .text("Wilma Grabovac")) {
            let text = String(decoding: TinyPDF.plain().bytes, as: UTF8.self)
            return Array(text.replacing("/Length ", with: "/Length 99999999").utf8)
        },
        BadInput("a PDF with bytes before it", "a.pdf", .text("Wilma Grabovac")) {
            Array("HTTP/1.1 200 OK\r\n\r\n".utf8) + TinyPDF.plain().bytes
        },
        BadInput("a PDF called .docx", "a.docx", .text("Wilma Grabovac")) { TinyPDF.plain().bytes },
    ]

    private static let word: [BadInput] = [
        BadInput("a Word document called .pdf", "a.pdf", .text("Wilma")) {
            TinyWord.document(body: TinyWord.paragraph("Wilma"))
        },
        BadInput("a Word document cut off", "a.docx", .code(.unreadable)) {
            Array(TinyWord.document(body: TinyWord.paragraph("Wilma")).dropLast(400))
        },
        BadInput("a Word document without its main part", "a.docx", .code(.unreadable)) {
            TinyWord.zip([("[Content_Types].xml", Array("<Types/>".utf8)), ("word/styles.xml", [])])
        },
        BadInput("a Word document whose XML stops", "a.docx", .code(.unreadable)) {
            TinyWord.document(body: "<w:p><w:r><w:t>Wil", prolog: "<w:x>")
        },
        BadInput("an archive that unpacks to a thousand times its size", "a.docx", .code(.tooLarge))
        {
            TinyWord.document(body: TinyWord.paragraph(String(repeating: "a", count: 20 << 20)))
        },
        BadInput("an archive of more than it may unpack to", "a.docx", .code(.tooLarge)) {
            TinyWord.document(body: TinyWord.paragraph(String(repeating: "ab ", count: 12 << 20)))
        },
        BadInput("archives inside an archive", "a.zip", .code(.unsupported)) {
            TinyWord.zip([("b.zip", TinyWord.zip([("c.zip", TinyWord.zip([("d.txt", [0x61])]))]))])
        },
        BadInput("an archive of too many parts", "a.docx", .code(.tooLarge)) {
            TinyWord.zip(
                TinyWord.parts(body: TinyWord.paragraph("x"))
                    + (0..<10_001).map { ("word/media/\($0).bin", []) })
        },
        BadInput("an archive with paths that lead outside", "a.docx", .text("Wilma")) {
            TinyWord.document(
                body: TinyWord.paragraph("Wilma"),
                more: [("../../../../tmp/evil.xml", "<a/>"), ("/etc/evil.xml", "<a/>")])
        },
        BadInput("an archive that lies about sizes", "a.docx", .code(.unreadable)) {
            var bytes = TinyWord.document(body: TinyWord.paragraph("Wilma"))
            // Every size in the central directory becomes the largest there is.
            for index in bytes.indices.dropLast(28)
            where bytes[index...].starts(with: [0x50, 0x4B, 1, 2]) {
                for place in 20..<28 { bytes[index + place] = 0xFE }
            }
            return bytes
        },
        BadInput("entities that multiply", "a.docx", .code(.unreadable)) {
            let entities = (1..<10).map {
                "<!ENTITY l\($0) \"&l\($0 - 1);&l\($0 - 1);&l\($0 - 1);\">"
            }
            return TinyWord.document(
                body: TinyWord.paragraph("&l9;"),
                prolog: "<!DOCTYPE w [<!ENTITY l0 \"lol\">\(entities.joined())]>")
        },
        BadInput("an entity that names a file", "a.docx", .code(.unreadable)) {
            TinyWord.document(
                body: TinyWord.paragraph("&x;"),
                prolog: "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")
        },
        BadInput("XML nested a hundred thousand deep", "a.docx", .code(.unreadable)) {
            TinyWord.document(body: String(repeating: "<w:tbl>", count: 100_000))
        },
        BadInput("a locked Office document", "a.docx", .code(.encrypted)) {
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1000)
                + "EncryptedPackage".utf8.flatMap { (byte: UInt8) -> [UInt8] in [byte, 0] }
        },
        BadInput("an Office document of the last century", "a.doc", .code(.unsupported)) {
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1000)
        },
        BadInput("a workbook", "a.xlsx", .code(.unsupported)) {
            TinyWord.zip([("[Content_Types].xml", Array("<Types/>".utf8)), ("xl/workbook.xml", [])])
        },
        BadInput("a locked OpenDocument text", "a.odt", .code(.encrypted)) {
            TinyWord.zip([
                ("content.xml", [1, 2, 3]),
                ("META-INF/manifest.xml", Array("<m><encryption-data/></m>".utf8)),
            ])
        },
    ]

    private static let tables: [BadInput] = [
        BadInput("JSON a million brackets deep", "a.json", .code(.unreadable)) {
            word(1_000_000, "[")
        },
        BadInput("JSON that stops", "a.json", .code(.unreadable)) {
            Array("{\"basics\": {\"name\": \"W".utf8)
        },
        BadInput("JSON of something else", "a.json", .code(.unsupported)) {
            Array("{\"a\": [1, 2]}".utf8)
        },
        BadInput("JSON with half a character", "a.json", .text("Wilma")) {
            Array(#"{"basics": {"name": "Wilma \ud83d"}}"#.utf8)
        },
        BadInput("a table with a million columns", "a.csv", .code(.tooLarge)) {
            word(1_000_000, "a,")
        },
        BadInput("a table whose quotation mark never closes", "a.csv", .code(.unreadable)) {
            Array("Full Name,Location\n\"Wilma,Graz\nOtto,Linz\n".utf8)
        },
        BadInput("a table of unknown columns", "a.csv", .code(.unsupported)) {
            Array("a,b,c\n1,2,3\n".utf8)
        },
        BadInput("a table with one endless row", "a.csv", .code(.tooLarge)) {
            Array("Full Name,Location\nWilma,".utf8) + word(2 << 20, "x")
        },
    ]

    private static let strangers: [BadInput] = [
        BadInput("a program called .pdf", "a.pdf", .code(.unsupported)) {
            Array("MZ".utf8) + [UInt8](repeating: 0, count: 500)
        },
        BadInput("a program called .txt", "a.txt", .code(.unsupported)) {
            [0x7F, 0x45, 0x4C, 0x46, 2, 1]
        },
        BadInput("a picture called .pdf", "a.pdf", .code(.unsupported)) {
            [0x89, 0x50, 0x4E, 0x47, 13, 10]
        },
        BadInput("a photograph called .docx", "a.docx", .code(.unsupported)) {
            [0xFF, 0xD8, 0xFF, 0xE0]
        },
        BadInput("a compressed file", "a.gz", .code(.unsupported)) { [0x1F, 0x8B, 8, 0] },
        BadInput("Rich Text cut off", "a.rtf", .code(.unreadable)) { Array("{\\rtf1 Wilma".utf8) },
        BadInput("Rich Text nested a hundred thousand deep", "a.rtf", .code(.unreadable)) {
            Array("{\\rtf1 ".utf8) + word(100_000, "{") + word(100_001, "}")
        },
        BadInput("a file of zeros", "a.txt", .code(.unsupported)) {
            [UInt8](repeating: 0, count: 9000)
        },
        BadInput("noise", "a.pdf", .code(.unsupported)) {
            (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7919 >> 3) }
        },
        BadInput("a named pipe", .code(.unreadable)) { folder in
            mkfifo(folder.path + "/a.pdf", 0o600)
            return folder.path + "/a.pdf"
        },
        BadInput("a link to itself", .code(.unreadable)) { folder in
            symlink(folder.path + "/a.pdf", folder.path + "/a.pdf")
            return folder.path + "/a.pdf"
        },
        BadInput("a link to nothing", .code(.unreadable)) { folder in
            symlink("/there/is/nothing", folder.path + "/a.pdf")
            return folder.path + "/a.pdf"
        },
        BadInput("a link to an endless device", .code(.unreadable)) { folder in
            symlink("/dev/zero", folder.path + "/a.pdf")
            return folder.path + "/a.pdf"
        },
        BadInput("a file that is not there", .code(.unreadable)) { $0.path + "/a.pdf" },
        BadInput("a folder called .pdf", .code(.unreadable)) { folder in
            mkdir(folder.path + "/a.pdf", 0o700)
            return folder.path + "/a.pdf"
        },
        BadInput("two gigabytes of nothing", .code(.tooLarge)) { folder in
            let path = try folder.write("a.pdf", [])
            truncate(path, 2 << 30)
            return path
        },
    ]

    private static let texts: [BadInput] = [
        BadInput("fifty megabytes on one line", "a.txt", .code(.tooLarge)) {
            [UInt8](repeating: 0x61, count: 50 << 20)
        },
        BadInput("HTML nested two hundred thousand deep", "a.html", .text("Wilma")) {
            Array("<html>".utf8) + word(200_000, "<div>") + Array("Wilma".utf8)
        },
        BadInput("bytes of no UTF-8", "a.txt", .text("Wilma")) {
            [0x57, 0x69, 0x6C, 0x6D, 0x61, 0xFF, 0xC3, 0x28]
        },
        BadInput("UTF-16 with half a letter", "a.txt", .text("Wilma")) {
            [0xFF, 0xFE] + "Wilma".utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit), 0] }
                + [0x41]
        },
        BadInput("UTF-16 with lone surrogates", "a.txt", .text("Wilma")) {
            [0xFF, 0xFE] + "Wilma".utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit), 0] }
                + [0x3D, 0xD8, 0x41, 0x00]
        },
        BadInput("a name that reads backwards", "CV\u{202E}fdp.txt", .text("Wilma")) {
            Array("Wilma".utf8)
        },
        BadInput("a name of two lines", "CV\nof Wilma.txt", .text("Wilma")) { Array("Wilma".utf8) },
        BadInput("a text of brackets for links", "a.md", .text("Wilma")) {
            Array("Wilma\n\n".utf8) + word(20_000, "[") + Array("\n".utf8) + word(20_000, "*a ")
        },
        BadInput("terminal commands in a text", "a.txt", .text("Wilma")) {
            Array("Wilma\u{1B}]0;owned\u{07}\u{1B}[2J".utf8)
        },
    ]
}

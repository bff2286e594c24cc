/// What a file is by its first bytes, whatever its name says.
enum ContentFormat {
    case pdf
    case zip
    /// An old Office file, or a locked new one.
    case compound
    case richText
    /// Something known that holds no text of ours, in words.
    case foreign(String)
    /// Perhaps text.
    case unknown

    init(_ bytes: [UInt8]) {
        if bytes.prefix(1024).contains(sequence: "%PDF-".utf8) {
            self = .pdf
        } else if bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: "PK\u{5}\u{6}".utf8)
        {
            self = .zip
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
            self = .compound
        } else if bytes.starts(with: "{\\rtf".utf8) {
            self = .richText
        } else if let name = ContentFormat.foreign(bytes) {
            self = .foreign(name)
        } else {
            self = .unknown
        }
    }

    private static func foreign(_ bytes: [UInt8]) -> String? {
        let signatures: [(bytes: [UInt8], name: String)] = [
            ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"),
            ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
            (Array("GIF8".utf8), "a picture (GIF)"), (Array("II*\0".utf8), "a picture (TIFF)"),
            (Array("MM\0*".utf8), "a picture (TIFF)"), (Array("BM".utf8), "a picture (BMP)"),
            ([0x7F, 0x45, 0x4C, 0x46], "a program"), ([0x1F, 0x8B], "a compressed file (gzip)"),
            (Array("7z".utf8) + [0xBC, 0xAF], "an archive (7z)"),
            (Array("Rar!".utf8), "an archive (RAR)"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a compressed file (xz)"),
            (Array("BZh".utf8), "a compressed file (bzip2)"),
            (Array("SQLite format 3".utf8), "a database"), (Array("OggS".utf8), "a recording"),
            (Array("ID3".utf8), "a recording"), (Array("%!PS".utf8), "PostScript"),
        ]
        for signature in signatures where bytes.starts(with: signature.bytes) {
            // Two letters may open a text; a picture has zeros soon after.
            if signature.bytes.count == 2, signature.name.hasSuffix("(BMP)"),
                !bytes.prefix(16).contains(0)
            {
                continue
            }
            return signature.name
        }
        if bytes.starts(with: "MZ".utf8), bytes.prefix(256).contains(0) { return "a program" }
        if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) { return "a film or picture" }
        if bytes.starts(with: "RIFF".utf8) { return "a picture or recording" }
        return nil
    }

    /// The refusal of what is not read.
    static func unsupported(_ name: String) -> DocumentError {
        DocumentError(
            .unsupported, "This is \(name)",
            hint: "Give PDF, DOCX, ODT, RTF, HTML, Markdown, text, CSV or JSON Resume.")
    }
}

extension ArraySlice<UInt8> {
    /// Whether other bytes stand somewhere in these.
    func contains(sequence wanted: some Collection<UInt8>) -> Bool {
        guard let first = wanted.first else { return true }
        var rest = self
        while let index = rest.firstIndex(of: first) {
            rest = rest[index...]
            if rest.starts(with: wanted) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

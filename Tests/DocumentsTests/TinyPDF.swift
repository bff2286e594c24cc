/// Writes small PDF files by hand (ISO 32000-1), with text where a test wants it.
struct TinyPDF {
    private var pages: [String] = []
    private var annotations: [Int: [String]] = [:]
    /// Entries for the trailer's dictionary.
    var trailer = ""

    /// A page of 600 × 800 points, opened before its words are put on it.
    mutating func page() { pages.append("") }

    /// Puts words on the last page, their baseline `top` points below its upper edge.
    mutating func put(
        _ words: String, _ left: Double, _ top: Double, size: Double = 10, grey: Double = 0
    ) {
        if pages.isEmpty { page() }
        let escaped = words.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        pages[pages.count - 1] +=
            "BT \(grey) g /F1 \(size) Tf \(left) \(800 - top) Td (\(escaped)) Tj ET\n"
    }

    /// Fills a rectangle on the last page.
    mutating func fill(
        _ left: Double, _ top: Double, _ width: Double, _ height: Double, grey: Double
    ) {
        if pages.isEmpty { page() }
        pages[pages.count - 1] +=
            "\(grey) g \(left) \(800 - top - height) \(width) \(height) re f\n"
    }

    /// Links a rectangle of the last page.
    mutating func link(
        _ target: String, _ left: Double, _ top: Double, _ width: Double, _ height: Double
    ) {
        let box = "[\(left) \(800 - top - height) \(left + width) \(800 - top)]"
        annotations[pages.count - 1, default: []].append(
            "<< /Type /Annot /Subtype /Link /Rect \(box) /Border [0 0 0] "
                + "/A << /S /URI /URI (\(target)) >> >>")
    }

    /// The file.
    var bytes: [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        objects.append(
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
        var kids: [Int] = []
        for (index, content) in pages.enumerated() {
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
            let links = (annotations[index] ?? []).joined(separator: " ")
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents \(objects.count) 0 R "
                    + "/Resources << /Font << /F1 3 0 R >> >> /Annots [\(links)] >>")
            kids.append(objects.count)
        }
        let list = kids.map { "\($0) 0 R" }.joined(separator: " ")
        objects[1] = "<< /Type /Pages /Kids [\(list)] /Count \(kids.count) >>"
        return TinyPDF.file(objects, trailer: trailer)
    }

    /// A file of numbered objects, the first of which is its root.
    static func file(_ objects: [String], trailer: String = "") -> [UInt8] {
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (index, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places {
            let digits = String(place)
            text += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R \(trailer) >>\n"
        text += "startxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    /// A page that anyone can read.
    static func plain() -> TinyPDF {
        var pdf = TinyPDF()
        pdf.put("Wilma Grabovac", 50, 60, size: 18)
        pdf.put("Beekeeper and data engineer, keeps hives and pipelines", 50, 90)
        return pdf
    }
}

/// A PDF with a picture on each page and no text (ISO 32000-1).
package enum PicturePDF {
    /// One of a page.
    package static let bytes = bytes(pages: 1)

    /// One of so many pages.
    package static func bytes(pages: Int) -> [UInt8] {
        // One grey dot, as large as a page of text.
        let picture = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 80> EI Q"
        let kids = (0..<pages).map { "\($0 + 4) 0 R" }.joined(separator: " ")
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [\(kids)] /Count \(pages) >>",
            "<< /Length \(picture.utf8.count) >>\nstream\n\(picture)\nendstream",
        ]
        for _ in 0..<pages {
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 3 0 R >>")
        }
        var text = "%PDF-1.4\n"
        var places: [String] = []
        for (index, object) in objects.enumerated() {
            let digits = String(text.utf8.count)
            places.append(String(repeating: "0", count: 10 - digits.count) + digits)
            text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        text += places.map { "\($0) 00000 n \n" }.joined()
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\n"
        return Array((text + "startxref\n\(start)\n%%EOF\n").utf8)
    }
}

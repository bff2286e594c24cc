internal import Documents
internal import Market

/// Descriptions of jobs as plain text.
struct PlainDescription: Sendable {
    /// How much HTML of a description is read, in bytes: pages of pictures in data addresses can be larger.
    static let maximumHTML = 2_000_000

    let reader: DocumentReader

    /// HTML as text, as far as a description is kept; empty for what holds none.
    func text(_ html: String?) -> String {
        guard let html, !html.isEmpty else { return "" }
        let bytes =
            html.utf8.count > Self.maximumHTML ? html.utf8.prefix(Self.maximumHTML) : html.utf8[...]
        let page = Array("<html><body>".utf8) + bytes + Array("</body></html>".utf8)
        let read = try? reader.read(page, path: "description.html")
        return Self.cut(read?.first?.text ?? "")
    }

    /// Text as far as a description is kept.
    static func cut(_ text: String) -> String {
        text.utf8.count <= FoundJob.maximumText ? text : String(text.prefix(FoundJob.maximumText))
    }
}

internal import Prelude
internal import Recruiting

/// Where a skill stands in somebody's documents.
struct GapEvidence: Sendable, Hashable {
    /// The document.
    let document: String
    /// Its bytes there.
    let span: TextSpan
    /// The words, at most `maximumLength` characters.
    let text: String
    /// The line that they stand in, at most as long.
    let line: String

    /// The most characters of a text that are told.
    static let maximumLength = 200

    /// The evidence in some documents; nil where there is none.
    init?(document: String?, start: Int?, end: Int?, in texts: [String: [UInt8]]) {
        guard let document, let start, let end, let bytes = texts[document], start >= 0,
            start <= end, end <= bytes.count
        else { return nil }
        let newline = UInt8(ascii: "\n")
        let first = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let last = bytes[end...].firstIndex(of: newline) ?? bytes.count
        self.document = document
        span = TextSpan(start, end)
        text = String(span.text(in: bytes).prefix(Self.maximumLength))
        line = String(TextSpan(first, last).text(in: bytes).prefix(Self.maximumLength))
    }

    /// The texts of documents by their ids.
    static func texts(of documents: [SourceDocument]) -> [String: [UInt8]] {
        Dictionary(
            documents.map { ($0.id.text, Array($0.text.utf8)) },
            uniquingKeysWith: { first, _ in first })
    }
}

internal import Prelude

/// What of a job is kept: a source may write anything, and what it writes must fit into a desk and its
/// indexes whatever it is.
extension FoundJob {
    /// The longest line that is kept, in bytes: a character may be of any number of them.
    static let maximumLineBytes = 2000
    /// The longest description that is kept, in bytes.
    static let maximumTextBytes = 400_000
    /// How long each of the further things that a source tells may be, in bytes.
    static let maximumDetailBytes = 40_000

    /// The job as far as it is kept.
    var kept: FoundJob {
        var kept = self
        kept.key = Self.line(key)
        kept.title = Self.line(title)
        kept.company = company.map(Self.line)
        kept.addresses = Array(addresses.prefix(Self.maximumValues))
        kept.places = Self.lines(places)
        kept.employment = Self.lines(employment)
        kept.labels = Self.lines(labels)
        kept.text = Self.cut(text, to: Self.maximumTextBytes)
        kept.details = Dictionary(
            uniqueKeysWithValues: details.sorted { $0.key < $1.key }.prefix(Self.maximumValues)
                .compactMap { name, value in Self.detail(value).map { (Self.line(name), $0) } })
        return kept
    }

    /// A text as far as so many bytes reach, without half a sign at its end.
    static func cut(_ text: String, to bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        var end = text.utf8.index(text.startIndex, offsetBy: bytes)
        while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end])
    }

    private static func line(_ text: String) -> String { cut(text, to: maximumLineBytes) }

    private static func lines(_ texts: [String]) -> [String] {
        texts.prefix(maximumValues).map(line)
    }

    private static func detail(_ value: JSONValue) -> JSONValue? {
        if let text = value.string { return .string(cut(text, to: maximumDetailBytes)) }
        return value.text().utf8.count <= maximumDetailBytes ? value : nil
    }
}

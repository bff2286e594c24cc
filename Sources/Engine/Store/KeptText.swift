internal import Prelude

extension String {
    /// The text as it is kept: at most so many characters, and without the one that no database
    /// takes.
    func kept(_ maximum: Int) -> String {
        var kept = String(prefix(maximum))
        kept.unicodeScalars.removeAll { $0 == "\0" }
        return kept
    }
}

/// What ops hand over to be kept, held to what can be read again: one value that cannot would stop
/// every engine that comes across its row.
enum KeptValue {
    /// How many bytes a value has at most as text.
    static let maximumSize = 1_000_000
    /// How deep a value is nested at most; far from what the parser reads, as it may become a part
    /// of another.
    static let maximumDepth = 100

    /// The value, if it can be kept; `what` names it.
    ///
    /// - Throws: `Failure` that no other attempt mends.
    static func checked(_ value: JSONValue, _ what: String) throws -> JSONValue {
        guard !isDeeper(value, than: maximumDepth) else {
            throw Failure(
                "\(what) is nested deeper than \(maximumDepth) levels", isTransient: false)
        }
        let size = value.text().utf8.count
        guard size <= maximumSize else {
            throw Failure(
                "\(what) has \(size) bytes, at most \(maximumSize) are kept: what is large belongs"
                    + " into a table, and its id here", isTransient: false)
        }
        return value
    }

    private static func isDeeper(_ value: JSONValue, than depth: Int) -> Bool {
        switch value {
        case .array(let elements):
            depth == 0 || elements.contains { isDeeper($0, than: depth - 1) }
        case .object(let members):
            depth == 0 || members.contains { isDeeper($0.value, than: depth - 1) }
        case .null, .bool, .integer, .number, .string: false
        }
    }
}

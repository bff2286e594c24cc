package import Prelude

/// One (N) field: a normalized value of a candidate or a job that a person can correct.
///
/// Declared once; storage, CLI, console and the checks on what a person types are derived from it.
package struct FieldDefinition: Sendable, Hashable {
    /// What a field may hold.
    package enum Kind: Sendable, Hashable {
        /// One line of text.
        case text
        /// Text of several sentences, edited in an editor.
        case prose
        /// A whole number within bounds.
        case integer(ClosedRange<Int>)
        /// A number within bounds.
        case number(ClosedRange<Double>)
        /// Yes or no.
        case flag
        /// One of a few words.
        case choice([String])
        /// A list of texts.
        case list
    }

    /// The stored name, as in CLI.md.
    package var name: String
    /// What the field may hold.
    package var kind: Kind
    /// Whether a person may set it; the others are computed.
    package var isEditable: Bool

    /// A field from its name and kind.
    package init(_ name: String, _ kind: Kind, isEditable: Bool = true) {
        self.name = name
        self.kind = kind
        self.isEditable = isEditable
    }

    /// The name as a person reads it: `location_city` becomes "Location city".
    package var title: String {
        let words = name.split(separator: "_").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

/// What a person typed does not fit the field.
package struct FieldError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The field's name.
    package var field: String
    /// What would fit, as a phrase.
    package var expected: String

    /// Field and expectation in one phrase; what was typed stays out of it.
    package var description: String { "\(field): expected \(expected)" }
}

extension FieldDefinition {
    /// The most bytes a person may type into one field.
    package static let maximumInput = 100_000

    /// Reads what a person typed. Nothing, or only blanks, means unknown.
    ///
    /// - Throws: `FieldError` saying what would fit.
    package func parse(_ input: String) throws(FieldError) -> JSONValue {
        let text = trimmed(input)
        if text.isEmpty { return .null }
        guard text.utf8.count <= FieldDefinition.maximumInput else {
            throw FieldError(
                field: name, expected: "at most \(FieldDefinition.maximumInput) bytes")
        }
        switch kind {
        case .text, .prose: return .string(text)
        case .integer(let range):
            guard let value = Int(text), range.contains(value) else {
                throw refused("a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .integer(Int64(value))
        case .number(let range):
            guard let value = Double(text), range.contains(value) else {
                throw refused("a number from \(range.lowerBound) to \(range.upperBound)")
            }
            return .number(value)
        case .flag:
            switch text.lowercased() {
            case "yes", "true", "1": return true
            case "no", "false", "0": return false
            default: throw refused("yes or no")
            }
        case .choice(let words):
            guard let word = words.first(where: { $0.lowercased() == text.lowercased() }) else {
                throw refused("one of \(words.joined(separator: ", "))")
            }
            return .string(word)
        case .list: return try parseList(text)
        }
    }

    /// A list is a JSON array of strings, or one item a line; a single line splits at commas and
    /// semicolons.
    private func parseList(_ text: String) throws(FieldError) -> JSONValue {
        if text.hasPrefix("["), let value = try? JSONParser.parse(text) {
            let items = value.elements?.compactMap(\.string) ?? []
            guard items.count == value.elements?.count else { throw refused("a list of texts") }
            return JSONValue(items)
        }
        let separators: [Character] = text.contains("\n") ? ["\n"] : [",", ";"]
        return JSONValue(
            text.split { separators.contains($0) }.map { trimmed(String($0)) }
                .filter { !$0.isEmpty })
    }

    private func refused(_ expected: String) -> FieldError {
        FieldError(field: name, expected: expected)
    }

    private func trimmed(_ text: String) -> String {
        var slice = text[...]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        return String(slice)
    }

    /// The text a person edits; `parse` reads it back as the same value.
    package func editable(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .string(let text): text
        case .array(let items): items.compactMap(\.string).joined(separator: "\n")
        case .bool(let flag): flag ? "yes" : "no"
        default: value.text()
        }
    }
}

import Prelude

/// What a part of a formula comes to.
enum FormulaValue: Sendable, Hashable {
    case blank
    case text(String)
    case number(Double)
    case bool(Bool)
    case moment(Timestamp)
    /// Nothing sensible.
    case failed

    /// Whether a record with this value is kept by a filter.
    var isTrue: Bool {
        switch self {
        case .blank, .failed: false
        case .text(let text): !text.isEmpty
        case .number(let number): number != 0
        case .bool(let value): value
        case .moment: true
        }
    }

    /// The value as a text; nil for what failed.
    var text: String? {
        switch self {
        case .blank: ""
        case .text(let text): text
        case .number(let number): AirtableStore.json(number).text()
        case .bool(let value): value ? "1" : "0"
        case .moment(let moment): AirtableMoment.text(moment)
        case .failed: nil
        }
    }

    /// The value as a number, for reckoning.
    var number: Double? {
        switch self {
        case .blank: 0
        case .number(let number): number
        case .bool(let value): value ? 1 : 0
        case .text, .moment, .failed: nil
        }
    }

    /// The value as a moment; a text is read.
    var moment: Timestamp? {
        switch self {
        case .moment(let moment): moment
        case .text(let text): AirtableMoment.parse(text)
        case .blank, .number, .bool, .failed: nil
        }
    }

    /// The value as the API gives it; nil for nothing.
    var json: JSONValue? {
        switch self {
        case .blank: nil
        case .text(let text): text.isEmpty ? nil : .string(text)
        case .number(let number): AirtableStore.json(number)
        case .bool(let value): value ? 1 : 0
        case .moment(let moment): .string(AirtableMoment.text(moment))
        case .failed: ["error": "#ERROR!"]
        }
    }

    /// Whether two values are equal; nil when one of them failed.
    static func isEqual(_ left: FormulaValue, _ right: FormulaValue) -> Bool? {
        switch (left, right) {
        case (.failed, _), (_, .failed): return nil
        case (.text(let left), .text(let right)): return left == right
        // An empty text and no text are the same, and so are no number and 0.
        case (.text(let text), .blank), (.blank, .text(let text)): return text.isEmpty
        case (.moment, .blank), (.blank, .moment): return false
        case (.moment, _), (_, .moment):
            guard let left = left.moment, let right = right.moment else { return false }
            return left == right
        default:
            guard let left = left.number, let right = right.number else { return false }
            return left == right
        }
    }

    /// The order of two values; nil when they have none.
    static func isLess(_ left: FormulaValue, _ right: FormulaValue) -> Bool? {
        switch (left, right) {
        case (.text(let left), .text(let right)): return left < right
        case (.moment, _), (_, .moment):
            guard let left = left.moment, let right = right.moment else { return nil }
            return left < right
        default:
            guard let left = left.number, let right = right.number else { return nil }
            return left < right
        }
    }
}

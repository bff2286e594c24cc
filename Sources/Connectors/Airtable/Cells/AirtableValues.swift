package import Prelude

/// Makes values for cells; nothing is null, which empties the cell.
package enum AirtableValues {
    /// A text; an empty one is nothing.
    package static func text(_ text: String?) -> JSONValue {
        text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null
    }

    /// A number; one that is not finite is nothing.
    package static func number(_ number: Double?) -> JSONValue {
        number.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
    }

    /// A whole number.
    package static func whole(_ number: Int?) -> JSONValue { JSONValue(number) }

    /// A box, ticked or not.
    package static func checked(_ isChecked: Bool) -> JSONValue { .bool(isChecked) }

    /// An option by its name as the schema has it.
    package static func option(_ name: String?) -> JSONValue { text(name) }

    /// Options by their names as the schema has them, each once.
    package static func options(_ names: [String]) -> JSONValue { JSONValue(unique(names)) }

    /// Links to records by their ids, each once and in their order; whatever is no id is left out, as
    /// Airtable may make a record of it.
    package static func links(_ ids: [String]) -> JSONValue {
        JSONValue(unique(ids.filter(AirtableRecord.isID)))
    }

    /// A list with an item on each line; breaks within an item become blanks.
    package static func items(_ items: [String]) -> JSONValue {
        let lines = items.map { item in
            AirtableCells.trimmed(
                item.split(whereSeparator: \.isNewline).joined(separator: " "))
        }
        return text(lines.filter { !$0.isEmpty }.joined(separator: "\n"))
    }

    /// A day.
    package static func day(_ day: Day?) -> JSONValue { JSONValue(day?.description) }

    /// A moment, to the millisecond.
    package static func moment(_ moment: Timestamp?) -> JSONValue {
        JSONValue(moment.map(AirtableMoments.text))
    }

    private static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}

extension AirtableCells {
    /// Whether two texts name one moment, each in its own way: a day alone is its beginning.
    package static func isSameMoment(_ one: JSONValue, _ other: JSONValue) -> Bool {
        guard let one = one.string.flatMap(AirtableMoments.moment),
            let other = other.string.flatMap(AirtableMoments.moment)
        else { return false }
        return one == other
    }

    /// Whether a cell holds what was written to it, as far as the two can be told apart: Airtable leaves
    /// out what is empty, rounds numbers and writes moments in its own way.
    static func isSame(_ wanted: JSONValue?, _ found: JSONValue?) -> Bool {
        let (wanted, found) = (wanted.flatMap(filled), found.flatMap(filled))
        guard let wanted, let found else { return wanted == found }
        if wanted == found { return true }
        if let left = wanted.double, let right = found.double {
            // A column rounds, and what differs by less than half of its fourth digit is not missed.
            return abs(left - right) <= 0.000_05
        }
        if let left = wanted.string, let right = found.string {
            if trimmed(left) == trimmed(right) { return true }
            return isSameMoment(.string(left), .string(right))
        }
        // The order of options is the column's own, that of links is ours and compared above.
        let names = (options(wanted).value, options(found).value)
        guard let left = names.0, let right = names.1, !left.contains(where: AirtableRecord.isID)
        else {
            return false
        }
        return Set(left) == Set(right)
    }

    /// The value of a cell that is not empty in Airtable's eyes.
    private static func filled(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .null, .bool(false), .string(""), .array([]): nil
        default: value
        }
    }
}

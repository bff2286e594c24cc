internal import Connectors
internal import Prelude
internal import Recruiting

/// The values of (N) fields as cells hold them, and cells as values.
enum TeamCells {
    /// The cell of a value: lists one item a line (facts, lesson L13), numbers as numbers, choices by
    /// their names.
    static func cell(_ value: JSONValue, of definition: FieldDefinition) -> JSONValue {
        switch definition.kind {
        case .list: AirtableValues.items((value.elements ?? []).compactMap(\.string))
        case .flag: value == true ? true : .null
        case .number: AirtableValues.number(value.double.map(rounded))
        case .integer: AirtableValues.whole(value.int)
        default: AirtableValues.text(value.string)
        }
    }

    /// What a cell says, as the cell of the same value would be, so that both can be compared: blanks
    /// around a text and the way a list is written do not count.
    ///
    /// - Parameter commas: Whether a list on one line is divided at commas, as the former desk wrote it.
    static func plain(
        _ cell: JSONValue?, of definition: FieldDefinition, commas: Bool = false
    ) -> JSONValue {
        guard let value = value(cell, of: definition, commas: commas) else { return .null }
        return self.cell(value, of: definition)
    }

    /// The value that a cell stands for; nil when it is empty or holds what the field cannot.
    static func value(
        _ cell: JSONValue?, of definition: FieldDefinition, commas: Bool = false
    ) -> JSONValue? {
        switch definition.kind {
        case .list:
            return AirtableCells.items(cell, commas: commas).value.flatMap {
                $0.isEmpty ? nil : JSONValue($0)
            }
        case .flag: return AirtableCells.checked(cell).value == true ? true : nil
        case .number(let bounds):
            return AirtableCells.number(cell).value.flatMap {
                bounds.contains($0) ? .number(rounded($0)) : nil
            }
        case .integer(let bounds):
            return AirtableCells.whole(cell).value.flatMap {
                bounds.contains($0) ? .integer(Int64($0)) : nil
            }
        case .choice(let words):
            guard let text = AirtableCells.option(cell).value else { return nil }
            return words.first { AirtableNames.isSame($0, text) }.map { .string($0) }
        default: return AirtableCells.text(cell).value.map { .string(trimmed($0)) }
        }
    }

    /// A column keeps four digits.
    private static func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }
}

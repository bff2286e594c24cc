package import Prelude

/// Reads the values of cells, whatever they hold: a column may have been changed since it was looked
/// at, and what fits nothing is nil and a note.
package enum AirtableCells {
    /// A text; of several values, one line for each.
    package static func text(_ cell: JSONValue?) -> AirtableReading<String> {
        guard let cell, cell != .null else { return AirtableReading(nil) }
        if let elements = cell.elements {
            let texts = elements.map(plain)
            let read = texts.compactMap(\.self)
            let note = read.count < texts.count ? expected("texts", cell) : nil
            return AirtableReading(
                read.isEmpty ? nil : read.joined(separator: "\n"), note: note)
        }
        guard let text = plain(cell) else {
            return AirtableReading(nil, note: expected("a text", cell))
        }
        return AirtableReading(text.isEmpty ? nil : text)
    }

    /// A text that names somebody or something; the id of a record is none.
    package static func name(_ cell: JSONValue?) -> AirtableReading<String> {
        let reading = text(cell)
        guard let text = reading.value, text.split(separator: "\n").contains(where: isNoName)
        else { return reading }
        return AirtableReading(nil, note: "expected a name, found the id of a record")
    }

    /// A number, also one that is written as a text.
    package static func number(_ cell: JSONValue?) -> AirtableReading<Double> {
        guard let cell, cell != .null else { return AirtableReading(nil) }
        let found = only(cell)
        let number = found.double ?? found.string.flatMap { Double($0) }
        guard let number, number.isFinite else {
            return AirtableReading(nil, note: expected("a number", cell))
        }
        return AirtableReading(number)
    }

    /// A whole number; a fraction is not rounded.
    package static func whole(_ cell: JSONValue?) -> AirtableReading<Int> {
        let reading = number(cell)
        guard let number = reading.value else { return AirtableReading(nil, note: reading.note) }
        guard let whole = Int(exactly: number) else {
            return AirtableReading(nil, note: "expected a whole number, found a fraction")
        }
        return AirtableReading(whole)
    }

    /// Whether a box is ticked; Airtable leaves out those that are not.
    package static func checked(_ cell: JSONValue?) -> AirtableReading<Bool> {
        guard let cell, cell != .null else { return AirtableReading(false) }
        guard let isChecked = only(cell).bool else {
            return AirtableReading(nil, note: expected("a ticked box", cell))
        }
        return AirtableReading(isChecked)
    }

    /// The option of a select.
    package static func option(_ cell: JSONValue?) -> AirtableReading<String> {
        let reading = options(cell)
        guard (reading.value?.count ?? 0) <= 1 else {
            return AirtableReading(nil, note: "expected one option, found several")
        }
        return AirtableReading(reading.value?.first, note: reading.note)
    }

    /// The options of a select.
    package static func options(_ cell: JSONValue?) -> AirtableReading<[String]> {
        list(cell, of: "options") { $0.string ?? $0["name"]?.string }
    }

    /// The ids of linked records.
    package static func links(_ cell: JSONValue?) -> AirtableReading<[String]> {
        list(cell, of: "links to records") { element in
            (element.string ?? element["id"]?.string).flatMap { AirtableRecord.isID($0) ? $0 : nil }
        }
    }

    /// The files of a cell.
    package static func attachments(_ cell: JSONValue?) -> AirtableReading<[AirtableAttachment]> {
        list(cell, of: "files") { AirtableAttachment($0) }
    }

    /// A day; of a moment, its day in UTC as it is written.
    package static func day(_ cell: JSONValue?) -> AirtableReading<Day> {
        temporal(cell, "a day", AirtableMoments.day)
    }

    /// A moment; a day alone is its beginning in UTC.
    package static func moment(_ cell: JSONValue?) -> AirtableReading<Timestamp> {
        temporal(cell, "a moment", AirtableMoments.moment)
    }

    /// Whether a line of a text is the id of a record, and no long word that has its form.
    private static func isNoName(_ line: Substring) -> Bool {
        let text = trimmed(String(line))
        return AirtableRecord.isID(text) && text.dropFirst(3).contains { !$0.isLowercase }
    }

    private static func temporal<Value>(
        _ cell: JSONValue?, _ what: String, _ parse: (String) -> Value?
    ) -> AirtableReading<Value> {
        guard let cell, cell != .null else { return AirtableReading(nil) }
        guard let value = only(cell).string.flatMap(parse) else {
            return AirtableReading(nil, note: expected(what, cell))
        }
        return AirtableReading(value)
    }

    /// A list; one value alone is a list of one, and an empty list is none.
    private static func list<Element>(
        _ cell: JSONValue?, of what: String, _ read: (JSONValue) -> Element?
    ) -> AirtableReading<[Element]> {
        guard let cell, cell != .null else { return AirtableReading(nil) }
        let elements = cell.elements ?? [cell]
        let values = elements.compactMap(read)
        let note = values.count < elements.count ? expected(what, cell) : nil
        return AirtableReading(values.isEmpty ? nil : values, note: note)
    }

    /// The only value of what a lookup gives as a list.
    private static func only(_ cell: JSONValue) -> JSONValue {
        if let elements = cell.elements, elements.count == 1, let element = elements.first {
            return element
        }
        return cell
    }

    /// The text that a value shows; nil when it shows none.
    private static func plain(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer, .number: value.text()
        // People, options, buttons, bar codes and texts that a model wrote are objects.
        case .object:
            ["name", "value", "text", "label"].lazy.compactMap { value[$0]?.string }.first
        default: nil
        }
    }

    private static func expected(_ what: String, _ cell: JSONValue) -> String {
        "expected \(what), found \(cell.kind)"
    }
}

package import Prelude

extension AirtableCells {
    /// A list of texts, in whichever of the ways it was put into a cell: a list, a JSON document that is
    /// one, or a text with an item on each line.
    ///
    /// A comma parts nothing, as items of responsibilities and achievements have commas in them.
    ///
    /// - Parameter commas: Whether a text of one line may be a list with commas, as older programs wrote it.
    ///   It is one when its parts are as short as names: a sentence is not taken apart.
    package static func items(
        _ cell: JSONValue?, commas: Bool = false
    ) -> AirtableReading<[String]> {
        guard let cell, cell != .null else { return AirtableReading(nil) }
        let reading = text(cell)
        guard cell.elements == nil else {
            let texts = cell.elements?.compactMap { text($0).value } ?? []
            return AirtableReading(kept(texts), note: reading.note)
        }
        guard let text = reading.value else { return AirtableReading(nil, note: reading.note) }
        return AirtableReading(kept(items(of: text, commas)))
    }

    private static func items(of text: String, _ commas: Bool) -> [String] {
        if let list = document(text) { return list }
        if text.contains(where: \.isNewline) {
            return text.split(whereSeparator: \.isNewline).map(String.init)
        }
        let parts = text.split(separator: ",").map(String.init)
        let areNames = parts.allSatisfy {
            $0.split(whereSeparator: \.isWhitespace).count <= maximumWordsOfName
        }
        return commas && areNames ? parts : [text]
    }

    /// How many words an item has at most that commas part from others.
    private static let maximumWordsOfName = 4

    /// The texts of a JSON document that is a list of texts; nil for any other text.
    private static func document(_ text: String) -> [String]? {
        guard text.first(where: { !$0.isWhitespace }) == "[",
            let elements = (try? JSONParser.parse(text))?.elements
        else { return nil }
        let texts = elements.compactMap(\.string)
        return texts.count == elements.count ? texts : nil
    }

    /// The items without blanks at their ends, and without empty ones; nil when none is left.
    private static func kept(_ items: [String]) -> [String]? {
        let kept = items.map(trimmed).filter { !$0.isEmpty }
        return kept.isEmpty ? nil : kept
    }

    static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }
}

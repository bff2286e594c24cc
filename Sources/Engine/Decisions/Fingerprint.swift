/// Tells failures of one cause from those of another by what their messages have in common.
package enum Fingerprint {
    /// The longest fingerprint.
    package static let maximumLength = 160
    /// How much of a message is looked at: a whole document in an error tells no more.
    package static let maximumRead = 4000

    /// The message without what differs from record to record: numbers, ids, what stands in
    /// quotes, and paths. Words are kept, so that it can still be read.
    package static func of(_ message: String) -> String {
        var words: [Substring] = []
        for word in unquoted(message.prefix(maximumRead)).split(whereSeparator: \.isWhitespace) {
            let kind = replacement(for: word) ?? word
            // A list of ids is one unknown, however long it is.
            if kind == "*" && words.last == "*" { continue }
            words.append(kind)
        }
        return String(words.joined(separator: " ").prefix(maximumLength))
    }

    private static func replacement(for word: Substring) -> Substring? {
        if word.contains("/") { return "*" }
        return word.contains { $0.isNumber } ? "*" : nil
    }

    /// The message with each quoted part as one unknown word; an apostrophe inside a word quotes
    /// nothing.
    private static func unquoted(_ message: Substring) -> String {
        var result = ""
        var closing: Character?
        var previous: Character = " "
        for character in message {
            defer { previous = character }
            if let open = closing {
                if character == open { closing = nil }
                continue
            }
            if let end = quotes[character], !(character == "'" && previous.isLetter) {
                closing = end
                result += "*"
            } else {
                result.append(character)
            }
        }
        return result
    }

    private static let quotes: [Character: Character] = [
        "\"": "\"", "'": "'", "`": "`", "“": "”", "«": "»",
    ]
}

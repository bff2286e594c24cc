import Prelude
import Recruiting

extension Note {
    /// The shape of a note.
    var json: JSONValue {
        [
            "id": .string(id.text), "text": .string(text), "who": .string(who),
            "at": .string(at.description), "match": JSONValue(match?.text),
        ]
    }

    /// The same for people, on lines of their own.
    var lines: [String] {
        let words = text.split(separator: "\n", omittingEmptySubsequences: false)
        return ["\(at.description.prefix(16))  \(who)  (\(id.text))"] + words.map { "  \($0)" }
    }
}

/// Text from documents, made harmless for the format it is put into.
package enum EscapedText {
    /// A text without control characters and without marks that turn the direction of what
    /// follows; line ends and tabs stay.
    package static func plain(_ text: String) -> String {
        let kept = text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x09, 0x0A: true
            case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: false
            default: true
            }
        }
        return String(String.UnicodeScalarView(kept))
    }

    /// A text on one line, each run of white space being one blank.
    package static func folded(_ text: String) -> String {
        plain(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A text inside an element or an attribute of HTML.
    package static func html(_ text: String) -> String {
        var escaped = ""
        for character in plain(text) {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
        return escaped
    }

    /// What Markdown gives a meaning to inside a line; addresses become no links.
    private static let marks: Set<Character> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "#", "!", "$", "@", "&", "{", "}",
    ]

    /// A text on one line of Markdown, after other words of the line.
    package static func markdown(_ text: String) -> String {
        let characters = Array(folded(text))
        var escaped = ""
        for (index, character) in characters.enumerated() {
            let opensLink =
                character == ":" && characters[(index + 1)...].starts(with: "//")
                || character == "." && index >= 3
                    && String(characters[(index - 3)..<index]).lowercased() == "www"
            if marks.contains(character) || opensLink { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    /// A text as one cell of CSV, quoted, and such that no table calculates with it.
    package static func csv(_ text: String) -> String {
        let plain = plain(text)
        let first = plain.first { $0 != " " }
        let isFormula = first.map { ["=", "+", "-", "@", "\t", "\n"].contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + plain.replacing("\"", with: "\"\"") + "\""
    }
}

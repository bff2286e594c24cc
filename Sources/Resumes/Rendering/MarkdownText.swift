/// Words as they stand in Markdown: a backslash stands before what CommonMark, or the strikethrough of
/// GitHub, would read as mark-up in that place, and before nothing else.
///
/// What follows a run of words is not known here and taken for a sign that could be mark-up. Lines are never
/// followed by another of their paragraph, so that neither a table nor an underlined heading begins.
struct MarkdownText {
    private let characters: [Character]
    /// Whether a line begins with the words, so that they could begin a list, a quotation or a heading.
    private let opensLine: Bool

    init(_ text: String, opensLine: Bool) {
        characters = Array(text)
        self.opensLine = opensLine
    }

    /// The words with their escapes.
    var escaped: String {
        let mark = lineMark
        var escaped = ""
        for (index, character) in characters.enumerated() {
            if index == mark || isActive(index) { escaped.append("\\") }
            escaped.append(character)
        }
        return escaped
    }

    private func at(_ index: Int) -> Character? {
        characters.indices.contains(index) ? characters[index] : nil
    }

    /// Whether nothing or a blank stands at a place; nothing is the end of the words.
    private func isGap(_ index: Int) -> Bool { at(index)?.isWhitespace ?? true }

    // MARK: The start of a line

    /// The character that would make the line a list, a rule, a quotation or a heading (CommonMark, §4, §5).
    private var lineMark: Int? {
        guard opensLine, let first = characters.first else { return nil }
        switch first {
        case ">": return 0
        case "+": return isGap(1) ? 0 : nil
        case "-": return isGap(1) || at(1) == "-" ? 0 : nil
        case "#":
            let level = characters.prefix { $0 == "#" }.count
            return level <= 6 && isGap(level) ? 0 : nil
        default:
            let digits = characters.prefix { $0.isASCII && $0.isNumber }.count
            guard digits > 0, at(digits) == "." || at(digits) == ")", isGap(digits + 1) else {
                return nil
            }
            return digits
        }
    }

    // MARK: Inside a line

    /// Whether a character would be, begin or end mark-up wherever it stands (§6).
    private func isActive(_ index: Int) -> Bool {
        switch characters[index] {
        case "*", "`", "[", "]": true
        case "\\": at(index + 1).map(Self.isPunctuation) ?? true
        case "_": isDelimiter(index)
        case "~": at(index - 1) == "~" || at(index + 1) == "~"
        case "<": at(index + 1).map { $0.isASCII && ($0.isLetter || "/!?".contains($0)) } ?? true
        case "&": startsEntity(index)
        default: false
        }
    }

    private static func isPunctuation(_ character: Character) -> Bool {
        guard let value = character.asciiValue else { return false }
        return value > 0x20 && value < 0x7F && !character.isLetter && !character.isNumber
    }

    /// Whether low lines are more than a part of a word, as in `snake_case`, or a sign between blanks.
    private func isDelimiter(_ index: Int) -> Bool {
        var (start, end) = (index, index + 1)
        while at(start - 1) == "_" { start -= 1 }
        while at(end) == "_" { end += 1 }
        guard let before = at(start - 1), let behind = at(end) else { return true }
        let isInWord = [before, behind].allSatisfy { $0.isLetter || $0.isNumber }
        return !isInWord && !(before.isWhitespace && behind.isWhitespace)
    }

    /// Whether `&`, a name or number, and `;` follow each other.
    private func startsEntity(_ index: Int) -> Bool {
        let name = characters[(index + 1)...].prefix {
            $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#")
        }
        return !name.isEmpty && at(index + 1 + name.count) == ";"
    }
}

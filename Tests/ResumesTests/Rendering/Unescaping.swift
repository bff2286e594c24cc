/// Takes the escapes off again, written apart from what puts them on.
enum Unescaping {
    static func markdown(_ text: String) -> String {
        var plain = ""
        let characters = Array(text)
        let signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
        var index = 0
        while index < characters.count {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            if characters[index] == "\\", signs.contains(next) {
                plain.append(next)
                index += 1
            } else if characters[index] == "<", let end = address(in: characters, at: index) {
                // Pointed brackets make an address a link.
                plain += String(characters[(index + 1)..<end])
                index = end
            } else if characters[index] != "*" {
                // Stars make words bold.
                plain.append(characters[index])
            }
            index += 1
        }
        return plain
    }

    /// The closing bracket of an address in pointed brackets.
    private static func address(in characters: [Character], at index: Int) -> Int? {
        let rest = characters[(index + 1)...]
        guard let end = rest.firstIndex(where: { " <>".contains($0) }), characters[end] == ">"
        else {
            return nil
        }
        let words = String(characters[(index + 1)..<end])
        return words.contains("://") || words.contains("@") ? end : nil
    }

    static func html(_ text: String) -> String {
        without(text.replacing("</a>", with: ""), from: "<a href=\"", to: "\">")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("<strong>", with: "").replacing("</strong>", with: "")
            .replacing("&amp;", with: "&")
    }

    /// A text without what stands between two marks, and without the marks.
    private static func without(_ text: String, from start: String, to end: String) -> String {
        let parts = text.split(separator: start, omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            guard index > 0, let range = part.firstRange(of: end) else { return String(part) }
            return String(part[range.upperBound...])
        }.joined()
    }

    /// LaTeX with the words of each link in its place.
    private static func withoutLinks(_ text: String) -> String {
        let parts = text.split(separator: "\\href{h", omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            guard index > 0, let words = part.firstRange(of: "}{") else { return String(part) }
            var (plain, depth, isEscaped) = ("", 0, false)
            for character in part[words.upperBound...] {
                if !isEscaped, "{}".contains(character) { depth += character == "{" ? 1 : -1 }
                if depth >= 0 || character != "}" { plain.append(character) } else { depth = 1000 }
                isEscaped = character == "\\" && !isEscaped
            }
            return plain
        }.joined()
    }

    static func latex(_ text: String) -> String {
        var plain = withoutLinks(
            text.replacing("\\allowbreak{}", with: "")
                .replacing(/\\resumeother\{([^}]*)\}/) { String($0.output.1) })
        for (command, sign) in [
            ("\\textasciitilde{}", "~"), ("\\textasciicircum{}", "^"), ("\\textless{}", "<"),
            ("\\textgreater{}", ">"), ("\\textbar{}", "|"), ("\\textquotedbl{}", "\""),
            ("\\textasciigrave{}", "`"), ("\\textquotesingle{}", "'"), ("-{}", "-"), (",{}", ","),
            ("\\textbackslash{}", "\u{E000}"), ("\\{", "\u{E001}"), ("\\}", "\u{E002}"),
            ("\\$", "$"), ("\\&", "&"), ("\\#", "#"), ("\\%", "%"), ("\\_", "_"),
        ] { plain = plain.replacing(command, with: sign) }
        return plain.replacing("\u{E000}", with: "\\").replacing("\u{E001}", with: "{")
            .replacing("\u{E002}", with: "}")
    }
}

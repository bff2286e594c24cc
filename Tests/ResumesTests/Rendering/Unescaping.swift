/// Takes the escapes off again, written apart from what puts them on.
enum Unescaping {
    static func markdown(_ text: String) -> String {
        var plain = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            // Stars without an escape make words bold.
            if character != "*" || isEscaped { plain.append(character) }
            isEscaped = false
        }
        return plain
    }

    static func html(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("<strong>", with: "").replacing("</strong>", with: "")
            .replacing("&amp;", with: "&")
    }

    static func latex(_ text: String) -> String {
        var plain = text
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

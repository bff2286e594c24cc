import Prelude
import Recruiting

/// Any JSON value as one self-contained page that people can read: objects as tables, lists as
/// lists, every text escaped.
struct ReadablePage {
    /// The page's title.
    let title: String
    /// What it shows.
    let value: JSONValue

    /// The page.
    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(EscapedText.html(title))</title>
        <style>
        body { font: 15px/1.5 sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
        table { border-collapse: collapse; width: 100%; }
        th, td { border: 1px solid #ccc; padding: .2em .5em; text-align: left; vertical-align: top; }
        th { width: 12em; font-weight: 600; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; font: inherit; }
        .none { color: #777; }
        </style></head><body>
        <h1>\(EscapedText.html(title))</h1>
        \(sections)
        </body></html>

        """
    }

    private var sections: String {
        guard case .object(let members) = value else { return cell(value) }
        return members.map { "<h2>\(label($0.key))</h2>\n\(cell($0.value))" }
            .joined(separator: "\n")
    }

    private func cell(_ value: JSONValue) -> String {
        switch value {
        case .null: "<span class=\"none\">not known</span>"
        case .bool(let flag): flag ? "yes" : "no"
        case .integer, .number: EscapedText.html(value.text())
        case .string(let text): "<pre>\(EscapedText.html(text))</pre>"
        case .array(let items) where items.isEmpty: "<span class=\"none\">none</span>"
        case .array(let items):
            "<ul>" + items.map { "<li>\(cell($0))</li>" }.joined(separator: "\n") + "</ul>"
        case .object(let members):
            "<table>"
                + members.map { "<tr><th>\(label($0.key))</th><td>\(cell($0.value))</td></tr>" }
                .joined(separator: "\n") + "</table>"
        }
    }

    private func label(_ key: String) -> String {
        let words = key.replacing("_", with: " ")
        return EscapedText.html(words.prefix(1).uppercased() + words.dropFirst())
    }
}

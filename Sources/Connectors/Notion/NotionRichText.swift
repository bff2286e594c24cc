internal import Prelude

/// Notion's pieces of text, each of which may look different and lead elsewhere.
enum NotionRichText {
    /// The text of the pieces.
    ///
    /// Where a piece leads elsewhere than it says, the address follows it in brackets; neighbours that
    /// lead to the same place count as one.
    static func text(_ value: JSONValue?) -> String {
        var text = ""
        var run = (text: "", target: String?.none)
        for piece in value?.elements ?? [] {
            let target = piece["href"]?.string
            if target != run.target {
                text += linked(run.text, run.target)
                run = ("", target)
            }
            run.text += words(piece)
        }
        return text + linked(run.text, run.target)
    }

    /// The text of the pieces without any address.
    static func plain(_ value: JSONValue?) -> String {
        (value?.elements ?? []).map(words).joined()
    }

    /// A text with the address that it leads to, unless it says the address itself.
    static func linked(_ text: String, _ target: String?) -> String {
        guard let target, !target.isEmpty else { return text }
        let shown = text.drop(while: \.isWhitespace)
        if shown.isEmpty { return text + target }
        return bare(shown) == bare(target[...]) ? text : "\(text) (\(target))"
    }

    private static func words(_ piece: JSONValue) -> String {
        piece["plain_text"]?.string ?? piece["text"]?["content"]?.string
            ?? piece["equation"]?["expression"]?.string ?? ""
    }

    /// An address without what people leave out when they write it.
    private static func bare(_ address: Substring) -> Substring {
        var rest = address
        for prefix in ["https://", "http://", "mailto:", "tel:"] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        while let last = rest.last, last == "/" || last.isWhitespace { rest.removeLast() }
        return rest
    }
}

extension Resume {
    /// The résumé as Markdown (CommonMark); nothing of its texts is mark-up.
    package var markdown: String {
        var blocks: [String] = []
        var isList = false
        for paragraph in paragraphs {
            let text = Markdown.escaped(paragraph)
            let isBullet = paragraph.kind == .bullet
            switch paragraph.kind {
            case .title: blocks.append("# " + Markdown.closed(text))
            case .heading: blocks.append("## " + Markdown.closed(text))
            case .bullet:
                if isList {
                    blocks[blocks.count - 1] += "\n- " + text
                } else {
                    blocks.append("- " + text)
                }
            case .contact, .entry, .text: blocks.append(text)
            }
            isList = isBullet
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

private enum Markdown {
    static func escaped(_ paragraph: ResumeParagraph) -> String {
        var text = ""
        for run in paragraph.runs {
            let escaped = link(run) ?? MarkdownText(run.text, opensLine: text.isEmpty).escaped
            text += run.isBold ? bold(escaped) : escaped
        }
        return text
    }

    /// An address in the brackets that make it a link; nothing is escaped in them, so that one with what
    /// would be read as an entity there is text.
    private static func link(_ run: ResumeParagraph.Run) -> String? {
        guard run.link != nil, !(run.text.contains("&") && run.text.contains(";")) else {
            return nil
        }
        return "<\(run.text)>"
    }

    /// A heading whose last signs are not taken for those that may close one.
    static func closed(_ text: String) -> String {
        let rest = text.reversed().drop { $0 == "#" }
        guard rest.count < text.count, rest.first == " " || rest.isEmpty else { return text }
        return text.dropLast() + "\\#"
    }

    /// Stars count as bold only where they touch the words.
    private static func bold(_ text: String) -> String {
        let start = text.prefix { $0 == " " }
        let rest = text.dropFirst(start.count)
        let end = rest.reversed().prefix { $0 == " " }
        let inner = rest.dropLast(end.count)
        return inner.isEmpty ? text : "\(start)**\(inner)**\(String(end))"
    }
}

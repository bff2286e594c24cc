extension Resume {
    /// The résumé as plain text, headings underlined.
    package var plainText: String {
        var lines: [String] = []
        for paragraph in paragraphs {
            switch paragraph.kind {
            case .heading: lines += ["", paragraph.text, rule(under: paragraph.text), ""]
            case .entry:
                if lines.last != "" { lines.append("") }
                lines.append(paragraph.text)
            case .bullet: lines.append("- " + paragraph.text)
            case .title, .contact, .text: lines.append(paragraph.text)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

private func rule(under text: String) -> String {
    String(repeating: "-", count: min(80, max(1, text.count)))
}

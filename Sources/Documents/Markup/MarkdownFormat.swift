/// Markdown (CommonMark with tables) as readable text.
enum MarkdownFormat {
    /// Longer texts are read as they are: nobody writes that much Markdown, and looking for the
    /// partner of every mark takes time.
    private static let maximumBytes = 1 << 20

    static func document(
        _ text: String, source: DocumentSource, warnings: [DocumentWarning]
    ) throws(DocumentError) -> Document {
        guard text.utf8.count <= maximumBytes else {
            return try PlainTextFormat.document(text, source: source, warnings: warnings)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var reading = MarkdownReading(
            builder: TextBuilder(limit: source.limits.textBytes),
            inline: MarkdownInline(definitions: definitions(in: lines)))
        for line in withoutComments(lines, &reading.builder) {
            reading.take(line)
            if reading.builder.isOverfull { break }
        }
        return try reading.builder.document(
            path: source.path, kind: .markdown, sha256: source.sha256, warnings: warnings)
    }

    /// Targets of reference links: `[id]: https://…`.
    private static func definitions(in lines: [Substring]) -> [String: String] {
        var table: [String: String] = [:]
        for line in lines {
            guard let (id, target) = definition(line) else { continue }
            table[id] = table[id] ?? target
        }
        return table
    }

    static func definition(_ line: Substring) -> (id: String, target: String)? {
        let trimmed = line.drop { $0 == " " }
        guard trimmed.first == "[", let close = trimmed.firstIndex(of: "]") else { return nil }
        let rest = trimmed[trimmed.index(after: close)...]
        guard rest.first == ":" else { return nil }
        let target = rest.dropFirst().drop { $0 == " " }.prefix { $0 != " " }
        guard !target.isEmpty else { return nil }
        let id = trimmed[trimmed.index(after: trimmed.startIndex)..<close]
        return (id.lowercased(), target.filter { $0 != "<" && $0 != ">" })
    }

    /// The lines without HTML comments, which no reader of the page sees.
    private static func withoutComments(
        _ lines: [Substring], _ builder: inout TextBuilder
    ) -> [Substring] {
        guard lines.contains(where: { $0.contains("<!--") }) else { return lines }
        var kept: [Substring] = []
        var comment: String?
        for line in lines {
            var rest = line
            var shown = ""
            while true {
                if let open = comment {
                    guard let end = rest.firstRange(of: "-->") else {
                        comment = open + rest + " "
                        break
                    }
                    builder.hide(open + rest[..<end.lowerBound], place: .markup)
                    comment = nil
                    rest = rest[end.upperBound...]
                } else {
                    guard let start = rest.firstRange(of: "<!--") else {
                        shown += rest
                        break
                    }
                    shown += rest[..<start.lowerBound]
                    comment = ""
                    rest = rest[start.upperBound...]
                }
            }
            if !shown.isEmpty || line.isEmpty { kept.append(Substring(shown)) }
        }
        if let comment { builder.hide(comment, place: .markup) }
        return kept
    }
}

/// The state of reading Markdown line by line.
private struct MarkdownReading {
    var builder: TextBuilder
    let inline: MarkdownInline
    private var fence: Substring?
    private var isFirst = true
    private var isFrontMatter = false

    init(builder: TextBuilder, inline: MarkdownInline) {
        self.builder = builder
        self.inline = inline
    }

    mutating func take(_ line: Substring) {
        defer { isFirst = false }
        let trimmed = line.trimmingBlanks()
        if isFirst, trimmed == "---" {
            isFrontMatter = true
            return
        }
        if isFrontMatter {
            if trimmed == "---" || trimmed == "..." {
                isFrontMatter = false
                builder.endParagraph()
            } else {
                builder.append(String(line))
                builder.endLine()
            }
            return
        }
        if let open = fence {
            if trimmed.hasPrefix(open), trimmed.allSatisfy({ $0 == open.first }) {
                fence = nil
            } else {
                builder.append(String(line))
                builder.endLine()
            }
            return
        }
        if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
            fence = trimmed.prefix(3)
            builder.endLine()
            return
        }
        block(line, trimmed)
    }

    private mutating func block(_ line: Substring, _ trimmed: Substring) {
        if trimmed.isEmpty { return builder.endParagraph() }
        if isRule(trimmed) || MarkdownFormat.definition(line) != nil { return builder.endLine() }
        if let heading = heading(trimmed) {
            builder.endParagraph()
            inline.write(heading, to: &builder)
            builder.endLine()
        } else if trimmed.first == "|" || isTableRow(trimmed) {
            row(trimmed)
        } else if let item = item(trimmed) {
            builder.append(String(repeating: " ", count: min(8, line.prefix { $0 == " " }.count)))
            builder.append("• ")
            inline.write(item, to: &builder)
            builder.endLine()
        } else {
            var rest = trimmed
            while rest.first == ">" { rest = rest.dropFirst().trimmingBlanks() }
            inline.write(rest, to: &builder)
            builder.endLine()
        }
    }

    private func heading(_ line: Substring) -> Substring? {
        let marks = line.prefix { $0 == "#" }.count
        guard (1...6).contains(marks) else { return nil }
        let rest = line.dropFirst(marks)
        guard rest.first == " " || rest.isEmpty else { return nil }
        var text = rest.trimmingBlanks()
        let closing = text.reversed().prefix { $0 == "#" }.count
        if closing > 0, text.dropLast(closing).last == " " {
            text = text.dropLast(closing).trimmingBlanks()
        }
        return text
    }

    /// Whether a line is a rule or underlines the heading above: nothing of either is text.
    private func isRule(_ line: Substring) -> Bool {
        let marks = line.filter { $0 != " " }
        guard let first = marks.first, "-*_=".contains(first), marks.count >= 3 else {
            return false
        }
        return marks.allSatisfy { $0 == first }
    }

    private func item(_ line: Substring) -> Substring? {
        guard let first = line.first, "-*+".contains(first), line.dropFirst().first == " " else {
            return nil
        }
        var rest = line.dropFirst().trimmingBlanks()
        for box in ["[ ] ", "[x] ", "[X] "] where rest.hasPrefix(box) { rest = rest.dropFirst(4) }
        return rest
    }

    private func isTableRow(_ line: Substring) -> Bool {
        line.allSatisfy { "|-: ".contains($0) } && line.contains("|") && line.contains("-")
    }

    private mutating func row(_ line: Substring) {
        if line.allSatisfy({ "|-: ".contains($0) }) { return }
        var cells = line.split(separator: "|", omittingEmptySubsequences: false)
        if cells.first?.trimmingBlanks().isEmpty ?? false { cells.removeFirst() }
        if cells.last?.trimmingBlanks().isEmpty ?? false { cells.removeLast() }
        for (index, cell) in cells.enumerated() {
            if index > 0 { builder.append("\t") }
            inline.write(cell.trimmingBlanks(), to: &builder)
        }
        builder.endLine()
    }
}

import Prelude

/// Reads how a person introduces themselves and what they ask for.
struct AboutReader {
    let context: ReadingContext

    /// The longest summary that is kept, in bytes.
    static let maximumSummary = 4000

    /// The line near the name that says what the person is.
    func headline(_ lines: [TextLine], name: TextSpan?) -> Found<String>? {
        for line in lines.prefix(12) {
            let pieces = line.cells.flatMap { HeadText.separated($0, utf8: context.utf8) }
                .map { HeadText.clean($0, utf8: context.utf8) }
            for piece in pieces where !(name.map { $0.overlaps(piece) } ?? false) {
                let lexemes = Lexeme.scan(context.utf8, piece)
                guard piece.length <= 100, lexemes.count <= 16,
                    !lexemes.contains(where: { $0.is("@") || $0.is(":") }),
                    RoleWords.isTitle(lexemes),
                    !context.scanner.ranges(in: lexemes).contains(where: \.isRange)
                else { continue }
                return context.found(piece, 0.8)
            }
        }
        return nil
    }

    /// The introduction: the section that is headed so, else the prose before the first heading.
    func summary(_ sections: [SectionLines], headline: TextSpan?) -> Found<String>? {
        let headed = sections.filter { $0.kind == .summary }.flatMap(\.lines)
        if let span = whole(headed) { return context.found(span, 0.95) }
        let prose = sections.filter { $0.kind == .header }.flatMap(\.lines).filter { line in
            line.wordCount >= 10 && !line.lexemes.contains { $0.is("@") || $0.is("|") }
                && line.content != headline
        }
        return whole(prose).map { context.found($0, 0.6) }
    }

    /// The pay wanted, unparsed.
    func salary(_ sections: [SectionLines]) -> Found<String>? {
        sections.filter { $0.kind == .salary }.compactMap { section in
            section.lines.first.map { context.found($0.content, 0.9) }
        }.first
    }

    /// The kinds of job wanted, where they are listed rather than told.
    func desired(_ sections: [SectionLines]) -> [Found<String>] {
        sections.filter { $0.kind == .objective }.flatMap(\.lines).flatMap { line in
            HeadText.separated(line.content, utf8: context.utf8)
                .flatMap { HeadText.commaParts($0, utf8: context.utf8) }
        }.filter { part in
            let words = Lexeme.scan(context.utf8, part)
            return words.count <= 6 && words.contains { $0.kind == .word }
        }.map { context.found($0, 0.8) }
    }

    private func whole(_ lines: [TextLine]) -> TextSpan? {
        guard let first = lines.first, let last = lines.last else { return nil }
        let span = first.content.union(last.content)
        return span.length <= Self.maximumSummary
            ? span : TextSpan(span.start, span.start + Self.maximumSummary)
    }
}

/// Reads plain lists, such as those of certificates and awards.
struct ListReader {
    let context: ReadingContext

    /// The most entries one list may have.
    static let maximumItems = 100

    /// The entries: bullets with their wrapped lines, or single lines.
    func items(_ sections: [SectionLines]) -> [Found<String>] {
        let reader = EntryLineReader(
            utf8: context.utf8, scanner: context.scanner, isCity: { _ in false })
        return sections.flatMap { section -> [Found<String>] in
            var spans: [TextSpan] = []
            for entry in reader.classify(section.lines) {
                let isOpen = spans.isEmpty || entry.line.isBullet || entry.role == .head
                let isDate = entry.role == .head && !entry.hasText
                if isDate, !spans.isEmpty { continue }
                if isOpen {
                    spans.append(entry.line.content)
                } else {
                    spans[spans.count - 1] = spans[spans.count - 1].union(entry.line.content)
                }
            }
            return spans.prefix(Self.maximumItems).map { context.found($0, 0.8) }
        }
    }
}

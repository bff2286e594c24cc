import Prelude

/// The items of a list of skills, for those that the lexicon does not know.
struct SkillListItems {
    let text: SourceText
    let tokens: [Token]

    /// An unknown item of more words is no name.
    private static let maximumWords = 4
    /// An item longer than this is a sentence.
    private static let maximumLength = 48

    /// The mentions together with the items in which none of them stands, in their order.
    func withUnknown(_ mentions: [SkillMention]) -> [SkillMention] {
        var all = mentions
        var next = 0
        for item in items() {
            let span = span(of: item)
            while next < mentions.count, mentions[next].span.end <= span.start { next += 1 }
            let isKnown = next < mentions.count && mentions[next].span.overlaps(span)
            guard !isKnown, isName(item) else { continue }
            let surface = text.string(span)
            all.append(
                SkillMention(
                    skill: nil, name: surface, span: span, surface: surface, confidence: 0.4))
        }
        return all.sorted { $0.span < $1.span }
    }

    /// Runs of tokens between commas, semicolons, bullets and line ends; a label before a colon and
    /// what stands in parentheses are no items.
    private func items() -> [ArraySlice<Token>] {
        var items: [ArraySlice<Token>] = []
        var start = 0
        var depth = 0
        for index in tokens.indices {
            let marks = marks(before: index)
            let opened = depth
            depth = max(0, depth + marks.opened - marks.closed)
            guard marks.parts || tokens[index].gap == .line || opened != depth else { continue }
            if index > start, opened == 0, !marks.endsLabel { items.append(tokens[start..<index]) }
            start = index
        }
        if start < tokens.count, depth == 0 { items.append(tokens[start...]) }
        return items
    }

    private func marks(before index: Int) -> (
        parts: Bool, opened: Int, closed: Int, endsLabel: Bool
    ) {
        let from = index > 0 ? tokens[index - 1].span.end : tokens[index].span.start
        var parts = index == 0
        var opened = 0
        var closed = 0
        var endsLabel = false
        for byte in text.utf8[min(from, tokens[index].span.start)..<tokens[index].span.start] {
            switch byte {
            case 0x28: opened += 1
            case 0x29: closed += 1
            case 0x3A:
                parts = true
                endsLabel = true
            case 0x2C, 0x3B, 0x7C, 0x09, 0x0A, 0x2A: parts = true
            case 0x80...: parts = parts || tokens[index].gap == .mark
            default: break
            }
        }
        return (parts, opened, closed, endsLabel)
    }

    private func span(of item: ArraySlice<Token>) -> TextSpan {
        guard let first = item.first, let last = item.last else { return TextSpan(0, 0) }
        return first.span.union(last.span)
    }

    private func isName(_ item: ArraySlice<Token>) -> Bool {
        let words = item.filter { $0.kind == .word }
        guard !words.isEmpty, item.count <= Self.maximumWords,
            span(of: item).length <= Self.maximumLength,
            !item.contains(where: { $0.kind == .address })
        else { return false }
        guard words.contains(where: { $0.folded.utf8.count >= 2 }) else { return false }
        return !item.contains { Self.notNames.contains($0.folded) }
            && !item.contains { $0.gap == .mark && $0.span != item.first?.span }
    }

    /// Words that show that an item is a level, a time, a heading or the start of a sentence.
    private static let notNames: Set<String> = [
        "year", "years", "yrs", "month", "months", "jahre", "jahr", "ans", "anos", "anni", "lat",
        "beginner", "basic", "basics", "intermediate", "advanced", "expert", "proficient", "fluent",
        "native", "good", "excellent", "strong", "solid", "familiar", "working", "professional",
        "and", "or", "with", "in", "of", "the", "a", "i", "my", "we", "to", "for", "is", "was",
        "at",
        "skills", "skill", "experience", "knowledge", "other", "others", "etc", "languages",
        "tools",
        "level", "present", "today", "ability", "able", "using", "used", "und", "et", "y", "e",
        "de",
        "grundkenntnisse", "kenntnisse", "muttersprache", "fliessend", "competences",
        "technologies",
    ]
}

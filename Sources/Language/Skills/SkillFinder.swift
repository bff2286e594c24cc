package import Prelude

/// Finds the skills that a text names: whole words only, the longest form winning, and ambiguous
/// words only in company that speaks for them.
package struct SkillFinder: Sendable {
    /// The resolver whose lexicon is looked for.
    package let resolver: SkillResolver
    let trie: SkillTrie

    /// A finder for the skills of a resolver's lexicon.
    package init(_ resolver: SkillResolver) {
        self.resolver = resolver
        trie = SkillTrie(resolver.lexicon)
    }

    /// The skills named in a text or a stretch of it, in their order and without overlaps.
    package func mentions(
        in text: SourceText, within span: TextSpan? = nil, context: MentionContext = .prose
    ) -> [SkillMention] {
        let span = span ?? TextSpan(0, text.utf8.count)
        return mentions(
            in: text, tokens: Tokenizer.tokens(of: text, in: span)[...], context: context)
    }

    /// The skills named by tokens of a text, for callers that have cut it already.
    package func mentions(
        in text: SourceText, tokens: ArraySlice<Token>, context: MentionContext = .prose
    ) -> [SkillMention] {
        let tokens = Array(tokens)
        let matches = matches(in: text, tokens: tokens, context: context)
        let judge = AmbiguityJudge(
            lexicon: resolver.lexicon, tokens: tokens, matches: matches, context: context)
        var mentions: [SkillMention] = []
        mentions.reserveCapacity(matches.count)
        for index in matches.indices {
            guard !isLabel(index, of: matches, tokens: tokens, text: text, context: context),
                let verdict = judge.verdict(on: index)
            else { continue }
            let match = matches[index]
            let span = tokens[match.first].span.union(tokens[match.last].span)
            let surface = text.string(span)
            let skill = verdict.skill.flatMap { resolver.lexicon[$0] }
            mentions.append(
                SkillMention(
                    skill: skill?.id, name: skill?.name ?? surface, span: span, surface: surface,
                    confidence: verdict.confidence))
        }
        guard context == .skillList else { return mentions }
        return SkillListItems(text: text, tokens: tokens).withUnknown(mentions)
    }

    /// Whether a field's name only heads a line of skills: the `Databases` of `Databases: MySQL`.
    private func isLabel(
        _ index: Int, of matches: [Match], tokens: [Token], text: SourceText,
        context: MentionContext
    ) -> Bool {
        let match = matches[index]
        let kind = resolver.lexicon.skills[Int(match.leaf.skill)].kind
        guard context == .skillList, kind == .area || kind == .knowledge, index + 1 < matches.count,
            tokens[match.first].gap >= .line, match.last + 1 < tokens.count
        else { return false }
        let end = tokens[match.last].span.end
        let between = text.utf8[end..<max(end, tokens[match.last + 1].span.start)]
        return between.first { $0 != 0x20 } == 0x3A && !between.contains(0x0A)
    }

    // MARK: Matching

    /// A form of the lexicon found over tokens, first and last included.
    struct Match: Sendable {
        var first: Int
        var last: Int
        var leaf: SkillTrie.Leaf
    }

    /// The longest forms, from left to right.
    private func matches(in text: SourceText, tokens: [Token], context: MentionContext) -> [Match] {
        var matches: [Match] = []
        let lines = LineJoints(text: text, context: context)
        var index = 0
        while index < tokens.count {
            if let match = longest(at: index, tokens: tokens, lines: lines) {
                matches.append(match)
                index = match.last + 1
            } else {
                index += 1
            }
        }
        return matches
    }

    private func longest(at start: Int, tokens: [Token], lines: LineJoints) -> Match? {
        var node: Int32 = 0
        var best: Match?
        var index = start
        while index < tokens.count, index - start < SkillTrie.maximumWords {
            let token = tokens[index]
            guard token.kind != .address else { break }
            if index > start {
                guard joins(token.gap, before: token, lines: lines) else { break }
                if token.gap == .slash {
                    guard let word = trie.word(SkillTrie.slash),
                        let next = trie.step(from: node, word: word)
                    else { break }
                    node = next
                }
            }
            if let leaf = singularLeaf(token, from: node, isWhole: index == start),
                fits(leaf, tokens[start])
            {
                best = Match(first: start, last: index, leaf: leaf)
            }
            guard let next = step(token, from: node) else { break }
            node = next
            if let leaf = trie.leaf(node), fits(leaf, tokens[start]) {
                best = Match(first: start, last: index, leaf: leaf)
            }
            index += 1
        }
        return best
    }

    private func fits(_ leaf: SkillTrie.Leaf, _ first: Token) -> Bool {
        (!leaf.needsCapital || first.isCapitalized)
            && (!leaf.needsMarks || first.span.length > first.folded.utf8.count)
    }

    private func joins(_ gap: Token.Gap, before token: Token, lines: LineJoints) -> Bool {
        switch gap {
        case .none, .hyphen, .slash, .space: true
        case .dot, .mark: false
        case .line: lines.continues(before: token.span.start)
        }
    }

    /// The node after a token, whose word may be spelled the British way or have a point inside.
    private func step(_ token: Token, from node: Int32) -> Int32? {
        if let word = trie.word(token.folded), let next = trie.step(from: node, word: word) {
            return next
        }
        guard needsWords(token) else { return nil }
        var words: [String] = node == 0 ? [] : [""]
        NameWords.append(token, to: &words)
        var node = node
        for part in words where !part.isEmpty {
            guard let word = trie.word(part), let next = trie.step(from: node, word: word) else {
                return nil
            }
            node = next
        }
        return words.isEmpty ? nil : node
    }

    /// Whether a token's comparable words can differ from its folded form.
    private func needsWords(_ token: Token) -> Bool {
        if token.kind == .number { return true }
        guard let last = token.folded.utf8.last else { return false }
        if !ByteClass.isLetter(last) && last < 0x80 { return !ByteClass.isDigit(last) }
        return token.folded.utf8.count >= 4
    }

    /// What ends with the singular of a token: `relational databases`. Short words alone need a
    /// capital, since `APIs` are known and `means` are no MEAN stack.
    private func singularLeaf(_ token: Token, from node: Int32, isWhole: Bool) -> SkillTrie.Leaf? {
        guard token.folded.utf8.last == 0x73, token.folded.utf8.count >= 4, !token.isUppercase,
            !isWhole || token.folded.utf8.count > 5 || token.isCapitalized
        else { return nil }
        let singular = Spelling.singular(token.folded)
        guard singular != token.folded, let word = trie.word(singular),
            let next = trie.step(from: node, word: word), let leaf = trie.leaf(next),
            !isWhole || resolver.lexicon.ambiguous[leaf.key] == nil
        else { return nil }
        return leaf
    }
}

/// Tells a line that was only wrapped from one that ended.
struct LineJoints {
    let text: SourceText
    let context: MentionContext

    /// A line at least this long was broken by its width.
    private static let wrappedLength = 45

    /// Whether a phrase may go on over the line break before a byte.
    func continues(before offset: Int) -> Bool {
        guard context == .prose else { return false }
        let line = text.lineIndex(at: offset)
        return line > 0 && text.line(line - 1).length >= Self.wrappedLength
    }
}

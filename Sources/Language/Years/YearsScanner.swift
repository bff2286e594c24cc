package import Prelude

/// Finds the years of experience that a text asks for, in eight languages. The age of a company or
/// a person, the length of a contract, warranties and vesting are none.
package struct YearsScanner: Sendable {
    /// The most demands that are returned for one stretch.
    package static let maximumDemands = 200
    /// The most years that are believed.
    package static let maximumYears = 40.0

    private let finder: SkillFinder

    /// A scanner with the skills it knows.
    package init(finder: SkillFinder) {
        self.finder = finder
    }

    /// The demands in a stretch of text, in order and apart; with `mentions`, for callers that have
    /// looked for skills already.
    package func demands(
        in source: SourceText, within span: TextSpan? = nil, mentions: [SkillMention]? = nil
    ) -> [YearsDemand] {
        let span = span ?? TextSpan(0, source.utf8.count)
        var found: [YearsDemand] = []
        for sentence in MoneySentence.sentences(source.utf8, span) {
            let spoken = YearsSentence(lexemes: YearsSentence.plain(sentence.lexemes))
            let stated = spoken.statements()
            guard !stated.isEmpty, let first = sentence.lexemes.first,
                let last = sentence.lexemes.last
            else { continue }
            let whole = first.span.union(last.span)
            let mentions = mentions ?? self.mentions(in: source, within: whole)
            for (index, statement) in stated.enumerated() {
                let next = index + 1 < stated.count ? stated[index + 1].first : Int.max
                guard
                    let demand = demand(
                        statement, in: spoken, until: next, mentions: mentions, sentence: whole)
                else { continue }
                found.append(demand)
                if found.count == Self.maximumDemands { return found }
            }
        }
        return found
    }

    /// The skills of a sentence; behind "with", "of" and the like a capital alone makes an ambiguous
    /// name a skill: "3 years with Go".
    private func mentions(in source: SourceText, within span: TextSpan) -> [SkillMention] {
        let sure = finder.mentions(in: source, within: span)
        guard span.length <= SentenceReader.maximumLength else { return sure }
        let lexemes = Lexeme.scan(source.utf8, span)
        let listed = finder.mentions(in: source, within: span, context: .skillList)
        let more = listed.filter { mention in
            guard mention.skill != nil, !sure.contains(where: { $0.span.overlaps(mention.span) }),
                let index = lexemes.firstIndex(where: { $0.span.start == mention.span.start }),
                index > 0, YearsWords.of.contains(lexemes[index - 1].text)
            else { return false }
            return Scalars.isCapital(
                Scalars.scalar(source.utf8, at: mention.span.start, end: mention.span.end).0)
        }
        return more.isEmpty ? sure : (sure + more).sorted { $0.span < $1.span }
    }

    private func demand(
        _ statement: YearsSentence.Statement, in sentence: YearsSentence, until next: Int,
        mentions: [SkillMention], sentence whole: TextSpan
    ) -> YearsDemand? {
        guard !sentence.isOtherwise(statement) else { return nil }
        let skills = skills(of: statement, in: sentence, until: next, mentions: mentions)
        guard sentence.isAboutExperience || statement.isBounded || !skills.isEmpty else {
            return nil
        }
        let kinds = skills.compactMap { mention in
            mention.skill.flatMap { finder.resolver.lexicon[$0]?.kind }
        }
        let isTool = kinds.contains(.tool) || kinds.contains(.certification)
        var names: [String] = []
        for mention in skills where !names.contains(mention.name) { names.append(mention.name) }
        let confidence = sentence.isAboutExperience ? 0.95 : statement.isBounded ? 0.85 : 0.75
        return YearsDemand(
            min: statement.min, max: statement.max, skills: names, isOverall: !isTool,
            span: statement.span, sentence: whole, confidence: confidence)
    }

    /// The skills that years are of: those right behind ("3 years with Go and Rust"), else the one
    /// that the years follow in brackets or behind a comma ("Strong SQL (3 years)").
    private func skills(
        of statement: YearsSentence.Statement, in sentence: YearsSentence, until next: Int,
        mentions: [SkillMention]
    ) -> [SkillMention] {
        let limit =
            next < sentence.lexemes.count
            ? sentence.lexemes[next].span.start : sentence.lexemes.last?.span.end ?? 0
        var behind: [SkillMention] = []
        var end = statement.span.end
        for mention in mentions
        where mention.skill != nil && mention.span.start >= end && mention.span.end <= limit {
            let words = sentence.count(from: end, to: mention.span.start)
            guard words <= (behind.isEmpty ? 7 : 2) else { break }
            behind.append(mention)
            end = mention.span.end
        }
        if !behind.isEmpty { return behind }
        guard statement.isAppended else { return [] }
        return mentions.first { $0.skill != nil && $0.span.end <= statement.span.start }.map {
            [$0]
        } ?? []
    }
}

import Prelude

/// Reads the skills of a CV: those listed, with levels, years and the sentences that show them.
struct SkillReader {
    let context: ReadingContext
    let experiences: [ResumeExperience]
    /// Every sentence of the text, in order.
    let sentences: [TextSpan]
    /// Where names of skills count outside the lists.
    let scope: MentionScope

    /// The most sentences that are kept for one skill.
    static let maximumEvidence = 6

    /// What is listed and what is only mentioned, and where the lists are stuffed.
    func read(
        _ sections: [SectionLines]
    ) -> (listed: [ResumeSkill], mentioned: [ResumeSkill], stuffing: TextSpan?) {
        let mentions = bodyMentions(outside: sections)
        var listed: [ResumeSkill] = []
        for section in sections {
            let items = SkillItemReader.items(
                in: section.lines, utf8: context.utf8,
                isSkill: { span in whole(span) != nil })
            for item in items { listed += skills(of: item, in: section.kind) }
        }
        let repeated = listed
        listed = merged(listed)
        let stated = StatedLevels(context: context).levels(in: sentences)
        for index in listed.indices {
            complete(&listed[index], mentions: mentions, stated: stated)
        }
        let names = Set(listed.map(\.name))
        let others = unlisted(mentions, names: names, stated: stated)
        // Labelled lists repeat the names of their groups beside every skill.
        let isLabelled = context.source.facts.contains { $0.path.hasPrefix("skills") }
        let stuffing = Stuffing.place(isLabelled ? [] : repeated, listed)
        return listed.isEmpty ? (others, [], stuffing) : (listed, others, stuffing)
    }

    // MARK: Names

    /// The mention that is all of a stretch, or nil.
    private func whole(_ span: TextSpan) -> SkillMention? {
        guard !span.isEmpty, span.length <= 80 else { return nil }
        return context.finder.mentions(in: context.source, within: span, context: .skillList)
            .first { $0.skill != nil && letters($0.span) >= letters(span) }
    }

    /// The skills that one name of a list stands for.
    func skills(of item: SkillItem, in section: ResumeSection.Kind) -> [ResumeSkill] {
        let known = context.finder.mentions(
            in: context.source, within: item.span, context: .skillList
        ).filter { $0.skill != nil }
        let words = Lexeme.scan(context.utf8, item.span).filter { $0.kind == .word }
        if let only = known.first, known.count == 1, covers([only], item.span) {
            return [skill(item, name: only.name, isKnown: true, span: item.span, section)]
        }
        if known.count > 1, covers(known, item.span), !isOneName(known) {
            return known.map { skill(item, name: $0.name, isKnown: true, span: $0.span, section) }
        }
        if let bracket = bracket(in: item.span) {
            var outer = item
            outer.span = HeadText.clean(
                TextSpan(item.span.start, bracket.start), utf8: context.utf8)
            let inner = known.filter { bracket.contains($0.span) }
            let rest = outer.span.isEmpty ? [] : skills(of: outer, in: section)
            return rest
                + inner.map { skill(item, name: $0.name, isKnown: true, span: $0.span, section) }
        }
        if words.count > 6 {
            return known.map { skill(item, name: $0.name, isKnown: true, span: $0.span, section) }
        }
        guard !words.isEmpty, item.span.length <= 80 else { return [] }
        return [
            skill(item, name: context.string(item.span), isKnown: false, span: item.span, section)
        ]
    }

    private func skill(
        _ item: SkillItem, name: String, isKnown: Bool, span: TextSpan,
        _ section: ResumeSection.Kind
    ) -> ResumeSkill {
        ResumeSkill(
            name: name, isKnown: isKnown, surface: context.string(span), span: span,
            rating: item.rating, years: item.years, months: nil, evidence: [], section: section,
            group: item.group.map(context.string))
    }

    /// Whether mentions are all of a stretch but for words that say nothing of their own.
    private func covers(_ mentions: [SkillMention], _ span: TextSpan) -> Bool {
        Lexeme.scan(context.utf8, span).allSatisfy { lexeme in
            guard lexeme.kind == .word || lexeme.kind == .number else { return true }
            return mentions.contains { $0.span.overlaps(lexeme.span) }
                || Self.empty.contains(lexeme.text) || lexeme.kind == .number
        }
    }

    private static let empty: Set<String> = Set(
        """
        and und et y e i en or programming development language languages framework frameworks
        scripting library libraries the with using skills knowledge experience tools suite based
        entwicklung programmierung v version etc developpement desarrollo other more advanced basic
        operation
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// Two names with nothing but a blank between them are one longer name: "Smart contract auditing".
    private func isOneName(_ mentions: [SkillMention]) -> Bool {
        guard mentions.count == 2 else { return false }
        return Lexeme.scan(context.utf8, TextSpan(mentions[0].span.end, mentions[1].span.start))
            .isEmpty
    }

    private func bracket(in span: TextSpan) -> TextSpan? {
        let lexemes = Lexeme.scan(context.utf8, span)
        guard let open = lexemes.firstIndex(where: { $0.is("(") }), open > 0 else { return nil }
        return TextSpan(lexemes[open].span.start, span.end)
    }

    private func letters(_ span: TextSpan) -> Int {
        Lexeme.scan(context.utf8, span).reduce(0) {
            $0 + ($1.kind == .word || $1.kind == .number ? $1.span.length : 0)
        }
    }

    private func merged(_ skills: [ResumeSkill]) -> [ResumeSkill] {
        var result: [ResumeSkill] = []
        var places: [String: Int] = [:]
        for skill in skills {
            let key = Folding.fold(skill.name)
            if let place = places[key] {
                result[place].rating = result[place].rating ?? skill.rating
                result[place].years = result[place].years ?? skill.years
            } else {
                places[key] = result.count
                result.append(skill)
            }
        }
        return result
    }

    // MARK: Evidence

    private func bodyMentions(outside sections: [SectionLines]) -> [String: [SkillMention]] {
        let lists = sections.map(\.section.body)
        var mentions: [String: [SkillMention]] = [:]
        for mention in context.finder.mentions(in: context.source, within: readable)
        where mention.skill != nil && !lists.contains(where: { $0.contains(mention.span) })
            && scope.shows(mention)
        {
            mentions[mention.name, default: []].append(mention)
        }
        return mentions
    }

    private var readable: TextSpan { TextSpan(0, context.lineReader.end) }

    private func complete(
        _ skill: inout ResumeSkill, mentions: [String: [SkillMention]], stated: [String: LevelMark]
    ) {
        if let mark = stated[skill.name] {
            skill.rating = skill.rating ?? mark.skillRating
            skill.years = skill.years ?? mark.years
        }
        let shown = mentions[skill.name] ?? []
        var evidence: [TextSpan] = []
        var seen: Set<String> = []
        for mention in shown where evidence.count < Self.maximumEvidence {
            // The same words again prove nothing more.
            guard let sentence = sentence(around: mention.span), sentence != evidence.last,
                seen.insert(Lexeme.scan(context.utf8, sentence).phrase).inserted
            else { continue }
            evidence.append(sentence)
        }
        skill.evidence = evidence
        let ranges = experiences.filter { experience in
            shown.contains { experience.span.contains($0.span) }
        }.compactMap { $0.dates?.months(today: context.today) }
        skill.months = ranges.isEmpty ? nil : ExperienceTotal.months(ranges)
        if skill.rating == nil, let years = skill.years {
            skill.rating = SkillRating(LevelReader.rating(ofYears: years), .years, at: skill.span)
        }
    }

    /// The last sentence that starts at or before a place and reaches over it.
    private func sentence(around span: TextSpan) -> TextSpan? {
        var low = 0
        var high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].start <= span.start { low = middle + 1 } else { high = middle }
        }
        guard low > 0, sentences[low - 1].contains(span) else { return nil }
        return sentences[low - 1]
    }

    private func unlisted(
        _ mentions: [String: [SkillMention]], names: Set<String>, stated: [String: LevelMark]
    ) -> [ResumeSkill] {
        mentions.filter { !names.contains($0.key) }.compactMap { name, places -> ResumeSkill? in
            guard let first = places.first(where: scope.makes) else { return nil }
            var skill = ResumeSkill(
                name: name, isKnown: true, surface: first.surface, span: first.span, rating: nil,
                years: nil, months: nil, evidence: [], section: .other, group: nil)
            complete(&skill, mentions: mentions, stated: stated)
            return skill
        }.sorted { $0.span < $1.span }
    }
}

/// Levels and years that sentences state for skills: "expert in Terraform, basic knowledge of Go".
struct StatedLevels {
    let context: ReadingContext

    /// The first statement for each skill, by canonical name.
    func levels(in sentences: [TextSpan]) -> [String: LevelMark] {
        var levels: [String: LevelMark] = [:]
        for sentence in sentences {
            let marks = LevelReader.marks(in: context.utf8, sentence)
            guard !marks.isEmpty else { continue }
            let mentions = context.finder.mentions(in: context.source, within: sentence)
                .filter { $0.skill != nil }
            for mark in marks { state(mark, mentions, sentence, in: &levels) }
        }
        return levels
    }

    /// Gives a level to the skills right behind it, joined by commas and "and".
    private func state(
        _ mark: LevelMark, _ mentions: [SkillMention], _ sentence: TextSpan,
        in levels: inout [String: LevelMark]
    ) {
        var end = mark.span.end
        var isFirst = true
        for mention in mentions where mention.span.start >= mark.span.end {
            let between = Lexeme.scan(context.utf8, TextSpan(end, mention.span.start))
            guard between.count <= 5 else { return }
            let isJoined = between.allSatisfy { lexeme in
                isFirst
                    ? SkillPieces.pointers.contains(lexeme.text)
                        || SkillPieces.fillers.contains(lexeme.text)
                    : [",", "/", "&", "and", "und", "et", "y", "e", "en", "i"].contains(lexeme.text)
            }
            guard isJoined, !isFirst || points(between) || mark.notation == .word && between.isEmpty
            else { return }
            if levels[mention.name] == nil { levels[mention.name] = mark }
            end = mention.span.end
            isFirst = false
        }
    }

    private func points(_ lexemes: [Lexeme]) -> Bool {
        lexemes.contains { SkillPieces.pointers.contains($0.text) }
    }
}

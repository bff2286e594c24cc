import Prelude

/// Decides what a found form means where it stands.
struct AmbiguityJudge {
    /// What a form was taken for: a skill, or nil for a name that stays open.
    struct Verdict {
        var skill: ID<Skill>?
        var confidence: Double
    }

    let lexicon: Lexicon
    let tokens: [Token]
    let matches: [SkillFinder.Match]
    let context: MentionContext

    /// Words this near speak for or against a reading.
    private static let reach = 12
    /// A sure skill this near in the same list makes an ambiguous form a skill.
    private static let company = 6

    /// The verdict on a match, or nil when it is no skill.
    func verdict(on index: Int) -> Verdict? {
        let match = matches[index]
        if isInsideName(match) { return nil }
        let skill = lexicon.skills[Int(match.leaf.skill)]
        guard let readings = lexicon.ambiguous[match.leaf.key] else {
            return unlisted(match, skill: skill, index: index)
        }
        if isGlued(match) { return nil }
        let near = nearbyWords(match)
        let open = readings.filter { $0.against.isDisjoint(with: near) }
        let supported = open.filter { !$0.context.isDisjoint(with: near) }
        if supported.count == 1 || (supported.count > 1 && context == .skillList) {
            return supported.first.map { Verdict(skill: $0.skill, confidence: 0.85) }
        }
        guard let first = open.first else { return nil }
        if context == .skillList {
            if open.count == 1 || open.contains(where: { $0.policy == .default }) {
                let reading = open.first { $0.policy == .default } ?? first
                return Verdict(skill: reading.skill, confidence: 0.8)
            }
            // The one whose very name it is, `Unity` among others of that name, is the best guess.
            let namesake = open.first {
                lexicon[$0.skill].map { NameWords($0.name).key == match.leaf.key } ?? false
            }
            return Verdict(skill: namesake?.skill, confidence: namesake == nil ? 0.5 : 0.6)
        }
        if let reading = open.first(where: { $0.policy == .default }) {
            return isWrittenAsName(match, form: reading.form)
                ? Verdict(skill: reading.skill, confidence: 0.75) : nil
        }
        guard open.count == 1, hasCompany(index), isWrittenAsName(match, form: first.form) else {
            return nil
        }
        return Verdict(skill: first.skill, confidence: 0.7)
    }

    /// A form that is on no list of ambiguous ones: everyday words still need a capital.
    private func unlisted(_ match: SkillFinder.Match, skill: Skill, index: Int) -> Verdict? {
        let token = tokens[match.first]
        let isSingle = match.first == match.last
        if isSingle, match.leaf.key.utf8.count == 1, isGlued(match) { return nil }
        if isSingle, isPackageName(match) { return nil }
        if isSingle, context == .prose, skill.kind == .tool || skill.kind == .certification,
            !token.isCapitalized || startsSentence(match), EverydayWords.contains(match.leaf.key),
            !hasCompany(index)
        {
            return nil
        }
        // San Francisco has no storage area network.
        if isSingle, match.leaf.isAcronym, context == .prose, token.isCapitalized,
            !token.isUppercase,
            token.folded == match.leaf.key, !hasCompany(index)
        {
            return nil
        }
        if isSingle, match.leaf.key.utf8.count <= 2, context == .prose, !token.isUppercase,
            skill.name.utf8.count > 2 || !token.isCapitalized,
            Self.smallWords.contains(token.folded) || !hasCompany(index)
        {
            return nil
        }
        guard context == .prose || skill.kind == .area && !standsAlone(match) else {
            return Verdict(skill: skill.id, confidence: match.leaf.rank <= .alias ? 0.95 : 0.9)
        }
        if skill.kind == .language, describes(match, index: index) { return nil }
        if skill.kind == .area { return Verdict(skill: skill.id, confidence: 0.6) }
        return Verdict(skill: skill.id, confidence: match.leaf.rank <= .alias ? 0.95 : 0.9)
    }

    /// Whether a match is a whole item of a list.
    private func standsAlone(_ match: SkillFinder.Match) -> Bool {
        func parts(_ gap: Token.Gap) -> Bool { gap >= .line || gap == .slash }
        let ends = match.last + 1 >= tokens.count || parts(tokens[match.last + 1].gap)
        return ends && parts(tokens[match.first].gap)
    }

    /// Words of two letters that are everywhere in some language, so that no company makes them
    /// skills: "it" near Java is no information technology.
    private static let smallWords: Set<String> = [
        "it", "is", "as", "at", "so", "us", "do", "me", "we", "my", "or", "on", "in", "of", "to",
        "be",
        "by", "he", "no", "up", "an", "if", "am", "go", "hi", "ok", "de", "la", "le", "en", "et",
        "es",
        "un", "el", "da", "di", "il", "ab", "um", "im", "zu", "ob", "po", "na", "se", "si", "os",
        "al",
    ]

    /// Whether a language's name describes the noun after it: "the Danish market" says nothing about
    /// speaking Danish.
    private func describes(_ match: SkillFinder.Match, index: Int) -> Bool {
        guard match.last + 1 < tokens.count else { return false }
        let next = tokens[match.last + 1]
        guard next.gap == .space, next.kind == .word, next.folded.utf8.count > 3 else {
            return false
        }
        let isSkill = index + 1 < matches.count && matches[index + 1].first == match.last + 1
        return !isSkill && !Self.languageWords.contains(next.folded)
    }

    /// Words that follow a language which is spoken.
    private static let languageWords: Set<String> = [
        "language", "languages", "skills", "fluent", "fluently", "level", "proficiency",
        "proficient",
        "spoken", "written", "speaking", "speaker", "native", "both", "verbal", "verbally", "oral",
        "orally", "required", "with", "mandatory", "preferred", "would", "will", "essential",
        "well",
        "very", "writing", "knowledge", "communication", "mother", "mothertongue", "bilingual",
        "business", "conversational", "basic", "intermediate", "advanced", "beginner",
        "professional",
        "working", "good", "excellent", "strong", "sprache", "sehr", "fliessend", "muttersprache",
        "kenntnisse", "from", "since", "plus", "must", "also", "translation", "literature",
        "teacher",
    ]

    /// Whether a capital says nothing, because any word would have it there.
    private func startsSentence(_ match: SkillFinder.Match) -> Bool {
        let token = tokens[match.first]
        return token.gap >= .line && !token.isUppercase
    }

    // MARK: What stands around

    /// The folded words around a match, and the two- and three-word phrases close to it, the match
    /// included, so that "go live" can speak against Go.
    private func nearbyWords(_ match: SkillFinder.Match) -> Set<String> {
        var near: Set<String> = []
        let from = max(0, match.first - Self.reach)
        let to = min(tokens.count - 1, match.last + Self.reach)
        for index in from...to where index < match.first || index > match.last {
            let word = tokens[index].folded
            near.insert(word)
            let singular = Spelling.singular(word)
            if singular != word { near.insert(singular) }
        }
        let first = max(from, match.first - Self.phraseReach)
        let last = min(to, match.last + Self.phraseReach)
        for index in first..<last where tokens[index + 1].gap < .mark {
            let pair = tokens[index].folded + " " + tokens[index + 1].folded
            near.insert(pair)
            if index + 2 <= last, tokens[index + 2].gap < .mark {
                near.insert(pair + " " + tokens[index + 2].folded)
            }
        }
        return near
    }

    /// Phrases count within this many words of a match.
    private static let phraseReach = 5

    /// Whether a sure tool stands close by.
    private func hasCompany(_ index: Int) -> Bool {
        let match = matches[index]
        for step in [-1, 1] {
            var other = index + step
            while matches.indices.contains(other) {
                let neighbor = matches[other]
                let distance =
                    step < 0
                    ? match.first - neighbor.last : neighbor.first - match.last
                if distance > Self.company { break }
                if lexicon.ambiguous[neighbor.leaf.key] == nil,
                    lexicon.skills[Int(neighbor.leaf.skill)].kind == .tool,
                    !EverydayWords.contains(neighbor.leaf.key)
                {
                    return true
                }
                other += step
            }
        }
        return false
    }

    /// Whether a form has the capitals that its name has; inside a list the case is free.
    private func isWrittenAsName(_ match: SkillFinder.Match, form: String) -> Bool {
        let startsUpper = form.unicodeScalars.first?.properties.isUppercase ?? false
        return !startsUpper || tokens[match.first].isCapitalized
    }

    /// Whether a hyphen, point or sign ties the form to a neighbor: `C-level`, `R&D`, `Go-to-market`.
    private func isGlued(_ match: SkillFinder.Match) -> Bool {
        if ties(tokens[match.first].gap) && match.first > 0 { return true }
        guard match.last + 1 < tokens.count else { return false }
        let next = tokens[match.last + 1]
        guard ties(next.gap) else { return false }
        return next.gap != .hyphen || !Self.compounds.contains(next.folded)
    }

    private func ties(_ gap: Token.Gap) -> Bool { gap == .hyphen || gap == .none || gap == .dot }

    /// Words that may follow a skill after a hyphen without changing what it is.
    private static let compounds: Set<String> = [
        "based", "related", "like", "driven", "powered", "oriented", "developer", "development",
        "programming", "programmierung", "entwicklung", "entwickler", "kenntnisse", "skills",
        "code",
        "certified", "experience", "erfahrung", "stack", "backend", "frontend", "services",
    ]

    /// `react-query`: a package of its own, all in small letters, that only starts with a skill.
    private func isPackageName(_ match: SkillFinder.Match) -> Bool {
        guard match.last + 1 < tokens.count else { return false }
        let next = tokens[match.last + 1]
        return next.gap == .hyphen && !tokens[match.first].isCapitalized && !next.isCapitalized
            && !Self.compounds.contains(next.folded) && next.kind == .word
            && lexicon.skills[Int(match.leaf.skill)].kind == .tool
    }

    /// Whether the form is part of a company's name, `Oracle Corporation`.
    private func isInsideName(_ match: SkillFinder.Match) -> Bool {
        guard match.last + 1 < tokens.count else { return false }
        let next = tokens[match.last + 1]
        return next.gap == .space && next.isCapitalized && Self.companies.contains(next.folded)
    }

    private static let companies: Set<String> = [
        "inc", "ltd", "llc", "gmbh", "corp", "corporation", "ag", "plc", "bv", "limited", "srl",
        "spa", "sarl", "oy", "ab", "kg",
    ]
}

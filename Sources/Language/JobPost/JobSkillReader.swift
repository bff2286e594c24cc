import Prelude

/// Reads which skills a job post asks for, whether they must be there, and how well and how long.
struct JobSkillReader {
    /// The most skills of one post.
    static let maximumSkills = 200

    let text: JobText
    let finder: SkillFinder

    /// The skills in the order of the text, each once, and whether sections of requirements had them.
    func read() -> (skills: [JobSkill], hasSection: Bool) {
        let hasSection =
            text.parts.contains { $0.section.kind == .requirements }
            || text.source.facts.contains { $0.path.hasPrefix("job.skills") }
        var skills: [JobSkill] = []
        var indexes: [String: Int] = [:]
        for part in text.parts {
            guard let requirement = requirement(of: part.section.kind, hasSection: hasSection)
            else {
                continue
            }
            // The whole part is searched at once: ambiguous names need the company of their list.
            let mentions = finder.mentions(in: text.source, within: part.section.body)
            let isList = part.section.kind == .requirements || part.section.kind == .niceToHave
            let reader = SentenceReader(utf8: text.utf8, minimumLength: isList ? 1 : 3)
            var next = 0
            for sentence in reader.sentences(in: part.lines) {
                while next < mentions.count, mentions[next].span.start < sentence.start {
                    next += 1
                }
                var inside: [SkillMention] = []
                while next < mentions.count, mentions[next].span.start < sentence.end {
                    inside.append(mentions[next])
                    next += 1
                }
                if isList { inside = withListed(inside, in: sentence) }
                for skill in self.skills(inside, in: sentence, requirement: requirement) {
                    keep(skill, &skills, &indexes)
                }
                if skills.count >= Self.maximumSkills { return (skills, hasSection) }
            }
        }
        if !hasSection || skills.isEmpty {
            for label in text.labels where label.field == .technologies {
                let mentions = finder.mentions(
                    in: text.source, within: label.value, context: .skillList)
                for skill in self.skills(mentions, in: label.value, requirement: .mustHave) {
                    keep(skill, &skills, &indexes)
                }
            }
        }
        skills.sort { $0.span < $1.span }
        return (skills, hasSection)
    }

    private func requirement(of kind: JobSection.Kind, hasSection: Bool) -> RequirementType? {
        switch kind {
        case .requirements: .mustHave
        case .niceToHave: .niceToHave
        case .techStack, .responsibilities, .role, .header, .other, .team:
            hasSection ? nil : .mustHave
        case .company, .benefits, .compensation, .application, .location, .legal: nil
        }
    }

    private func keep(
        _ skill: JobSkill, _ skills: inout [JobSkill], _ indexes: inout [String: Int]
    ) {
        guard let index = indexes[skill.name] else {
            indexes[skill.name] = skills.count
            skills.append(skill)
            return
        }
        if skill.requirement == .mustHave, skills[index].requirement == .niceToHave {
            let old = skills[index]
            skills[index] = skill
            skills[index].minYears = skill.minYears ?? old.minYears
            skills[index].minLevel = skill.minLevel ?? old.minLevel
        } else {
            skills[index].minYears = skills[index].minYears ?? skill.minYears
            skills[index].minLevel = skills[index].minLevel ?? skill.minLevel
        }
    }

    // MARK: One sentence

    /// The most words of a demand that is read as an entry of a list, where "Go" and "Rust" are
    /// skills without further company.
    static let maximumListedWords = 12

    /// Adds the ambiguous names of a short demand: "Deep knowledge of Rust, at least 3 years."
    private func withListed(_ mentions: [SkillMention], in sentence: TextSpan) -> [SkillMention] {
        let lexemes = text.lexemes(sentence)
        guard lexemes.filter({ $0.kind == .word }).count <= Self.maximumListedWords else {
            return mentions
        }
        let listed = finder.mentions(in: text.source, within: sentence, context: .skillList)
        let more = listed.filter { mention in
            guard mention.skill != nil, !JobLevels.isLevel(Folding.fold(mention.surface)),
                !mentions.contains(where: { $0.span.overlaps(mention.span) }),
                let first = lexemes.firstIndex(where: { $0.span.start == mention.span.start })
            else { return false }
            let scalar = Scalars.scalar(text.utf8, at: mention.span.start, end: mention.span.end).0
            guard Scalars.isCapital(scalar) else { return false }
            // A verb opens a sentence with a capital too: "Go the extra mile."
            let next = lexemes[first...].first { $0.span.start >= mention.span.end }
            return first > 0
                || next.map { $0.kind == .sign || Self.joining.contains($0.text) } ?? true
        }
        let known = mentions + more
        let all =
            known
            + [opening(lexemes)].compactMap { opening in
                opening.flatMap { head in
                    known.contains { $0.span.overlaps(head.span) } ? nil : head
                }
            }
        return all.sorted { $0.span < $1.span }
    }

    /// The skill that a demand opens with, up to its first mark: "Go, enough to read old services".
    private func opening(_ lexemes: [Lexeme]) -> SkillMention? {
        let head = lexemes.prefix { !",:(;".contains($0.text) }
        guard let first = head.first, let last = head.last, head.count <= 4,
            head.count < lexemes.count
        else { return nil }
        let span = first.span.union(last.span)
        let surface = text.source.string(span)
        let id: ID<Skill>? =
            switch finder.resolver.resolve(surface) {
            case .skill(let found): found.skill
            case .ambiguous(let options): options.first
            case .unknown: nil
            }
        guard let id, let skill = finder.resolver.lexicon[id],
            !JobLevels.isLevel(Folding.fold(surface))
        else { return nil }
        return SkillMention(
            skill: skill.id, name: skill.name, span: span, surface: surface, confidence: 0.75)
    }

    private static let joining: Set<String> = [
        "or", "and", "und", "oder", "et", "ou", "y", "o", "e", "i", "lub",
    ]

    private func skills(
        _ mentions: [SkillMention], in sentence: TextSpan, requirement: RequirementType
    ) -> [JobSkill] {
        let lexemes = text.lexemes(sentence)
        let isShort = lexemes.filter { $0.kind == .word }.count <= 4
        let mentions = mentions.filter { isSkill($0, isShort: isShort) }
        guard !mentions.isEmpty else { return [] }
        let demands = YearsScanner(finder: finder).demands(
            in: text.source, within: sentence, mentions: mentions)
        let levels = JobLevels(lexemes: lexemes)
        let cue = JobCues.niceToHave(in: lexemes)
        let capability = text.source.string(sentence)
        return mentions.map { mention in
            let isNice = cue.map { $0.covers(mention.span, in: lexemes) } ?? false
            return JobSkill(
                name: mention.name, surface: mention.surface, isKnown: mention.skill != nil,
                requirement: isNice ? .niceToHave : requirement,
                minYears: demands.first { $0.skills.contains(mention.name) }?.min,
                minLevel: levels.level(of: mention.span), expectedCapability: capability,
                span: mention.span, sentence: sentence, confidence: mention.confidence)
        }
    }

    /// Bare areas, business fields and personal qualities in passing are no skills to be matched; a
    /// quality that is a demand of its own ("Strong negotiation.") is one.
    private func isSkill(_ mention: SkillMention, isShort: Bool) -> Bool {
        guard let id = mention.skill, let skill = finder.resolver.lexicon[id] else { return false }
        if skill.kind == .area || skill.kind == .soft && !isShort { return false }
        let folded = Folding.fold(mention.surface)
        // "Basic Python" asks for no BASIC.
        if JobLevels.isLevel(folded), mention.surface != mention.surface.uppercased() {
            return false
        }
        return !JobDomains.isDomain(folded)
    }
}

/// Words that make a requirement a wish.
struct JobCues {
    private var position: Int
    private var isAfter: Bool

    /// The cue of a sentence, or nil.
    static func niceToHave(in lexemes: [Lexeme]) -> JobCues? {
        var index = 0
        while index < lexemes.count {
            if lexemes[index].kind == .word {
                for phrase in phrases[lexemes[index].text] ?? [] {
                    let words = lexemes[index...].lazy.filter { $0.kind == .word }
                        .prefix(phrase.count).map(\.text)
                    guard Array(words) == phrase else { continue }
                    return JobCues(
                        position: lexemes[index].span.start,
                        isAfter: closing.contains(phrase.joined(separator: " ")))
                }
            }
            index += 1
        }
        return nil
    }

    /// Whether the cue speaks of a skill: "React; Vue is a plus" wishes Vue, "ideally Go" Go.
    func covers(_ span: TextSpan, in lexemes: [Lexeme]) -> Bool {
        if isAfter {
            guard span.start < position else { return false }
            let between = lexemes.filter { $0.span.start >= span.end && $0.span.end <= position }
            return !between.contains { $0.is(";") || $0.is(".") || $0.is("but") || $0.is("while") }
        }
        return span.start > position
    }

    /// Cues that stand behind what they speak of.
    private static let closing: Set<String> = Set(
        after.map { $0.joined(separator: " ") })

    private static let after = MoneyWords.phrases(
        """
        a plus|is a plus|are a plus|an advantage|an asset|a bonus|nice to have|would be great
        is desirable|is preferred|preferred|desirable|is optional|von vorteil|wunschenswert|ein plus
        ware schon|est un plus|un plus|un atout|serait un plus|souhaite|souhaitee|apprecie|appreciee
        es un plus|valorable|deseable|se valora|sera valorado|um diferencial|desejavel|e um plus
        e gradita|gradita|gradito|un plus|is een pre|een pre|wenselijk|mile widziane|mile widziana
        bedzie atutem|beda atutem|mile widziany|is helpful|helpful|beneficial|appreciated|welcome
        """)

    private static let before = MoneyWords.phrases(
        """
        ideally|preferably|bonus|bonus points|nice to have|idealerweise|gern auch|optional|idealement
        idealmente|preferiblemente|preferencialmente|de preferencia|preferibilmente|bij voorkeur
        najlepiej|se valorara|se valora|costituisce titolo|plus|desirable|mile widziane|even better
        """)

    private static let phrases = Dictionary(grouping: after + before, by: { $0.first ?? "" })
        .mapValues { $0.sorted { $0.count > $1.count } }
}

/// The levels that a sentence asks for.
struct JobLevels {
    private var marks: [(level: Int, span: TextSpan)] = []
    private let breaks: [Int]

    init(lexemes: [Lexeme]) {
        var index = 0
        while index < lexemes.count {
            if lexemes[index].kind == .word, let found = Self.words[lexemes[index].text] {
                marks.append((found, lexemes[index].span))
            }
            index += 1
        }
        for mark in LevelReader.marks(in: lexemes) {
            guard let rating = mark.rating, mark.notation == .word || mark.notation == .framework,
                !marks.contains(where: {
                    $0.span.overlaps(mark.span) && mark.span.length <= $0.span.length
                })
            else { continue }
            marks.removeAll { $0.span.overlaps(mark.span) }
            marks.append((rating, mark.span))
        }
        marks.sort { $0.span < $1.span }
        breaks = lexemes.filter { $0.is(";") || $0.is(".") }.map(\.span.start)
    }

    /// The level asked of a skill: the word before it, or else one behind a comma or bracket.
    func level(of span: TextSpan) -> Int? {
        if let mark = marks.last(where: { $0.span.end <= span.start }),
            !breaks.contains(where: { mark.span.end <= $0 && $0 < span.start })
        {
            return mark.level
        }
        if let mark = marks.first(where: { $0.span.start >= span.end }),
            !breaks.contains(where: { span.end <= $0 && $0 < mark.span.start })
        {
            return mark.level
        }
        return nil
    }

    /// Whether a folded word tells a level, and so is no language called Basic.
    static func isLevel(_ folded: String) -> Bool {
        words[folded] != nil || LevelWords.rating(folded) != nil
    }

    /// What the words of job posts ask for on the scale of ratings (production 7–8, deep and expert
    /// 9, solid and strong 7, familiarity and basic 3–4).
    private static let words: [String: Int] = {
        var table: [String: Int] = [:]
        for (level, text) in [
            (
                9,
                "deep expert experts architect mastery guru tiefe tiefgehende tiefgehendes vertieftes expertise experto experta esperto ekspert ekspercka specialist profonde approfondie profundo profunda"
            ),
            (
                7,
                "production strong solid advanced excellent proven fundierte fundiertes fundierten sicherer sichere sicheren starke solide solido solida fortes fuertes ottima gedegen dobra solidna produktion"
            ),
            (
                4,
                "familiarity familiar acquainted vertraut familiarise familiarite familiaridad familiaridade familiarita vertrouwd znajomosc"
            ),
            (
                3,
                "basic basics basis grundkenntnisse grundlegende bases nociones nocoes basi basiskennis podstawowa podstawy some awareness"
            ),
        ] {
            for word in MoneyWords.words(text) { table[word] = level }
        }
        return table
    }()
}

/// Industries and business fields: demands for them are no skills.
enum JobDomains {
    static func isDomain(_ folded: String) -> Bool { names.contains(folded) }

    /// The fields that a sentence asks experience of.
    static func domains(in lexemes: [Lexeme], isDemand: Bool) -> [TextSpan] {
        let isShort = isDemand && lexemes.count <= 6
        guard isShort || lexemes.contains(where: { context.contains($0.text) }) else { return [] }
        var found: [TextSpan] = []
        for (index, lexeme) in lexemes.enumerated() where lexeme.kind == .word {
            if index + 1 < lexemes.count {
                let next =
                    lexemes[index + 1].is("-") && index + 2 < lexemes.count
                    ? lexemes[index + 2] : lexemes[index + 1]
                if names.contains(lexeme.text + " " + next.text) {
                    found.append(lexeme.span.union(next.span))
                    continue
                }
            }
            if names.contains(lexeme.text), found.last.map({ !$0.overlaps(lexeme.span) }) ?? true {
                found.append(lexeme.span)
            }
        }
        return found
    }

    private static let context = MoneyWords.words(
        """
        experience background industry industries sector domain field company companies environment
        knowledge worked erfahrung branche umfeld bereich experience secteur experiencia sector
        experiencia setor esperienza settore ervaring sector doswiadczenie branzy branza
        """)

    private static let names: Set<String> = Set(
        MoneyWords.phrases(
            """
            fintech|insurtech|insurance|banking|healthcare|health care|medtech|biotech|pharma|ecommerce
            e commerce|retail|logistics|supply chain|automotive|aerospace|telecom|telecommunications
            gaming|edtech|education|energy|renewables|hospitality|travel|real estate|proptech|adtech
            martech|media|publishing|govtech|public sector|agriculture|agritech|manufacturing|defi
            web3|crypto|blockchain|nfts|nft|payments|saas|b2b saas|fmcg|fashion|food|construction
            nonprofit|catering|restaurants|restaurant|versicherung|versicherungen|bankwesen|handel
            getrankeindustrie|maschinenbau|gesundheitswesen|automobilindustrie|lebensmittelindustrie
            banque|assurance|sante|seguros|salud|banca|saude|assicurazioni|sanita|verzekeringen|zorg
            bankowosc|ubezpieczenia|financial services|life sciences|cyber security industry|consumer goods
            """
        ).map { $0.joined(separator: " ") })
}

import Prelude

/// Bags of names, ready for other names to be put to them.
struct NamedBags: Sendable {
    /// Where a name belongs.
    enum Place {
        case canonical
        case assigned(SkillAssignments.Assignment)
        case question([String])
        case unknown
    }

    /// What the bags go by, each once, in order.
    private let canonicals: [String]
    private let known: Set<String>
    private let resolver: SkillResolver
    private let resolutions: [Resolution]
    private var forms: FormIndex
    private var bySkill: [ID<Skill>: [Int]] = [:]
    private var byInitials: [String: [Int]] = [:]

    /// Of bags that go by one name the first counts.
    init(_ bags: [NameBag], resolver: SkillResolver) {
        let named = Dictionary(bags.map { ($0.canonical, $0) }) { first, _ in first }
        canonicals = named.keys.sorted()
        known = Set(canonicals)
        self.resolver = resolver
        resolutions = canonicals.map { resolver.resolve($0) }
        forms = FormIndex(reserving: canonicals.count * 3)
        for (index, name) in canonicals.enumerated() {
            forms.add(name: name, target: index, isAlias: false)
            for initials in Acronym.initials(of: NameWords(name)) {
                byInitials[initials, default: []].append(index)
            }
        }
        for (index, name) in canonicals.enumerated() {
            let aliases = named[name]?.aliases ?? []
            for alias in aliases { forms.add(name: alias, target: index, isAlias: true) }
            for skill in Set(skills(index) + aliases.flatMap { self.skills(of: $0) }) {
                bySkill[skill, default: []].append(index)
            }
        }
    }

    /// The skill that an alias alone stands for, when there is no doubt.
    private func skills(of alias: String) -> [ID<Skill>] {
        guard let found = resolver.resolve(alias).found, found.how != .typo else { return [] }
        return [found.skill]
    }

    /// The skills that a canonical name stands for: one that is ambiguous on its own is what it says
    /// once it is the name of a bag.
    private func skills(_ index: Int) -> [ID<Skill>] {
        switch resolutions[index] {
        case .skill(let found): return found.how == .typo ? [] : [found.skill]
        case .ambiguous(let options):
            if options.count == 1 { return options }
            let key = NameWords(canonicals[index]).key
            return options.filter {
                resolver.lexicon[$0].map { NameWords($0.name).key == key } ?? false
            }
        case .unknown: return []
        }
    }

    /// Whether a bag goes by a name.
    func holds(_ canonical: String) -> Bool { known.contains(canonical) }

    /// Where a name belongs.
    func place(_ name: String) -> Place {
        if known.contains(name) { return .canonical }
        let words = NameWords(name)
        if let entry = forms[words.key], entry.rank <= .alias {
            return assigned(
                name, to: Int(entry.target), how: entry.rank == .name ? .lexical : .alias,
                confidence: 0.98)
        }
        switch resolver.resolve(name) {
        case .skill(let found):
            if let index = bag(of: found.skill, for: words) {
                return assigned(name, to: index, how: found.how, confidence: found.confidence)
            }
            return lexical(name, words: words, known: found.skill)
        case .ambiguous(let options):
            if options.count == 1, let index = bag(of: options[0], for: words),
                isOwnName(words, index) || isOnlyAWord(words)
            {
                return assigned(name, to: index, how: .alias, confidence: 0.75)
            }
            return question(options)
        case .unknown:
            return lexical(name, words: words, known: nil)
        }
    }

    private func assigned(
        _ name: String, to index: Int, how: Resolution.How, confidence: Double
    ) -> Place {
        .assigned(
            .init(name: name, canonical: canonicals[index], confidence: confidence, how: how))
    }

    /// The bag of a skill. A canonical with a version, `Java 8`, takes only names of that version;
    /// the plain name takes the rest.
    private func bag(of skill: ID<Skill>, for words: NameWords) -> Int? {
        let candidates = bySkill[skill] ?? []
        let version = Version.of(words)
        let scored = candidates.compactMap { index -> (rank: Int, index: Int)? in
            let own = NameWords(canonicals[index])
            let ownVersion = Version.of(own)
            let isProper = resolver.forms[own.key].map { $0.rank <= .alias } ?? false
            if isProper { return (ownVersion != nil && ownVersion == version ? 0 : 1, index) }
            if let ownVersion { return ownVersion == version ? (0, index) : nil }
            return (2, index)
        }
        let best = scored.min { ($0.rank, $0.index) < ($1.rank, $1.index) }
        guard let best else { return nil }
        // Two bags with the same right to a name: neither gets it without being asked.
        return scored.filter { $0.rank == best.rank }.count == 1 ? best.index : nil
    }

    /// Whether a bag has the very name, `.js` aside: `Backbone` is Backbone.js among names of skills,
    /// though in a sentence it may be anything.
    private func isOwnName(_ words: NameWords, _ index: Int) -> Bool {
        let own = NameWords(canonicals[index]).words
        return own == words.words
            || own.count == words.words.count + 1 && own.last == "js"
                && own.dropLast().elementsEqual(words.words)
    }

    /// Whether a form is only in doubt because it is an everyday word: among names of skills, and with
    /// its skill among the bags, it is that skill.
    private func isOnlyAWord(_ words: NameWords) -> Bool {
        resolver.readings(of: words.key).allSatisfy { $0.policy == .context }
    }

    private func question(_ options: [ID<Skill>]) -> Place {
        let inBags = options.flatMap { bySkill[$0] ?? [] }.map { canonicals[$0] }
        let others = options.filter { bySkill[$0] == nil }.compactMap { resolver.lexicon[$0]?.name }
        var names: [String] = []
        for name in inBags + others where !names.contains(name) { names.append(name) }
        return names.isEmpty ? .unknown : .question(names)
    }

    // MARK: Names that the lexicon does not know, or bags it does not know

    private func lexical(_ name: String, words: NameWords, known: ID<Skill>?) -> Place {
        if let entry = forms[words.key], known == nil, allows(known, Int(entry.target)),
            isSafe(entry, words)
        {
            return assigned(name, to: Int(entry.target), how: .lexical, confidence: 0.95)
        }
        if let parenthesis = Parenthesis(name), parenthesis.isAcronym,
            let index = only(
                [parenthesis.outer, parenthesis.inner].compactMap {
                    forms[NameWords($0).key].map { Int($0.target) }
                }), allows(known, index)
        {
            return assigned(name, to: index, how: .lexical, confidence: 0.9)
        }
        for variant in NameVariants.all(of: words) {
            guard variant.name.key.utf8.count >= 3, let entry = forms[variant.name.key],
                entry.rank <= .alias, isHarmless(variant, known: known),
                allows(known, Int(entry.target)), isUnknownTool(Int(entry.target), variant.steps)
            else { continue }
            return assigned(name, to: Int(entry.target), how: .lexical, confidence: 0.8)
        }
        return initials(name, words: words, known: known)
    }

    /// Whether what was left out says nothing of its own; a name that the lexicon knows loses no more
    /// than an ending.
    private func isHarmless(_ variant: NameVariants.Variant, known: ID<Skill>?) -> Bool {
        if known != nil { return variant.steps.allSatisfy { $0 == .ending } }
        if let maker = variant.vendor, !Vendors.isSafe(maker) { return false }
        return variant.steps.allSatisfy { $0 != .script && $0 != .order }
    }

    /// Different skills never meet, and a category takes no tool.
    private func allows(_ known: ID<Skill>?, _ index: Int) -> Bool {
        guard let known else { return true }
        return skills(index).allSatisfy { $0 == known }
    }

    /// A bag's name without its maker is the bag only when the maker is not known for plain words:
    /// `Acme Connect` and `Connect` may be two things.
    private func isSafe(_ entry: FormIndex.Entry, _ words: NameWords) -> Bool {
        let own = NameWords(canonicals[Int(entry.target)])
        guard entry.rank == .fromName, let maker = own.words.first,
            Vendors.without(own.words).joined() == words.key
        else { return true }
        return Vendors.isSafe(maker)
    }

    /// A bag that the lexicon knows has been asked already, except for a plural or a vendor's name.
    private func isUnknownTool(_ index: Int, _ steps: [NameVariants.Step]) -> Bool {
        resolutions[index] == .unknown || steps.allSatisfy { $0 == .ending }
    }

    /// A bag of several words whose initials are the name, when there is just one.
    private func initials(_ name: String, words: NameWords, known: ID<Skill>?) -> Place {
        guard words.words.count == 1, words.key.utf8.count >= 3, known == nil else {
            return .unknown
        }
        let matching = byInitials[words.key] ?? []
        guard let index = only(matching) else {
            return matching.isEmpty ? .unknown : .question(matching.map { canonicals[$0] })
        }
        return assigned(name, to: index, how: .acronym, confidence: 0.75)
    }

    private func only(_ indexes: [Int]) -> Int? {
        Set(indexes).count == 1 ? indexes.first : nil
    }
}

import Prelude

/// The one alias resolver: which skill a name stands for, and which of given names are the same.
///
/// It prefers to miss a merge: a name that could be two things is a question, and nothing is merged
/// by likeness alone unless the likeness is a known way of writing.
package struct SkillResolver: Sendable {
    /// The skills known.
    package let lexicon: Lexicon
    let forms: FormIndex
    /// Long keys of letters by their length and both ends, for the search of typos.
    private let longKeys: [KeyShape: [[UInt8]]]

    /// What a slip leaves as it is but for the length.
    private struct KeyShape: Hashable {
        var count: Int
        var first: UInt8?
        var last: UInt8?
    }

    /// A typo is looked for only in names of at least this many letters.
    static let shortestTypo = 8

    /// A resolver over a lexicon.
    package init(_ lexicon: Lexicon) {
        self.lexicon = lexicon
        var forms = FormIndex(reserving: lexicon.skills.count * 6)
        for (index, skill) in lexicon.skills.enumerated() {
            let isActivity = skill.kind == .practice || skill.kind == .knowledge
            forms.add(name: skill.name, target: index, isAlias: false, isActivity: isActivity)
            for alias in skill.aliases {
                forms.add(name: alias, target: index, isAlias: true, isActivity: isActivity)
            }
        }
        self.forms = forms
        var keys: [KeyShape: [[UInt8]]] = [:]
        for key in forms.entries.keys where key.utf8.count >= Self.shortestTypo - 1 {
            let key = Array(key.utf8)
            guard key.allSatisfy(ByteClass.isLetter) else { continue }
            let shape = KeyShape(count: key.count, first: key.first, last: key.last)
            keys[shape, default: []].append(key)
        }
        longKeys = keys
    }

    /// What a name standing alone is; the answer depends on the name only.
    package func resolve(_ surface: String) -> Resolution {
        let name = NameWords(surface)
        guard !name.words.isEmpty, name.words.count <= 16 else { return .unknown }
        if let known = whole(name, surface: surface) { return known }
        if let outer = Parenthesis(surface) { return resolve(outer) }
        for variant in NameVariants.all(of: name) {
            if let found = accept(variant) { return found }
        }
        return typo(of: name)
    }

    /// The skills a form may be, when the lexicon says it is ambiguous; surest first.
    func readings(of key: String) -> [AmbiguousForm] { lexicon.ambiguous[key] ?? [] }

    // MARK: The whole name

    private func whole(_ name: NameWords, surface: String) -> Resolution? {
        let key = name.key
        if let resolution = ambiguous(key) { return resolution }
        if let contested = forms.contested[key] {
            return .ambiguous(contested.map { lexicon.skills[Int($0)].id }.sorted())
        }
        guard let entry = forms[key] else { return nil }
        let skill = lexicon.skills[Int(entry.target)]
        let (how, confidence): (Resolution.How, Double) =
            switch entry.rank {
            case .name: skill.name == surface ? (.exact, 1) : (.lexical, 0.98)
            case .alias: (.alias, 0.97)
            case .fromName: (.lexical, 0.95)
            case .fromAlias: (.alias, 0.93)
            }
        return .skill(.init(skill: skill.id, how: how, confidence: confidence))
    }

    /// What the list of ambiguous forms says, or nil when the form is not on it.
    private func ambiguous(_ key: String) -> Resolution? {
        let readings = readings(of: key)
        guard let first = readings.first else { return nil }
        if let decided = readings.first(where: { $0.policy == .default }) {
            return .skill(.init(skill: decided.skill, how: .alias, confidence: 0.8))
        }
        var options = [first.skill]
        for reading in readings where !options.contains(reading.skill) {
            options.append(reading.skill)
        }
        return .ambiguous(options)
    }

    // MARK: Longer spellings

    /// A name with an explanation in parentheses, `Amazon Web Services (AWS)`: both parts must lead
    /// to one skill, or one must be the initials of the other.
    private func resolve(_ name: Parenthesis) -> Resolution {
        let outer = plain(name.outer)
        let inner = plain(name.inner)
        switch (outer, inner) {
        case (.skill(let one), .skill(let other)):
            if one.skill == other.skill { return outer }
            return name.isQualified ? .unknown : .ambiguous([one.skill, other.skill].sorted())
        case (.skill(let one), _):
            if name.isAcronym || name.isQualifier(of: lexicon[one.skill]) { return outer }
            return .unknown
        case (.ambiguous(let options), .skill(let other)):
            return options.contains(other.skill) ? inner : .unknown
        case (.ambiguous(let options), _):
            let matching = options.filter { name.isQualifier(of: lexicon[$0]) }
            guard matching.count == 1, let skill = matching.first else { return .unknown }
            return .skill(.init(skill: skill, how: .alias, confidence: 0.85))
        case (.unknown, .skill): return name.isAcronym ? inner : .unknown
        default: return .unknown
        }
    }

    /// A name without parentheses.
    private func plain(_ surface: String) -> Resolution {
        Parenthesis(surface) == nil ? resolve(surface) : .unknown
    }

    /// The skill a shorter name stands for, when the steps that led to it allow that.
    private func accept(_ variant: NameVariants.Variant) -> Resolution? {
        let key = variant.name.key
        guard key.utf8.count >= 2 || variant.steps == [.generic] else { return nil }
        let entry: FormIndex.Entry
        if let readings = lexicon.ambiguous[key] {
            guard variant.steps.contains(where: { $0 == .generic || $0 == .version }),
                readings.count == 1, let reading = readings.first,
                let index = lexicon.index(of: reading.skill)
            else { return nil }
            entry = .init(target: Int32(truncatingIfNeeded: index), rank: .alias)
        } else if let known = forms[key] {
            entry = known
        } else {
            return nil
        }
        let skill = lexicon.skills[Int(entry.target)]
        guard variant.steps.allSatisfy({ allows($0, skill: skill, name: variant.name) }) else {
            return nil
        }
        if let vendor = variant.vendor, !Vendors.isSafe(vendor), !makes(vendor, skill) {
            return nil
        }
        let confidence = max(0.6, 0.94 - 0.06 * Double(variant.steps.count))
        let isName = entry.rank == .name || entry.rank == .fromName
        return .skill(
            .init(skill: skill.id, how: isName ? .lexical : .alias, confidence: confidence))
    }

    private func allows(_ step: NameVariants.Step, skill: Skill, name: NameWords) -> Bool {
        switch step {
        case .ending: skill.kind != .area
        case .version: skill.kind == .tool && name.key != "sql" && name.key.utf8.count > 1
        case .generic: skill.kind == .tool
        case .script: skill.kind == .tool && isOfTheWeb(skill)
        case .vendor: skill.kind == .tool && (name.key.utf8.count >= 4) && !Self.isCommon(name)
        case .order: skill.kind != .tool && skill.kind != .area
        }
    }

    /// Whether a product runs in JavaScript, so that `js` after its name says nothing new.
    private func isOfTheWeb(_ skill: Skill) -> Bool {
        skill.group.hasPrefix("web") || skill.name.hasSuffix("JS") || skill.name.hasSuffix(".js")
            || skill.related.contains(ID("javascript")) || skill.related.contains(ID("node-js"))
    }

    /// Whether a maker is named in one of the skill's own names.
    private func makes(_ vendor: String, _ skill: Skill) -> Bool {
        ([skill.name] + skill.aliases).contains { NameWords($0).words.first == vendor }
    }

    /// Products whose bare name is an everyday word are not known by it after a maker's name.
    private static func isCommon(_ name: NameWords) -> Bool {
        name.words.count == 1 && name.key.utf8.count < 5
    }

    // MARK: Typos

    /// The one skill whose name is a single slip away from a long name. Neither end differs, since
    /// another ending makes another word (Informatica, informatics); nor do digits; and two skills
    /// in reach make it unknown.
    private func typo(of name: NameWords) -> Resolution {
        let key = Array(name.key.utf8)
        guard key.count >= Self.shortestTypo, key.allSatisfy({ ByteClass.isLetter($0) }) else {
            return .unknown
        }
        var targets: Set<Int32> = []
        for length in key.count - 1...key.count + 1 {
            let shape = KeyShape(count: length, first: key.first, last: key.last)
            for other in longKeys[shape] ?? [] where EditDistance.isOne(key, other) {
                let form = String(decoding: other, as: UTF8.self)
                guard lexicon.ambiguous[form] == nil, let entry = forms[form] else {
                    return .unknown
                }
                targets.insert(entry.target)
            }
        }
        guard targets.count == 1, let target = targets.first else { return .unknown }
        let skill = lexicon.skills[Int(target)]
        guard skill.kind != .area else { return .unknown }
        return .skill(.init(skill: skill.id, how: .typo, confidence: 0.7))
    }
}

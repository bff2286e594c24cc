/// Finds the technology of the O*NET database that a skill is, and says nothing where there is none.
///
/// A skill is looked up by all its names: those of the lexicon, or the one that is given. Names of the
/// database are known in the ways in which it writes them, see `TechnologyForms`.
package struct TechnologyIndex: Sendable {
    /// How a skill came to a technology, surest first.
    package enum Tier: String, Sendable {
        /// By another name that the lexicon knows.
        case alias
        /// By the name itself.
        case lexical
        /// By words and what they mean, see `SkillMapper`.
        case vector
    }

    /// The technology that a skill is.
    package struct Hit: Sendable, Hashable {
        /// Its position in `technologies`.
        package var index: Int
        /// How the skill came to it.
        package var tier: Tier
    }

    /// The technologies, in the order in which they were given.
    package let technologies: [Technology]
    /// Every way of writing each of them, in the same order.
    let names: [[NameWords]]
    private let resolver: SkillResolver
    private var byKey: [String: [Entry]] = [:]
    private var byAcronym: [String: [Int]] = [:]

    private struct Entry {
        var index: Int
        /// How much was left out of the name that the database writes.
        var shortening: Int
    }

    /// An index of technologies; `resolver` knows names of skills.
    package init(_ technologies: [Technology], resolver: SkillResolver) {
        self.technologies = technologies
        self.resolver = resolver
        let forms = technologies.map { TechnologyForms($0.name) }
        names = forms.map(\.names)
        for (index, forms) in forms.enumerated() {
            for (shortening, name) in forms.names.enumerated() {
                byKey[name.key, default: []].append(Entry(index: index, shortening: shortening))
            }
            if let acronym = forms.acronym { byAcronym[acronym, default: []].append(index) }
        }
    }

    /// The technology that a skill is by its names; nil where it is none, or may be several.
    package func named(_ skill: String) -> Hit? {
        let own = NameWords(skill)
        guard !own.words.isEmpty else { return nil }
        if let index = best(Self.spellings(own)) { return Hit(index: index, tier: .lexical) }
        if let long = byAcronym[own.key], long.count == 1 {
            return Hit(index: long[0], tier: .lexical)
        }
        // Two names that lead to two technologies tell nothing.
        let found = Set(otherNames(of: skill).compactMap { best([NameWords($0)]) })
        return found.count == 1 ? found.first.map { Hit(index: $0, tier: .alias) } : nil
    }

    /// The technology with one of some names from which least was left out; nil where none has, or where
    /// several have with equal right and not just one of them is hot.
    private func best(_ names: [NameWords]) -> Int? {
        for name in names {
            let entries = byKey[name.key] ?? []
            guard let least = entries.map(\.shortening).min() else { continue }
            let closest = Set(entries.filter { $0.shortening == least }.map(\.index))
            let hot = closest.filter { technologies[$0].isHot }
            if closest.count == 1 { return closest.first }
            if hot.count == 1 { return hot.first }
        }
        return nil
    }

    /// A name, and what people write in its place: the singular, and what one does without its ending.
    private static func spellings(_ name: NameWords) -> [NameWords] {
        var names = [name, NameWords(name.words.map(Spelling.singular))]
        if let last = name.words.last {
            names.append(NameWords(name.words.dropLast() + [last + "s"]))
            if last.hasSuffix("ing"), name.words.count > 1, last.utf8.count >= 6 {
                names.append(NameWords(name.words.dropLast() + [String(last.dropLast(3))]))
            }
        }
        return names
    }

    /// What the lexicon calls a skill beside the given name. A name with a version is a skill of its own
    /// here, since the database tells versions apart.
    private func otherNames(of skill: String) -> [String] {
        let exact = resolver.lexicon.named(skill)
        guard
            let known = exact
                ?? resolver.resolve(skill).found.flatMap({ resolver.lexicon[$0.skill] }),
            Version.of(NameWords(skill)) == Version.of(NameWords(known.name))
        else { return [] }
        return [known.name] + known.aliases.filter { $0.utf8.count > Self.longestInitials }
    }

    /// Aliases of so few letters are initials, which stand for too many things.
    private static let longestInitials = 4
}

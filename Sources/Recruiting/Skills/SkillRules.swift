/// What the lexicon knows about names, as far as changes of bags and searches must know it.
package struct SkillRules: Sendable {
    /// The canonical name of what a person calls a skill; nil when the lexicon has none.
    package var canonical: @Sendable (String) -> String?
    /// A skill as the desk files it, under the lexicon's name when it has one.
    package var name: @Sendable (String) -> SkillName
    /// The lexicon's aliases of a canonical name.
    package var aliases: @Sendable (String) -> [String]
    /// Whether a name is, letter for letter but for case, the canonical name of a skill.
    package var isCanonical: @Sendable (String) -> Bool
    /// Why two names must never share a bag; nil when they may. Throws when the lexicon, which
    /// alone can tell, cannot be read.
    package var conflict: @Sendable (String, String) throws -> String?

    /// Rules from their parts; without any, the desk knows no more than its own names.
    package init(
        canonical: @escaping @Sendable (String) -> String? = { _ in nil },
        name: @escaping @Sendable (String) -> SkillName = {
            SkillName(name: $0, folded: SkillFolding.fold($0), family: nil, kind: "unknown")
        },
        aliases: @escaping @Sendable (String) -> [String] = { _ in [] },
        isCanonical: @escaping @Sendable (String) -> Bool = { _ in false },
        conflict: @escaping @Sendable (String, String) throws -> String? = { _, _ in nil }
    ) {
        self.canonical = canonical
        self.name = name
        self.aliases = aliases
        self.isCanonical = isCanonical
        self.conflict = conflict
    }
}

package import Prelude

/// What a name was found to be.
package enum Resolution: Sendable, Hashable {
    /// One skill.
    case skill(Found)
    /// One of several, which only a human or the text around can tell; best guess first.
    case ambiguous([ID<Skill>])
    /// No skill of the lexicon.
    case unknown

    /// A skill that a name stands for, and why.
    package struct Found: Sendable, Hashable {
        /// The skill.
        package let skill: ID<Skill>
        /// How the name led to it.
        package let how: How
        /// How sure it is, 0–1.
        package let confidence: Double
    }

    /// How a name led to a canonical name, surest first.
    package enum How: String, Sendable {
        /// The canonical name itself, letter for letter.
        case exact
        /// The same name in another spelling: case, spaces, hyphens, plural, `.js`, version.
        case lexical
        /// An alias of the lexicon, or a spelling of one.
        case alias
        /// The initials of the name.
        case acronym
        /// A slip of the keyboard in a long name.
        case typo
    }

    /// The skill when there is exactly one.
    package var found: Found? {
        if case .skill(let found) = self { found } else { nil }
    }
}

/// Where names were put when they were assigned to given canonical names.
package struct SkillAssignments: Sendable, Hashable {
    /// A name that is another spelling of a canonical name.
    package struct Assignment: Sendable, Hashable {
        /// The name as given.
        package let name: String
        /// The canonical name, as given.
        package let canonical: String
        /// How sure it is, 0–1.
        package let confidence: Double
        /// How the name led there.
        package let how: Resolution.How
    }

    /// A name that only a human can place.
    package struct Question: Sendable, Hashable {
        /// The name as given.
        package let name: String
        /// The names it may stand for, given canonicals first; never empty.
        package let options: [String]
    }

    /// Names with a canonical name, ordered by name.
    package var assignments: [Assignment] = []
    /// Names that are among the canonical names themselves, ordered; they need no assignment.
    package var known: [String] = []
    /// Names that are no spelling of any canonical name, ordered.
    package var newGroups: [String] = []
    /// Names that may be several things, ordered by name.
    package var questions: [Question] = []

    /// Puts a name where a person has filed it, which wins over what is known of names in general.
    package mutating func file(_ name: String, as canonical: String) {
        assignments.removeAll { $0.name == name }
        known.removeAll { $0 == name }
        newGroups.removeAll { $0 == name }
        questions.removeAll { $0.name == name }
        assignments.append(
            Assignment(name: name, canonical: canonical, confidence: 1, how: .alias))
        assignments.sort { $0.name < $1.name }
    }
}

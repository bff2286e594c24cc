package import Prelude

/// One skill of the lexicon: the canonical name of a bag, its aliases and its neighbours.
package struct Skill: Sendable, Hashable {
    /// What sort of skill it is.
    package enum Kind: String, Sendable, CaseIterable {
        /// A language, program, library, device or platform with a name.
        case tool
        /// Something one does: code review, bookkeeping.
        case practice
        /// Something one knows: contract law, statistics.
        case knowledge
        /// A category such as Frontend or DevOps: never the canonical name of a tool.
        case area
        /// A certificate or licence.
        case certification
        /// A language people speak.
        case language
        /// A personal quality: teamwork.
        case soft
    }

    /// Stable against order and new neighbours: the canonical name as a slug, `c-plus-plus`.
    package let id: ID<Skill>
    /// The canonical name, as shown.
    package let name: String
    /// The file the skill stands in: `software`, `finance`.
    package let family: String
    /// The group inside the family: `language`, `database`.
    package let group: String
    /// What sort of skill it is.
    package let kind: Kind
    /// Other names of the same skill, as written in the lexicon.
    package let aliases: [String]
    /// Skills close to it; having one says something about the other, but they never merge.
    package let related: [ID<Skill>]
}

/// What is wrong with a lexicon file, and where.
package struct LexiconError: Error, Hashable, CustomStringConvertible {
    /// The file's name.
    package let file: String
    /// The line, counted from 1.
    package let line: Int
    /// What was expected and what was found.
    package let problem: String

    /// A fault from its place and what it is.
    package init(file: String, line: Int, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    /// The whole message: `software.tsv:12: expected 5 columns, found 3`.
    package var description: String { "\(file):\(line): \(problem)" }
}

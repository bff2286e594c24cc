package import Prelude

/// The skills Muster knows, read once from the files of `data/skills` and never changed.
package struct Lexicon: Sendable {
    /// Every skill, ordered by id.
    package let skills: [Skill]
    /// Why skills must never be merged, each pair in both directions.
    let neverMerge: [ID<Skill>: [ID<Skill>: String]]
    /// Forms that need a look around before they are taken for a skill, by comparable form.
    let ambiguous: [String: [AmbiguousForm]]
    private let indexes: [ID<Skill>: Int]

    /// Reads the files; a skill's family is its file's name without `.tsv`, and the files
    /// `ambiguous.tsv` and `never-merge.tsv` hold what their names say.
    /// - Throws: `LexiconError` naming the file and line of the first broken rule.
    package init(files: [(name: String, bytes: [UInt8])]) throws(LexiconError) {
        var reader = LexiconReader()
        for file in files where !LexiconReader.isRule(file.name) { try reader.readSkills(file) }
        try reader.resolveRelated()
        for file in files where LexiconReader.isRule(file.name) { try reader.readRules(file) }
        skills = reader.finished()
        neverMerge = reader.neverMerge
        ambiguous = reader.ambiguous
        indexes = Dictionary(
            skills.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The skill with an id, or nil when the lexicon has none.
    package subscript(id: ID<Skill>) -> Skill? { indexes[id].map { skills[$0] } }

    /// The skill that goes by a name, letter for letter; nil for another spelling of it.
    package func named(_ name: String) -> Skill? {
        self[Self.slug(name)].flatMap { $0.name == name ? $0 : nil }
    }

    /// The position of a skill in `skills`, for tables beside it.
    package func index(of id: ID<Skill>) -> Int? { indexes[id] }

    /// Whether two skills must never be merged, whatever their names look like.
    package func mustNotMerge(_ first: ID<Skill>, _ second: ID<Skill>) -> Bool {
        neverMerge[first]?[second] != nil
    }

    /// Why two skills must never be merged; nil when they may.
    package func reasonNotToMerge(_ first: ID<Skill>, _ second: ID<Skill>) -> String? {
        neverMerge[first]?[second]
    }

    /// The skills that a skill must never be merged with, ordered by id.
    package func neverMerged(with id: ID<Skill>) -> [ID<Skill>] {
        neverMerge[id]?.keys.sorted() ?? []
    }

    /// The id of a skill with a canonical name: lower case, words joined by hyphens, with
    /// `+` and `#` spelled so that C, C++ and C# stay apart.
    package static func slug(_ name: String) -> ID<Skill> {
        var slug: [UInt8] = []
        var isOpen = false
        func begin(_ word: StaticString) {
            if !slug.isEmpty { slug.append(0x2D) }
            slug.append(contentsOf: word.description.utf8)
            isOpen = false
        }
        for byte in Folding.fold(name).utf8 {
            switch byte {
            case 0x2B: begin("plus")
            case 0x23: begin("sharp")
            case 0x26: begin("and")
            case 0x2E where slug.isEmpty: begin("dot")
            case _ where byte >= 0x80 || ByteClass.isWord(byte):
                if !isOpen && !slug.isEmpty { slug.append(0x2D) }
                isOpen = true
                slug.append(byte)
            default: isOpen = false
            }
        }
        return ID(String(decoding: slug, as: UTF8.self))
    }
}

/// A form that is a skill only in some company, such as `Go`, `R` or `Excel`.
package struct AmbiguousForm: Sendable, Hashable {
    /// What to do with the form where nothing around it speaks for or against.
    package enum Policy: String, Sendable {
        /// Take it for the skill.
        case `default`
        /// Take it only when a context word is near or the place is a list of skills.
        case context
        /// Never decide alone: ask.
        case ask
    }

    /// The form as written in the lexicon.
    package let form: String
    /// The skill it may mean.
    package let skill: ID<Skill>
    /// What to do with it where nothing around it helps.
    package let policy: Policy
    /// Folded words that speak for the skill when they stand near.
    package let context: Set<String>
    /// Folded words that speak against it.
    package let against: Set<String>
}

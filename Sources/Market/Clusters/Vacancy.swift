internal import Language

/// A vacancy as it is grouped with others.
package struct Vacancy: Sendable, Hashable {
    /// A skill that it names.
    package struct Skill: Sendable, Hashable {
        /// The skill's canonical name.
        package var name: String
        /// How often it is named.
        package var count: Int
        /// Whether it is a technology rather than something one does or knows.
        package var isTechnology: Bool

        /// A skill from its parts.
        package init(name: String, count: Int, isTechnology: Bool) {
            self.name = name
            self.count = count
            self.isTechnology = isTechnology
        }
    }

    /// What names it: a listing's id, a file's name.
    package var name: String
    /// Its title.
    package var title: String
    /// What it says; its words are read when they are needed, as those of many vacancies take much room.
    package var text: String
    /// The skills that it names, each once.
    package var skills: [Skill]

    /// A vacancy from its parts.
    package init(name: String, title: String, text: String, skills: [Skill]) {
        self.name = name
        self.title = title
        self.text = text
        self.skills = skills
    }

    /// Its words, in the form in which words are compared, in their order.
    package var words: [String] {
        Tokenizer.tokens(of: text).filter { $0.kind == .word }.map(\.folded)
    }
}

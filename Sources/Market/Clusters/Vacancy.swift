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
    /// Its words, in the form in which words are compared, in their order.
    package var words: [String]
    /// The skills that it names, each once.
    package var skills: [Skill]

    /// A vacancy from its parts.
    package init(name: String, title: String, words: [String], skills: [Skill]) {
        self.name = name
        self.title = title
        self.words = words
        self.skills = skills
    }
}

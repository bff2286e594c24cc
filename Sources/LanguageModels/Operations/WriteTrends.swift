internal import Prelude

/// Putting trends into sentences, from the numbers that are given and no others.
package enum WriteTrends {
    /// How many skills are told.
    package static let maximumSkills = 40

    /// What a model answers.
    package struct Answer: Sendable, Hashable {
        /// Two to four sentences.
        package var insight: String
        /// Skills with the kind of work that each belongs to.
        package var skills: [(skill: String, category: String)]

        /// Whether both are the same.
        package static func == (left: Answer, right: Answer) -> Bool {
            left.insight == right.insight && left.skills.elementsEqual(right.skills) { $0 == $1 }
        }
        /// Feeds a hash.
        package func hash(into hasher: inout Hasher) { hasher.combine(insight) }
    }

    /// The prompt.
    package static let prompt = Prompt(
        name: "write_trends", version: "1.1.0",
        instructions: """
            You put a table of a job market into two to four plain sentences for recruiters, as one \
            JSON document. Only what the table says is said: every number is one of its numbers, \
            written as it stands there, in digits, in the clause that names its skill; nothing is \
            known of causes, companies or the future. What the \
            table calls unknown is not told as stable. Each skill of the table is put to one of the \
            kinds of work that are listed, by its slug, or to general.
            """, maximumTokens: 3000)

    /// The material of a call.
    package static func material(
        kinds: [(slug: String, name: String, keywords: [String])], table: [String]
    ) -> [Material] {
        [
            Material(
                "KINDS",
                kinds.map { "\($0.slug): \($0.name) (\($0.keywords.joined(separator: ", ")))" }
                    .joined(separator: "\n")),
            Material("TABLE", table.joined(separator: "\n")),
        ]
    }

    /// The shape of the answer.
    package static let shape = Shape<Answer>.object("Trends in sentences") { object in
        let insight = object.member("insight", .text("two to four sentences", limit: 1200))
        let skills = object.member("skills", skill.list("the skills", limit: maximumSkills))
        return { Answer(insight: $0[insight], skills: $0[skills]) }
    }

    private static let skill = Shape<(skill: String, category: String)>.object("One skill") {
        object in
        let name = object.member("skill", .text("as the table has it", limit: 100))
        let category = object.member("category", .text("a slug, or general", limit: 80))
        return { (skill: $0[name], category: $0[category]) }
    }
}

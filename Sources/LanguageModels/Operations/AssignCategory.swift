internal import Prelude

/// Putting a person to one of the kinds of work that the desk looks for, by titles and skills.
package enum AssignCategory {
    /// What a model answers.
    package struct Answer: Sendable, Hashable {
        /// The slug of a kind that was named; nil where none fits.
        package var slug: String?
        /// The name of a kind that would fit, where none that was named does.
        package var suggestion: String?
    }

    /// The prompt.
    package static let prompt = Prompt(
        name: "assign_category", version: "1.0.0",
        instructions: """
            You put a person to one kind of work, by titles and skills, as one JSON document. slug is \
            one of the kinds that are listed, letter by letter, or null when none of them is the \
            person's work; then suggestion names the kind in two or three general words that would \
            suit others of the trade too, without level, technology or employer.
            """, maximumTokens: 300)

    /// The material of a call.
    package static func material(
        kinds: [(slug: String, name: String)], titles: [String], skills: [String]
    ) -> [Material] {
        [
            Material("KINDS", kinds.map { "\($0.slug): \($0.name)" }.joined(separator: "\n")),
            Material(
                "PERSON",
                (["Titles, most recent first:"] + titles + ["Skills:"] + skills)
                    .joined(separator: "\n")),
        ]
    }

    /// The shape of the answer.
    package static let shape = Shape<Answer>.object("A kind of work") { object in
        let slug = object.optional("slug", .text("one of the kinds", limit: 60))
        let suggestion = object.optional("suggestion", .text("a new kind", limit: 60))
        return { Answer(slug: $0[slug], suggestion: $0[suggestion]) }
    }
}

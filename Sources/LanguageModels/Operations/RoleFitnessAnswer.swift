internal import Prelude

/// Rating a person for a kind of role (facts: score_role_fitness).
package enum ScoreRoleFitness {
    /// A rating with its reasons.
    package struct Answer: Sendable, Hashable {
        /// 1–100.
        package var score: Int
        /// Two to four sentences.
        package var reasons: [String]
    }

    /// The prompt; bands of facts §4.4 in our words.
    package static let prompt = Prompt(
        name: "score_role_fitness", version: "1.0.0",
        instructions: """
            You rate how well a person fits a kind of role, from what their profile shows, as one JSON \
            document. The score goes from 1 to 100: above 80 strong, above 60 good, above 40 moderate, \
            above 20 weak, below it poor. Reasons are two to four sentences about what in the profile \
            speaks for and against it. Nothing about the person's name, age, sex, origin or family \
            counts or is mentioned.
            """, maximumTokens: 600)

    /// The shape of the answer.
    package static let shape = Shape<Answer>.object("A rating") { object in
        let score = object.member("fitness_score", .integer("how well they fit", in: 1...100))
        let reasons = object.member(
            "reasoning", Shape<String>.text("one sentence", limit: 600).list("reasons", limit: 6))
        return { Answer(score: $0[score], reasons: $0[reasons]) }
    }
}

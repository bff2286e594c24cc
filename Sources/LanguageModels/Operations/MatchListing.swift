internal import Prelude

/// Telling, skill by skill, what a CV shows of what a listing asks for. No total is asked for: it is reckoned
/// from the skills, as it is when no model answers.
package enum MatchListing {
    /// How many skills one call is asked about.
    package static let maximumSkills = 100

    /// What a CV shows of a skill.
    package enum Shown: String, Sendable, CaseIterable {
        /// Work with it is told of.
        case used
        /// It is only named.
        case named
        /// Nothing.
        case missing
    }

    /// What is said of one skill.
    package struct Skill: Sendable, Hashable {
        /// The skill's number as it was asked, from 0.
        package var index: Int
        /// What the CV shows of it.
        package var shown: Shown
        /// The years with it, as far as the CV tells.
        package var years: Double?
        /// The CV's own words that show it.
        package var quote: String?

        /// A skill from its parts.
        package init(index: Int, shown: Shown, years: Double?, quote: String?) {
            self.index = index
            self.shown = shown
            self.years = years
            self.quote = quote
        }
    }

    /// What a model answers.
    package struct Answer: Sendable, Hashable {
        /// The skills.
        package var skills: [Skill]
        /// One or two sentences for a recruiter.
        package var reason: String
    }

    /// The prompt.
    package static let prompt = Prompt(
        name: "match_listing", version: "1.0.0",
        instructions: """
            You read a CV for what a job listing asks for, as one JSON document with one entry for each \
            numbered skill. "used" when the CV tells of work with it, "named" when it only names it, \
            "missing" when it does neither; a related skill is not the skill. quote holds words of the \
            CV, letter by letter, that show it, and is null for what is missing. years are the years of \
            work with it that the CV's dates tell, null where they tell none; the same months count \
            once. reason is one or two sentences about the work, and never about name, age, sex, origin \
            or family.
            """, maximumTokens: 6000)

    /// The material of a call.
    package static func material(resume: String, title: String, skills: [String]) -> [Material] {
        let numbered = skills.prefix(maximumSkills).enumerated().map { "\($0): \($1)" }
        return [
            Material("CV", resume),
            Material("LISTING", "\(title)\n\n" + numbered.joined(separator: "\n")),
        ]
    }

    /// The shape of the answer.
    package static let shape = Shape<Answer>.object("What a CV shows") { object in
        let skills = object.member(
            "skills", skill.list("one for each number", limit: maximumSkills))
        let reason = object.member("reason", .text("one or two sentences", limit: 600))
        return { Answer(skills: $0[skills], reason: $0[reason]) }
    }

    private static let skill = Shape<Skill>.object("One skill") { object in
        let index = object.member("number", .integer("its number", in: 0...(maximumSkills - 1)))
        let shown = object.member(
            "shown", .choice("what the CV shows", of: Shown.allCases.map(\.rawValue)))
        let years = object.optional("years", .number("years of work with it", in: 0...60))
        let quote = object.optional("quote", .text("the CV's words", limit: 400))
        return {
            Skill(
                index: $0[index], shown: Shown(rawValue: $0[shown]) ?? .missing,
                years: $0[years], quote: $0[quote])
        }
    }
}

internal import Prelude

/// Reading a job post: what is asked, and the shape of the answer.
package enum NormalizeJob {
    /// The names of narratives.
    package static let narratives = NormalizeCV.narratives + ["role"]

    /// The prompt (facts §4.2, in our words).
    package static let prompt = Prompt(
        name: "normalize_job", version: "1.0.0",
        instructions: """
            You read one job post for a recruiter and write down what it asks for, as one JSON document.
            - The title is in English; everything that is copied stays as it is written.
            - A skill is a concrete technology, method, language or licence. Demands about an industry \
            or a field of business are no skills: they belong to domain_experience and the domain \
            narrative. A skill that is wanted and insisted on is a must alone.
            - Per skill: min_years only where the post names years for that skill; min_level from 1 to \
            10 (familiar 3, production 7, deep 9) or null; expected_capability in one or two \
            sentences about what the person must be able to do with it; evidence is the sentence that \
            asks for it, copied.
            - Choices carry the words they are read from. Remote only where the post says so.
            - Pay is copied as it stands, with its currency and period.
            - Soft attributes are the least that is asked for, 1 to 5, or null.
            - Narratives are three to five sentences of plain prose each, in the words that a CV of \
            the right person would use, with no number or fact that the post does not have.
            - What recruiters added under headings such as Must have, Nice to have and Salary wins where
            it differs from the rest of the post.
            """, maximumTokens: 6000)

    /// The shape of the answer.
    package static let shape = Shape<JobAnswer>.object("What one job post asks for") { object in
        let words = wordMembers(&object)
        let lists = listMembers(&object)
        let choices = choiceMembers(&object)
        let minYears = object.optional("min_years_experience", .number("in all", in: 0...80))
        let maxYears = object.optional("max_years_experience", .number("in all", in: 0...80))
        let yearsEvidence = object.optional("years_evidence", .text("the words about them"))
        let musts = object.member(
            "must_have_skills", skill(isMust: true).list("insisted on", limit: 60))
        let wishes = object.member(
            "nice_to_have_skills", skill(isMust: false).list("welcome", limit: 60))
        let traits = object.member("soft_attribute_requirements", soft)
        let summary = object.optional(
            "role_description", .text("two or three sentences", limit: 3000))
        let stories = object.member("narratives", NormalizeCV.texts("Narratives", narratives))
        let confidence = object.member(
            "confidence_score", .number("how sure you are; low for thin posts", in: 0...1))
        return { read in
            JobAnswer(
                words: words(read), lists: lists(read), choices: choices(read),
                minYears: read[minYears], maxYears: read[maxYears],
                yearsEvidence: read[yearsEvidence], skills: read[musts] + read[wishes],
                traits: read[traits], summary: read[summary], narratives: read[stories],
                confidence: read[confidence])
        }
    }

    private static func wordMembers(
        _ object: inout ObjectBuilder
    ) -> @Sendable (ReadMembers) -> [String: String] {
        let members = [
            ("job_title", "title"), ("company_name", "company_name"),
            ("education_required", "education_required"), ("team_context", "team_context"),
            ("equity_details", "equity"), ("hiring_manager_name", "hiring_manager_name"),
            ("hiring_manager_email", "hiring_manager_email"),
            ("application_url", "application_url"),
            ("timezone_requirements", "timezone_requirements"), ("salary_raw", "pay"),
        ].map { field, name in
            (field, object.optional(name, .text("copied from the post", limit: 1000)))
        }
        return { read in
            var words: [String: String] = [:]
            for (field, member) in members { words[field] = read[member] }
            return words
        }
    }

    private static func listMembers(
        _ object: inout ObjectBuilder
    ) -> @Sendable (ReadMembers) -> [String: [String]] {
        let members = [
            "responsibilities", "nice_to_haves", "benefits", "domain_experience", "tech_stack",
            "locations",
        ].map { name in
            (
                name,
                object.member(
                    name, Shape<String>.text("copied", limit: 600).list("each by itself", limit: 60)
                )
            )
        }
        return { read in
            var lists: [String: [String]] = [:]
            for (name, member) in members where !read[member].isEmpty { lists[name] = read[member] }
            return lists
        }
    }

    private static func choiceMembers(
        _ object: inout ObjectBuilder
    ) -> @Sendable (ReadMembers) -> [String: CVAnswer.Proved] {
        let members = [
            ("seniority_level", NormalizeCV.seniorities),
            ("location_type", ["remote", "hybrid", "onsite"]),
            ("employment_type", ["full_time", "part_time", "contract"]),
            ("company_stage", ["startup", "scaleup", "enterprise", "dao"]),
            ("role_type", ["engineering", "devrel", "growth", "product", "design"]),
        ].map { name, words in (name, object.optional(name, NormalizeCV.proved(name, words))) }
        return { read in
            var choices: [String: CVAnswer.Proved] = [:]
            for (name, member) in members { choices[name] = read[member] }
            return choices
        }
    }

    private static func skill(isMust: Bool) -> Shape<JobAnswer.Skill> {
        .object("One skill") { object in
            let name = object.member("name", .text("its common name", limit: 100))
            let years = object.optional("min_years", .number("for this skill", in: 0...40))
            let level = object.optional("min_level", .integer("the scale above", in: 1...10))
            let capability = object.optional(
                "expected_capability", .text("one or two sentences", limit: 1000))
            let evidence = object.member("evidence", .text("the sentence that asks", limit: 1000))
            return {
                JobAnswer.Skill(
                    name: $0[name], minYears: $0[years], minLevel: $0[level],
                    capability: $0[capability], evidence: $0[evidence], isMust: isMust)
            }
        }
    }

    private static let soft = Shape<[String: Int]>.object("Least soft attributes") { object in
        let members = NormalizeCV.traits.map {
            ($0, object.optional($0, .integer("the least that is asked for", in: 1...5)))
        }
        return { read in
            var least: [String: Int] = [:]
            for (name, member) in members { least[name] = read[member] }
            return least
        }
    }
}

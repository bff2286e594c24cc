internal import Prelude

/// Reading a CV: what is asked, and the shape of the answer.
package enum NormalizeCV {
    /// The names of soft attributes.
    package static let traits = [
        "leadership", "autonomy", "technical_depth", "communication", "growth_trajectory",
    ]
    /// The names of narratives.
    package static let narratives = ["experience", "domain", "personality", "impact", "technical"]
    /// The levels of seniority.
    package static let seniorities = [
        "junior", "mid", "senior", "staff", "lead", "principal", "executive",
    ]

    /// The prompt. The scales are those of the original desk (facts §4.1), in our words.
    package static let prompt = Prompt(
        name: "normalize_cv", version: "1.0.0",
        instructions: """
            You read one CV for a recruiter and write down what it says, as one JSON document.
            - Names, titles, companies, places, degrees and handles are copied as they stand.
            - Each skill is a concrete technology, method, language or licence, once. Its evidence is \
            the sentence or line that shows it best, copied.
            - Proficiency: 1 only named; 2 a course; 3 minor use; 4 own projects, one or two years; \
            5 solid, two or three years; 6 main tool of a job, three years or more; 7 strong in \
            production; 8 lead or architect with it, five years or more; 9 known in the field; \
            10 author or maintainer. Be conservative: without evidence of use it is 1 or null.
            - Positions: most recent first, months as YYYY-MM, description copied. An end that the CV \
            does not state is null; is_current only where it says so.
            - Soft attributes from 1 to 5, each with the sentence that shows it; null when nothing \
            does. Leadership: 2 mentoring, 3 a small team, 4 a large team, 5 an organisation. \
            Autonomy: 3 independent, 5 built alone from nothing. Technical depth: 3 designs features, \
            4 architect, 5 expert of infrastructure or protocols. Communication: 3 documents, 4 \
            writes and presents, 5 known speaker or author. Growth: 3 normal, 5 exceptional.
            - Narratives are three to five sentences of plain prose each, in the words that a job post \
            for this person would use, without the person's name, age, sex, origin or family, and \
            with no number or fact that the CV does not have.
            """, maximumTokens: 8000)

    /// The shape of the answer.
    package static let shape = Shape<CVAnswer>.object("What one CV says") { object in
        let persons = personal(&object)
        let seniority = object.optional(
            "seniority_level", proved("the level of the most recent title", seniorities))
        let years = object.optional(
            "years_of_experience", .number("as the CV states them", in: 0...80))
        let yearsEvidence = object.optional("years_evidence", .text("the words that state them"))
        let summary = object.optional("summary", .text("two or three sentences", limit: 2000))
        let confidence = object.member(
            "confidence_score", .number("how sure you are; low for thin CVs", in: 0...1))
        let skills = object.member("skills", skill.list("every skill", limit: 150))
        let positions = object.member("experience", position.list("every position", limit: 60))
        let studies = object.member("education", study.list("every degree", limit: 20))
        let projects = object.member(
            "projects", work(isHackathon: false).list("projects", limit: 60))
        let hackathons = object.member(
            "hackathons", work(isHackathon: true).list("hackathons", limit: 60))
        let achievements = object.member(
            "achievements", Shape<String>.text("copied").list("achievements", limit: 60))
        let communities = object.member(
            "verified_communities", Shape<String>.text("name").list("communities", limit: 30))
        let desired = object.member(
            "desired_job_categories", Shape<String>.text("kind of job").list("wanted", limit: 30))
        let traits = object.member("soft_attributes", soft)
        let stories = object.member("narratives", texts("Narratives", narratives))
        return { read in
            CVAnswer(
                words: persons(read), seniority: read[seniority], years: read[years],
                yearsEvidence: read[yearsEvidence], summary: read[summary],
                confidence: read[confidence], skills: read[skills], positions: read[positions],
                studies: read[studies], works: read[projects] + read[hackathons],
                achievements: read[achievements], communities: read[communities],
                desiredRoles: read[desired], traits: read[traits], narratives: read[stories])
        }
    }

    /// Values that are copied as they stand, by the (N) fields they are for.
    private static func personal(
        _ object: inout ObjectBuilder
    ) -> @Sendable (ReadMembers) -> [String: String] {
        let members = [
            ("full_name", "name"), ("email", "email"), ("phone", "phone"),
            ("current_role", "current_role"), ("location_city", "city"),
            ("location_region", "region"), ("location_country", "country"),
            ("github_handle", "github"), ("linkedin_handle", "linkedin"), ("x_handle", "x"),
            ("compensation_raw", "wanted_pay"),
        ].map { field, name in
            (field, object.optional(name, .text("copied from the CV", limit: 300)))
        }
        return { read in
            var words: [String: String] = [:]
            for (field, member) in members { words[field] = read[member] }
            return words
        }
    }

    /// One of some words with the words of the material that it is read from.
    static func proved(_ about: String, _ words: [String]) -> Shape<CVAnswer.Proved> {
        .object(about) { object in
            let value = object.member("value", .choice(about, of: words))
            let evidence = object.member("evidence", .text("the words it is read from"))
            return { CVAnswer.Proved(value: $0[value], evidence: $0[evidence]) }
        }
    }

    private static let skill = Shape<CVAnswer.Skill>.object("One skill") { object in
        let name = object.member("name", .text("as the CV writes it", limit: 100))
        let proficiency = object.optional("proficiency", .integer("the scale above", in: 1...10))
        let years = object.optional("years", .number("years of use", in: 0...60))
        let evidence = object.member("evidence", .text("the sentence that shows it", limit: 1000))
        return {
            CVAnswer.Skill(
                name: $0[name], proficiency: $0[proficiency], years: $0[years],
                evidence: $0[evidence])
        }
    }

    private static let position = Shape<CVAnswer.Position>.object("One position") { object in
        let company = object.optional("company", .text("the employer", limit: 200))
        let role = object.optional("role", .text("the title", limit: 200))
        let start = object.optional("start_date", .text("YYYY-MM", limit: 20))
        let end = object.optional("end_date", .text("YYYY-MM", limit: 20))
        let isCurrent = object.member("is_current", .flag("whether it goes on"))
        let description = object.optional("description", .text("copied", limit: 6000))
        let technologies = object.member(
            "technologies", Shape<String>.text("name", limit: 100).list("in it", limit: 60))
        return {
            CVAnswer.Position(
                company: $0[company], role: $0[role], start: $0[start], end: $0[end],
                isCurrent: $0[isCurrent], description: $0[description],
                technologies: $0[technologies])
        }
    }

    private static let study = Shape<CVAnswer.Study>.object("One degree") { object in
        let degree = object.optional("degree", .text("as written", limit: 200))
        let field = object.optional("field", .text("of study", limit: 200))
        let institution = object.optional("institution", .text("the school", limit: 200))
        return {
            CVAnswer.Study(degree: $0[degree], field: $0[field], institution: $0[institution])
        }
    }

    private static func work(isHackathon: Bool) -> Shape<CVAnswer.Work> {
        .object(isHackathon ? "One hackathon" : "One project") { object in
            let name = object.member("name", .text("its name", limit: 200))
            let description = object.optional("description", .text("copied", limit: 4000))
            let technologies = object.member(
                "technologies", Shape<String>.text("name", limit: 100).list("in it", limit: 60))
            let url = object.optional("url", .text("where it can be seen", limit: 500))
            let prize = object.optional("prize", .text("as written", limit: 200))
            let amount = object.optional(
                "prize_amount_usd", .integer("in US dollars", in: 0...100_000_000))
            return {
                CVAnswer.Work(
                    name: $0[name], description: $0[description], technologies: $0[technologies],
                    url: $0[url], isHackathon: isHackathon, prize: $0[prize],
                    prizeUSD: $0[amount])
            }
        }
    }

    private static let trait = Shape<CVAnswer.Trait>.object("One attribute") { object in
        let score = object.member("score", .integer("the scale above", in: 1...5))
        let evidence = object.member("evidence", .text("the sentence that shows it", limit: 1000))
        return { CVAnswer.Trait(score: $0[score], evidence: $0[evidence]) }
    }

    private static let soft = Shape<[String: CVAnswer.Trait]>.object("Soft attributes") { object in
        let members = traits.map { ($0, object.optional($0, trait)) }
        return { read in
            var found: [String: CVAnswer.Trait] = [:]
            for (name, member) in members { found[name] = read[member] }
            return found
        }
    }

    /// Texts by name, each of which may be missing.
    static func texts(_ about: String, _ names: [String]) -> Shape<[String: String]> {
        .object(about) { object in
            let members = names.map { ($0, object.optional($0, .text("prose", limit: 3000))) }
            return { read in
                var texts: [String: String] = [:]
                for (name, member) in members { texts[name] = read[member] }
                return texts
            }
        }
    }
}

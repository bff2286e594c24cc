/// What a model reads in a CV (facts: normalize_cv).
package struct CVAnswer: Sendable, Hashable {
    /// A skill with the sentence that shows it.
    package struct Skill: Sendable, Hashable {
        /// Its name as the CV writes it.
        package var name: String
        /// 1–10, or nil.
        package var proficiency: Int?
        /// Years of use.
        package var years: Double?
        /// The sentence or line that shows it, copied.
        package var evidence: String
    }

    /// A position held.
    package struct Position: Sendable, Hashable {
        /// The employer.
        package var company: String?
        /// The title.
        package var role: String?
        /// `YYYY-MM`.
        package var start: String?
        /// `YYYY-MM`; nil when it goes on or nobody says.
        package var end: String?
        /// Whether the CV says that it goes on.
        package var isCurrent: Bool
        /// What was done, copied.
        package var description: String?
        /// The technologies in it.
        package var technologies: [String]
    }

    /// A degree or course.
    package struct Study: Sendable, Hashable {
        /// The degree.
        package var degree: String?
        /// The field of study.
        package var field: String?
        /// The school.
        package var institution: String?
    }

    /// A project or hackathon.
    package struct Work: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// What it is, copied.
        package var description: String?
        /// Its technologies.
        package var technologies: [String]
        /// Where it can be seen.
        package var url: String?
        /// Whether it was a hackathon.
        package var isHackathon: Bool
        /// The prize as written.
        package var prize: String?
        /// The prize in US dollars.
        package var prizeUSD: Int?
    }

    /// A soft attribute with the sentence that shows it.
    package struct Trait: Sendable, Hashable {
        /// 1–5.
        package var score: Int
        /// The sentence, copied.
        package var evidence: String
    }

    /// A value with the words that it was read from.
    package struct Proved: Sendable, Hashable {
        /// The value.
        package var value: String
        /// The words, copied.
        package var evidence: String
    }

    /// Values that are words of the CV themselves, by the field they are for.
    package var words: [String: String] = [:]
    /// The level of seniority.
    package var seniority: Proved?
    /// Years of experience, where the CV states them.
    package var years: Double?
    /// The words that state them.
    package var yearsEvidence: String?
    /// A summary in the model's words.
    package var summary: String?
    /// How sure the model is of all of it, 0–1.
    package var confidence: Double = 0
    /// The skills.
    package var skills: [Skill] = []
    /// The positions, most recent first.
    package var positions: [Position] = []
    /// The studies.
    package var studies: [Study] = []
    /// The projects and hackathons.
    package var works: [Work] = []
    /// What was achieved, copied.
    package var achievements: [String] = []
    /// Communities that the CV names as having verified the person.
    package var communities: [String] = []
    /// The kinds of jobs that are wanted.
    package var desiredRoles: [String] = []
    /// The soft attributes by name.
    package var traits: [String: Trait] = [:]
    /// The narratives by name, in the model's words.
    package var narratives: [String: String] = [:]
}

extension CVAnswer {
    /// What halves of one CV say together: lists one after the other, single values of the first half
    /// that has one.
    package func joined(_ other: CVAnswer) -> CVAnswer {
        var whole = self
        whole.words.merge(other.words) { own, _ in own }
        whole.seniority = seniority ?? other.seniority
        (whole.years, whole.yearsEvidence) =
            years == nil ? (other.years, other.yearsEvidence) : (years, yearsEvidence)
        whole.summary = summary ?? other.summary
        whole.confidence = min(confidence, other.confidence)
        whole.skills += other.skills
        whole.positions += other.positions
        whole.studies += other.studies
        whole.works += other.works
        whole.achievements += other.achievements
        whole.communities += other.communities
        whole.desiredRoles += other.desiredRoles
        whole.traits.merge(other.traits) { $0.score >= $1.score ? $0 : $1 }
        whole.narratives.merge(other.narratives) { own, _ in own }
        return whole
    }
}

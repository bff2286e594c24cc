/// What is scored of a job.
package struct JobProfile: Sendable, Hashable {
    /// Where the work is done.
    package enum LocationType: String, Sendable, Hashable, CaseIterable {
        /// Anywhere.
        case remote
        /// Partly at an office.
        case hybrid
        /// At an office.
        case onsite
    }

    /// The job's id.
    package var id: String
    /// The vector of the role description, or nil.
    package var role: [Float]?
    /// The vector of the bare title, or nil; only `muster` reads it.
    package var title: [Float]?
    /// The vector of the industry and fields, or nil.
    package var domain: [Float]?
    /// The vector of personality and ways of working, or nil.
    package var culture: [Float]?
    /// The skills asked for, each at most once; without any the job is not matched.
    package var requirements: [Requirement] = []
    /// The least years of work, or nil.
    package var minYears: Double?
    /// The most years of work, or nil; only `muster` reads it.
    package var maxYears: Double?
    /// The rung asked for, or nil; only `muster` reads it.
    package var seniority: Rung?
    /// The yearly pay offered.
    package var salary = PayRange()
    /// Where the work is done, or nil when the post does not say.
    package var locationType: LocationType?
    /// The time zones asked for, in the words of the post: `UTC-5 to UTC+3`, `CET`.
    package var timeZones: String?
    /// The offices; read for hybrid and onsite jobs.
    package var places: [Locality] = []
    /// Candidates whom this job's company rejected before, who are not proposed again (L49).
    package var rejectedCandidates: Set<String> = []

    /// A job of which nothing is known but the id.
    package init(id: String) {
        self.id = id
    }
}

/// One skill that a job asks for.
package struct Requirement: Sendable, Hashable {
    /// Another skill that tells something about the one asked for.
    package struct Substitute: Sendable, Hashable {
        /// The canonical id of the other skill.
        package var skill: String
        /// How much of the requirement it is worth, 0–1: near 1 for a skill that contains the other
        /// (Spring Boot for Java), about .5 for one beside it (GCP for AWS), about .2 for one of
        /// the same group of the lexicon.
        package var credit: Double

        /// A substitute from its parts.
        package init(skill: String, credit: Double) {
            self.skill = skill
            self.credit = credit
        }
    }

    /// The canonical id of the skill.
    package var skill: String
    /// The skill's name, for messages.
    package var name: String
    /// Whether the job cannot do without it.
    package var isMust: Bool
    /// The least years of use, or nil.
    package var minYears: Double?
    /// The least rating, 1–10, or nil.
    package var minLevel: Double?
    /// The vector of the skill and the capability asked for, or nil.
    package var vector: [Float]?
    /// How much the skill tells people apart, above 0; only `muster` reads it. The caller takes it
    /// from the lexicon: 1 for a named tool or method, less for what most people of the trade hold
    /// (Git) and for areas and personal qualities. It never depends on the pool, so that a
    /// candidate's score does not move when somebody else is imported.
    package var weight: Double
    /// Skills that stand in for it in part; only `muster` reads them.
    package var substitutes: [Substitute]

    /// A requirement from its parts.
    package init(
        skill: String, name: String, isMust: Bool = true, minYears: Double? = nil,
        minLevel: Double? = nil, vector: [Float]? = nil, weight: Double = 1,
        substitutes: [Substitute] = []
    ) {
        self.skill = skill
        self.name = name
        self.isMust = isMust
        self.minYears = minYears
        self.minLevel = minLevel
        self.vector = vector
        self.weight = weight
        self.substitutes = substitutes
    }
}

package import Prelude
package import Storage

/// An open position, as lists show it. The truth is in the (N) fields, as with candidates.
package struct Job: Record, Hashable {
    /// The job's number inside this database.
    package var seq: Int
    /// The job's id.
    package var id: ID<Job>
    /// The title.
    package var title: String
    /// The company that hires.
    package var company: String?
    /// Where the work is done.
    package var place: String?
    /// The level of seniority.
    package var seniority: String?
    /// The status of the position.
    package var status: String
    /// When it came to the desk.
    package var createdAt: Timestamp
    /// When anything about it changed last.
    package var updatedAt: Timestamp

    /// The table of jobs.
    package static let table = Table(
        "job", Job.init, Column("seq", \.seq), Column("id", \.id), Column("title", \.title),
        Column("company", \.company), Column("place", \.place), Column("seniority", \.seniority),
        Column("status", \.status), Column("created_at", \.createdAt),
        Column("updated_at", \.updatedAt))
}

/// A skill that a job asks for.
package struct JobSkill: Record, Hashable {
    /// The job.
    package var job: ID<Job>
    /// The canonical skill.
    package var skill: ID<Bag>
    /// The words of the post.
    package var surface: String
    /// `must_have` or `nice_to_have`.
    package var requirement: String
    /// The least years wanted.
    package var minYears: Double?
    /// The least level wanted, 1–10.
    package var minLevel: Int?
    /// What the post says the person must be able to do with it.
    package var capability: String?
    /// The document with the evidence.
    package var document: String?
    /// The first byte of the evidence.
    package var start: Int?
    /// The byte after the evidence.
    package var end: Int?
    /// The place in the post's own order.
    package var position: Int

    /// What is said of a skill that is insisted on.
    package static let must = "must_have"
    /// What is said of a skill that is welcome.
    package static let wish = "nice_to_have"

    /// The table of wanted skills.
    package static let table = Table(
        "job_skill", JobSkill.init, Column("job_id", \.job), Column("skill_id", \.skill),
        Column("surface", \.surface), Column("requirement", \.requirement),
        Column("min_years", \.minYears), Column("min_level", \.minLevel),
        Column("capability", \.capability), Column("document_id", \.document),
        Column("span_start", \.start), Column("span_end", \.end), Column("position", \.position))
}

/// Everything one post says about a job, ready to be merged into the desk.
package struct JobDraft: Sendable {
    /// The (N) fields the post gives, by name.
    package var fields: [String: ProposedValue] = [:]
    /// The wanted skills, in the post's order; a skill in both lists counts as a must.
    package var skills: [Requirement] = []
    /// What the readers warn of.
    package var warnings: [String] = []

    /// A draft that says nothing yet.
    package init() {}

    /// A wanted skill.
    package struct Requirement: Sendable, Hashable {
        /// The canonical name and what the lexicon knows of it.
        package var skill: SkillName
        /// The words of the post.
        package var surface: String
        /// Whether the post insists on it.
        package var isMust: Bool
        /// The least years.
        package var minYears: Double?
        /// The least level, 1–10.
        package var minLevel: Int?
        /// What the person must be able to do with it.
        package var capability: String?
        /// The sentence that asks for it.
        package var span: TextSpan?

        /// A requirement from its parts.
        package init(
            skill: SkillName, surface: String, isMust: Bool, minYears: Double?, minLevel: Int?,
            capability: String?, span: TextSpan?
        ) {
            self.skill = skill
            self.surface = surface
            self.isMust = isMust
            self.minYears = minYears
            self.minLevel = minLevel
            self.capability = capability
            self.span = span
        }
    }
}

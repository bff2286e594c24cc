package import Prelude

/// How much of a week is worked, and under what kind of contract.
package enum EmploymentType: String, Hashable, Sendable, CaseIterable {
    /// All hours of a usual week; permanent unless a contract is named too.
    case fullTime = "full_time"
    /// Part of a usual week.
    case partTime = "part_time"
    /// A contract for a time: contractors, freelancers, temporary staff.
    case contract
}

/// A finer word for the contract than `EmploymentType` knows.
package enum ContractKind: String, Hashable, Sendable, CaseIterable {
    /// No end is agreed.
    case permanent
    /// Employed up to a date.
    case temporary
    /// Paid by invoice.
    case freelance
    /// Learning on the job: interns, trainees, working students.
    case internship
    /// Learning a trade with a school beside.
    case apprenticeship
    /// Without pay.
    case volunteer
}

/// Where the work is done.
package enum LocationType: String, Hashable, Sendable, CaseIterable {
    /// From anywhere, or anywhere within the named places.
    case remote
    /// Some days at the employer's place.
    case hybrid
    /// At the employer's place.
    case onsite
}

/// The family of work a position belongs to, as the matching profiles know it.
package enum JobRoleType: String, Hashable, Sendable, CaseIterable {
    /// Building software, machines or infrastructure.
    case engineering
    /// Relations with developers.
    case devrel
    /// Marketing, sales, community and business development.
    case growth
    /// Product management.
    case product
    /// Design and research of what people use.
    case design
}

/// How far a company has come.
package enum CompanyStage: String, Hashable, Sendable, CaseIterable {
    /// Young, up to its first rounds of funding.
    case startup
    /// Growing fast after them.
    case scaleup
    /// Large or listed.
    case enterprise
    /// Run by the votes of its token holders.
    case dao
}

/// Whether a position can still be filled.
package enum JobStatus: String, Hashable, Sendable, CaseIterable {
    /// People are looked for.
    case active
    /// The search rests.
    case paused
    /// Somebody was found.
    case filled
    /// The search ended.
    case closed
}

/// Whether a skill must be there.
package enum RequirementType: String, Hashable, Sendable, CaseIterable {
    /// Without it nobody is hired.
    case mustHave = "must_have"
    /// It counts in favour.
    case niceToHave = "nice_to_have"
}

/// A skill that a position asks for.
package struct JobSkill: Hashable, Sendable {
    /// The canonical name, or the words of the text where the lexicon has none.
    package var name: String
    /// The words of the text.
    package var surface: String
    /// Whether the lexicon knows the skill.
    package var isKnown: Bool
    /// Whether it must be there; what is asked for twice must be there if either place says so.
    package var requirement: RequirementType
    /// The least years with this skill, or nil.
    package var minYears: Double?
    /// The least level, 1–10, or nil.
    package var minLevel: Int?
    /// The sentence that asks for it.
    package var expectedCapability: String
    /// Where the skill is named.
    package var span: TextSpan
    /// Where the sentence stands.
    package var sentence: TextSpan
    /// How sure the reader is, 0–1.
    package var confidence: Double
}

/// A part of a job post under one heading.
package struct JobSection: Hashable, Sendable {
    /// What a section tells of.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What stands before the first heading.
        case header
        /// The employer.
        case company
        /// The position in general.
        case role
        /// What is to be done.
        case responsibilities
        /// What one must bring.
        case requirements
        /// What is welcome but not needed.
        case niceToHave
        /// What the employer gives.
        case benefits
        /// The team and its ways.
        case team
        /// The technologies in use.
        case techStack
        /// Pay.
        case compensation
        /// How to apply and what follows.
        case application
        /// The place of work.
        case location
        /// Statements of law and equal treatment.
        case legal
        /// A heading of another meaning.
        case other
    }

    /// What it tells of.
    package var kind: Kind
    /// The heading; empty for what stands before the first one.
    package var heading: TextSpan
    /// Everything below the heading up to the next one.
    package var body: TextSpan
}

/// The six texts about a position that are embedded.
package enum JobNarrativeKind: String, Hashable, Sendable, CaseIterable {
    /// What someone must have done, and for how long.
    case experience
    /// Industry and business field.
    case domain
    /// Ways of working and values.
    case personality
    /// What the work brings about.
    case impact
    /// Technologies and methods.
    case technical
    /// The position in a few sentences.
    case role
}

/// What is doubtful about a reading of a job post.
package enum JobPostWarning: Hashable, Sendable {
    /// No title was found.
    case noTitle
    /// The text is in a language whose headings and words the rules do not know.
    case unsupportedLanguage
    /// The text is longer than `JobPostReader.maximumBytes`; the rest was not read.
    case cutShort(at: Int)
    /// The stated pay is outside what anyone is paid.
    case implausibleSalary(TextSpan)
    /// Skills come from the whole text, for no part of it lists requirements.
    case noRequirementsSection
}

/// Why nobody can be matched against a position.
package enum UnusableReason: String, Hashable, Sendable, CaseIterable {
    /// The text asks for no skill.
    case noSkills = "no_skills"
    /// The text says neither what is to be done nor what is asked for.
    case noRequirements = "no_requirements"
    /// The text is too short to be a job post.
    case tooShort = "too_short"
}

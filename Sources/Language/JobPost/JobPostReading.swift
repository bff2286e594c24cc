package import Prelude

/// Everything the rules read from one job post. What the text does not say is nil or empty.
package struct JobPostReading: Sendable {
    /// The title without `(m/f/d)` and the company.
    package var title: Found<String>?
    /// The employer.
    package var company: Found<String>?
    /// The category in words, "Backend Engineering".
    package var category: Found<String>?
    /// The family of work, where it is one that the profiles know.
    package var roleType: Found<JobRoleType>?
    /// The rung: the lowest one that the post names, for that is what someone must at least be.
    package var seniority: Found<Seniority>?
    /// Every rung the post names, in the order of the text.
    package var experienceLevels: [Found<Seniority>] = []
    /// Hours and contract, each once, in the order of the text.
    package var employmentTypes: [Found<EmploymentType>] = []
    /// The finer word for the contract.
    package var contractKinds: [Found<ContractKind>] = []
    /// Where the work is done.
    package var locationType: Found<LocationType>?
    /// The places of work, each once.
    package var locations: [Found<Place>] = []
    /// The time zones asked for.
    package var timeZones: Found<TimeZoneRequirement>?
    /// The least years of work altogether.
    package var minYears: Found<Double>?
    /// The most years of work altogether.
    package var maxYears: Found<Double>?
    /// Pay.
    package var salary: Found<PayStatement>?
    /// Whether shares or options are part of the pay; nil when the text does not say.
    package var hasEquity: Found<Bool>?
    /// The sentence or phrase about shares.
    package var equityDetails: Found<String>?
    /// Whether tokens are part of the pay; nil when the text does not say.
    package var hasTokenCompensation: Found<Bool>?
    /// The paragraph that introduces the position.
    package var roleSummary: Found<String>?
    /// What is to be done, one entry each.
    package var responsibilities: [Found<String>] = []
    /// Skills asked for, each once, in the order of the text.
    package var skills: [JobSkill] = []
    /// What is welcome but not needed, one entry each, as written.
    package var niceToHaves: [Found<String>] = []
    /// What the employer gives, one entry each.
    package var benefits: [Found<String>] = []
    /// The sentences about the team.
    package var teamContext: Found<String>?
    /// The education asked for, as written.
    package var educationRequired: Found<String>?
    /// The degree asked for.
    package var degreeRequired: Found<DegreeLevel>?
    /// Industries and business fields asked for; they are no skills.
    package var domainExperience: [Found<String>] = []
    /// The technologies in use, canonical names where the lexicon has them.
    package var techStack: [Found<String>] = []
    /// How far the company has come.
    package var companyStage: Found<CompanyStage>?
    /// The number of people, as written: "501–1k people".
    package var companySize: Found<String>?
    /// The company's page.
    package var companyWebsite: Found<String>?
    /// The company's account on X.
    package var companyXURL: Found<String>?
    /// Whether the position can still be filled, where the text says.
    package var status: Found<JobStatus>?
    /// The day it was posted.
    package var postedDate: Found<Day>?
    /// The last day to apply.
    package var deadlineDate: Found<Day>?
    /// Whether it is urgent, where the text says so.
    package var isUrgent: Found<Bool>?
    /// Whom to talk to.
    package var hiringManagerName: Found<String>?
    /// The address to write to.
    package var hiringManagerEmail: Found<String>?
    /// The page to apply on.
    package var applicationURL: Found<String>?
    /// The least soft attributes, 1–5, that a sentence asks for.
    package var attributes: [SoftAttribute: Found<Int>] = [:]
    /// The narratives, each assembled from sentences of the text.
    package var narratives: [JobNarrativeKind: Narrative] = [:]
    /// The parts of the text in order.
    package var sections: [JobSection] = []
    /// The language of the text.
    package var language: TextLanguage = .other
    /// What a human should know about this reading.
    package var warnings: [JobPostWarning] = []
    /// Why nobody can be matched against it; empty when it is usable.
    package var unusableReasons: [UnusableReason] = []

    /// A reading of nothing.
    package init() {}

    /// Whether candidates can be matched against it.
    package var isUsable: Bool { unusableReasons.isEmpty }
}

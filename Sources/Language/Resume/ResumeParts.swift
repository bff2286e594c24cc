package import Prelude

/// A page or profile of the person.
package struct ResumeLink: Hashable, Sendable {
    /// Where a link leads.
    package enum Kind: String, Hashable, Sendable {
        /// A GitHub account or repository owner.
        case github
        /// A LinkedIn profile.
        case linkedin
        /// An X (Twitter) account.
        case x
        /// A Superteam Earn profile.
        case earn
        /// A page of work samples: Behance, Dribbble and the like, or one that a label names so.
        case portfolio
        /// Any other page.
        case website
    }

    /// Where it leads.
    package var kind: Kind
    /// The address, completed with https:// when the text leaves that out.
    package var url: String
    /// The account's name without `@`, path and query, where the kind has accounts.
    package var handle: String?
}

/// Where a person lives, as written and as understood.
package struct ResumeLocation: Hashable, Sendable {
    /// The words of the text.
    package var raw: String
    /// The city, or nil.
    package var city: String?
    /// The state or region, or nil.
    package var region: String?
    /// The country's English name, or nil.
    package var country: String?
    /// Whether the text says "remote" instead of, or beside, a place.
    package var isRemote: Bool
}

/// A skill of the person.
package struct ResumeSkill: Hashable, Sendable {
    /// The canonical name, or the words of the text where the lexicon has none.
    package var name: String
    /// Whether the lexicon knows the skill.
    package var isKnown: Bool
    /// The words of the text.
    package var surface: String
    /// Where the skill is listed or first mentioned.
    package var span: TextSpan
    /// The stated level, or nil; how it was stated is in it.
    package var rating: SkillRating?
    /// The stated years of use, or nil.
    package var years: Double?
    /// Months of use: the union of the positions that show it, or nil when none does.
    package var months: Int?
    /// The sentences that show the skill at work, in the order of the text.
    package var evidence: [TextSpan]
    /// The kind of section the skill stands in.
    package var section: ResumeSection.Kind
    /// The group the list puts it in ("Databases"), or nil.
    package var group: String?
}

/// A position held.
package struct ResumeExperience: Hashable, Sendable {
    /// The employer, or nil when the text does not say.
    package var company: Found<String>?
    /// The title, or nil when the text does not say.
    package var title: Found<String>?
    /// The place of work, as written.
    package var location: Found<String>?
    /// The period; nil when no date is given. `isCurrent` tells going on from unknown.
    package var dates: DateRange?
    /// Whole months from start to end or today; nil when unknown.
    package var months: Int?
    /// The text below the heading lines, empty when there is none.
    package var description: TextSpan
    /// Canonical names of the skills that the heading or description mentions.
    package var skills: [String]
    /// The whole entry.
    package var span: TextSpan

    /// The first month, or nil.
    package var start: Month? { dates?.start?.month }
    /// The last month; nil when unknown or going on.
    package var end: Month? { dates?.end?.month }
    /// Whether the position is held today.
    package var isCurrent: Bool { dates?.isCurrent ?? false }
}

/// Studies at one place.
package struct ResumeEducation: Hashable, Sendable {
    /// The degree as written, or nil.
    package var degree: Found<String>?
    /// The level of the degree, or nil.
    package var level: DegreeLevel?
    /// The field of study, or nil.
    package var field: Found<String>?
    /// The school, or nil.
    package var institution: Found<String>?
    /// The period; a lone date is its end.
    package var dates: DateRange?
    /// The whole entry.
    package var span: TextSpan

    /// Studies of which only place and period in the text are known yet.
    init(dates: DateRange?, span: TextSpan) {
        self.dates = dates
        self.span = span
    }
}

/// The height of a degree, lowest first.
package enum DegreeLevel: Int, Hashable, Comparable, Sendable, CaseIterable {
    /// A certificate, course or boot camp.
    case certificate
    /// A school-leaving exam.
    case secondary
    /// A completed apprenticeship or vocational school.
    case vocational
    /// Two years of college.
    case associate
    /// A first academic degree.
    case bachelor
    /// A second academic degree, the old Diplom and Magister among them.
    case master
    /// A doctorate.
    case doctorate

    /// Orders by height.
    package static func < (left: DegreeLevel, right: DegreeLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A project or hackathon.
package struct ResumeProject: Hashable, Sendable {
    /// Its name.
    package var name: Found<String>
    /// The text below or after the name, empty when there is none.
    package var description: TextSpan
    /// Canonical names of skills, and list items the lexicon does not know.
    package var technologies: [String]
    /// Its address, or nil.
    package var url: String?
    /// Its period, or nil.
    package var dates: DateRange?
    /// Whether it was made at a hackathon.
    package var isHackathon: Bool
    /// The hackathon's name, or nil.
    package var hackathonName: String?
    /// The words that tell of a prize, or nil.
    package var prize: Found<String>?
    /// The prize in US dollars, only when the text gives that currency.
    package var prizeUSD: Int?
    /// The whole entry.
    package var span: TextSpan
}

/// A human language.
package struct ResumeLanguage: Hashable, Sendable {
    /// Its English name.
    package var name: String
    /// The level as A1–C2 or "native", or nil.
    package var level: String?
}

/// A soft attribute, scored 1–5 only where a sentence proves it.
package enum SoftAttribute: String, Hashable, Sendable, CaseIterable {
    /// From mentoring (2) over a small team (3) and hiring for a large one (4) to founding (5).
    case leadership
    /// From independent work (3) to having built something from scratch alone (5).
    case autonomy
    /// From designing features (3) over architecture (4) to protocols and infrastructure (5).
    case technicalDepth = "technical_depth"
    /// From documenting (3) over presenting and maintaining open source (4) to speaking (5).
    case communication
    /// From a usual career (3) to exceptional acceleration (5).
    case growthTrajectory = "growth_trajectory"
}

/// The five texts about a candidate that are embedded.
package enum NarrativeKind: String, Hashable, Sendable, CaseIterable {
    /// What was done where and for how long.
    case experience
    /// Industries and business fields.
    case domain
    /// Ways of working and values.
    case personality
    /// Results.
    case impact
    /// Technologies and methods.
    case technical
}

/// A text assembled from sentences of a CV.
package struct Narrative: Hashable, Sendable {
    /// The sentences, joined by blanks.
    package var text: String
    /// Where each sentence stands.
    package var spans: [TextSpan]
}

/// A part of a CV under one heading.
package struct ResumeSection: Hashable, Sendable {
    /// What a section tells of.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// What stands before the first heading: name, contact, headline.
        case header
        /// Name, contact and other personal data under a heading of their own.
        case personal
        /// The introduction.
        case summary
        /// Positions.
        case experience
        /// Studies.
        case education
        /// Skills.
        case skills
        /// Projects.
        case projects
        /// Hackathons.
        case hackathons
        /// Human languages.
        case languages
        /// Certificates and licences.
        case certifications
        /// Awards and achievements.
        case achievements
        /// Publications, patents and talks.
        case publications
        /// Unpaid work.
        case volunteering
        /// Interests and hobbies.
        case interests
        /// References.
        case references
        /// Courses attended.
        case courses
        /// The kind of job wanted.
        case objective
        /// Pay wanted.
        case salary
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

package import Prelude

/// Everything one document says about a person, ready to be merged into the desk.
///
/// Readers of documents make drafts; the desk decides what a draft may change.
package struct CandidateDraft: Sendable {
    /// The (N) fields the document gives, by name.
    package var fields: [String: ProposedValue] = [:]
    /// The skills, in the document's order.
    package var skills: [SkillClaim] = []
    /// The positions, most recent first.
    package var experiences: [Position] = []
    /// The education, in the document's order.
    package var education: [Study] = []
    /// The projects and hackathons.
    package var projects: [Work] = []
    /// The soft attributes with evidence.
    package var attributes: [Trait] = []
    /// The keys that identify the person, strongest first.
    package var identities: [IdentityClaim] = []
    /// What the readers warn of.
    package var warnings: [String] = []

    /// A draft that says nothing yet.
    package init() {}

    /// A claimed skill.
    package struct SkillClaim: Sendable, Hashable {
        /// The canonical name and what the lexicon knows of it.
        package var skill: SkillName
        /// The words of the document.
        package var surface: String
        /// 1–10 or nil.
        package var rating: Int?
        /// Years of use.
        package var years: Double?
        /// Months of use.
        package var months: Int?
        /// How many sentences show it at work; 0 for a bare claim.
        package var shown: Int
        /// The sentence or line that shows it.
        package var span: TextSpan?
        /// Who read it, where that is somebody else than read the rest of the document.
        package var source: String?

        /// A claim from its parts.
        package init(
            skill: SkillName, surface: String, rating: Int? = nil, years: Double? = nil,
            months: Int? = nil, shown: Int = 0, span: TextSpan? = nil, source: String? = nil
        ) {
            self.skill = skill
            self.surface = surface
            self.rating = rating
            self.years = years
            self.months = months
            self.shown = shown
            self.span = span
            self.source = source
        }
    }

    /// A position held.
    package struct Position: Sendable, Hashable {
        /// The employer.
        package var company: String?
        /// The title.
        package var title: String?
        /// The first month.
        package var start: Month?
        /// The last month.
        package var end: Month?
        /// Whether it goes on.
        package var isCurrent: Bool
        /// Its length.
        package var months: Int?
        /// The text about it.
        package var description: String?
        /// The canonical names of the skills in it.
        package var skills: [String]
        /// Where it stands.
        package var span: TextSpan?

        /// A position from its parts.
        package init(
            company: String?, title: String?, start: Month?, end: Month?, isCurrent: Bool,
            months: Int?, description: String?, skills: [String], span: TextSpan?
        ) {
            self.company = company
            self.title = title
            self.start = start
            self.end = end
            self.isCurrent = isCurrent
            self.months = months
            self.description = description
            self.skills = skills
            self.span = span
        }
    }

    /// A degree or course.
    package struct Study: Sendable, Hashable {
        /// The degree as written.
        package var degree: String?
        /// The field of study.
        package var field: String?
        /// The school.
        package var institution: String?
        /// The first month.
        package var start: Month?
        /// The last month.
        package var end: Month?

        /// A study from its parts.
        package init(
            degree: String?, field: String?, institution: String?, start: Month?, end: Month?
        ) {
            self.degree = degree
            self.field = field
            self.institution = institution
            self.start = start
            self.end = end
        }
    }

    /// A project or hackathon.
    package struct Work: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// The text about it.
        package var description: String?
        /// Where it can be seen.
        package var url: String?
        /// The canonical names of its technologies.
        package var technologies: [String]
        /// Whether it was a hackathon.
        package var isHackathon: Bool
        /// The prize as written.
        package var prize: String?
        /// The prize in US dollars.
        package var prizeUSD: Int?

        /// A project from its parts.
        package init(
            name: String, description: String?, url: String?, technologies: [String],
            isHackathon: Bool, prize: String?, prizeUSD: Int?
        ) {
            self.name = name
            self.description = description
            self.url = url
            self.technologies = technologies
            self.isHackathon = isHackathon
            self.prize = prize
            self.prizeUSD = prizeUSD
        }
    }

    /// A soft attribute.
    package struct Trait: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// 1–5.
        package var score: Int
        /// The sentence that shows it.
        package var span: TextSpan

        /// A trait from its parts.
        package init(name: String, score: Int, span: TextSpan) {
            self.name = name
            self.score = score
            self.span = span
        }
    }

    /// A key that identifies a person.
    package struct IdentityClaim: Sendable, Hashable {
        /// `email`, `phone`, `github`, `linkedin`, `x`.
        package var kind: String
        /// The folded key.
        package var value: String
        /// How sure it makes us, 0–1; at 0.9 and above it decides alone.
        package var confidence: Double

        /// A key from its parts.
        package init(kind: String, value: String, confidence: Double) {
            self.kind = kind
            self.value = value
            self.confidence = confidence
        }
    }
}

/// A canonical skill as a reader names it.
package struct SkillName: Sendable, Hashable {
    /// The canonical name.
    package var name: String
    /// The name folded by the one normaliser.
    package var folded: String
    /// The lexicon's family, or nil for a name it does not know.
    package var family: String?
    /// The lexicon's kind, or `unknown`.
    package var kind: String
    /// The canonical names it may stand for, when only a human can tell; empty otherwise.
    package var options: [String]

    /// A name from its parts.
    package init(
        name: String, folded: String, family: String?, kind: String, options: [String] = []
    ) {
        self.name = name
        self.folded = folded
        self.family = family
        self.kind = kind
        self.options = options
    }
}

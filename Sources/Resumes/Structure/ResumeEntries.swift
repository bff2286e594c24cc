package import Prelude

/// From when to when something was, as it was written: `2019-03`, `March 2019`, `2019`.
package struct ResumePeriod: Sendable, Hashable {
    /// The start.
    package var start: String?
    /// The end; nil while it goes on, and when the source does not say.
    package var end: String?
    /// Whether it goes on.
    package var isCurrent: Bool

    /// A period from its parts. Without `isCurrent`, one with a start and no end goes on, as JSON Resume has
    /// it.
    package init(start: String? = nil, end: String? = nil, isCurrent: Bool? = nil) {
        self.start = start
        self.end = end
        self.isCurrent = isCurrent ?? ResumePeriod.goesOn(start: start, end: end)
    }

    static func goesOn(start: String?, end: String?) -> Bool { start != nil && end == nil }
}

/// A position that somebody held.
package struct ResumeWork: Sendable, Hashable {
    /// The employer.
    package var company: String?
    /// The title.
    package var position: String?
    /// Where it was.
    package var location: String?
    /// What the employer does.
    package var about: String?
    /// The employer's page.
    package var url: String?
    /// From when to when.
    package var period: ResumePeriod
    /// What it was about, in a sentence or two.
    package var summary: String?
    /// What was done and reached.
    package var bullets: [String]
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A position from its parts.
    package init(
        company: String? = nil, position: String? = nil, location: String? = nil,
        about: String? = nil, url: String? = nil, period: ResumePeriod = ResumePeriod(),
        summary: String? = nil, bullets: [String] = [], more: [JSONMember] = []
    ) {
        self.company = company
        self.position = position
        self.location = location
        self.about = about
        self.url = url
        self.period = period
        self.summary = summary
        self.bullets = bullets
        self.more = more
    }
}

/// A project.
package struct ResumeProject: Sendable, Hashable {
    /// The project's name.
    package var name: String?
    /// For whom or with whom it was done.
    package var entity: String?
    /// What sort of project it was.
    package var kind: String?
    /// The person's roles in it.
    package var roles: [String]
    /// What was used.
    package var keywords: [String]
    /// The project's page.
    package var url: String?
    /// From when to when.
    package var period: ResumePeriod
    /// What it was about.
    package var summary: String?
    /// What was done and reached.
    package var bullets: [String]
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// A project from its parts.
    package init(
        name: String? = nil, entity: String? = nil, kind: String? = nil, roles: [String] = [],
        keywords: [String] = [], url: String? = nil,
        period: ResumePeriod = ResumePeriod(isCurrent: false), summary: String? = nil,
        bullets: [String] = [], more: [JSONMember] = []
    ) {
        self.name = name
        self.entity = entity
        self.kind = kind
        self.roles = roles
        self.keywords = keywords
        self.url = url
        self.period = period
        self.summary = summary
        self.bullets = bullets
        self.more = more
    }
}

/// Studies or a school.
package struct ResumeEducation: Sendable, Hashable {
    /// The school.
    package var institution: String?
    /// The degree.
    package var degree: String?
    /// The subject.
    package var area: String?
    /// Where it is; no member of JSON Resume, and written as `location`.
    package var location: String?
    /// The school's page.
    package var url: String?
    /// From when to when.
    package var period: ResumePeriod
    /// The grade, as it was written.
    package var score: String?
    /// Courses and remarks.
    package var courses: [String]
    /// Members of the JSON object that are none of these.
    package var more: [JSONMember]

    /// Studies from their parts.
    package init(
        institution: String? = nil, degree: String? = nil, area: String? = nil,
        location: String? = nil, url: String? = nil,
        period: ResumePeriod = ResumePeriod(isCurrent: false), score: String? = nil,
        courses: [String] = [], more: [JSONMember] = []
    ) {
        self.institution = institution
        self.degree = degree
        self.area = area
        self.location = location
        self.url = url
        self.period = period
        self.score = score
        self.courses = courses
        self.more = more
    }
}

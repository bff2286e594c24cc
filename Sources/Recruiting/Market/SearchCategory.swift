package import Prelude
package import Storage

/// A kind of work that the desk looks for on the market and puts people to.
package struct SearchCategory: Record, Hashable {
    /// How far a category has come.
    package enum Status: String, Sendable, CaseIterable, SQLConvertible {
        /// It is looked for.
        case kept
        /// A machine proposes it; a person has to confirm it before it is looked for.
        case proposed
        /// It is looked for no more.
        case removed
    }

    /// The category's id.
    package var id: ID<SearchCategory>
    /// Its stable name: lower-case letters, digits and underscores, such as `data_engineer`.
    package var slug: String
    /// Its name for people.
    package var name: String
    /// The phrases by which titles are put to it, an array of texts; `*` at the beginning of one stands for
    /// the name of a technology.
    package var words: JSONValue
    /// How far it has come.
    package var status: Status
    /// Who added it.
    package var addedBy: String
    /// When it was added.
    package var createdAt: Timestamp
    /// When it was changed last.
    package var updatedAt: Timestamp

    /// A category from its parts.
    package init(
        id: ID<SearchCategory>, slug: String, name: String, words: JSONValue, status: Status,
        addedBy: String, createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.words = words
        self.status = status
        self.addedBy = addedBy
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }

    /// The table.
    package static let table = Table(
        "search_category", SearchCategory.init, Column("id", \.id), Column("slug", \.slug),
        Column("name", \.name), Column("words", \.words), Column("status", \.status),
        Column("added_by", \.addedBy), Column("created_at", \.createdAt),
        Column("updated_at", \.updatedAt))

    /// The longest slug, in characters.
    package static let maximumSlug = 60
    /// How many categories a desk has at most.
    package static let maximumCount = 500
    /// How many phrases a category has at most.
    package static let maximumWords = 100

    /// The phrases by which titles are put to it; its name is one of them.
    package var phrases: [String] {
        [name] + (words.elements ?? []).compactMap(\.string).filter { $0 != name }
    }

    /// A name as a slug: lower-case letters and digits of any script, everything else one underscore; nil
    /// where nothing is left of it.
    package static func slug(_ name: String) -> String? {
        let folded = SkillFolding.fold(name)
        let parts = folded.split { !($0.isLetter || $0.isNumber) }
        let slug = String(parts.joined(separator: "_").prefix(maximumSlug))
        return slug.isEmpty ? nil : slug
    }

    /// Every category, by slug.
    package static func all(on connection: any Connection) throws -> [SearchCategory] {
        try connection.fetch(SearchCategory.self, "ORDER BY slug")
    }

    /// Lets everybody whom no person put to a kind be put to one again, as after a kind came or went.
    package static func resort(on connection: any Connection) throws {
        try connection.execute(
            "UPDATE candidate_category SET updated_at = 0 WHERE source NOT LIKE 'human:%'")
    }

    /// The categories that a desk begins with (seed: job collector, step 1, and the kinds of work that
    /// recruiters of this trade fill most).
    private static let seeds: [(name: String, words: [String])] = [
        (
            "Software Engineer",
            [
                "software developer", "programmer", "web developer", "application developer",
                "* developer", "* engineer", "* programmer", "softwareentwickler", "entwickler",
            ]
        ),
        ("Backend Engineer", ["backend developer", "back end developer", "back end engineer"]),
        ("Frontend Engineer", ["frontend developer", "front end developer", "front end engineer"]),
        (
            "Full Stack Engineer",
            ["full stack developer", "fullstack developer", "fullstack engineer"]
        ),
        (
            "Mobile Engineer",
            ["mobile developer", "ios developer", "ios engineer", "android developer"]
        ),
        (
            "DevOps Engineer",
            ["site reliability engineer", "platform engineer", "cloud engineer", "sre"]
        ),
        ("Data Engineer", ["etl developer", "data platform engineer", "analytics engineer"]),
        ("Data Scientist", ["applied scientist", "research scientist", "statistician"]),
        ("Machine Learning Engineer", ["ml engineer", "ai engineer", "mlops engineer"]),
        ("Data Analyst", ["business intelligence analyst", "bi analyst", "reporting analyst"]),
        ("QA Engineer", ["test engineer", "quality assurance engineer", "software tester"]),
        ("Security Engineer", ["security analyst", "penetration tester", "information security"]),
        ("Mechanical Engineer", ["mechanical design engineer", "maschinenbauingenieur"]),
        ("Electrical Engineer", ["electronics engineer", "hardware engineer"]),
        ("Product Manager", ["product owner", "head of product", "product lead"]),
        ("Project Manager", ["program manager", "scrum master", "delivery manager"]),
        ("Designer", ["ux designer", "ui designer", "product designer", "graphic designer"]),
        (
            "Marketing",
            ["marketing manager", "marketing specialist", "content marketer", "seo specialist"]
        ),
        ("Sales", ["account executive", "sales manager", "sales development representative"]),
        ("Recruiter", ["talent acquisition", "hr manager", "people partner", "sourcer"]),
    ]

    /// Gives a desk that has no category the ones that it begins with; once, so that whoever removes them all
    /// keeps none of them only until they are asked for again.
    package static func seed(
        by who: String, now: Timestamp, ids: inout IDSource, on connection: any Connection
    ) throws {
        let count = try connection.value("SELECT count(*) FROM search_category", as: Int.self) ?? 0
        guard count == 0 else { return }
        for seed in seeds {
            guard let slug = slug(seed.name) else { continue }
            let category = SearchCategory(
                id: ids.next(at: now), slug: slug, name: seed.name, words: JSONValue(seed.words),
                status: .kept, addedBy: who, createdAt: now, updatedAt: now)
            try connection.execute(category.insert() + " ON CONFLICT DO NOTHING")
        }
    }
}

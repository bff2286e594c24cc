package import Prelude
package import Storage

/// Where the desk looks for jobs, and what became of it the last time.
package struct JobSource: Record, Hashable {
    /// The source's id.
    package var id: ID<JobSource>
    /// Of what kind it is, such as `greenhouse`, `rss` or `file`.
    package var kind: String
    /// What of that kind: the company's name on a board, an address, a path; empty where there is but one.
    package var target: String
    /// Another server than the usual one; empty for that.
    package var server: String
    /// Whether it is asked.
    package var isOn: Bool
    /// The mark of its last answer, by which it is asked for another one only.
    package var entityTag: String?
    /// When its last answer was changed, as it says itself.
    package var lastModified: String?
    /// When it was asked last.
    package var askedAt: Timestamp?
    /// When it answered last.
    package var answeredAt: Timestamp?
    /// What became of it last: `read`, `unchanged`, `failed`, `not due`.
    package var status: String?
    /// What went wrong last; nil when nothing did.
    package var problem: String?
    /// How many jobs it told last; nil before it told any.
    package var listed: Int?
    /// How often in a row it has failed.
    package var failures: Int
    /// Who added it.
    package var addedBy: String
    /// When it was added.
    package var addedAt: Timestamp

    /// A source from its parts.
    package init(
        id: ID<JobSource>, kind: String, target: String, server: String, isOn: Bool,
        entityTag: String?, lastModified: String?, askedAt: Timestamp?, answeredAt: Timestamp?,
        status: String?, problem: String?, listed: Int?, failures: Int, addedBy: String,
        addedAt: Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.target = target
        self.server = server
        self.isOn = isOn
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.askedAt = askedAt
        self.answeredAt = answeredAt
        self.status = status
        self.problem = problem
        self.listed = listed
        self.failures = failures
        self.addedBy = addedBy
        self.addedAt = addedAt
    }

    /// The table.
    package static let table = Table(
        "job_source", JobSource.init, Column("id", \.id), Column("kind", \.kind),
        Column("target", \.target), Column("server", \.server), Column("is_on", \.isOn),
        Column("entity_tag", \.entityTag), Column("last_modified", \.lastModified),
        Column("asked_at", \.askedAt), Column("answered_at", \.answeredAt),
        Column("status", \.status), Column("problem", \.problem), Column("listed", \.listed),
        Column("failures", \.failures), Column("added_by", \.addedBy),
        Column("added_at", \.addedAt))

    /// How many sources a desk has at most.
    package static let maximumCount = 2000

    /// Kind and target in one phrase, as people name it.
    package var name: String { target.isEmpty ? kind : "\(kind) \(target)" }

    /// Every source, in the order in which they were added, which decides who is believed first.
    package static func all(on connection: any Connection) throws -> [JobSource] {
        try connection.fetch(JobSource.self, "ORDER BY added_at, id")
    }
}

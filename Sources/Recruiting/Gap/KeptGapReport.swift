package import Prelude
package import Storage

/// A gap report as the desk keeps it, with what it was reckoned with.
package struct KeptGapReport: Record, Hashable {
    /// The report's id.
    package var id: ID<KeptGapReport>
    /// The person.
    package var candidate: ID<Candidate>
    /// The job.
    package var job: ID<Job>
    /// A digest of everything it says but for when, by which the same report is known again.
    package var digest: String
    /// 0...10; nil for a job that asks for nothing.
    package var score: Double?
    /// The original's plain coverage, 0...10.
    package var coverage: Double?
    /// Everything it was reckoned with, by its keys.
    package var configuration: JSONValue
    /// What the taxonomy was.
    package var taxonomy: JSONValue
    /// The canonical analysis.
    package var analysis: JSONValue
    /// When it was made first.
    package var createdAt: Timestamp

    /// A report from its parts.
    package init(
        id: ID<KeptGapReport>, candidate: ID<Candidate>, job: ID<Job>, digest: String,
        score: Double?, coverage: Double?, configuration: JSONValue, taxonomy: JSONValue,
        analysis: JSONValue, createdAt: Timestamp
    ) {
        self.id = id
        self.candidate = candidate
        self.job = job
        self.digest = digest
        self.score = score
        self.coverage = coverage
        self.configuration = configuration
        self.taxonomy = taxonomy
        self.analysis = analysis
        self.createdAt = createdAt
    }

    /// The table.
    package static let table = Table(
        "gap_report", KeptGapReport.init, Column("id", \.id), Column("candidate_id", \.candidate),
        Column("job_id", \.job), Column("digest", \.digest), Column("score", \.score),
        Column("coverage", \.coverage), Column("configuration", \.configuration),
        Column("taxonomy", \.taxonomy), Column("analysis", \.analysis),
        Column("created_at", \.createdAt))

    /// How many reports of a person and a job are kept, the newest.
    private static let maximumKept = 10

    /// The reports of a person and a job, the newest first.
    package static func all(
        of candidate: ID<Candidate>, for job: ID<Job>, on connection: any Connection
    ) throws -> [KeptGapReport] {
        try connection.fetch(
            KeptGapReport.self,
            """
            WHERE candidate_id = \(candidate) AND job_id = \(job) ORDER BY created_at DESC, id DESC
            """)
    }

    /// Every report of a person, the oldest first.
    package static func all(
        of candidate: ID<Candidate>, on connection: any Connection
    ) throws -> [KeptGapReport] {
        try connection.fetch(
            KeptGapReport.self, "WHERE candidate_id = \(candidate) ORDER BY created_at, id")
    }

    /// Keeps it, unless the very same is kept already; returns the one that is. The oldest make room.
    package func keep(on connection: any Connection) throws -> KeptGapReport {
        let all = try Self.all(of: candidate, for: job, on: connection)
        if let same = all.first(where: { $0.digest == digest }) { return same }
        try connection.execute(insert())
        for old in all.dropFirst(Self.maximumKept - 1) {
            try connection.execute("DELETE FROM gap_report WHERE id = \(old.id)")
        }
        return self
    }
}

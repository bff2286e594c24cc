package import Prelude
package import Storage

/// The funnel as columns of people, of one job or of all jobs that are worked on.
package struct Board: Sendable {
    /// The most cards of one column that are read; the column says how many there are.
    package static let maximumCards = 200

    /// One column.
    package struct Column: Sendable, Identifiable {
        /// The stage.
        package var stage: Stage
        /// How many people are in it.
        package var count: Int
        /// The first of them: of the proposed the best, elsewhere those who wait longest.
        package var cards: [Card]

        /// The stage.
        package var id: Stage { stage }
    }

    /// One person in one job's funnel.
    package struct Card: Sendable, Hashable {
        /// The match.
        package var match: ID<Match>
        /// The person.
        package var candidate: ID<Candidate>
        /// The person's name.
        package var name: String
        /// The job.
        package var job: ID<Job>
        /// The job's title.
        package var jobTitle: String
        /// The company that hires.
        package var company: String?
        /// The score, 0–1.
        package var score: Double
        /// The stage that was left, for somebody who is parked.
        package var parkedFrom: Stage?
        /// Since when the person is here.
        package var since: Timestamp
        /// Why it was decided so.
        package var reason: String?
        /// Why the person is left out of matching since, or nil.
        package var exclusion: String?
        /// Whether a recruiter highlights the person.
        package var isHighlighted: Bool
    }

    /// The job, nil for all.
    package var job: Job?
    /// Every column, in the order of the funnel, empty ones too.
    package var columns: [Column]
    /// When it was read, from which ages are counted.
    package var asOf: Timestamp

    /// Reads the board of a job, or of every job that is not archived.
    package init(of job: ID<Job>?, now: Timestamp, on connection: any Connection) throws {
        asOf = now
        self.job = try job.flatMap { try connection.first(Job.self, "WHERE id = \($0)") }
        let archived = StandingFields.archived.map(\.sqlValue)
        let scope: SQL =
            job.map { "match.job_id = \($0)" } ?? "job.status NOT IN (\(list: archived))"
        // Who is no longer proposed keeps a row, which tells why and is in nobody's way.
        let shown: SQL = """
            FROM match JOIN candidate ON candidate.id = match.candidate_id
            JOIN job ON job.id = match.job_id WHERE candidate.is_listed = 1 AND \(scope)
            AND (match.stage <> \(Stage.proposed) OR match.position IS NOT NULL)
            """
        var counts: [Stage: Int] = [:]
        for row in try connection.query(
            "SELECT match.stage, count(*) \(shown) GROUP BY match.stage")
        {
            counts[try row.get(0)] = try row.get(1)
        }
        columns = try Stage.allCases.map { stage in
            let count = counts[stage] ?? 0
            return Column(
                stage: stage, count: count,
                cards: count == 0 ? [] : try Self.cards(stage, shown, on: connection))
        }
    }

    private static func cards(
        _ stage: Stage, _ shown: SQL, on connection: any Connection
    ) throws -> [Card] {
        let order: SQL =
            stage == .proposed
            ? "match.score DESC, match.id" : "match.decided_at, match.id"
        return try connection.query(
            """
            SELECT match.id, candidate.id, candidate.name, job.id, job.title, job.company,
            match.score, match.parked_from, COALESCE(match.decided_at, match.matched_at),
            match.reason, candidate.exclusion, candidate.is_highlighted \(shown)
            AND match.stage = \(stage) ORDER BY \(order) LIMIT \(maximumCards)
            """
        ).map { row in
            Card(
                match: try row.get(0), candidate: try row.get(1), name: try row.get(2),
                job: try row.get(3), jobTitle: try row.get(4), company: try row.get(5),
                score: try row.get(6), parkedFrom: try row.get(7), since: try row.get(8),
                reason: try row.get(9), exclusion: try row.get(10),
                isHighlighted: try row.get(11))
        }
    }
}

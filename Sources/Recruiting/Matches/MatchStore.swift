package import Prelude
package import Storage

/// Stores the result of a matching and reads it back.
package enum MatchStore {
    /// One proposed candidate, best first.
    package struct Proposal: Sendable {
        /// The candidate.
        package var candidate: ID<Candidate>
        /// The total, 0–1.
        package var score: Double
        /// 0–1.
        package var confidence: Double
        /// In the shape of CLI.md.
        package var explanation: JSONValue

        /// A proposal from its parts.
        package init(
            candidate: ID<Candidate>, score: Double, confidence: Double, explanation: JSONValue
        ) {
            self.candidate = candidate
            self.score = score
            self.confidence = confidence
            self.explanation = explanation
        }
    }

    /// Replaces the undecided matches of a job by new proposals, an empty list included. Matches
    /// that a person decided about stay, with the score they were decided on.
    package static func replace(
        _ proposals: [Proposal], of matching: MatchRun, ids: inout IDSource,
        on connection: any Connection
    ) throws {
        let job = matching.job
        let known = try connection.fetch(Match.self, "WHERE job_id = \(job)")
        let ids0 = Dictionary(uniqueKeysWithValues: known.map { ($0.candidate, $0) })
        let proposed = Set(proposals.map(\.candidate))
        for match in known
        where match.stage == Stage.proposed && !proposed.contains(match.candidate) {
            // An entry of the ledger may speak of it; then it stays, unranked.
            if try isDecided(match.id, on: connection) {
                try connection.execute(
                    "UPDATE match SET position = \(Int?.none) WHERE id = \(match.id)")
            } else {
                try connection.execute("DELETE FROM match WHERE id = \(match.id)")
            }
        }
        for (index, proposal) in proposals.enumerated() {
            if let earlier = ids0[proposal.candidate], earlier.stage != Stage.proposed { continue }
            let match = Match(
                id: ids0[proposal.candidate]?.id ?? ids.next(at: matching.matchedAt), job: job,
                candidate: proposal.candidate, rank: index + 1, score: proposal.score,
                confidence: proposal.confidence, explanation: proposal.explanation,
                profile: matching.profile, model: matching.model, stage: Stage.proposed,
                status: "matched", reason: nil, decidedBy: nil, decidedAt: nil,
                matchedAt: matching.matchedAt, isStale: false)
            try connection.execute(match.upsert(onConflict: "id"))
        }
        try connection.execute(matching.upsert(onConflict: "job_id"))
    }

    private static func isDecided(_ id: ID<Match>, on connection: any Connection) throws -> Bool {
        try !connection.query(
            "SELECT 1 FROM ledger WHERE kind = 'match' AND subject = \(id) LIMIT 1"
        ).isEmpty
    }

    /// A match with the names that a person knows it by.
    package struct Line: Sendable, Hashable {
        /// The match.
        package var match: Match
        /// The candidate's name.
        package var name: String
        /// The candidate's role.
        package var headline: String?
    }

    /// The matches of a job: the proposed by rank, then the decided.
    package static func lines(
        of job: ID<Job>, on connection: any Connection
    ) throws -> [Line] {
        let rows = try connection.query(
            """
            SELECT \(Match.qualifiedColumnList), candidate.name, candidate.headline FROM match
            JOIN candidate ON candidate.id = match.candidate_id WHERE match.job_id = \(job)
            ORDER BY CASE WHEN match.position IS NULL THEN 1 ELSE 0 END, match.position, match.id
            """)
        let count = Match.table.columns.count
        return try rows.map {
            Line(
                match: try Match(row: $0), name: try $0.get(count), headline: try $0.get(count + 1))
        }
    }

    /// The matching that a job's matches come from, or nil before the first.
    package static func matching(
        of job: ID<Job>, on connection: any Connection
    ) throws -> MatchRun? {
        try connection.first(MatchRun.self, "WHERE job_id = \(job)")
    }

    /// The candidates that a recruiter rejected for this job, who are not proposed again.
    package static func rejected(
        for job: ID<Job>, on connection: any Connection
    ) throws -> Set<ID<Candidate>> {
        let rows = try connection.query(
            """
            SELECT candidate_id FROM match WHERE job_id = \(job) AND stage = \(Stage.rejected)
            """)
        return Set(try rows.map { try $0.get(0) })
    }
}

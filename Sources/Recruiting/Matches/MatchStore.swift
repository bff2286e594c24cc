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
        /// Whether the job or the candidate has changed since the scoring.
        package var isStale: Bool

        /// A proposal from its parts.
        package init(
            candidate: ID<Candidate>, score: Double, confidence: Double, explanation: JSONValue,
            isStale: Bool = false
        ) {
            self.candidate = candidate
            self.score = score
            self.confidence = confidence
            self.explanation = explanation
            self.isStale = isStale
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
        let excluded = Set(
            matching.excluded.elements?.compactMap {
                $0["candidate"]?.string.map { ID<Candidate>($0) }
            } ?? [])
        for match in known
        where match.stage == .proposed && !proposed.contains(match.candidate) {
            // An entry of the ledger may speak of it, or the person be left out by now: then it
            // stays, unranked, for whoever asks why.
            let isKept =
                try excluded.contains(match.candidate) || isDecided(match.id, on: connection)
            if isKept {
                try connection.execute(
                    """
                    UPDATE match SET position = \(Int?.none), is_stale = 0 WHERE id = \(match.id)
                    """)
            } else {
                try connection.execute("DELETE FROM match WHERE id = \(match.id)")
            }
        }
        for match in known where match.stage != .proposed && !proposed.contains(match.candidate) {
            try connection.execute(
                "UPDATE match SET position = \(Int?.none) WHERE id = \(match.id)")
        }
        for (index, proposal) in proposals.enumerated() {
            let earlier = ids0[proposal.candidate]
            if let earlier, earlier.stage != .proposed {
                // It keeps the score it was decided on, and tells where it would stand today.
                try connection.execute(
                    "UPDATE match SET position = \(index + 1) WHERE id = \(earlier.id)")
                continue
            }
            // Somebody may have moved it back to the proposed, which the ledger remembers.
            let match = Match(
                id: earlier?.id ?? ids.next(at: matching.matchedAt), job: job,
                candidate: proposal.candidate, rank: index + 1, score: proposal.score,
                confidence: proposal.confidence, explanation: proposal.explanation,
                profile: matching.profile, model: matching.model, stage: .proposed,
                status: "matched", reason: earlier?.reason, decidedBy: earlier?.decidedBy,
                decidedAt: earlier?.decidedAt, matchedAt: matching.matchedAt,
                isStale: proposal.isStale)
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
        /// Why the person is left out of matching since, or nil.
        package var exclusion: String?
        /// Whether a recruiter highlights the person.
        package var isHighlighted: Bool
        /// Whether everything about the person was erased, so that only numbers are left.
        package var isErased: Bool
        /// The job's title.
        package var jobTitle: String
        /// The company that hires.
        package var company: String?
    }

    /// The matches of a job by rank, then those that are no longer among the best.
    package static func lines(
        of job: ID<Job>, on connection: any Connection
    ) throws -> [Line] {
        try lines(
            """
            match.job_id = \(job)
            ORDER BY CASE WHEN match.position IS NULL THEN 1 ELSE 0 END, match.position, match.id
            """, on: connection)
    }

    /// The matches of a person over all jobs: the furthest along first, then by score.
    package static func lines(
        ofCandidate candidate: ID<Candidate>, on connection: any Connection
    ) throws -> [Line] {
        try lines("match.candidate_id = \(candidate) ORDER BY match.id", on: connection).sorted {
            ($1.match.stage.order, $1.match.score) < ($0.match.stage.order, $0.match.score)
        }
    }

    /// One match, or nil when there is none.
    package static func line(
        of match: ID<Match>, on connection: any Connection
    ) throws -> Line? {
        try lines("match.id = \(match)", on: connection).first
    }

    /// The matches for which a condition holds. Those of people who were merged into another are
    /// left out; of somebody who was erased the row stays, so that the job's list still adds up.
    static func lines(_ condition: SQL, on connection: any Connection) throws -> [Line] {
        let rows = try connection.query(
            """
            SELECT \(Match.qualifiedColumnList), candidate.name, candidate.headline,
            candidate.exclusion, candidate.is_highlighted, candidate.erased_at, job.title,
            job.company FROM match
            JOIN candidate ON candidate.id = match.candidate_id JOIN job ON job.id = match.job_id
            WHERE candidate.merged_into IS NULL AND \(condition)
            """)
        let count = Match.table.columns.count
        return try rows.map {
            Line(
                match: try Match(row: $0), name: try $0.get(count), headline: try $0.get(count + 1),
                exclusion: try $0.get(count + 2), isHighlighted: try $0.get(count + 3),
                isErased: try $0.get(count + 4, as: Timestamp?.self) != nil,
                jobTitle: try $0.get(count + 5), company: try $0.get(count + 6))
        }
    }

    /// The matching that a job's matches come from, or nil before the first.
    package static func matching(
        of job: ID<Job>, on connection: any Connection
    ) throws -> MatchRun? {
        try connection.first(MatchRun.self, "WHERE job_id = \(job)")
    }

    /// Whether a match waits for a decision: it is proposed, its job is worked on, and its person is
    /// there.
    static let isOpen: SQL = """
        match.stage = \(Stage.proposed) AND match.position IS NOT NULL
        AND match.job_id NOT IN (SELECT id FROM job
            WHERE status IN (\(list: StandingFields.archived.map(\.sqlValue))))
        AND match.candidate_id NOT IN (SELECT id FROM candidate WHERE is_listed = 0)
        """

    /// The jobs with open matches that were scored from what has changed since, by title.
    package static func staleJobs(on connection: any Connection) throws -> [Job] {
        try connection.fetch(
            Job.self,
            """
            WHERE id IN (SELECT job_id FROM match WHERE is_stale = 1 AND \(isOpen))
            ORDER BY sort_title, seq
            """)
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

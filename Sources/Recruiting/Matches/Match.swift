package import Prelude
package import Storage

/// One candidate scored for one job, with what a person decided about it.
package struct Match: Record, Hashable {
    /// The match's id, kept when the job is matched again.
    package var id: ID<Match>
    /// The job.
    package var job: ID<Job>
    /// The candidate.
    package var candidate: ID<Candidate>
    /// 1 is the best; nil once the candidate is no longer among the proposed.
    package var rank: Int?
    /// The total, 0–1.
    package var score: Double
    /// How much of the score was seen rather than missing, 0–1.
    package var confidence: Double
    /// Parts, matched and missing skills, strengths and red flags, in the shape of CLI.md.
    package var explanation: JSONValue
    /// The score profile's name.
    package var profile: String
    /// The embedding model and the index version.
    package var model: String
    /// The column of the funnel.
    package var stage: Stage
    /// `matched`, `reviewed`, `contacted`, `rejected` or `hired`.
    package var status: String
    /// Why a person decided so.
    package var reason: String?
    /// Who decided.
    package var decidedBy: String?
    /// When it was decided.
    package var decidedAt: Timestamp?
    /// When it was scored.
    package var matchedAt: Timestamp
    /// Whether what it was scored from has changed since.
    package var isStale: Bool
    /// The stage that was left when the person was parked; nil for anybody who is not.
    package var parkedFrom: Stage?

    /// The table of matches.
    package static let table = Table(
        "match", Match.init, Column("id", \.id), Column("job_id", \.job),
        Column("candidate_id", \.candidate), Column("position", \.rank), Column("score", \.score),
        Column("confidence", \.confidence), Column("explanation", \.explanation),
        Column("profile", \.profile), Column("model", \.model), Column("stage", \.stage),
        Column("status", \.status), Column("reason", \.reason), Column("decided_by", \.decidedBy),
        Column("decided_at", \.decidedAt), Column("matched_at", \.matchedAt),
        Column("is_stale", \.isStale),
        Column("parked_from", \.parkedFrom))

    /// A match from its parts.
    package init(
        id: ID<Match>, job: ID<Job>, candidate: ID<Candidate>, rank: Int?, score: Double,
        confidence: Double, explanation: JSONValue, profile: String, model: String, stage: Stage,
        status: String, reason: String?, decidedBy: String?, decidedAt: Timestamp?,
        matchedAt: Timestamp, isStale: Bool, parkedFrom: Stage? = nil
    ) {
        self.id = id
        self.job = job
        self.candidate = candidate
        self.rank = rank
        self.score = score
        self.confidence = confidence
        self.explanation = explanation
        self.profile = profile
        self.model = model
        self.stage = stage
        self.status = status
        self.reason = reason
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.matchedAt = matchedAt
        self.isStale = isStale
        self.parkedFrom = parkedFrom
    }
}

/// How one job was matched last.
package struct MatchRun: Record, Hashable {
    /// The job.
    package var job: ID<Job>
    /// The score profile's name.
    package var profile: String
    /// The embedding model and the index version.
    package var model: String
    /// How many people were scored.
    package var scored: Int
    /// Who was left out and why: an array of `{candidate, name, reason}`.
    package var excluded: JSONValue
    /// When.
    package var matchedAt: Timestamp

    /// The table of matchings.
    package static let table = Table(
        "matching", MatchRun.init, Column("job_id", \.job), Column("profile", \.profile),
        Column("model", \.model), Column("scored", \.scored), Column("excluded", \.excluded),
        Column("matched_at", \.matchedAt))

    /// A matching from its parts.
    package init(
        job: ID<Job>, profile: String, model: String, scored: Int, excluded: JSONValue,
        matchedAt: Timestamp
    ) {
        self.job = job
        self.profile = profile
        self.model = model
        self.scored = scored
        self.excluded = excluded
        self.matchedAt = matchedAt
    }
}

package import Prelude
package import Storage

/// One move of one match with the score of the moment: a labelled case of the data from which
/// weights can be learned later (seeds: "Match Outcome Data Collection").
///
/// It holds ids and numbers and nothing that tells of a person, so it outlives an erasure.
package struct Outcome: Record, Hashable {
    /// The ledger's entry about the move.
    package var entry: ID<LedgerEntry>
    /// The entry's group.
    package var group: String
    /// The match.
    package var match: ID<Match>
    /// The job.
    package var job: ID<Job>
    /// The candidate.
    package var candidate: ID<Candidate>
    /// The stage that was left.
    package var from: Stage
    /// The stage that was reached.
    package var to: Stage
    /// Whether the funnel does not allow the move and a recruiter made it anyway.
    package var isOverride: Bool
    /// The score when it was made, 0–1.
    package var score: Double
    /// How much of the score was seen, 0–1.
    package var confidence: Double
    /// The parts of the score, in the shape of CLI.md.
    package var parts: JSONValue
    /// The score profile's name.
    package var profile: String
    /// The embedding model and the index version.
    package var model: String
    /// When.
    package var at: Timestamp
    /// Who moved it.
    package var who: String
    /// Whether the move was taken back.
    package var isUndone: Bool

    /// The table of outcomes.
    package static let table = Table(
        "outcome", Outcome.init, Column("entry_id", \.entry), Column("group_id", \.group),
        Column("match_id", \.match), Column("job_id", \.job), Column("candidate_id", \.candidate),
        Column("from_stage", \.from), Column("to_stage", \.to),
        Column("is_override", \.isOverride), Column("score", \.score),
        Column("confidence", \.confidence), Column("parts", \.parts),
        Column("profile", \.profile), Column("model", \.model), Column("at", \.at),
        Column("who", \.who), Column("is_undone", \.isUndone))

    /// The moves of a match, oldest first, those that were taken back among them, and those of the
    /// same job that were made with records which are merged into the person by now.
    package static func moves(
        of match: ID<Match>, on connection: any Connection
    ) throws -> [Outcome] {
        guard let match = try connection.first(Match.self, "WHERE id = \(match)") else { return [] }
        let merged = try MergedPeople.all(into: match.candidate, on: connection).dropFirst()
        let hidden = try connection.query(
            """
            SELECT id FROM match WHERE job_id = \(match.job)
            AND candidate_id IN (\(list: merged.map(\.sqlValue)))
            """
        ).map { try $0.get(0, as: ID<Match>.self) }
        return try connection.fetch(
            Outcome.self,
            """
            JOIN ledger ON ledger.id = outcome.entry_id
            WHERE match_id IN (\(list: ([match.id] + hidden).map(\.sqlValue)))
            ORDER BY ledger.seq
            """)
    }

    /// Adds the outcome of a fresh move; marks it when it is taken back or brought back.
    static func follow(
        _ entry: LedgerEntry, from before: JSONValue, to after: JSONValue,
        on connection: any Connection
    ) throws {
        if let reverted = entry.reverts {
            try connection.execute(
                """
                UPDATE outcome SET is_undone = \(entry.action == "undo")
                WHERE group_id = \(reverted) AND match_id = \(entry.subject)
                """)
            return
        }
        // A place that was taken over from a record of the same person is no move.
        guard entry.context?["merged_from"] == nil,
            let match = try connection.first(Match.self, "WHERE id = \(entry.subject)"),
            let from = before["stage"]?.string.flatMap(Stage.init(rawValue:)), from != match.stage
        else { return }
        try connection.execute(
            Outcome(
                entry: entry.id, group: entry.group, match: match.id, job: match.job,
                candidate: match.candidate, from: from, to: match.stage,
                isOverride: entry.context?["override"]?.bool ?? false, score: match.score,
                confidence: match.confidence, parts: match.explanation["parts"] ?? .null,
                profile: match.profile, model: match.model, at: entry.at, who: entry.who,
                isUndone: false
            ).insert())
    }
}

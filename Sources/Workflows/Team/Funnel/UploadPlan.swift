internal import Connectors
internal import Prelude
internal import Recruiting
internal import Storage

/// What is to be written into an open position's row about a job's proposals.
struct UploadPlan: Sendable {
    /// Whom the row lists, and whom recruiters took out of it.
    let proposals: Proposals
    /// The cells to write, by the keys of their columns: the people, and what came of the matching.
    private(set) var writes: [String: JSONValue] = [:]

    /// Compares a position's row with the desk.
    ///
    /// - Parameters:
    ///   - turnedDown: The rows of people whom the Rejection Log keeps from being proposed.
    ///   - scored: What the matching came to; nil when none has just been made, so that nothing is to be
    ///     said about it.
    init(
        of job: String, _ record: AirtableRecord, _ row: TeamRow, _ columns: AirtableMapping,
        turnedDown: [String], scored: JSONValue?, on connection: any Connection
    ) throws {
        func links(_ stage: Stage) -> [String] {
            guard let column = columns[stage.rawValue], column.kind == .links else { return [] }
            return AirtableCells.links(record[column.id]).value ?? []
        }
        let key = Stage.proposed.rawValue
        let (ranked, unknown) = try Self.ranked(job, on: connection)
        proposals = Proposals(
            ranked: ranked, agreed: (row.agreed[key]?.elements ?? []).compactMap(\.string),
            live: links(.proposed),
            elsewhere: Set(Stage.allCases.filter { $0 != .proposed }.flatMap(links)),
            turnedDown: Set(turnedDown))
        if proposals.listed != links(.proposed) {
            writes[key] = AirtableValues.links(proposals.listed)
        }
        guard let scored, let column = columns["result"] else { return }
        let sentence = Self.sentence(
            scored, listed: proposals.listed.count, unknown: unknown)
        if AirtableCells.text(record[column.id]).value != sentence {
            writes["result"] = .string(sentence)
        }
    }

    /// The rows of the proposed people, the best first, and how many of them have none.
    private static func ranked(
        _ job: String, on connection: any Connection
    ) throws -> (rows: [String], unknown: Int) {
        let matches = try connection.fetch(
            Match.self,
            """
            JOIN candidate ON candidate.id = match.candidate_id
            WHERE match.job_id = \(job) AND match.stage = \(Stage.proposed)
            AND candidate.is_listed = 1 AND match.position IS NOT NULL
            ORDER BY match.position, match.id
            """)
        let rows = try matches.compactMap {
            try TeamRow.about($0.candidate.text, in: TeamTables.talent, on: connection)?.record
        }
        return (rows, matches.count - rows.count)
    }

    private static func sentence(_ scored: JSONValue, listed: Int, unknown: Int) -> String {
        let outside = unknown == 0 ? "" : "; \(unknown) more are on the desk and not in Airtable"
        return "Scored \(scored["scored"]?.int ?? 0), left out \(scored["excluded"]?.int ?? 0), "
            + "proposed \(listed)\(outside)."
    }
}

internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// A row of Airtable about somebody or something that changed on the desk since both sides agreed.
struct DeskNews: Sendable, Hashable {
    /// The row's id.
    var record: String
    /// When the desk changed.
    var changedAt: Timestamp

    /// The run that makes both sides say the same, asked for once for each change.
    func request(_ pipeline: String, by sensor: String) -> RunRequest {
        RunRequest(
            pipeline, partition: record,
            key: "\(sensor) \(record) desk \(changedAt.microseconds)", lane: .automatic,
            by: "sensor \(sensor)")
    }

    /// Rows of people.
    static func people(on connection: any Connection) throws -> [DeskNews] {
        try rows(
            """
            SELECT record_id, candidate.updated_at FROM team_row
            JOIN candidate ON candidate.id = owner_id AND is_listed = 1
            WHERE team_table = \(TeamTables.talent)
            AND candidate.updated_at > team_row.updated_at
            """, on: connection)
    }

    /// Rows of companies whose post the job is.
    static func companies(on connection: any Connection) throws -> [DeskNews] {
        try rows(
            """
            SELECT record_id, job.updated_at FROM team_row JOIN job ON job.id = owner_id
            WHERE team_table = \(TeamTables.customers) AND job.updated_at > team_row.updated_at
            """, on: connection)
    }

    /// Open positions whose status was set on the desk, or in whose funnel somebody was moved there, or a
    /// move taken back.
    static func positions(on connection: any Connection) throws -> [DeskNews] {
        try rows(
            """
            SELECT record_id, CASE WHEN set_at > moved_at THEN set_at ELSE moved_at END FROM (
                SELECT record_id, team_row.updated_at AS agreed_at, job.updated_at AS set_at,
                coalesce((
                    SELECT max(ledger.at) FROM match JOIN ledger
                    ON ledger.kind = \(MatchCell.name) AND ledger.subject = match.id
                    WHERE match.job_id = owner_id), 0) AS moved_at
                FROM team_row JOIN job ON job.id = owner_id
                WHERE team_table = \(TeamTables.positions)
            ) AS positions WHERE set_at > agreed_at OR moved_at > agreed_at
            """, on: connection)
    }

    private static func rows(_ sql: SQL, on connection: any Connection) throws -> [DeskNews] {
        try connection.query("\(sql) ORDER BY record_id LIMIT \(Sighting.maximumRequests)").map {
            DeskNews(record: try $0.get(0), changedAt: try $0.get(1))
        }
    }
}

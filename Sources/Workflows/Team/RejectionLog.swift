internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// What the Rejection Log tells of matches, and what it tells of people who have none yet: it is kept
/// until a matching finds them, so that nobody who was turned down is proposed.
enum RejectionLog {
    /// The most rows that wait for a match.
    private static let maximumRows = 5000

    /// Moves the matches that a row tells of; returns how many were moved, and the rows of the people who
    /// have no match for the position.
    static func move(
        _ entry: RejectionEntry, at position: String, _ commit: inout StepCommit
    ) throws -> (moved: Int, waiting: [String]) {
        var ledger = Ledger(
            on: commit.connection, who: TeamEdits.who, now: commit.now, ids: commit.ids)
        var (moved, waiting) = (0, [String]())
        for person in entry.people {
            let match = try commit.connection.query(
                """
                SELECT match.id, match.stage FROM match
                JOIN team_row AS person ON person.owner_id = match.candidate_id
                JOIN team_row AS job ON job.owner_id = match.job_id
                JOIN candidate ON candidate.id = match.candidate_id AND is_listed = 1
                WHERE person.record_id = \(person) AND person.team_table = \(TeamTables.talent)
                AND job.record_id = \(position) AND job.team_table = \(TeamTables.positions)
                """
            ).first
            guard let match else {
                waiting.append(person)
                continue
            }
            guard let stage = entry.target(from: try match.get(1)) else { continue }
            let group = try MatchDecision.move(
                try match.get(0), to: stage, reason: entry.reason, anyway: true, ledger: &ledger,
                on: commit.connection)
            if group != nil { moved += 1 }
        }
        commit.ids = ledger.ids
        return (moved, waiting)
    }

    /// Notes that a version of a row was followed for a position, and for whom it still waits.
    static func keep(
        _ waiting: RejectionEntry, at position: String, of record: String, hash: String?,
        _ commit: inout StepCommit
    ) throws {
        let known = try TeamRow.of(record, in: TeamTables.rejections, on: commit.connection)
        var row = TeamRow(
            table: TeamTables.rejections, record: record, ownerKind: "match", inputHash: hash,
            updatedAt: commit.now)
        // Of another version nothing waits any more.
        var members = known?.inputHash == hash ? known?.agreed.members ?? [] : []
        members.removeAll { $0.key == position }
        if !waiting.people.isEmpty { members.append(JSONMember(position, waiting.kept)) }
        row.agreed = .object(members)
        try row.save(on: commit.connection)
    }

    /// What waits about a position, by the rows of the log.
    static func waiting(
        at position: String, on connection: any Connection
    ) throws -> [(row: TeamRow, entry: RejectionEntry)] {
        try connection.fetch(
            TeamRow.self,
            """
            WHERE team_table = \(TeamTables.rejections) AND agreed <> '{}' ORDER BY record_id
            LIMIT \(maximumRows)
            """
        ).compactMap { row in
            row.agreed[position].map { (row, RejectionEntry(kept: $0, position: position)) }
        }
    }

    /// Moves whoever was waited for at a position and has a match by now.
    static func settle(at position: String, _ commit: inout StepCommit) throws {
        for (row, entry) in try waiting(at: position, on: commit.connection) {
            var rest = entry
            (_, rest.people) = try move(entry, at: position, &commit)
            guard rest != entry else { continue }
            try keep(rest, at: position, of: row.record, hash: row.inputHash, &commit)
        }
    }
}

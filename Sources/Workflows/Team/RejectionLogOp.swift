internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The op that makes a row of the Rejection Log moves of the matches it tells of, with their reason.
/// Each version of a row is followed once: what a recruiter decides later holds.
struct RejectionLogOp: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// For the position that a run is about and the row that its parameter `rejection` names; nothing
    /// where none is named.
    var op: Op<NoValue, Int> {
        Op("airtable_rejection_log", pool: surroundings.airtable, limit: .seconds(600)) {
            _, context in
            guard let id = context.parameters["rejection"]?.string,
                let base = surroundings.team(context.database)
            else { return .done(0) }
            let columns = try await base.mapping(TeamTables.rejections)
            // A row that was deleted again says nothing.
            guard let record = try await base.client.record(id, of: columns.table.id) else {
                return .done(0)
            }
            let entry = RejectionEntry(record, columns)
            let hash = TeamText(columns, inputs: columns.wanted.columns).hash(record)
            let position = context.partition
            return .done { commit in
                let moved = try Self.move(entry, at: position, &commit)
                try TeamRow(
                    table: TeamTables.rejections, record: id, ownerKind: "match", inputHash: hash,
                    updatedAt: commit.now
                ).save(on: commit.connection)
                return moved
            }
        }
    }

    private static func move(
        _ entry: RejectionEntry, at position: String, _ commit: inout StepCommit
    ) throws -> Int {
        var ledger = Ledger(
            on: commit.connection, who: TeamEdits.who, now: commit.now, ids: commit.ids)
        var moved = 0
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
                commit.log("\(person) stands in the log and has no match for the position")
                continue
            }
            guard let stage = entry.target(from: try match.get(1)) else { continue }
            let group = try MatchDecision.move(
                try match.get(0), to: stage, reason: entry.reason, anyway: true, ledger: &ledger,
                on: commit.connection)
            if group != nil { moved += 1 }
        }
        commit.ids = ledger.ids
        return moved
    }
}

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
                let followed = try RejectionLog.move(entry, at: position, &commit)
                for person in followed.waiting {
                    commit.log("\(person) stands in the log and has no match for the position yet")
                }
                var rest = entry
                rest.people = followed.waiting
                try RejectionLog.keep(rest, at: position, of: id, hash: hash, &commit)
                return followed.moved
            }
        }
    }
}

package import Prelude
package import Storage

/// Whether a person was merged into another, as a cell: null, or `{into, moved}`.
package struct MergeCell: CellKind {
    /// `candidate_merge`.
    package static let name = "candidate_merge"
    /// `candidate_merge`.
    package var name: String { Self.name }

    /// The cells of all people.
    package init() {}

    /// Into whom, with the rows that moved; null for a person who stands alone.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        try connection.value(
            "SELECT state FROM candidate_merge WHERE candidate_id = \(address.subject)",
            as: JSONValue.self) ?? .null
    }

    /// Merges the person, or takes the merge back: every row that moved and is still there goes
    /// back to whom it was of.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        let loser = address.subject
        let before = try read(address, on: connection)
        if let winner = before["into"]?.string {
            try MergePlan.move(before, from: winner, to: loser, on: connection)
            try connection.execute("DELETE FROM candidate_merge WHERE candidate_id = \(loser)")
            try connection.execute(
                """
                UPDATE candidate SET is_listed = 1, merged_into = \(String?.none) WHERE id = \(loser)
                """)
            try CandidateSummary.refresh(loser, on: connection, now: now)
            try CandidateSummary.refresh(winner, on: connection, now: now)
        }
        if let winner = state["into"]?.string {
            try MergePlan.move(state, from: loser, to: winner, on: connection)
            try connection.execute(
                "INSERT INTO candidate_merge (candidate_id, state) VALUES (\(loser), \(state))")
            try connection.execute(
                """
                UPDATE candidate SET is_listed = 0, merged_into = \(winner), needs_vectors = 0
                WHERE id = \(loser)
                """)
            let seq = try connection.value(
                "SELECT seq FROM candidate WHERE id = \(loser)", as: Int.self)
            try seq.map { try SearchIndex.remove($0, on: connection) }
            try CandidateSummary.refresh(winner, on: connection, now: now)
        }
    }

    /// The person who is merged.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (address.subject, nil) }

    /// Into whom.
    package func shown(_ state: JSONValue) -> JSONValue { state["into"] ?? .null }
}

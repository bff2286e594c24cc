package import Prelude
package import Storage

/// Replays the ledger from empty and compares the end with the desk, which shows that every
/// decision is recorded and that the record is true.
package enum LedgerReplay {
    /// A cell whose state on the desk is not what the ledger says.
    package struct Difference: Sendable, Hashable, CustomStringConvertible {
        /// The cell.
        package var address: CellAddress
        /// The last entry about it.
        package var entry: ID<LedgerEntry>

        /// The cell and the entry, without any value.
        package var description: String {
            "\(address.kind) \(address.subject) \(address.field) is not as entry \(entry) left it"
        }
    }

    /// The state that the entries, one after the other, leave every cell in. Cells of people who
    /// were erased are not among them: nothing of them is left.
    package static func states(
        on connection: any Connection
    ) throws -> [CellAddress: (state: JSONValue, entry: ID<LedgerEntry>)] {
        var states: [CellAddress: (state: JSONValue, entry: ID<LedgerEntry>)] = [:]
        let columns = LedgerEntry.table.columns.count
        try connection.forEach(
            """
            SELECT \(LedgerEntry.qualifiedColumnList), ledger_value.value FROM ledger
            LEFT JOIN ledger_value ON ledger_value.id = ledger.after_value ORDER BY ledger.seq
            """
        ) { row in
            let entry = try LedgerEntry(row: row)
            if let state = try row.get(columns, as: JSONValue?.self) {
                states[entry.address] = (state, entry.id)
            } else {
                states[entry.address] = nil
            }
            return true
        }
        return states
    }

    /// The cells that are not as the replayed ledger leaves them, ordered by the entry; those that
    /// it leaves to the readings are not compared.
    package static func differences(
        on connection: any Connection, kinds: CellKinds = .standard
    ) throws -> [Difference] {
        var differences: [Difference] = []
        for (address, replayed) in try states(on: connection) {
            let kind = try kinds.named(address.kind)
            guard kind.isHeld(replayed.state) else { continue }
            let current = try kind.read(address, on: connection)
            guard current != replayed.state else { continue }
            differences.append(Difference(address: address, entry: replayed.entry))
        }
        return differences.sorted { $0.entry < $1.entry }
    }
}

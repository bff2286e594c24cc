package import Prelude
package import Storage

/// One value that is written into the team's Airtable, as the ledger tells of it.
package struct TeamWrite: Sendable, Hashable {
    /// What the table is to us, such as `talent`; a table's id where it is nothing to us.
    package var table: String
    /// The row's id, `rec…`; nil for what belongs to the table itself, such as a column.
    package var record: String?
    /// The person or the job whose row it is; nil where only the desk's list of rows can tell.
    package var owner: String?
    /// The key of the column; its name for a column that is made.
    package var key: String
    /// What stood there.
    package var before: JSONValue
    /// What is written.
    package var after: JSONValue

    /// A write from its parts.
    package init(
        table: String, record: String?, owner: String? = nil, key: String, before: JSONValue,
        after: JSONValue
    ) {
        self.table = table
        self.record = record
        self.owner = owner
        self.key = key
        self.before = before
        self.after = after
    }

    /// How far a write came.
    package enum Progress: String, Sendable {
        /// It is about to be made; unless another entry says otherwise, it was.
        case written = "write to Airtable"
        /// Airtable refused it, or the cell had changed meanwhile.
        case refused = "not written to Airtable"
        /// No answer came, so that nobody knows.
        case unknown = "perhaps not written to Airtable"
    }
}

/// A cell of the team's Airtable. The desk tells of what it wrote there and holds no such cell itself, so
/// that none is decided, undone or replayed.
package struct TeamCell: CellKind {
    /// The kind's name.
    package static let name = "airtable_cell"

    /// The cells of the team's Airtable.
    package init() {}

    /// `TeamCell.name`.
    package var name: String { Self.name }

    /// Nothing: the cell is in Airtable.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        .null
    }

    /// - Throws: `LedgerError.elsewhere`, always.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        throw LedgerError.elsewhere(address)
    }

    /// The person or the job whose row it is; nobody of a row that has not been read.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) {
        func isThere(in table: SQL) throws -> Bool {
            try !connection.query("SELECT 1 FROM \(table) WHERE id = \(address.subject)").isEmpty
        }
        if try isThere(in: "candidate") { return (address.subject, nil) }
        return (nil, try isThere(in: "job") ? address.subject : nil)
    }

    /// Never: recruiters change it too.
    package func isHeld(_ state: JSONValue) -> Bool { false }
}

extension Ledger {
    /// Notes values that are written into the team's Airtable, or what became of them, under the person or
    /// the job whose rows they are. What stood in a row that is nobody's yet is not kept: no erasure would
    /// find it. What is written there is a sentence of ours about a reading that failed.
    ///
    /// - Throws: `LedgerError.erased` for the row of somebody who was erased: nothing is written there.
    package mutating func note(
        _ writes: [TeamWrite], _ progress: TeamWrite.Progress, on connection: any Connection
    ) throws {
        for write in writes {
            let row = try write.record.flatMap {
                try TeamRow.of($0, in: write.table, on: connection)
            }
            guard row?.isErased != true || progress != .written else { throw LedgerError.erased }
            let owner = write.owner ?? row?.owner
            let address = CellAddress(
                kind: TeamCell.name, subject: owner ?? write.record ?? write.table,
                // The keys of (N) columns begin so.
                field: write.key.hasPrefix("n:") ? String(write.key.dropFirst(2)) : write.key)
            let isKept = progress == .written
            try witness(
                progress.rawValue, address,
                before: isKept && (owner != nil || write.record == nil) ? write.before : nil,
                after: isKept ? write.after : nil,
                context: [
                    "table": .string(write.table), "record": JSONValue(write.record),
                ])
        }
    }
}

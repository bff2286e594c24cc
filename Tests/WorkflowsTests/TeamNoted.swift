import Connectors
import Prelude
import Recruiting
import Storage

@testable import Workflows

extension TeamDesk {
    /// What the ledger tells of one write into Airtable.
    struct Noted: Hashable {
        var action: String
        var table: String
        var record: String?
        /// The column's name in Airtable.
        var column: String
        var before: JSONValue
        var after: JSONValue

        /// The cell it is about.
        var cell: Cell { Cell(record: record ?? "", column: column) }
    }

    /// A cell of Airtable.
    struct Cell: Hashable {
        var record: String
        var column: String
    }

    /// What the ledger tells of everything that was written into Airtable, oldest first.
    func noted() async throws -> [Noted] {
        let check = try await base.checked()
        let entries = try desk.database.read {
            try History(on: $0).items(ofKind: TeamCell.name, limit: History.maximumExport)
        }
        return entries.map { item in
            let table = item.entry.context?["table"]?.string ?? ""
            let field = item.entry.field
            let column = check[table]?[TeamTables.key(field)] ?? check[table]?[field]
            return Noted(
                action: item.entry.action, table: table,
                record: item.entry.context?["record"]?.string, column: column?.name ?? field,
                before: item.before, after: item.after)
        }
    }
}

package import Prelude

/// The tables of the recruiters' base.
package enum RecruitingTable {
    /// Candidates.
    package static let talent = "tblOkLOSo4Zjwp0yF"
    /// Companies and what they are looking for.
    package static let customers = "tbl9KNjT3G08f6oXh"
    /// A row for each open position.
    package static let positions = "tblrbhITEIBOxwcQV"
    /// Who was turned down where.
    package static let rejections = "tblUEdOtvNLESH3Fz"
}

/// Which of the two names a few stage columns have.
package enum RecruitingNames: Sendable, Hashable {
    /// Those of the live base: `Introduction Rejected Talent`, `Negotiations rejection`.
    case live
    /// Those of the requirements: `Introduction Rejected`, `Negotiations Rejection`.
    case seed
}

extension LocalAirtable {
    /// The recruiters' base with all its tables and columns, and no records.
    ///
    /// The column of names that opens a table is never left out.
    ///
    /// - Parameters:
    ///   - proposalsAreText: Whether `AI PROPOSTED CANDIDATES` is a line of text, as its documents
    ///     say, instead of links, as what writes to it expects.
    ///   - keeps: Whether a table, by its name, has a column.
    ///   - keepsOption: Whether a select of a table has an option.
    package static func recruiting(
        baseID: String = "appBm4ITQiCAgZnRR", seed: UInt64 = 1, limit: AirtableLimit? = nil,
        fileLife: Duration = .seconds(7200), names: RecruitingNames = .live,
        proposalsAreText: Bool = false,
        keeps: (_ table: String, _ column: String) -> Bool = { _, _ in true },
        keepsOption: (_ table: String, _ column: String, _ option: String) -> Bool = { _, _, _ in
            true
        },
        clock: @escaping @Sendable () -> Timestamp
    ) throws -> LocalAirtable {
        let base = try LocalAirtable(
            baseID: baseID, seed: seed, limit: limit, fileLife: fileLife, clock: clock)
        let tables = [
            ("Talent", RecruitingTable.talent, RecruitingColumns.talent),
            ("Customers STT", RecruitingTable.customers, RecruitingColumns.customers),
            (
                "ATS", RecruitingTable.positions,
                RecruitingColumns.positions(names, proposalsAreText: proposalsAreText)
            ),
            ("Rejection Log", RecruitingTable.rejections, RecruitingColumns.rejections),
        ]
        // Links need both tables, so the columns come when all tables are there.
        for (name, id, columns) in tables { try base.addTable(name, id: id, [columns[0]]) }
        for (name, _, columns) in tables {
            for column in columns.dropFirst() where keeps(name, column.name) {
                if case .lastModified(let watched) = column.kind,
                    !watched.allSatisfy({ keeps(name, $0) })
                {
                    continue
                }
                try base.addColumn(
                    column.keeping(
                        { keepsOption(name, column.name, $0) }, inverse: { keeps($0, $1) }),
                    to: name)
            }
        }
        try base.addOtherSides(keeps)
        return base
    }

    /// Makes the named other sides of links whose own side was left out.
    private func addOtherSides(_ keeps: (String, String) -> Bool) throws {
        let sides = [
            ("Talent", "Job Match", "ATS"), ("Talent", "In Interview", "ATS"),
            ("Customers STT", "ATS Jobs", "ATS"),
        ]
        for (table, column, other) in sides where keeps(table, column) {
            let isThere = try columns(of: table).contains { $0.name == column }
            if !isThere {
                try addColumn(.links(column, to: other, inverse: .absent), to: table)
            }
        }
    }
}

extension AirtableColumn {
    /// The column without the options and the other side that a test leaves out.
    fileprivate func keeping(
        _ option: (String) -> Bool, inverse isKept: (_ table: String, _ column: String) -> Bool
    ) -> AirtableColumn {
        var column = self
        switch kind {
        case .select(let names, let isMultiple):
            column.kind = .select(names.filter(option), isMultiple: isMultiple)
        case .links(let table, .named(let name)) where !isKept(table, name):
            column.kind = .links(table, .absent)
        default: break
        }
        return column
    }
}

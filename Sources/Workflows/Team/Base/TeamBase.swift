package import Connectors
internal import Prelude
internal import Synchronization

/// The team's Airtable: its client, and its tables and columns as they are called there now.
package final class TeamBase: Sendable {
    /// The client.
    package let client: AirtableClient
    /// Where what is written there is noted.
    let ledger: TeamLedger
    /// The name of the column into which proposals are written.
    package let proposals: String
    /// The names of linked rows by their ids, as they were when they were asked for; nil for those that
    /// have none.
    private let linked = Mutex<[String: String?]>([:])
    private let known = Mutex<(check: AirtableCheck, schema: AirtableSchema)?>(nil)

    /// The name of the column that the requirement gives to proposals.
    package static let usualProposals = "Potential Talent Fit AI"

    /// A base over its client, and the ledger of the desk that is joined to it.
    package init(
        _ client: AirtableClient, ledger: TeamLedger, proposals: String = TeamBase.usualProposals
    ) {
        self.client = client
        self.ledger = ledger
        self.proposals = proposals
    }

    /// What the desk needs of the base.
    package var wanted: [AirtableWantedTable] { TeamTables.all(proposals: proposals) }

    /// The tables and columns as they are now.
    ///
    /// - Throws: `AirtableProblem`.
    package func checked() async throws(AirtableProblem) -> AirtableCheck {
        try await look().check
    }

    private func look() async throws(AirtableProblem) -> (
        check: AirtableCheck, schema: AirtableSchema
    ) {
        let schema = try await client.schema()
        let seen = (check: AirtableCheck(wanted, against: schema), schema: schema)
        known.withLock { $0 = seen }
        return seen
    }

    /// What was seen last; what there is now, when nothing was.
    private func seen() async throws(AirtableProblem) -> (
        check: AirtableCheck, schema: AirtableSchema
    ) {
        if let last = known.withLock({ $0 }) { return last }
        return try await look()
    }

    /// A table with its columns, as they were when they were looked at last.
    ///
    /// - Throws: `AirtableProblem` when they cannot be looked at, or the table is not there.
    func mapping(_ table: String) async throws(AirtableProblem) -> AirtableMapping {
        guard let mapping = try await seen().check[table] else { throw .notFound }
        return mapping
    }

    /// How many linked rows of one column are looked up, and how many names are kept.
    private static let (maximumLinks, maximumNames) = (100, 50_000)

    /// The names of the rows that a column of links leads to, by their ids, as their own table names them:
    /// an id is nobody's name (facts, lesson L9). None for a column of another kind.
    ///
    /// - Throws: `AirtableProblem`.
    func names(
        linkedBy column: AirtableMappedColumn, of columns: AirtableMapping,
        in record: AirtableRecord
    ) async throws -> [String: String] {
        let ids =
            column.kind == .links
            ? (AirtableCells.links(record[column.id]).value ?? []).prefix(Self.maximumLinks) : []
        guard !ids.isEmpty, let target = columns.table.field(column.id)?.linkedTable,
            let table = try await seen().schema.tables.first(where: { $0.id == target }),
            let primary = table.primary
        else { return [:] }
        let missing = linked.withLock { known in ids.filter { known[$0] == nil } }
        let rows = SeenRows()
        if !missing.isEmpty {
            _ = try await client.records(
                of: target,
                AirtableQuery(fields: [primary], formula: AirtableFormula.isRecord(missing))
            ) { rows.add($0) }
        }
        return linked.withLock { known in
            var names = ids.reduce(into: [String: String]()) { $0[$1] = known[$1] ?? nil }
            if known.count + missing.count > Self.maximumNames { known = [:] }
            // A row that is gone or has no name is not asked for again either.
            for id in missing { known.updateValue(nil, forKey: id) }
            for row in rows.all {
                let name = AirtableCells.name(row[primary]).value
                known.updateValue(name, forKey: row.id)
                names[row.id] = name
            }
            return names
        }
    }

    /// The id of a column of text that every row of a table has; nil where there is none.
    func textColumn(of table: String, _ check: AirtableCheck) -> String? {
        let keys = ["Full Name", "Hiring Job Title", "Open Position (Job Title)"]
        let columns = check.mappings.values.first { $0.table.id == table }
        return keys.compactMap { columns?[$0] }.first {
            AirtableKind.texts.contains($0.kind)
        }?.id
    }

    /// The rows of a table that a query asks for. Where Airtable knows a column no longer, the next who
    /// needs the columns looks anew.
    ///
    /// - Throws: `AirtableProblem`.
    func rows(
        of columns: AirtableMapping, _ query: AirtableQuery = AirtableQuery()
    ) async throws -> [AirtableRecord] {
        let seen = SeenRows()
        do {
            _ = try await client.records(of: columns.table.id, query) { seen.add($0) }
        } catch let problem as AirtableProblem {
            switch problem {
            case .unknownField, .notFound, .rejected: forget()
            default: break
            }
            throw problem
        }
        return seen.all
    }

    /// The rows in which any of a text's columns changed since a moment; all of them without one.
    ///
    /// - Throws: `AirtableProblem`.
    func rows(of text: TeamText, changedSince moment: Timestamp?) async throws -> [AirtableRecord] {
        try await rows(
            of: text.columns,
            AirtableQuery(
                fields: text.ids, changed: moment.map { AirtableChanged(in: text.ids, since: $0) }))
    }

    /// Forgets the columns, so that the next who needs them looks anew: after a refusal, when one is
    /// missing, and where everything is compared.
    func forget() {
        known.withLock { $0 = nil }
        linked.withLock { $0 = [:] }
    }
}

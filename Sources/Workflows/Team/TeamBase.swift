package import Connectors
internal import Prelude
internal import Synchronization

/// The team's Airtable: its client, and its tables and columns as they are called there now.
package final class TeamBase: Sendable {
    /// The client.
    package let client: AirtableClient
    /// The name of the column into which proposals are written.
    package let proposals: String
    private let known = Mutex<AirtableCheck?>(nil)

    /// The name of the column that the requirement gives to proposals.
    package static let usualProposals = "Potential Talent Fit AI"

    /// A base over its client.
    package init(_ client: AirtableClient, proposals: String = TeamBase.usualProposals) {
        self.client = client
        self.proposals = proposals
    }

    /// What the desk needs of the base.
    package var wanted: [AirtableWantedTable] { TeamTables.all(proposals: proposals) }

    /// The tables and columns as they are now.
    ///
    /// - Throws: `AirtableProblem`.
    package func checked() async throws(AirtableProblem) -> AirtableCheck {
        let check = AirtableCheck(wanted, against: try await client.schema())
        known.withLock { $0 = check }
        return check
    }

    /// A table with its columns, as they were when they were looked at last.
    ///
    /// - Throws: `AirtableProblem` when they cannot be looked at, or the table is not there.
    func mapping(_ table: String) async throws(AirtableProblem) -> AirtableMapping {
        let check: AirtableCheck
        if let last = known.withLock({ $0 }) { check = last } else { check = try await checked() }
        guard let mapping = check[table] else { throw .notFound }
        return mapping
    }

    /// The id of a column of text that every row of a table has; nil where there is none.
    package func textColumn(of table: String, _ check: AirtableCheck) -> String? {
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
    func forget() { known.withLock { $0 = nil } }
}

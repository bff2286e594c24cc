internal import Prelude
internal import Web

extension AirtableClient {
    /// What stands in the row by which options are made, should anybody see it.
    static let optionRow = "Muster makes options by this row and deletes it"
    /// The most options that one column is given.
    private static let maximumOptions = 50

    /// Makes options of a select. Airtable makes them only when they are written, so a row of its own is
    /// written with each of them and deleted again; it is found again should this be ended meanwhile.
    ///
    /// - Parameter key: The id of a column of text of the table.
    /// - Throws: `AirtableProblem`.
    package func createOptions(
        _ options: AirtablePlan.Options, key: String
    ) async throws(AirtableProblem) {
        let created = await create(
            [[key: .string(Self.optionRow)]], in: options.table, key: key)
        let record: String
        switch created.first {
        case .created(let id), .found(let id): record = id
        case .refused(let problem), .failed(let problem): throw problem
        case nil: return
        }
        var failure: AirtableProblem?
        for name in options.names.prefix(Self.maximumOptions) where failure == nil {
            let outcome = await update(
                [AirtableEdit(record, [options.field: .string(name)])], in: options.table,
                addingOptionsTo: [options.field]
            ).first
            failure = outcome?.problem
            if outcome?.refused.isEmpty == false {
                failure = .refusedValue(kind: outcome?.refused.first?.reason ?? "REFUSED")
            }
        }
        try await delete(record, in: options.table)
        if let failure { throw failure }
    }

    /// Deletes a record; one that is gone already is deleted.
    private func delete(_ record: String, in table: String) async throws(AirtableProblem) {
        do {
            _ = try await calls.document(
                AirtableAsk(
                    method: .delete, path: [baseID, table, record], right: .writeRecords))
        } catch {
            guard error == .notFound else { throw error }
        }
    }
}

package import Connectors
internal import Prelude
internal import Recruiting

/// The one place from which anything is written into the team's Airtable.
extension TeamBase {
    /// Writes cells, by the ids of their columns, into rows of a table; returns what became of each row, in
    /// the order of the rows.
    ///
    /// - Parameter owner: The person or the job whose rows they are; nil where the desk's list of rows tells.
    /// - Throws: What the desk throws when it cannot note them; then nothing was written.
    func write(
        _ rows: [(record: AirtableRecord, cells: [String: JSONValue])],
        of columns: AirtableMapping, owner: String? = nil,
        addingOptionsTo selects: Set<String> = []
    ) async throws -> [AirtableOutcome] {
        var writes: [String: [String: TeamWrite]] = [:]
        for (record, cells) in rows {
            for (column, value) in cells {
                writes[record.id, default: [:]][column] = TeamWrite(
                    table: columns.wanted.key, record: record.id, owner: owner,
                    key: columns.key(ofColumn: column) ?? column, before: record[column] ?? .null,
                    after: value)
            }
        }
        func noted(_ columns: [String], _ record: String) -> [TeamWrite] {
            columns.sorted().compactMap { writes[record]?[$0] }
        }
        try await ledger.note(
            rows.flatMap { noted(Array($0.cells.keys), $0.record.id) }, .written)
        let edits = rows.map { AirtableEdit($0.record.id, $0.cells) }
        let outcomes =
            if let edit = edits.first, edits.count == 1 {
                // Shares its request with others that are made at the same time.
                [await client.update(edit, in: columns.table.id, addingOptionsTo: selects)]
            } else {
                await client.update(edits, in: columns.table.id, addingOptionsTo: selects)
            }
        var (refused, unknown): ([TeamWrite], [TeamWrite]) = ([], [])
        for outcome in outcomes {
            refused += noted(outcome.refused.map(\.field), outcome.record)
            let all = Array((writes[outcome.record] ?? [:]).keys)
            if outcome.isGone { refused += noted(all, outcome.record) }
            let left = noted(outcome.left, outcome.record)
            if outcome.problem?.leavesOpen == true { unknown += left } else { refused += left }
        }
        // What cannot be noted here says at worst that something was written that was not.
        try? await ledger.note(refused, .refused)
        try? await ledger.note(unknown, .unknown)
        return outcomes
    }

    /// Sets a cell of one option to another, when it still holds what is expected.
    ///
    /// - Throws: `AirtableProblem`, and what the desk throws when it cannot note it.
    func set(
        _ key: String, of record: AirtableRecord, in columns: AirtableMapping,
        from expected: String, to new: String, owner: String
    ) async throws -> AirtableSet {
        guard let column = columns[key] else { return .gone }
        let write = TeamWrite(
            table: columns.wanted.key, record: record.id, owner: owner, key: key,
            before: record[column.id] ?? .null, after: .string(new))
        let outcome = try await noting(write) {
            try await client.set(
                column.id, of: record.id, in: columns.table.id, from: expected, to: new)
        }
        if outcome != .done { try? await ledger.note([write], .refused) }
        return outcome
    }

    /// Makes the columns and options that a check misses; returns their names.
    ///
    /// - Throws: `AirtableProblem`, and what the desk throws when it cannot note one.
    package func make(_ check: AirtableCheck) async throws -> [String] {
        var made: [String] = []
        for column in check.plan.columns {
            try await noting(
                TeamWrite(
                    table: column.table, record: nil, key: column.name, before: .null,
                    after: .string("a column of the kind \(column.kind.rawValue)"))
            ) {
                _ = try await client.createField(
                    column.name, in: column.table, kind: column.kind, options: column.options)
            }
            made.append(column.name)
        }
        for options in check.plan.options {
            guard let key = textColumn(of: options.table, check) else { continue }
            try await noting(
                TeamWrite(
                    table: options.table, record: nil, key: options.field, before: .null,
                    after: JSONValue(options.names))
            ) {
                try await client.createOptions(options, key: key)
            }
            made += options.names
        }
        return made
    }

    private func noting<Result>(
        _ write: TeamWrite, _ body: () async throws -> Result
    ) async throws -> Result {
        try await ledger.note([write], .written)
        do { return try await body() } catch {
            let isOpen = (error as? AirtableProblem)?.leavesOpen == true
            try? await ledger.note([write], isOpen ? .unknown : .refused)
            throw error
        }
    }
}

extension AirtableMapping {
    /// The key of a column, by its id; nil for one that was not wanted.
    fileprivate func key(ofColumn id: String) -> String? {
        wanted.columns.first { self[$0.key]?.id == id }?.key
    }
}

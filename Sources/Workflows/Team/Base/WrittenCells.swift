internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting

/// What became of cells that were to be written.
struct WrittenCells: Sendable {
    /// The keys of the columns that were written.
    var fields: [String] = []
    /// The columns that did not take their values, by their keys, with the reason.
    var refused: [(key: String, name: String, reason: String)] = []
    /// What kept everything from being written; nil when nothing did.
    var failure: AirtableProblem?

    /// Writes cells of one row; nothing is asked of Airtable when there is nothing to write.
    ///
    /// - Throws: What the desk throws when it cannot note them.
    static func write(
        _ cells: [String: JSONValue], to record: AirtableRecord, of owner: String, _ base: TeamBase,
        _ columns: AirtableMapping
    ) async throws -> WrittenCells {
        var result = WrittenCells()
        var fields: [String: JSONValue] = [:]
        var keys: [String: String] = [:]
        var selects: Set<String> = []
        for (key, value) in cells {
            guard let column = columns[key] else { continue }
            fields[column.id] = columns.live(value, of: key)
            keys[column.id] = key
            // Airtable converts every value of a request that may add options, so that is asked for only
            // where one is missing.
            let isKnown = value.string.map { columns.option($0, of: key) != nil } ?? false
            if column.kind == .selects || column.kind == .select && !isKnown && value != .null {
                selects.insert(column.id)
            }
        }
        guard !fields.isEmpty else { return result }
        let outcomes = try await base.write(
            [(record, fields)], of: columns, owner: owner, addingOptionsTo: selects)
        guard let outcome = outcomes.first else { return result }
        result.fields = outcome.written.compactMap { keys[$0] }
        result.refused = outcome.refused.compactMap { refused in
            keys[refused.field].map { ($0, columns[$0]?.name ?? $0, refused.reason) }
        }
        result.failure = outcome.problem
        if !result.refused.isEmpty || result.failure != nil { base.forget() }
        return result
    }

    /// One line for each column that was refused.
    var lines: [String] { refused.map { "\($0.name) was not written: \($0.reason)" } }

    /// The lines for the row; nil when all was written.
    var problem: String? { refused.isEmpty ? nil : lines.joined(separator: "; ") }

    /// What both sides hold: what was planned, but for what was refused, which is as before.
    func agreed(_ sync: FieldSync, before: JSONValue) -> JSONValue {
        var agreed = sync.agreed
        for refused in refused { agreed[refused.key] = before[refused.key] }
        let kept = (before.members ?? []).filter { agreed[$0.key] == nil }
        let fresh = agreed.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) }
        return .object(kept.filter { !isRefused($0.key) } + fresh)
    }

    private func isRefused(_ key: String) -> Bool { refused.contains { $0.key == key } }
}

extension AirtableMapping {
    /// A value with options under their live names.
    func live(_ value: JSONValue, of key: String) -> JSONValue {
        guard let text = value.string, let column = self[key],
            column.kind == .select || column.kind == .selects
        else { return value }
        return .string(option(text, of: key) ?? text)
    }
}

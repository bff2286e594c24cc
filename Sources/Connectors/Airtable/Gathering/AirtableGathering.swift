internal import Synchronization

/// The calls about single records that a client makes for many runs at once, ten of a table together.
///
/// Runs stay what they are, each with its own record, its own answer and its own place in the ledger;
/// only the requests are shared (facts §2.8: five requests a second, ten records each at most).
final class AirtableGathering: Sendable {
    typealias Looked = Result<AirtableRecord?, AirtableProblem>
    /// An edit, and the columns of options whose missing options are added.
    typealias Edit = (edit: AirtableEdit, selects: Set<String>)

    private struct Lanes {
        var looking: [String: Gathering<String, Looked>] = [:]
        var writing: [String: Gathering<Edit, AirtableOutcome>] = [:]
    }

    private let lanes = Mutex(Lanes())

    /// The lane in which records of a table are looked up.
    func looking(_ table: String) -> Gathering<String, Looked> {
        lanes.withLock { AirtableGathering.lane(of: table, in: &$0.looking) }
    }

    /// The lane in which records of a table are written.
    func writing(_ table: String) -> Gathering<Edit, AirtableOutcome> {
        lanes.withLock { AirtableGathering.lane(of: table, in: &$0.writing) }
    }

    private static func lane<Item, Answer>(
        of table: String, in lanes: inout [String: Gathering<Item, Answer>]
    ) -> Gathering<Item, Answer> {
        if let lane = lanes[table] { return lane }
        let lane = Gathering<Item, Answer>(limit: AirtableLimits.recordsOfWrite)
        lanes[table] = lane
        return lane
    }
}

extension AirtableClient {
    /// A record; nil when it is gone.
    ///
    /// Records of a table that are asked for at the same time share a request.
    ///
    /// - Throws: `AirtableProblem`.
    package func record(
        _ id: String, of table: String
    ) async throws(AirtableProblem) -> AirtableRecord? {
        guard AirtableRecord.isID(id) else { return nil }
        let answer = await gathering.looking(table).ask(id) { await looked($0, of: table) }
        guard let answer else { throw .cancelled }
        return try answer.get()
    }

    /// Writes values into a record, as the update of several does; what is refused harms no other.
    ///
    /// Edits of a table that are made at the same time share a request.
    ///
    /// - Parameter selects: Columns of options whose missing options are added.
    package func update(
        _ edit: AirtableEdit, in table: String, addingOptionsTo selects: Set<String> = []
    ) async -> AirtableOutcome {
        let outcome = await gathering.writing(table).ask((edit, selects)) { edits in
            await written(edits, in: table)
        }
        return outcome ?? .cancelled(edit)
    }

    /// Those that add options go by themselves: Airtable converts every value of their request.
    private func written(
        _ edits: [AirtableGathering.Edit], in table: String
    ) async -> [AirtableOutcome] {
        var found: [String: AirtableOutcome] = [:]
        for part in [edits.filter(\.selects.isEmpty), edits.filter { !$0.selects.isEmpty }] {
            let selects = part.reduce(into: Set()) { $0.formUnion($1.selects) }
            let outcomes = await update(part.map(\.edit), in: table, addingOptionsTo: selects)
            for outcome in outcomes {
                found[outcome.record] = found[outcome.record]?.joined(with: outcome) ?? outcome
            }
        }
        return edits.map { edit, _ in
            (found[edit.record] ?? AirtableOutcome(edit.record)).keeping(edit)
        }
    }

    private func looked(
        _ ids: [String], of table: String
    ) async -> [AirtableGathering.Looked] {
        do {
            if let id = ids.first, ids.count == 1 {
                return [.success(try await recordAlone(id, of: table))]
            }
            let records = try await records(Set(ids).sorted(), of: table, fields: nil)
            let found = Dictionary(
                records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            return ids.map { .success(found[$0]) }
        } catch {
            return ids.map { _ in .failure(error) }
        }
    }
}

internal import Prelude
internal import Web

/// What became of a cell that was to be set.
package enum AirtableSet: Sendable, Hashable {
    /// It holds the new option, and we wrote it.
    case done
    /// It holds something else than expected, and was left as it is: what it holds, nil for nothing. When
    /// that is the new option, somebody else was faster, or we were before a crash.
    case changed(found: String?)
    /// The record is not there any more.
    case gone
}

extension AirtableClient {
    /// Sets a cell of one option to another, when it still holds what is expected.
    ///
    /// Airtable has no such request, so the record is read right before it is written. What remains: an
    /// edit that a recruiter makes between the two, a fifth of a second at our pace, is overwritten.
    /// When no answer came, the record is read again before anything else is tried.
    ///
    /// - Parameters:
    ///   - field: The id of a column of one option.
    ///   - expected: The option that it should hold, also in another spelling by blanks and case; nil:
    ///     none.
    ///   - new: The option as the schema has it, to the last space; nil empties the cell.
    /// - Throws: `AirtableProblem`.
    package func set(
        _ field: String, of record: String, in table: String, from expected: String?,
        to new: String?
    ) async throws(AirtableProblem) -> AirtableSet {
        let edit = AirtableEdit(record, [field: JSONValue(new)])
        let ask = AirtableAsk(
            method: .patch, path: [baseID, table],
            body: ["records": [edit.document], "returnFieldsByFieldId": true],
            right: .writeRecords, fields: [field])
        var last: AirtableProblem?
        for attempt in 0...max(1, limits.attempts) {
            guard let live = try await self.record(record, of: table) else { return .gone }
            let reading = AirtableCells.option(live[field])
            // What cannot be read must not pass for nothing.
            guard reading.note == nil else { throw .badAnswer(expected: "a column of one option") }
            let found = reading.value
            if last?.leavesOpen == true, found == new { return .done }
            guard AirtableNames.isSame(found, expected) else { return .changed(found: found) }
            guard attempt < limits.attempts else { break }
            do {
                let answer = try await calls.documentOnce(ask)
                try AirtableCalls.check(answer, names: [record])
                return .done
            } catch {
                if error.kind == AirtableKinds.noRow { return .gone }
                guard error.mayPassAtOnce else { throw error }
                last = error
            }
        }
        throw last ?? .givenUp
    }
}

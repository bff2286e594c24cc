package import Prelude

/// What is to be written to a record.
package struct AirtableEdit: Sendable, Hashable {
    /// The record's id.
    package var record: String
    /// The new values by the columns' ids; null empties a cell.
    package var fields: [String: JSONValue]

    /// An edit of some cells of a record.
    package init(_ record: String, _ fields: [String: JSONValue]) {
        self.record = record
        self.fields = fields
    }

    /// The ids of the columns in an order that is the same every time.
    var names: [String] { fields.keys.sorted() }

    /// The edit with some of its columns.
    func keeping(_ isKept: (String) -> Bool) -> AirtableEdit {
        AirtableEdit(record, fields.filter { isKept($0.key) })
    }

    /// The edit as a request has it.
    var document: JSONValue {
        ["id": .string(record), "fields": AirtableEdit.document(fields)]
    }

    /// Values by columns as a request has them, in the same order every time.
    static func document(_ fields: [String: JSONValue]) -> JSONValue {
        .object(fields.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) })
    }
}

/// A value that a column did not take.
package struct AirtableRefusedField: Sendable, Hashable {
    /// The column's id.
    package var field: String
    /// Airtable's code, such as `INVALID_MULTIPLE_CHOICE_OPTIONS`.
    package var kind: String
    /// Why, for people; never the value.
    package var reason: String

    init(_ field: String, _ problem: AirtableProblem) {
        self.field = field
        kind = problem.kind ?? AirtableKinds.unnamed
        if case .rejected(let code, 422) = problem {
            reason = AirtableKinds.sentence(code)
        } else {
            reason = "\(problem)"
        }
    }
}

/// What became of the edit of one record.
package struct AirtableOutcome: Sendable, Hashable {
    /// The record's id.
    package var record: String
    /// The columns that were written, by their ids, in their order.
    package var written: [String] = []
    /// The columns that did not take their values.
    package var refused: [AirtableRefusedField] = []
    /// The columns of which nothing is known, or that were not tried, because of `problem`.
    package var left: [String] = []
    /// Whether the record is not there any more, so that nothing was written.
    package var isGone = false
    /// What kept the columns in `left` from being written; nil when there are none.
    package var problem: AirtableProblem?

    /// Whether everything was written.
    package var isWhole: Bool { !isGone && refused.isEmpty && left.isEmpty }

    init(_ record: String) {
        self.record = record
    }

    /// The outcome of an edit whose caller went away.
    static func cancelled(_ edit: AirtableEdit) -> AirtableOutcome {
        var outcome = AirtableOutcome(edit.record)
        outcome.left = edit.names
        outcome.problem = .cancelled
        return outcome
    }

    /// What became of two edits of the record, one after the other.
    func joined(with later: AirtableOutcome) -> AirtableOutcome {
        var outcome = self
        outcome.written += later.written
        outcome.refused += later.refused
        outcome.left += later.left
        outcome.isGone = isGone || later.isGone
        outcome.problem = problem ?? later.problem
        return outcome
    }

    /// What became of one of several edits of the record.
    func keeping(_ edit: AirtableEdit) -> AirtableOutcome {
        var outcome = self
        outcome.written.removeAll { edit.fields[$0] == nil }
        outcome.refused.removeAll { edit.fields[$0.field] == nil }
        outcome.left.removeAll { edit.fields[$0] == nil }
        if outcome.left.isEmpty { outcome.problem = nil }
        return outcome
    }
}

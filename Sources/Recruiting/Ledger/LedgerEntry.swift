package import Prelude
package import Storage

/// One human decision, as it was recorded; never changed once written.
///
/// It refers to the values before and after instead of holding them, so that erasing a person
/// leaves every entry in place and nothing of the person.
package struct LedgerEntry: Record, Hashable {
    /// The entry's id.
    package var id: ID<LedgerEntry>
    /// When it was decided.
    package var at: Timestamp
    /// Who decided.
    package var who: String
    /// What was done: `edit`, `approve`, `reject`, `undo`, `redo`.
    package var action: String
    /// The kind of cell.
    package var kind: String
    /// The record the cell belongs to.
    package var subject: String
    /// Which of the record's values.
    package var field: String
    /// The id of the stored state before.
    package var before: String?
    /// The id of the stored state after.
    package var after: String?
    /// Why, in the person's words.
    package var reason: String?
    /// The decisions that were made together and are undone together.
    package var group: String
    /// For undo and redo: the group that is taken back or brought back.
    package var reverts: String?
    /// What was on the screen when it was decided, such as a match's score and its parts.
    package var context: JSONValue?

    /// The cell that was decided.
    package var address: CellAddress { CellAddress(kind: kind, subject: subject, field: field) }

    /// The table of entries.
    package static let table = Table(
        "ledger", LedgerEntry.init, Column("id", \.id), Column("at", \.at), Column("who", \.who),
        Column("action", \.action), Column("kind", \.kind), Column("subject", \.subject),
        Column("field", \.field), Column("before_value", \.before), Column("after_value", \.after),
        Column("reason", \.reason), Column("group_id", \.group), Column("reverts", \.reverts),
        Column("context", \.context))
}

/// The state of a cell that ledger entries point to; erasing a person deletes these rows.
struct LedgerValue: Record {
    var id: String
    var candidate: String?
    var job: String?
    var value: JSONValue

    static let table = Table(
        "ledger_value", LedgerValue.init, Column("id", \.id), Column("candidate_id", \.candidate),
        Column("job_id", \.job), Column("value", \.value))
}

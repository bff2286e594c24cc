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
    /// What was done: `edit`, `approve`, `move`, `merge`, `answer`, `undo`, `redo` and so on.
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
    /// The id of the stored words that say why; they may tell of a person.
    package var reason: String?
    /// The decisions that were made together and are undone together.
    package var group: String
    /// For undo and redo: the group that is taken back or brought back.
    package var reverts: String?
    /// What was on the screen when it was decided, such as a match's score and its parts; nothing
    /// that identifies a person.
    package var context: JSONValue?

    /// The cell that was decided.
    package var address: CellAddress { CellAddress(kind: kind, subject: subject, field: field) }

    /// The field as a person calls it: that of a skill is the id of its name.
    package var fieldName: String { kind == SkillEditCell.name ? "skill" : field }

    /// The table of entries.
    package static let table = Table(
        "ledger", LedgerEntry.init, Column("id", \.id), Column("at", \.at), Column("who", \.who),
        Column("action", \.action), Column("kind", \.kind), Column("subject", \.subject),
        Column("field", \.field), Column("before_value", \.before), Column("after_value", \.after),
        Column("reason", \.reason), Column("group_id", \.group), Column("reverts", \.reverts),
        Column("context", \.context))
}

extension LedgerEntry {
    /// Whether a name of a skill got another bag, so that matches may have to be scored anew.
    package var movesName: Bool { kind == BagCell.name && action != "confirm" }
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

/// A group of decisions that are undone together, and whether it stands.
///
/// Derived from the ledger, whose entries alone are the truth: undo takes the newest that stands,
/// redo the oldest of those taken back since the last fresh decision.
package struct LedgerGroup: Record, Hashable {
    /// Whether a group stands.
    package enum State: String, Sendable, SQLConvertible {
        /// It stands.
        case standing
        /// It was taken back and can be brought back.
        case undone
        /// It was taken back, and a fresh decision came after that.
        case dropped
    }

    /// The group's id.
    package var id: String
    /// Whether it stands.
    package var state: State
    /// Whether none of its values is left, so that it can be neither undone nor redone.
    package var isErased: Bool

    /// The table of groups.
    package static let table = Table(
        "ledger_group", LedgerGroup.init, Column("id", \.id), Column("state", \.state),
        Column("is_erased", \.isErased))
}

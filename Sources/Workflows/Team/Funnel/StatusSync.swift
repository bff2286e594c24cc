internal import Connectors
internal import Prelude
internal import Recruiting

/// What is to be done so that the status of a position's row and that of its job say the same. The row
/// has statuses of its own, which ask for a matching and say that it is done; the desk has none of
/// them, and keeps its own meanwhile.
struct StatusSync: Sendable, Hashable {
    /// The key of the desk's status among what both sides held last.
    static let deskKey = "desk_status"

    /// The desk's status that is written into the row; nil when none is.
    var write: String?
    /// The row's status that the desk takes over; nil when none is.
    var take: String?
    /// What the cell holds once it is done; nil when it is empty.
    var cell: String?
    /// What the desk holds once it is done.
    var desk: String?

    /// Compares both sides; where both changed it, the row's holds, since recruiters and clients work
    /// there.
    init(cell: String?, desk: String?, agreed: JSONValue) {
        (self.cell, self.desk) = (cell, desk)
        let before = agreed[Self.deskKey]?.string ?? desk
        if let cell, AirtableNames.isSame(cell, TeamTables.ready) {
            // Whoever asks for a matching is answered first.
            self.desk = before
        } else if let cell, cell != agreed["status"]?.string,
            StandingFields.jobStatuses.contains(cell)
        {
            if cell != desk { take = cell }
            self.desk = cell
        } else if let desk, before != desk, cell != desk {
            write = desk
            self.cell = desk
        }
    }
}

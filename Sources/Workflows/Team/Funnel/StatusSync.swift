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
    /// The row's status of which it is asked whether it holds, since the desk's was set as well; nil when
    /// nothing is.
    var ask: String?
    /// Whether it is asked about a status of which both sides say the same again.
    var isAgreedAgain = false
    /// What the cell holds once it is done; nil when it is empty.
    var cell: String?
    /// What the desk holds as agreed about once it is done.
    var desk: String?

    /// Compares both sides.
    ///
    /// - Parameter isAsked: Whether it is being asked which of both holds.
    init(cell: String?, desk: String?, agreed: JSONValue, isAsked: Bool) {
        (self.cell, self.desk) = (cell, desk)
        let agreedDesk = agreed[Self.deskKey]?.string
        let before = agreedDesk ?? desk
        // A job that nobody has said anything about has the first status.
        let untouched = agreedDesk ?? StandingFields.jobStatuses[0]
        isAgreedAgain = isAsked && cell == desk
        if let cell, AirtableNames.isSame(cell, TeamTables.ready) {
            // Whoever asks for a matching is answered first.
            self.desk = before
        } else if let cell, cell != agreed["status"]?.string, cell != desk,
            StandingFields.jobStatuses.contains(cell)
        {
            if desk == untouched { take = cell } else { ask = cell }
            self.desk = desk == untouched ? cell : untouched
        } else if let desk, before != desk, cell != desk {
            if isAsked {
                self.desk = before
            } else {
                write = desk
                self.cell = desk
            }
        }
    }
}

internal import Prelude

/// What is to be done about a cell that both sides may have changed since they agreed.
enum ThreeWay: Sendable, Hashable {
    /// Both say the same, or wait for an answer.
    case nothing
    /// Ours is written.
    case write
    /// Theirs is taken over.
    case take
    /// Both changed it, and a person decides.
    case ask

    /// One side's value, and how it came about.
    struct Ours: Sendable, Hashable {
        /// The value as a cell would hold it; null for none.
        var value: JSONValue
        /// Whether a person set it on the desk.
        var isHuman: Bool
        /// Whether it is being asked whether Airtable's value holds in its stead.
        var isAsked: Bool
    }

    /// Decides about a cell.
    ///
    /// - Parameters:
    ///   - agreed: What both sides held last; nil when they never agreed.
    ///   - theirs: What the cell holds now; null for nothing.
    static func decide(agreed: JSONValue?, ours: Ours, theirs: JSONValue) -> ThreeWay {
        if ours.value == theirs { return .nothing }
        if let agreed, theirs == agreed {
            // Nobody touched the cell. While it is asked about, the answer is waited for.
            return ours.isAsked ? .nothing : .write
        }
        // A cell that was never agreed about and is empty is one that waits to be filled.
        if agreed == nil, theirs == .null { return .write }
        // Whoever edited the cell is a person, and a machine's value gives way to a person's.
        let isOurs = ours.isHuman && (agreed.map { $0 != ours.value } ?? true)
        return isOurs ? .ask : .take
    }
}

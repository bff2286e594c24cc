internal import Storage

/// Who waits for a piece of work. Work of a more urgent lane is always claimed first.
package enum Lane: Int, Sendable, Hashable, CaseIterable, SQLConvertible {
    /// A person pressed a key and looks at the screen.
    case interactive = 0
    /// A sensor or a schedule asked.
    case automatic = 1
    /// One of many, asked for as a whole.
    case backfill = 2

    /// The lane's name, as `run list` prints it.
    package var name: String {
        switch self {
        case .interactive: "interactive"
        case .automatic: "automatic"
        case .backfill: "backfill"
        }
    }
}

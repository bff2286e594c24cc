package import Prelude
package import Storage

/// A program that runs steps, or did.
package struct EngineProcess: Record, Hashable {
    /// In what kind of program the engine is.
    package enum Kind: String, Sendable, Hashable, SQLConvertible {
        /// A program that does nothing else, `muster engine`. Others leave the work to it.
        case engine
        /// The console.
        case console
        /// A command, which works on what it asked for and nothing else.
        case command
    }

    /// The name under which it holds leases.
    package var id: ID<EngineProcess>
    /// The kind of program.
    package var kind: Kind
    /// What tells its machine from others, so that only its neighbours judge whether it lives.
    package var host: String
    /// What tells the program from others on that machine, a later one of the same number included.
    package var process: String
    /// How many steps it runs at once.
    package var slots: Int
    /// When it came.
    package var startedAt: Timestamp
    /// When it said last that it is there.
    package var seenAt: Timestamp
    /// Whether it takes no new steps any more.
    package var isStopping: Bool

    /// A program from its parts.
    package init(
        id: ID<EngineProcess>, kind: Kind, host: String, process: String, slots: Int,
        startedAt: Timestamp, seenAt: Timestamp, isStopping: Bool
    ) {
        self.id = id
        self.kind = kind
        self.host = host
        self.process = process
        self.slots = slots
        self.startedAt = startedAt
        self.seenAt = seenAt
        self.isStopping = isStopping
    }

    /// The programs' table.
    package static let table = Table(
        "engine_process", EngineProcess.init, Column("id", \.id), Column("kind", \.kind),
        Column("host", \.host), Column("process", \.process), Column("slots", \.slots),
        Column("started_at", \.startedAt), Column("seen_at", \.seenAt),
        Column("is_stopping", \.isStopping))
}

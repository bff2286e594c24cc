package import Prelude

/// How an engine works.
package struct EngineSettings: Sendable, Hashable {
    /// The longest time between two beats: two may be missed before others take it for gone.
    package static let longestBeat = Presence.silence / 3

    /// How many steps it runs at once.
    package var slots: Int
    /// How long a lease holds unless it is renewed.
    package var lease: Duration
    /// How often leases are renewed, and how soon an engine notices that another is there or gone.
    package var beat: Duration
    /// How long what runs may go on when the engine stops; what is not done then is given back.
    package var grace: Duration
    /// How often progress and log lines of running steps are stored.
    package var flush: Duration
    /// How long changes that follow each other closely are gathered.
    package var gathering: Duration
    /// How long an engine pauses after the database failed it.
    package var troublePause: Duration
    /// How long runs and ticks are kept.
    package var pruning: Pruner.Terms

    /// Settings, each with its usual value.
    package init(
        slots: Int = 32, lease: Duration = .seconds(15), beat: Duration = .seconds(3),
        grace: Duration = .seconds(10), flush: Duration = .milliseconds(200),
        gathering: Duration = .milliseconds(50), troublePause: Duration = .seconds(1),
        pruning: Pruner.Terms = Pruner.Terms()
    ) {
        precondition(slots >= 1, "an engine without slots runs nothing")
        precondition(beat < lease, "leases would run out between two renewals")
        precondition(beat <= Self.longestBeat, "it would be taken for gone between two beats")
        self.slots = slots
        self.lease = lease
        self.beat = beat
        self.grace = grace
        self.flush = flush
        self.gathering = gathering
        self.troublePause = troublePause
        self.pruning = pruning
    }
}

/// What an engine cannot know by itself: the moment, chance, and the machine around it.
package struct EngineSurroundings: Sendable {
    /// The moment.
    package var now: @Sendable () -> Timestamp
    /// Waits.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// Sources of ids that nobody else has.
    package var ids: @Sendable () -> IDSource
    /// Random numbers from 0 to 1.
    package var draw: @Sendable () -> Double
    /// What tells this machine from others.
    package var host: String
    /// What tells this program from others on the machine.
    package var process: String
    /// Whether a program of this machine still runs.
    package var runs: @Sendable (_ process: String) -> Bool
    /// Takes what an engine has to say about itself: that the database fails it, for example.
    package var trouble: @Sendable (String) -> Void

    /// Surroundings from their parts.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        ids: @escaping @Sendable () -> IDSource, draw: @escaping @Sendable () -> Double,
        host: String, process: String, runs: @escaping @Sendable (String) -> Bool,
        trouble: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.now = now
        self.sleep = sleep
        self.ids = ids
        self.draw = draw
        self.host = host
        self.process = process
        self.runs = runs
        self.trouble = trouble
    }
}

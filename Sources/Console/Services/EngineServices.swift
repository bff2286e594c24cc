package import Engine
package import Prelude

/// What the console asks of the engine, given to it by whoever starts it.
package struct EngineServices: Sendable {
    /// What goes on right now.
    package var overview: @Sendable () async throws -> EngineState
    /// The newest runs that a filter leaves, for the records whose names have some words, and how
    /// many there are.
    package var runs: @Sendable (RunList.Filter, _ record: [String]) async throws -> RunPage
    /// One run with its steps and the end of its log, nil when there is none.
    package var run: @Sendable (ID<Run>) async throws -> RunDetail?
    /// The backfills, open ones and the newest that have ended.
    package var backfills: @Sendable () async throws -> [BackfillProgress]
    /// The sensors and schedules.
    package var triggers: @Sendable () async throws -> [TriggerLine]
    /// The newest ticks of a sensor or schedule.
    package var ticks: @Sendable (Tick.Source, String) async throws -> [Tick]
    /// Does something, and says in a sentence what was done.
    package var perform: @Sendable (EngineAction) async throws -> String
    /// What can be run.
    package var pipelines: [PipelineChoice]
    /// Tells of changes of the desk by anybody, until the task is cancelled.
    package var changes: @Sendable () async -> AsyncStream<Void>
    /// The moment, for durations.
    package var now: @Sendable () -> Timestamp

    /// Services that know of nothing: a desk without an engine.
    package init() {
        overview = {
            EngineState(
                overview: .idle, isApart: false, isServed: false, trouble: nil, names: [:])
        }
        runs = { _, _ in RunPage(runs: [], total: 0, names: [:]) }
        run = { _ in nil }
        backfills = { [] }
        triggers = { [] }
        ticks = { _, _ in [] }
        perform = { _ in throw MissingService(name: "engine") }
        pipelines = []
        changes = { AsyncStream { $0.finish() } }
        now = { Timestamp(microseconds: 0) }
    }
}

/// What the engines are doing, as one console sees it.
package struct EngineState: Sendable, Hashable {
    /// What goes on.
    package var overview: EngineOverview
    /// Whether the console leaves the work to a program that does nothing else.
    package var isApart: Bool
    /// Whether any engine lives that can do the work.
    package var isServed: Bool
    /// What the console's own engine has to say about itself, or nil.
    package var trouble: String?
    /// What people call the records at work.
    package var names: [String: String]

    /// A state from its parts.
    package init(
        overview: EngineOverview, isApart: Bool, isServed: Bool, trouble: String?,
        names: [String: String]
    ) {
        self.overview = overview
        self.isApart = isApart
        self.isServed = isServed
        self.trouble = trouble
        self.names = names
    }
}

/// Runs for a list.
package struct RunPage: Sendable {
    /// The runs, newest first.
    package var runs: [Run]
    /// How many there are.
    package var total: Int
    /// What people call the records that they are about.
    package var names: [String: String]

    /// A page from its parts.
    package init(runs: [Run], total: Int, names: [String: String]) {
        self.runs = runs
        self.total = total
        self.names = names
    }
}

/// A pipeline that can be chosen.
package struct PipelineChoice: Sendable, Hashable {
    /// The name.
    package var name: String
    /// What it does.
    package var summary: String
    /// What one run is about, nil for the desk as a whole.
    package var noun: String?

    /// A choice from its parts.
    package init(name: String, summary: String, noun: String?) {
        self.name = name
        self.summary = summary
        self.noun = noun
    }
}

/// Something that the person does to the engine.
package enum EngineAction: Sendable, Hashable {
    case cancel(ID<Run>)
    case retry(ID<Run>)
    case cancelBackfill(ID<Backfill>)
    case run(pipeline: String, partition: String?)
    case backfill(pipeline: String)
    case start(Tick.Source, String)
    case stop(Tick.Source, String)
    case tick(String)
}

package import Prelude
package import Storage

/// One run with its steps and the end of its log.
package struct RunDetail: Sendable {
    /// How many events are read at most.
    package static let maximumEvents = 2000

    /// The run.
    package var run: Run
    /// Its steps, in the order of the pipeline.
    package var steps: [Step]
    /// Its newest events, oldest first.
    package var events: [Event]

    /// What the run has cost so far, in millionths of a dollar.
    package var cost: Int { steps.reduce(0) { $0 + $1.cost } }

    /// Reads a run; nil when there is none of that id.
    package init?(_ id: ID<Run>, events limit: Int = 200, on connection: any Connection) throws {
        guard let run = try connection.first(Run.self, "WHERE id = \(id)") else { return nil }
        self.run = run
        steps = try connection.fetch(Step.self, "WHERE run_id = \(id) ORDER BY position, id")
        events = try EventLog.tail(of: id, limit: min(limit, Self.maximumEvents), on: connection)
    }
}

/// What happened in runs.
package enum EventLog {
    /// The newest events of a run, oldest first.
    package static func tail(
        of run: ID<Run>, limit: Int, on connection: any Connection
    ) throws -> [Event] {
        try connection.fetch(
            Event.self, "WHERE run_id = \(run) ORDER BY seq DESC LIMIT \(limit)"
        ).reversed()
    }

    /// The events of a run after one, oldest first.
    package static func after(
        _ seq: Int, of run: ID<Run>, limit: Int, on connection: any Connection
    ) throws -> [Event] {
        try connection.fetch(
            Event.self, "WHERE run_id = \(run) AND seq > \(seq) ORDER BY seq LIMIT \(limit)")
    }
}

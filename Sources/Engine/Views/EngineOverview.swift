package import Prelude
package import Storage

/// What the engines of a desk are doing right now.
package struct EngineOverview: Sendable, Hashable {
    /// How many running steps are read at most.
    package static let maximumSteps = 100

    /// The steps that run, the most urgent first.
    package var running: [Step]
    /// The records that the runs of those steps are about.
    package var partitions: [ID<Run>: String]
    /// How many steps wait for a place, those of runs that were given back among them; each run that
    /// a backfill has not asked for yet counts as one.
    package var queued: Int
    /// How many runs wait for an answer.
    package var waiting: Int
    /// How many steps are tried again later, because something failed.
    package var later: Int
    /// How many runs failed among the newest.
    package var failed: Int
    /// The backfills that have not ended.
    package var backfills: [BackfillProgress]
    /// The breakers that are open.
    package var circuits: [Circuit]
    /// The programs that run steps, or did and have not been missed yet.
    package var processes: [EngineProcess]

    /// The newest failures count only as long as this.
    package static let failuresCount = Duration.seconds(86_400)

    /// A desk on which nothing goes on.
    package static let idle = EngineOverview(
        running: [], partitions: [:], queued: 0, waiting: 0, later: 0, failed: 0, backfills: [],
        circuits: [], processes: [])

    private init(
        running: [Step], partitions: [ID<Run>: String], queued: Int, waiting: Int, later: Int,
        failed: Int, backfills: [BackfillProgress], circuits: [Circuit], processes: [EngineProcess]
    ) {
        self.running = running
        self.partitions = partitions
        self.queued = queued
        self.waiting = waiting
        self.later = later
        self.failed = failed
        self.backfills = backfills
        self.circuits = circuits
        self.processes = processes
    }

    /// Looks at a desk.
    package init(now: Timestamp, on connection: any Connection) throws {
        running = try connection.fetch(
            Step.self,
            """
            WHERE status = 'running' ORDER BY lane, ready_at, id LIMIT \(Self.maximumSteps)
            """)
        backfills = try connection.fetch(
            Backfill.self, "WHERE status IN ('feeding', 'draining') ORDER BY lane, id"
        ).map {
            BackfillProgress(
                backfill: $0,
                counts: try BackfillProgress.counts("backfill_id = \($0.id)", on: connection))
        }
        let unasked = backfills.reduce(0) { $0 + max(0, $1.total - $1.backfill.requested) }
        func ready(_ condition: SQL) throws -> Int {
            try connection.value(
                "SELECT count(*) FROM step WHERE status = 'ready' AND \(condition)") ?? 0
        }
        queued = try ready("ready_at <= \(now)") + unasked
        later = try ready("ready_at > \(now)")
        waiting =
            try connection.value(
                "SELECT count(*) FROM run WHERE status = \(RunStatus.waiting)") ?? 0
        failed =
            try connection.value(
                """
                SELECT count(*) FROM run WHERE status = 'failed'
                AND finished_at > \(now - Self.failuresCount)
                """) ?? 0
        circuits = try Circuits(connection: connection, now: now).open().values
            .sorted { ($0.pipeline, $0.op) < ($1.pipeline, $1.op) }
        processes = try EngineProcesses(on: connection, now: now).all()
        partitions = [:]
        for run in Set(running.map(\.run)) {
            partitions[run] =
                try connection.value(
                    "SELECT partition_key FROM run WHERE id = \(run)", as: String?.self) ?? nil
        }
    }
}

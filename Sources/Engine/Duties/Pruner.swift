package import Prelude
package import Storage

/// Forgets what nobody asks about any more: runs that ended long ago with their steps and logs, old
/// ticks, and backfills whose runs are gone.
package struct Pruner: Duty {
    /// How long things are kept.
    package struct Terms: Sendable, Hashable {
        /// How long a run is kept after its end.
        package var runs: Duration
        /// How long a tick is kept.
        package var ticks: Duration

        /// Terms from their parts.
        package init(runs: Duration = .seconds(30 * 86_400), ticks: Duration = .seconds(7 * 86_400))
        {
            self.runs = runs
            self.ticks = ticks
        }
    }

    /// How many rows of a kind one transaction forgets.
    package static let page = 500
    /// How many of the newest runs that ended are kept, however old they are.
    package static let keptRuns = 200

    /// What it is.
    package var name: String { "pruner" }
    /// How long it can wait.
    package var interval: Duration { .seconds(3600) }
    /// It looks at the clock, not at changes.
    package var followsChanges: Bool { false }

    private let terms: Terms

    /// A pruner with its terms.
    package init(_ terms: Terms = Terms()) {
        self.terms = terms
    }

    /// Forgets a page of each kind; returns whether there is more.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        let isNeeded = try await database.reading { try !runs(on: $0, now: now).isEmpty }
        let hasTicks = try await database.reading { try !ticks(on: $0, now: now).isEmpty }
        guard isNeeded || hasTicks else { return false }
        return try await database.writing(.transition) { connection in
            let runs = try runs(on: connection, now: now)
            let ticks = try ticks(on: connection, now: now)
            for id in runs { try connection.execute("DELETE FROM run WHERE id = \(id)") }
            for seq in ticks { try connection.execute("DELETE FROM tick WHERE seq = \(seq)") }
            try connection.execute(
                """
                DELETE FROM backfill WHERE status IN ('done', 'cancelled')
                AND finished_at < \(now - terms.runs)
                AND NOT EXISTS (SELECT 1 FROM run WHERE run.backfill_id = backfill.id)
                """)
            return runs.count == Self.page || ticks.count == Self.page
        }
    }

    private func runs(on connection: any Connection, now: Timestamp) throws -> [ID<Run>] {
        // A run whose messages are still on their way is kept for them.
        try connection.query(
            """
            SELECT id FROM run WHERE finished_at < \(now - terms.runs)
            AND finished_at < (SELECT finished_at FROM run AS newer WHERE finished_at IS NOT NULL
                ORDER BY finished_at DESC, id DESC LIMIT 1 OFFSET \(Self.keptRuns - 1))
            AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.run_id = run.id
                AND outbox.status = 'pending')
            ORDER BY finished_at, id LIMIT \(Self.page)
            """
        ).map { try $0.get(0) }
    }

    private func ticks(on connection: any Connection, now: Timestamp) throws -> [Int] {
        // The newest of each is kept, for whoever asks when it was.
        try connection.query(
            """
            SELECT seq FROM tick WHERE at < \(now - terms.ticks) AND seq < (SELECT max(seq)
                FROM tick AS newer WHERE newer.source = tick.source AND newer.name = tick.name)
            ORDER BY seq LIMIT \(Self.page)
            """
        ).map { try $0.get(0) }
    }
}

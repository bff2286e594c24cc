package import Prelude
package import Storage

/// Which programs run steps on a desk, inside the caller's transaction.
package struct EngineProcesses {
    private let connection: any Connection
    private let now: Timestamp

    /// The programs at a moment.
    package init(on connection: any Connection, now: Timestamp) {
        self.connection = connection
        self.now = now
    }

    /// Says that a program is there, and that its limits are.
    package func enter(_ process: EngineProcess, pools: [Pool]) throws {
        try connection.execute(process.upsert(onConflict: "id"))
        for pool in pools where pool.reach == .desk {
            try connection.execute(
                "INSERT INTO pool (name) VALUES (\(pool.name)) ON CONFLICT DO NOTHING")
        }
    }

    /// Says that a program is still there.
    package func beat(_ id: ID<EngineProcess>) throws {
        try connection.execute(
            "UPDATE engine_process SET seen_at = \(now) WHERE id = \(id)")
    }

    /// Says that a program takes no new steps.
    package func stopping(_ id: ID<EngineProcess>) throws {
        try connection.execute(
            "UPDATE engine_process SET is_stopping = 1 WHERE id = \(id)")
    }

    /// Says that a program has gone.
    package func leave(_ id: ID<EngineProcess>) throws {
        try connection.execute("DELETE FROM engine_process WHERE id = \(id)")
    }

    /// Every program that has not left, the oldest first.
    package func all() throws -> [EngineProcess] {
        try connection.fetch(EngineProcess.self, "ORDER BY started_at, id")
    }
}

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

    /// Says that a program is still there. Returns whether it was known: one that was silent too
    /// long, as on a machine that slept, has been taken for gone and has to enter again.
    @discardableResult
    package func beat(_ id: ID<EngineProcess>) throws -> Bool {
        try !connection.query(
            "UPDATE engine_process SET seen_at = \(now) WHERE id = \(id) RETURNING id"
        ).isEmpty
    }

    /// Says that a program takes no new steps.
    package func stopping(_ id: ID<EngineProcess>) throws {
        try connection.execute(
            "UPDATE engine_process SET is_stopping = 1 WHERE id = \(id)")
    }

    /// Says that a program has gone: what it was looking at or delivering is free at once.
    package func leave(_ id: ID<EngineProcess>) throws {
        try connection.execute(
            """
            UPDATE sensor SET lease_owner = NULL, lease_until = NULL WHERE lease_owner = \(id)
            """)
        try connection.execute(
            """
            UPDATE outbox SET lease_owner = NULL, lease_until = NULL
            WHERE status = 'pending' AND lease_owner = \(id)
            """)
        try connection.execute("DELETE FROM engine_process WHERE id = \(id)")
    }

    /// Every program that has not left, the oldest first.
    package func all() throws -> [EngineProcess] {
        try connection.fetch(EngineProcess.self, "ORDER BY started_at, id")
    }
}

package import Storage

/// The engine's tables, as a step in the history of a desk.
package enum EngineSchema {
    /// Every step, oldest first. A step that has shipped is never edited.
    package static let migrations = [
        Migration("2026-11-28-engine", runs + steps + triggers + surroundings),
        Migration("2026-12-09-steps-that-go-on", ["ALTER TABLE step ADD COLUMN cursor TEXT"]),
    ]

    private static let runs: [SQL] = [
        """
        CREATE TABLE backfill (
            id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, status TEXT NOT NULL,
            lane \(.integer) NOT NULL, parameters TEXT NOT NULL, requested_by TEXT NOT NULL,
            is_listed \(.integer) NOT NULL, total \(.integer) NOT NULL,
            requested \(.integer) NOT NULL, cursor TEXT, created_at \(.integer) NOT NULL,
            finished_at \(.integer)
        ) \(.strict)
        """,
        "CREATE INDEX backfill_by_status ON backfill (status, id)",
        """
        CREATE TABLE backfill_record (
            backfill_id TEXT NOT NULL REFERENCES backfill (id) ON DELETE CASCADE,
            position \(.integer) NOT NULL, partition_key TEXT NOT NULL,
            PRIMARY KEY (backfill_id, position)
        ) \(.strict)
        """,
        """
        CREATE TABLE run (
            id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, partition_key TEXT, run_key TEXT,
            lane \(.integer) NOT NULL, status TEXT NOT NULL, parameters TEXT NOT NULL,
            requested_by TEXT NOT NULL, origin_id TEXT NOT NULL,
            backfill_id TEXT REFERENCES backfill (id) ON DELETE CASCADE,
            attempt \(.integer) NOT NULL, reason TEXT, created_at \(.integer) NOT NULL,
            started_at \(.integer), finished_at \(.integer)
        ) \(.strict)
        """,
        """
        CREATE UNIQUE INDEX run_by_key ON run (pipeline, run_key) WHERE run_key IS NOT NULL
        """,
        "CREATE INDEX run_by_status ON run (status, id)",
        "CREATE INDEX run_by_pipeline ON run (pipeline, id)",
        "CREATE INDEX run_by_partition ON run (partition_key) WHERE partition_key IS NOT NULL",
        "CREATE INDEX run_by_origin ON run (origin_id, status)",
        """
        CREATE INDEX run_by_backfill ON run (backfill_id, status) WHERE backfill_id IS NOT NULL
        """,
        "CREATE INDEX run_by_end ON run (finished_at, id) WHERE finished_at IS NOT NULL",
    ]

    private static let steps: [SQL] = [
        """
        CREATE TABLE step (
            id TEXT PRIMARY KEY, run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            pipeline TEXT NOT NULL, op TEXT NOT NULL, position \(.integer) NOT NULL,
            origin_id TEXT NOT NULL, lane \(.integer) NOT NULL, pool TEXT NOT NULL,
            status TEXT NOT NULL, ready_at \(.integer) NOT NULL, attempt \(.integer) NOT NULL,
            failures \(.integer) NOT NULL, takeovers \(.integer) NOT NULL, lease_owner TEXT,
            lease_until \(.integer), waits_for TEXT, answer TEXT, output TEXT, reason TEXT,
            fingerprint TEXT, progress TEXT NOT NULL, cost_microdollars \(.integer) NOT NULL,
            started_at \(.integer), finished_at \(.integer)
        ) \(.strict)
        """,
        "CREATE INDEX step_by_run ON step (run_id, position)",
        // A claim reads the front of these two and nothing else, however long the queue is. The
        // status is the same in all their entries; but without it SQLite would look it up.
        """
        CREATE INDEX step_ready ON step (pool, lane, ready_at, id, status) WHERE status = 'ready'
        """,
        """
        CREATE INDEX step_ready_of_origin ON step (origin_id, pool, lane, ready_at, id, status)
        WHERE status = 'ready'
        """,
        "CREATE INDEX step_ready_next ON step (ready_at) WHERE status = 'ready'",
        "CREATE INDEX step_running ON step (lease_owner, pool, lease_until) WHERE status = 'running'",
        "CREATE INDEX step_waiting ON step (waits_for, id) WHERE status = 'waiting'",
        """
        CREATE TABLE run_event (
            seq \(.rowNumber), run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE, op TEXT,
            at \(.integer) NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL,
            cost_microdollars \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX run_event_by_run ON run_event (run_id, seq)",
        """
        CREATE TABLE materialization (
            op TEXT NOT NULL, subject TEXT NOT NULL, version TEXT NOT NULL,
            input_hash TEXT NOT NULL, output TEXT NOT NULL, at \(.integer) NOT NULL,
            PRIMARY KEY (op, subject)
        ) \(.strict)
        """,
        "CREATE INDEX materialization_by_subject ON materialization (subject)",
        """
        CREATE TABLE circuit (
            pipeline TEXT NOT NULL, op TEXT NOT NULL, fingerprint TEXT NOT NULL,
            message TEXT NOT NULL, failures \(.integer) NOT NULL, state TEXT NOT NULL,
            retry_at \(.integer), opened_at \(.integer), PRIMARY KEY (pipeline, op)
        ) \(.strict)
        """,
    ]

    private static let triggers: [SQL] = [
        """
        CREATE TABLE sensor (
            name TEXT PRIMARY KEY, is_running \(.integer) NOT NULL, cursor TEXT,
            next_at \(.integer) NOT NULL, failures \(.integer) NOT NULL, lease_owner TEXT,
            lease_until \(.integer)
        ) \(.strict)
        """,
        """
        CREATE TABLE schedule (
            name TEXT PRIMARY KEY, is_running \(.integer) NOT NULL, reckoned_with TEXT NOT NULL,
            next_at \(.integer)
        ) \(.strict)
        """,
        """
        CREATE TABLE tick (
            seq \(.rowNumber), source TEXT NOT NULL, name TEXT NOT NULL, at \(.integer) NOT NULL,
            status TEXT NOT NULL, requests \(.integer) NOT NULL, reason TEXT
        ) \(.strict)
        """,
        "CREATE INDEX tick_by_name ON tick (source, name, seq)",
    ]

    private static let surroundings: [SQL] = [
        """
        CREATE TABLE outbox (
            message_key TEXT PRIMARY KEY,
            run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE, channel TEXT NOT NULL,
            payload TEXT NOT NULL, status TEXT NOT NULL, attempt \(.integer) NOT NULL,
            ready_at \(.integer) NOT NULL, lease_owner TEXT, lease_until \(.integer), reason TEXT
        ) \(.strict)
        """,
        "CREATE INDEX outbox_pending ON outbox (ready_at, message_key) WHERE status = 'pending'",
        "CREATE INDEX outbox_by_run ON outbox (run_id)",
        """
        CREATE TABLE engine_process (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, host TEXT NOT NULL, process TEXT NOT NULL,
            slots \(.integer) NOT NULL, started_at \(.integer) NOT NULL,
            seen_at \(.integer) NOT NULL, is_stopping \(.integer) NOT NULL
        ) \(.strict)
        """,
        // A row for each limit that holds for all engines together, locked by whoever claims.
        "CREATE TABLE pool (name TEXT PRIMARY KEY) \(.strict)",
    ]
}

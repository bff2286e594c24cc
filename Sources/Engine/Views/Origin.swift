package import Prelude
package import Storage

/// Everything that one request led to: its own run or backfill, and the runs that those asked for.
package enum Origin {
    /// Whether something of it is still to be done: a message, too, has to be tried once. What waits
    /// for a person is not.
    package static func isOpen(_ origin: String, on connection: any Connection) throws -> Bool {
        try !connection.query(
            """
            SELECT 1 FROM run WHERE origin_id = \(origin) AND status IN ('queued', 'running')
            UNION ALL SELECT 1 FROM backfill WHERE id = \(origin)
            AND (status = 'feeding' OR status = 'draining' AND NOT EXISTS (SELECT 1 FROM run
                WHERE backfill_id = backfill.id AND status = 'waiting'))
            UNION ALL SELECT 1 FROM outbox JOIN run ON run.id = outbox.run_id
            WHERE outbox.status = 'pending'
            AND (outbox.attempt = 0 OR outbox.lease_owner IS NOT NULL)
            AND run.origin_id = \(origin) LIMIT 1
            """
        ).isEmpty
    }

    /// Its runs, oldest first.
    package static func runs(_ origin: String, on connection: any Connection) throws -> [Run] {
        try connection.fetch(Run.self, "WHERE origin_id = \(origin) ORDER BY id")
    }

    /// Cancels whatever of it has not ended.
    package static func cancel(
        _ origin: String, by who: String, on connection: any Connection, catalog: Catalog,
        now: Timestamp, ids: IDSource
    ) throws {
        let backfill = try connection.first(
            Backfill.self, "WHERE id = \(origin) AND status IN ('feeding', 'draining')")
        if let backfill {
            try Backfills(on: connection, catalog: catalog, now: now, ids: ids)
                .cancel(backfill.id, by: who)
        }
        let queue = RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
        for run in try runs(origin, on: connection) where !run.status.isFinal {
            try queue.cancel(run.id, by: who)
        }
    }
}

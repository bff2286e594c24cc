internal import Glibc
package import Prelude
package import Storage

/// A desk's tables on the server: made, brought up to date, rid of what was deleted.
extension PostgresDatabase {
    /// Brings the desk's tables up to date, each step in one transaction. Two programs that start
    /// at once both succeed: the second finds the steps done. Returns no copies: whoever wants the
    /// former state back has the server's backups.
    ///
    /// - Throws: `SchemaError`, `DatabaseError`.
    package func migrate(to schema: Schema, now: Timestamp) throws -> [String] {
        let pending = try read { connection in
            let encoding = try connection.value("SHOW server_encoding", as: String.self)
            guard encoding == "UTF8" else {
                throw DatabaseError(
                    kind: .unopenable,
                    message: "expected a database with the encoding UTF8, found"
                        + " \(encoding ?? "none"); make one with `createdb -E UTF8 -T template0`",
                    statement: "")
            }
            return try schema.pending(on: connection)
        }
        guard !pending.isEmpty else { return [] }
        // A connection of its own, so that no statement prepared for the old tables is used again.
        let connection = try PostgresConnection(address)
        PostgresVectors.add(on: connection)
        for migration in pending {
            try connection.transaction(.decision) { connection in
                guard
                    try schema.pending(on: connection).contains(where: { $0.name == migration.name }
                    )
                else { return }
                try schema.apply(migration, on: connection, now: now)
                try Self.sortByBytes(on: connection)
            }
        }
        return []
    }

    /// Gives every column of text the collation that compares bytes, as SQLite does: lists have one
    /// order on both databases, and no change of the server's locale breaks an index.
    private static func sortByBytes(on connection: any Connection) throws {
        let columns = try connection.query(
            """
            SELECT pg_class.oid::regclass::text, quote_ident(attname) FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0
            AND NOT attisdropped AND atttypid = 'text'::regtype
            AND attcollation <> '"C"'::regcollation ORDER BY 1, attnum
            """)
        let pairs = try columns.map { (table: try $0.get(0, as: String.self), column: $0) }
        for (table, pairs) in Dictionary(grouping: pairs, by: \.table).sorted(by: {
            $0.key < $1.key
        }) {
            let changes = try pairs.map {
                "ALTER COLUMN \(try $0.column.get(1, as: String.self)) TYPE text COLLATE \"C\""
            }
            try connection.execute(
                "ALTER TABLE \(.raw(table)) \(.raw(changes.joined(separator: ", ")))")
        }
    }

    /// Writes every table anew from what is in use.
    ///
    /// The server's log of changes and its backups are not the desk's to write: what was deleted
    /// stays there until they are recycled as the server's administrator has set them up.
    ///
    /// - Throws: `DatabaseError`; of kind `busy` when a transaction of another program goes on too long.
    package func purge() throws { try outsideTransaction(Self.purge) }

    /// As `purge`, on the writer's thread.
    package func purging() async throws { try await runningOutsideTransaction(Self.purge) }

    @Sendable private static func purge(_ connection: PostgresConnection) throws {
        try waitForOthers(connection)
        let tables = try connection.query(
            """
            SELECT pg_class.oid::regclass::text FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' ORDER BY 1
            """)
        for row in tables {
            try connection.simple("VACUUM (FULL, ANALYZE) \(try row.get(0, as: String.self))")
        }
        // The planner's samples hold values too. Only the database's owner may clean them.
        try waitForOthers(connection)
        _ = try? connection.simple("VACUUM (FULL) pg_catalog.pg_statistic")
    }

    /// How often it is looked whether somebody still sees what was deleted, 10 ms apart: 30 seconds.
    private static let looks = 3_000
    private static let nap: UInt32 = 10_000

    /// Waits until nobody sees a state from before now, since a table keeps the rows of such a state: who
    /// reads this database, and whatever transaction writes anywhere on the server, be it another
    /// database. What writes a table anew sees the state from before the oldest of those itself.
    private static func waitForOthers(_ connection: PostgresConnection) throws {
        let now =
            try connection.value(
                "SELECT pg_snapshot_xmax(pg_current_snapshot())::text", as: String.self) ?? ""
        for _ in 0..<looks {
            let older = try connection.value(
                """
                SELECT (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                    AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL
                    AND age(backend_xmin) > age(\(now)::xid8::xid))
                + CASE WHEN pg_snapshot_xmin(pg_current_snapshot()) < \(now)::xid8 THEN 1 ELSE 0 END
                """, as: Int.self)
            if older == 0 { return }
            usleep(nap)
        }
        throw DatabaseError(
            kind: .busy, message: "another program's transaction still keeps what was deleted",
            statement: "")
    }
}

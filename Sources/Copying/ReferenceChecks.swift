internal import Storage

/// Rows that refer to rows of their own table can come before them: the check of such references
/// waits until all rows are there.
struct ReferenceChecks {
    private let connection: any Connection
    /// On PostgreSQL: table and name of each such constraint, as a statement needs them.
    private let constraints: [(table: SQL, name: SQL)]

    /// Lets the checks wait; call inside the transaction that copies.
    init(waitingOn connection: any Connection) throws {
        self.connection = connection
        guard connection.dialect == .postgres else {
            try connection.execute("PRAGMA defer_foreign_keys = ON")
            constraints = []
            return
        }
        constraints = try connection.query(
            """
            SELECT conrelid::regclass::text, quote_ident(conname) FROM pg_constraint
            WHERE contype = 'f' AND conrelid = confrelid AND NOT condeferrable
            AND connamespace = current_schema()::regnamespace
            """
        ).map { (.raw(try $0.get(0)), .raw(try $0.get(1))) }
        for (table, name) in constraints {
            try connection.execute(
                "ALTER TABLE \(table) ALTER CONSTRAINT \(name) DEFERRABLE INITIALLY DEFERRED")
        }
    }

    /// Checks what waited, and lets nothing wait any more.
    ///
    /// - Throws: `DatabaseError` of kind `constraint` on PostgreSQL; SQLite throws it when the
    ///   transaction commits.
    func catchUp() throws {
        guard connection.dialect == .postgres else { return }
        try connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for (table, name) in constraints {
            try connection.execute("ALTER TABLE \(table) ALTER CONSTRAINT \(name) NOT DEFERRABLE")
        }
    }
}

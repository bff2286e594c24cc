package import Prelude

/// One step in the history of a desk's tables.
///
/// A migration that has shipped is never edited and never uses our types: the database outlives
/// the code. A test holds a digest of each shipped text.
package struct Migration: Sendable {
    /// The step's name, recorded when it has run: a date and a subject.
    package var name: String
    /// The statements, in order.
    package var statements: [SQL]

    /// A migration from its name and statements.
    package init(_ name: String, _ statements: [SQL]) {
        self.name = name
        self.statements = statements
    }
}

/// The schema of a desk and what it takes to bring one up to date.
package struct Schema: Sendable {
    /// Every migration, oldest first.
    package var migrations: [Migration]

    /// A schema from its migrations, oldest first.
    package init(_ migrations: [Migration]) {
        precondition(
            Set(migrations.map(\.name)).count == migrations.count,
            "two migrations share a name")
        self.migrations = migrations
    }

    /// The names of the migrations that have run on this database, in the order of the schema.
    ///
    /// - Throws: `SchemaError.newer` when the database has steps that this program does not know.
    package func applied(on connection: any Connection) throws -> [String] {
        guard try isRecorded(on: connection) else { return [] }
        let rows = try connection.query("SELECT name FROM schema_migration")
        let names = Set(try rows.map { try $0.get(0, as: String.self) })
        let known = migrations.map(\.name)
        if let unknown = names.subtracting(known).sorted().first {
            throw SchemaError.newer(migration: unknown)
        }
        return known.filter(names.contains)
    }

    /// The migrations that have not run on this database, oldest first.
    package func pending(on connection: any Connection) throws -> [Migration] {
        let applied = Set(try applied(on: connection))
        return migrations.filter { !applied.contains($0.name) }
    }

    /// Runs one migration and records it; call inside a transaction.
    package func apply(
        _ migration: Migration, on connection: any Connection, now: Timestamp
    ) throws {
        try connection.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                name TEXT PRIMARY KEY, applied_at \(.integer) NOT NULL
            ) \(.strict)
            """)
        for statement in migration.statements
        where !statement.rendered(for: connection.dialect).text.isEmpty {
            try connection.execute(statement)
        }
        try connection.execute(
            """
            INSERT INTO schema_migration (name, applied_at) VALUES (\(migration.name), \(now))
            """)
    }

    private func isRecorded(on connection: any Connection) throws -> Bool {
        let table = "schema_migration"
        return try !connection.query(
            """
            SELECT 1 FROM \(.dialect(
                sqlite: "sqlite_master WHERE name",
                postgres: "pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename"))
            = \(table)
            """
        ).isEmpty
    }
}

/// Why a desk's tables cannot be used by this program.
package enum SchemaError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The desk was written by a newer Muster.
    case newer(migration: String)

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .newer(let migration):
            "the desk has the step \(migration), which this version of muster does not know;"
                + " open it with the version that wrote it, or a newer one"
        }
    }
}

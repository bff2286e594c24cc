internal import Engine
internal import Prelude
internal import Storage

/// Keeps the vectors once more, in the type of pgvector, where the server has it: a column beside the
/// bytes that SQL can compare, as in `ORDER BY embedding <=> …`.
///
/// It is made from the bytes and never read by us in their place, so that a desk may gain or lose it
/// at any time, and a copied desk fills it anew.
struct VectorColumn: Duty {
    /// How many vectors one transaction fills in.
    private static let batch = 200

    var name: String { "vector column" }
    var interval: Duration { .seconds(10) }
    var followsChanges: Bool { false }

    /// Fills in a batch of what is missing; does nothing without pgvector.
    func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        guard database.dialect == .postgres,
            try await database.reading({
                try $0.value("SELECT to_regtype('vector') IS NOT NULL", as: Bool.self)
            }) == true
        else { return false }
        var hasMore = false
        for table in ["candidate_vector", "job_vector"] {
            if try await !database.reading({ try Self.isThere(in: table, on: $0) }) {
                try await database.writing(.decision) { try Self.add(to: table, on: $0) }
            }
            let isWanted = try await database.reading { connection in
                try !connection.query(
                    "SELECT 1 FROM \(.raw(table)) WHERE embedding IS NULL LIMIT 1"
                ).isEmpty
            }
            guard isWanted else { continue }
            let filled = try await database.writing(.transition) {
                try Self.fill(.raw(table), on: $0)
            }
            hasMore = hasMore || filled == Self.batch
        }
        return hasMore
    }

    private static func isThere(in table: String, on connection: any Connection) throws -> Bool {
        try !connection.query(
            """
            SELECT 1 FROM pg_attribute WHERE attrelid = CAST(\(table) AS regclass)
            AND attname = 'embedding' AND NOT attisdropped
            """
        ).isEmpty
    }

    private static func add(to table: String, on connection: any Connection) throws {
        let name = SQL.raw(table)
        try connection.execute("ALTER TABLE \(name) ADD COLUMN IF NOT EXISTS embedding vector")
        try connection.execute(
            """
            CREATE INDEX IF NOT EXISTS \(name)_unfilled ON \(name) (owner_id)
            WHERE embedding IS NULL
            """)
    }

    private static func fill(_ table: SQL, on connection: any Connection) throws -> Int {
        let rows = try connection.query(
            """
            SELECT owner_id, kind, model, value FROM \(table) WHERE embedding IS NULL
            LIMIT \(batch)
            """)
        for row in rows {
            let vector = row.bytes(3).flatMap(StoredVector.vector) ?? []
            let text = "[" + vector.map(\.description).joined(separator: ",") + "]"
            try connection.execute(
                """
                UPDATE \(table) SET embedding = CAST(\(text) AS vector)
                WHERE owner_id = \(try row.get(0, as: String.self))
                AND kind = \(try row.get(1, as: String.self))
                AND model = \(try row.get(2, as: String.self))
                """)
        }
        return rows.count
    }
}

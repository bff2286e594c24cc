internal import Storage

/// pgvector, the extension that lets the server compare vectors. A desk does without it: scores are
/// computed here, from the vectors' bytes.
enum PostgresVectors {
    /// Adds the extension to a new desk where the server has it and the user may.
    static func add(on connection: PostgresConnection) {
        // Without it nothing is missing that doctor does not name.
        _ = try? connection.transaction(.decision) { connection in
            let isAvailable = try connection.query(
                """
                SELECT 1 FROM pg_available_extensions
                WHERE name = 'vector' AND installed_version IS NULL
                """)
            if !isAvailable.isEmpty { try connection.execute("CREATE EXTENSION vector") }
        }
    }

    /// Whether the desk has the extension, and how to get it.
    static func finding(on connection: any Connection) throws -> DatabaseFinding {
        let row = try connection.query(
            """
            SELECT installed_version, default_version FROM pg_available_extensions
            WHERE name = 'vector'
            """
        ).first
        let installed = try row?.get(0, as: String?.self)
        let available = try row?.get(1, as: String?.self)
        let lack = "the server compares no vectors; scores do not need it"
        if let installed {
            return DatabaseFinding("pgvector", isGood: true, found: "\(installed) is present")
        }
        let way =
            available.map { "to use \($0), which the server has, let a superuser of the database" }
            ?? "to have it, install postgresql-NN-pgvector on the server and let a superuser"
        return DatabaseFinding(
            "pgvector", isGood: true, found: "absent: \(lack); \(way) run CREATE EXTENSION vector")
    }
}

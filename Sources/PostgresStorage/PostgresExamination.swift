package import Storage

/// What a desk on a server says of itself.
extension PostgresDatabase {
    /// The URL without its password.
    package var location: String { address.shown }

    /// The server's version and the size of the database.
    package func described() throws -> DatabaseDescription {
        try read { connection in
            let version = try connection.value("SHOW server_version", as: String.self) ?? ""
            let bytes = try connection.value(
                "SELECT pg_database_size(current_database())", as: Int.self)
            return DatabaseDescription(
                product: "PostgreSQL \(version.prefix { $0 != " " })", bytes: bytes ?? 0)
        }
    }

    /// Whether the server answers and keeps what it has confirmed, and whether it has pgvector.
    package func examined() throws -> [DatabaseFinding] {
        let product = try described().product
        let unsafe = try read { connection in
            try connection.query(
                """
                SELECT name FROM pg_settings
                WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name
                """
            ).map { try $0.get(0, as: String.self) }
        }
        return [
            DatabaseFinding(
                "desk", isGood: unsafe.isEmpty,
                found: unsafe.isEmpty
                    ? "\(location) is reachable, on \(product)"
                    : "\(location) is on a server that may lose the desk in a power cut:"
                        + " \(unsafe.joined(separator: " and ")) is off",
                advice: unsafe.isEmpty ? "" : "Turn it on in the server's postgresql.conf"),
            try read { try PostgresVectors.finding(on: $0) },
        ]
    }
}

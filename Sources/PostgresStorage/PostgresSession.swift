internal import CPostgres
internal import Storage

/// How every connection to a server is opened, and what it is told first.
enum PostgresSession {
    /// The oldest server whose SQL the desk's statements speak.
    private static let oldestServer: Int32 = 13_00_00

    /// Defaults that the address may overrule. A peer that vanished is noticed within 80 seconds.
    private static let defaults = [
        ("connect_timeout", "10"), ("keepalives_idle", "30"), ("keepalives_interval", "10"),
        ("keepalives_count", "5"), ("fallback_application_name", "muster"),
    ]

    /// Waiting for another's lock ends when it would on SQLite; a program that stopped inside a
    /// transaction does not hold up the desk for ever. A search takes milliseconds: compiling it or
    /// starting workers for it takes a hundred times as long.
    private static let greeting = """
        SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '10min';
        SET client_min_messages = warning; SET cursor_tuple_fraction = 1;
        SET jit = off; SET max_parallel_workers_per_gather = 0
        """

    /// Opens a connection.
    ///
    /// - Throws: `DatabaseError` with kind `unopenable`.
    static func open(_ address: PostgresAddress) throws -> OpaquePointer {
        let words =
            defaults + [("dbname", address.url), ("client_encoding", "UTF8")]
        let handle = withStrings(words.map(\.0)) { keys in
            withStrings(words.map(\.1)) { values in PQconnectdbParams(keys, values, 1) }
        }
        guard let handle else { throw unopenable("there is no memory for a connection") }
        do {
            guard PQstatus(handle) == CONNECTION_OK else {
                throw unopenable(PostgresFailure.firstLine(PQerrorMessage(handle)))
            }
            let version = PQserverVersion(handle)
            guard version >= oldestServer else {
                throw unopenable(
                    "expected PostgreSQL \(oldestServer / 10_000) or newer, found"
                        + " \(version / 10_000); upgrade the server")
            }
            // What the server remarks is nobody's on this terminal.
            PQsetNoticeProcessor(handle, { _, _ in }, nil)
            let result = PQexec(handle, greeting)
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else {
                throw unopenable(PostgresFailure.firstLine(PQerrorMessage(handle)))
            }
            return handle
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    private static func unopenable(_ message: String) -> DatabaseError {
        DatabaseError(kind: .unopenable, message: message, statement: "")
    }

    /// Calls the body with C strings and a null after them.
    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        var bytes: [CChar] = []
        let starts = strings.map { string in
            let start = bytes.count
            bytes += string.utf8CString
            return start
        }
        return bytes.withUnsafeBufferPointer { buffer in
            body(starts.map { buffer.baseAddress?.advanced(by: $0) } + [nil])
        }
    }
}

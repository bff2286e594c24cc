internal import CSQLite
internal import Glibc
package import Storage

/// One connection to a SQLite file. Not `Sendable`: the queue that owns it is the only one to use it.
package final class SQLiteConnection: Connection {
    /// How a connection may use the file.
    package enum Access: Sendable {
        case readWrite
        case readOnly
    }

    /// Prepared statements kept for reuse; the program has fewer distinct texts than this.
    private static let maximumStatements = 256
    /// How often a statement looks whether another process's transaction is over, 2 ms apart:
    /// short naps, because SQLite keeps no queue of those who wait; 30 seconds in all.
    private static let busyLooks: Int32 = 15_000
    private static let busyNap: UInt32 = 2000

    /// Done once, before the first connection opens.
    private static let isConfigured = csqlite_disable_memory_statistics() == SQLITE_OK

    let handle: OpaquePointer
    private var statements: [String: StatementBox] = [:]
    private var durability = WriteMode.Durability.power

    /// Always SQLite's.
    package var dialect: Dialect { .sqlite }

    /// Opens a file that exists, or an empty one.
    ///
    /// - Throws: `DatabaseError` with kind `unopenable`, `damaged` or `unwritable`.
    package init(path: String, access: Access) throws {
        _ = SQLiteConnection.isConfigured
        var handle: OpaquePointer?
        let flags =
            (access == .readWrite ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY)
            | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        guard sqlite3_open_v2(path, &handle, flags, nil) == SQLITE_OK, let handle else {
            let error = DatabaseError(sqlite: handle, statement: "")
            sqlite3_close_v2(handle)
            throw error
        }
        self.handle = handle
        sqlite3_busy_handler(
            handle,
            { _, looks in
                guard looks < SQLiteConnection.busyLooks else { return 0 }
                usleep(SQLiteConnection.busyNap)
                return 1
            }, nil)
        // A desk may be handed over by someone else: its schema must not call our functions.
        _ = csqlite_set_flag(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
        _ = csqlite_set_flag(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        if access == .readWrite {
            try execute("PRAGMA journal_mode = WAL")
            try execute("PRAGMA synchronous = FULL")
        }
        try execute("PRAGMA foreign_keys = ON")
        try execute("PRAGMA temp_store = MEMORY")
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Runs a statement and returns its rows.
    package func query(_ sql: SQL) throws -> [Row] {
        var rows: [Row] = []
        try forEach(sql) {
            rows.append($0)
            return true
        }
        return rows
    }

    /// Runs a statement and hands over its rows until the body wants no more.
    package func forEach(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
        let (text, arguments) = sql.rendered(for: .sqlite)
        let box = try statement(text)
        precondition(!box.isRunning, "a statement is run again by the body that reads its rows")
        box.isRunning = true
        defer {
            box.statement.reset()
            box.isRunning = false
        }
        guard box.statement.bind(arguments) else {
            throw DatabaseError(sqlite: handle, statement: text)
        }
        while true {
            switch sqlite3_step(box.statement.handle) {
            case SQLITE_ROW: if try !body(box.statement.row) { return }
            case SQLITE_DONE: return
            default: throw DatabaseError(sqlite: handle, statement: text)
            }
        }
    }

    /// Sets what the transactions that follow survive; call outside a transaction.
    func survive(_ wanted: WriteMode.Durability) throws {
        guard wanted != durability else { return }
        // In the log's mode NORMAL leaves the waiting for the disk to the next FULL transaction.
        try execute(
            wanted == .power ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL")
        durability = wanted
    }

    private func statement(_ text: String) throws -> StatementBox {
        if let box = statements[text] { return box }
        if statements.count >= SQLiteConnection.maximumStatements { statements.removeAll() }
        let box = StatementBox(try SQLiteStatement(text, on: handle))
        statements[text] = box
        return box
    }
}

/// A place for a statement in the cache; dictionaries hold no noncopyable values.
private final class StatementBox {
    let statement: SQLiteStatement
    var isRunning = false

    init(_ statement: consuming SQLiteStatement) {
        self.statement = statement
    }
}

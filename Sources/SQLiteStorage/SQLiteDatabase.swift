internal import Dispatch
package import Storage

/// A desk's SQLite file: one writer and a few readers, each on a queue of its own, because a
/// blocking call must never hold a thread of the shared pool.
package final class SQLiteDatabase: FileDatabase {
    /// Readers work beside each other and beside the writer (WAL).
    private static let readerCount = 2

    private let writer: ConnectionQueue<SQLiteConnection>
    private let readers: [ConnectionQueue<SQLiteConnection>]
    /// The file's path.
    package let path: String

    /// Always SQLite's.
    package var dialect: Dialect { .sqlite }

    /// Opens a desk's file, which must exist; `create` makes one.
    ///
    /// - Throws: `DatabaseError`.
    package init(path: String) throws {
        self.path = path
        writer = ConnectionQueue(
            try SQLiteConnection(path: path, access: .readWrite), name: "muster.writer")
        readers = (0..<SQLiteDatabase.readerCount).map {
            ConnectionQueue(name: "muster.reader.\($0)") {
                try SQLiteConnection(path: path, access: .readOnly)
            }
        }
    }

    /// Runs the body in a transaction on the writer, blocking the caller.
    package func write<Result: Sendable>(
        _ mode: WriteMode, _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try writer.run { try $0.transaction(mode.durability, body) }
    }

    /// Runs the body on a reader, blocking the caller.
    package func read<Result: Sendable>(
        _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try leastBusyReader.run { try $0.snapshot(body) }
    }

    /// Runs the body in a transaction on the writer's thread.
    package func writing<Result: Sendable>(
        _ mode: WriteMode, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await writer.running { try $0.transaction(mode.durability, body) }
    }

    /// Runs the body on a reader's thread.
    package func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await leastBusyReader.running { try $0.snapshot(body) }
    }

    /// Runs the body on the writer outside a transaction, for what SQLite allows only there.
    func onWriter<Result: Sendable>(
        _ body: @Sendable (SQLiteConnection) throws -> Result
    ) throws -> Result {
        try writer.run(body)
    }

    /// As `onWriter`, without blocking the caller's thread.
    func onWriterRunning<Result: Sendable>(
        _ body: @escaping @Sendable (SQLiteConnection) throws -> Result
    ) async throws -> Result {
        try await writer.running(body)
    }

    private var leastBusyReader: ConnectionQueue<SQLiteConnection> {
        readers.min { $0.waiting < $1.waiting } ?? writer
    }
}

extension SQLiteConnection {
    /// Runs the body between `BEGIN IMMEDIATE` and `COMMIT`; any error rolls everything back.
    fileprivate func transaction<Result>(
        _ durability: WriteMode.Durability, _ body: (any Connection) throws -> Result
    ) throws -> Result {
        try survive(durability)
        try execute("BEGIN IMMEDIATE")
        do {
            let result = try body(self)
            try execute("COMMIT")
            return result
        } catch {
            // After some failures SQLite has rolled back by itself, and then there is nothing to do.
            try? execute("ROLLBACK")
            throw error
        }
    }

    /// Runs the body inside one read transaction, so that all its statements see one state.
    fileprivate func snapshot<Result>(
        _ body: (any Connection) throws -> Result
    ) throws -> Result {
        try execute("BEGIN")
        defer { try? execute("COMMIT") }
        return try body(self)
    }
}

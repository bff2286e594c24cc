package import Storage

/// A desk on a PostgreSQL server, through a few connections that are opened when they are needed,
/// each on a queue of its own.
package final class PostgresDatabase: Database {
    /// Transactions that are not alone run beside each other, this many at a time.
    private static let sharedWriterCount = 3
    private static let readerCount = 4

    /// Transactions that are alone wait for each other anyway, so one connection serves them all.
    private let aloneWriter: ConnectionQueue<PostgresConnection>
    private let sharedWriters: [ConnectionQueue<PostgresConnection>]
    private let readers: [ConnectionQueue<PostgresConnection>]
    /// Where the server is.
    package let address: PostgresAddress

    /// Always PostgreSQL's.
    package var dialect: Dialect { .postgres }

    /// Connects to a database, which must exist; `migrate` makes a desk of an empty one.
    ///
    /// - Throws: `DatabaseError` with kind `unopenable`.
    package init(_ address: PostgresAddress) throws {
        self.address = address
        func queue(_ name: String) -> ConnectionQueue<PostgresConnection> {
            ConnectionQueue(name: "muster.\(name)") { try PostgresConnection(address) }
        }
        aloneWriter = ConnectionQueue(try PostgresConnection(address), name: "muster.alone")
        sharedWriters = (0..<Self.sharedWriterCount).map { queue("writer.\($0)") }
        readers = (0..<Self.readerCount).map { queue("reader.\($0)") }
    }

    /// Runs the body in a transaction, blocking the caller.
    package func write<Result: Sendable>(
        _ mode: WriteMode, _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try writer(mode).run { try $0.transaction(mode, body) }
    }

    /// Runs the body on a reader, blocking the caller.
    package func read<Result: Sendable>(
        _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try leastBusy(readers).run { try $0.snapshot(body) }
    }

    /// Runs the body in a transaction on a writer's thread.
    package func writing<Result: Sendable>(
        _ mode: WriteMode, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await writer(mode).running { try $0.transaction(mode, body) }
    }

    /// Runs the body on a reader's thread.
    package func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await leastBusy(readers).running { try $0.snapshot(body) }
    }

    /// Runs the body outside a transaction, for what PostgreSQL allows only there.
    func outsideTransaction<Result: Sendable>(
        _ body: @Sendable (PostgresConnection) throws -> Result
    ) throws -> Result {
        try aloneWriter.run {
            try $0.revive()
            $0.failure = nil
            return try body($0)
        }
    }

    /// As `outsideTransaction`, without blocking the caller's thread.
    func runningOutsideTransaction<Result: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await aloneWriter.running {
            try $0.revive()
            $0.failure = nil
            return try body($0)
        }
    }

    private func writer(_ mode: WriteMode) -> ConnectionQueue<PostgresConnection> {
        mode.isAlone ? aloneWriter : leastBusy(sharedWriters)
    }

    private func leastBusy(
        _ queues: [ConnectionQueue<PostgresConnection>]
    ) -> ConnectionQueue<PostgresConnection> {
        queues.min { $0.waiting < $1.waiting } ?? aloneWriter
    }
}

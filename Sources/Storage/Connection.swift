package import Prelude

/// A connection that runs one statement at a time, on the thread that owns it.
///
/// Synchronous on purpose: nothing slow can hide inside a transaction.
package protocol Connection {
    /// Which database's SQL this connection speaks.
    var dialect: Dialect { get }

    /// Runs a statement and returns its rows. Rows of `RETURNING` come in no promised order.
    ///
    /// - Throws: `DatabaseError`.
    func query(_ sql: SQL) throws -> [Row]

    /// Runs a statement and hands over its rows one by one, so that a large result is never held
    /// whole; the body returns whether it wants another row.
    ///
    /// - Throws: `DatabaseError`, or what the body throws.
    func forEach(_ sql: SQL, _ body: (Row) throws -> Bool) throws
}

extension Connection {
    /// Runs a statement whose rows do not matter.
    package func execute(_ sql: SQL) throws {
        _ = try query(sql)
    }

    /// The records that a clause after `FROM` selects.
    package func fetch<R: Record>(_: R.Type = R.self, _ rest: SQL) throws -> [R] {
        try query(R.select(rest)).map { try R(row: $0) }
    }

    /// The first record that a clause after `FROM` selects, or nil.
    package func first<R: Record>(_: R.Type = R.self, _ rest: SQL) throws -> R? {
        try fetch(R.self, rest).first
    }

    /// The first column of the first row, or nil when there is no row.
    package func value<Value: SQLConvertible>(
        _ sql: SQL, as: Value.Type = Value.self
    ) throws -> Value? {
        guard let row = try query(sql).first else { return nil }
        return try row.get(0, as: Value?.self)
    }
}

/// A database that many tasks use at once: writers, and readers beside them.
package protocol Database: Sendable {
    /// Which database's SQL it speaks.
    var dialect: Dialect { get }

    /// Where it is, as messages show it: a path, or a URL without its password.
    var location: String { get }

    /// Brings the desk's tables up to date; returns the paths of copies that were made before.
    func migrate(to schema: Schema, now: Timestamp) throws -> [String]

    /// Which product keeps the desk, and how large it is.
    func described() throws -> DatabaseDescription

    /// Looks whether the database is sound and safe, and says what to do where it is not.
    func examined() throws -> [DatabaseFinding]

    /// Runs the body in a transaction: all of it holds, or none.
    ///
    /// The closure is synchronous, so that a transaction never waits for anything but the disk. It
    /// may run again from its start when the database asks for it, before anything of it holds.
    func write<Result: Sendable>(
        _ mode: WriteMode, _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result

    /// Runs the body on a reader, which sees one state of the database and cannot change it.
    ///
    /// It may run again from its start too, when a connection ends underneath it.
    func read<Result: Sendable>(
        _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result

    /// Makes what was deleted unreadable in the database's own files: free pages and logs too.
    func purge() throws

    /// As `purge`, without blocking the caller's thread.
    func purging() async throws

    /// As `write`, without blocking the caller's thread.
    func writing<Result: Sendable>(
        _ mode: WriteMode, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result

    /// As `read`, without blocking the caller's thread.
    func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result

    /// Tells of changes from now on, until the feed is let go of.
    ///
    /// - Throws: `DatabaseError` when the database cannot be watched.
    func changes() throws -> ChangeFeed
}

extension Database {
    /// Runs the body in a transaction of its own that survives a power cut.
    package func write<Result: Sendable>(
        _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try write(.decision, body)
    }

    /// As `write`, without blocking the caller's thread.
    package func writing<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try await writing(.decision, body)
    }
}

/// A failure that a database reports.
///
/// Arguments are never part of it: they are people's data.
package struct DatabaseError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is, as far as a caller can act on it.
    package enum Kind: Sendable, Hashable {
        /// A constraint refused the statement.
        case constraint
        /// Another process holds the database for too long.
        case busy
        /// The file is damaged or is not a database.
        case damaged
        /// The disk or the desk's folder cannot be written.
        case unwritable
        /// The database cannot be opened.
        case unopenable
        /// The connection has ended, and nothing of what was asked holds.
        case disconnected
        /// The connection has ended during the commit: nobody knows whether the change holds.
        case uncertain
        /// Anything else.
        case other
    }

    /// The kind of failure.
    package var kind: Kind
    /// What the database said.
    package var message: String
    /// The statement, without its arguments.
    package var statement: String

    /// A failure from its parts.
    package init(kind: Kind, message: String, statement: String) {
        self.kind = kind
        self.message = message
        self.statement = statement
    }

    /// Whether trying again later can help.
    package var isTransient: Bool { kind == .busy || kind == .disconnected }

    /// The message, and the statement when there is one.
    package var description: String {
        statement.isEmpty ? message : "\(message), while executing `\(statement)`"
    }
}

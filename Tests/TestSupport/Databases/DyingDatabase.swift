package import Prelude
package import Storage
import Synchronization

/// What a program's death looks like from inside: the statement never returns.
package struct Death: Error {}

/// A database whose program dies at one chosen statement, before or after it took effect. The
/// beginning and the end of a transaction count as statements. Once dead, nothing works any more.
package final class DyingDatabase: Database {
    /// Before or after the statement took effect.
    package enum Moment: CaseIterable, Sendable { case before, after }

    private let base: any Database
    private let fatal: Int
    private let moment: Moment
    private let count = Atomic(0)
    private let isDead = Atomic(false)

    /// The base's.
    package var dialect: Dialect { base.dialect }
    /// How many statements there were so far.
    package var statementCount: Int { count.load(ordering: .relaxed) }
    /// Whether it died.
    package var hasDied: Bool { isDead.load(ordering: .relaxed) }

    package init(_ base: any Database, at fatal: Int, _ moment: Moment) {
        self.base = base
        self.fatal = fatal
        self.moment = moment
    }

    package func write<Result: Sendable>(
        _ mode: WriteMode, _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try checkAlive()
        let end = Mutex<Int?>(nil)
        let result = try base.write(mode) { connection in
            try self.statement {}
            let result = try body(DyingConnection(base: connection, database: self))
            // The end is decided here, and carried out by the database below.
            try self.beforeEnd(end)
            return result
        }
        if moment == .after, end.withLock({ $0 }) == fatal { try die() }
        return result
    }

    package func read<Result: Sendable>(
        _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try checkAlive()
        return try base.read { try body(DyingConnection(base: $0, database: self)) }
    }

    package func writing<Result: Sendable>(
        _ mode: WriteMode, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result { try write(mode, body) }

    package func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result { try read(body) }

    package var location: String { base.location }
    package func migrate(to schema: Schema, now: Timestamp) throws -> [String] {
        try base.migrate(to: schema, now: now)
    }
    package func described() throws -> DatabaseDescription { try base.described() }
    package func examined() throws -> [DatabaseFinding] { try base.examined() }
    package func purge() throws { try base.purge() }
    package func purging() async throws { try await base.purging() }
    package func changes() throws -> ChangeFeed { try base.changes() }

    /// Counts a statement around its effect.
    fileprivate func statement<Result>(_ effect: () throws -> Result) throws -> Result {
        try checkAlive()
        let index = count.add(1, ordering: .relaxed).oldValue
        if index == fatal && moment == .before { try die() }
        let result = try effect()
        if index == fatal && moment == .after { try die() }
        return result
    }

    private func beforeEnd(_ end: borrowing Mutex<Int?>) throws {
        let index = count.add(1, ordering: .relaxed).oldValue
        end.withLock { $0 = index }
        if index == fatal && moment == .before { try die() }
    }

    private func checkAlive() throws { if hasDied { throw Death() } }

    private func die() throws -> Never {
        isDead.store(true, ordering: .relaxed)
        throw Death()
    }
}

private struct DyingConnection: Connection {
    let base: any Connection
    let database: DyingDatabase

    var dialect: Dialect { base.dialect }

    func query(_ sql: SQL) throws -> [Row] { try database.statement { try base.query(sql) } }

    func forEach(_ sql: SQL, _ body: (Row) throws -> Bool) throws {
        try database.statement { try base.forEach(sql, body) }
    }
}

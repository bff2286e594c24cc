import Dispatch
import FoundationEssentials
import PostgresStorage
import Prelude
import Storage
import Synchronization
import TestSupport
import Testing

/// What only a server can do to a desk: end connections, let writers race, be somewhere else.
@Suite("PostgreSQL") struct PostgresTests {
    private static let schema = Schema([
        Migration(
            "2026-01-a",
            [
                "CREATE TABLE account (name TEXT PRIMARY KEY, amount \(.integer) NOT NULL) \(.strict)",
                "CREATE INDEX account_by_amount ON account (amount, name)",
            ])
    ])

    private let test: TestDatabase
    private var database: any Database { test.database }

    init() throws { test = try TestDatabase(.postgres, schema: Self.schema) }

    private func put(_ name: String, _ amount: Int) throws {
        try database.write {
            try $0.execute("INSERT INTO account (name, amount) VALUES (\(name), \(amount))")
        }
    }

    private func amount(_ name: String) throws -> Int? {
        try database.read { try $0.value("SELECT amount FROM account WHERE name = \(name)") }
    }

    @Test("Texts sort by their bytes, whatever the server's language") func order() throws {
        for name in ["b", "a", "B", "Ä", "z", "\u{0}", ""] { try put(name, 1) }
        let names = try database.read {
            try $0.query("SELECT name FROM account ORDER BY name")
                .map { try $0.get(0, as: String.self) }
        }
        #expect(names == ["", "\u{0}", "B", "a", "b", "z", "Ä"])
    }

    @Test("Numbers of every kind come back as SQLite gives them") func numbers() throws {
        try put("a", .max)
        try put("b", .max)
        let row = try #require(
            try database.read {
                try $0.query(
                    """
                    SELECT sum(amount) - max(amount), count(*), 1 = 1, 2::smallint, 0.25, 1e300::numeric,
                    -123456789.5, 70000::numeric, -0.0001, avg(amount - amount), sum(amount), NULL
                    FROM account
                    """
                ).first
            })
        #expect(
            row.values == [
                .integer(.max), .integer(2), .integer(1), .integer(2), .real(0.25), .real(1e300),
                .real(-123_456_789.5), .integer(70000), .real(-0.0001), .integer(0),
                .real(Double(Int64.max) * 2), .null,
            ])
    }

    @Test("A connection that the server ended is opened again, and nothing is asked of anybody")
    func reconnects() throws {
        try put("a", 1)
        #expect(try amount("a") == 1)
        try test.disconnect()
        try put("b", 2)
        try test.disconnect()
        #expect(try amount("b") == 2)
    }

    @Test("A connection that ends inside a transaction makes the whole of it run again")
    func repeats() throws {
        let runs = Mutex(0)
        let test = test
        try database.write(.transition) { connection in
            try connection.execute("INSERT INTO account VALUES ('a', 1)")
            if runs.withLock({
                $0 += 1; return $0
            }) == 1 {
                try test.disconnect()
            }
            try connection.execute("INSERT INTO account VALUES ('b', 2)")
        }
        #expect(runs.withLock { $0 } == 2)
        #expect(try amount("a") == 1)
        #expect(try amount("b") == 2)
    }

    @Test("A connection that ends before the commit is told of, and the commit is not repeated")
    func uncertain() throws {
        let runs = Mutex(0)
        let test = test
        do {
            try database.write(.transition) { connection in
                runs.withLock { $0 += 1 }
                try connection.execute("INSERT INTO account VALUES ('a', 1)")
                try test.disconnect()
            }
            Issue.record("the commit went unnoticed")
        } catch let error as DatabaseError {
            #expect(error.kind == .uncertain)
            #expect(!error.isTransient)
        }
        #expect(runs.withLock { $0 } == 1)
    }

    @Test("Transactions that are alone run one after the other") func alone() async throws {
        try put("a", 0)
        let (test, other) = (test, try PostgresDatabase(PostgresAddress(test.location)))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                let database: any Database = number.isMultiple(of: 2) ? test.database : other
                group.addTask {
                    try await database.writing { connection in
                        let amount = try connection.value(
                            "SELECT amount FROM account", as: Int.self)
                        try connection.execute("UPDATE account SET amount = \((amount ?? 0) + 1)")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try amount("a") == 40)
    }

    @Test("Of two transactions that wait for each other one runs again, and both hold")
    func deadlock() async throws {
        try put("a", 0)
        try put("b", 0)
        let database = database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for pair in [("a", "b"), ("b", "a")] {
                group.addTask {
                    for _ in 0..<20 {
                        try await database.writing(.transition) { connection in
                            for name in [pair.0, pair.1] {
                                try connection.execute(
                                    "UPDATE account SET amount = amount + 1 WHERE name = \(name)")
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try amount("a") == 40)
        #expect(try amount("b") == 40)
    }

    @Test("A body that hides a failed statement is refused, and nothing of it holds")
    func hidden() throws {
        try put("a", 1)
        #expect(throws: DatabaseError.self) {
            try database.write { connection in
                try connection.execute("INSERT INTO account VALUES ('b', 1)")
                _ = try? connection.execute("INSERT INTO account VALUES ('a', 1)")
            }
        }
        #expect(try amount("b") == nil)
    }

    @Test("A change is told across a connection that ended, and reading changes nothing")
    func changes() async throws {
        var told = try database.changes().makeAsyncIterator()
        try test.disconnect()
        #expect(await told.next() != nil)
        try put("a", 1)
        #expect(await told.next() != nil)
    }

    @Test("A body that reads a stream may run statements of its own") func nested() throws {
        for number in 0..<300 { try put("n\(number)", number) }
        let sum = try database.read { connection in
            var sum = 0
            try connection.forEach("SELECT name FROM account ORDER BY amount") { row in
                let name: String = try row.get(0)
                sum += try connection.value("SELECT amount FROM account WHERE name = \(name)") ?? 0
                return true
            }
            return sum
        }
        #expect(sum == 300 * 299 / 2)
    }

    @Test("Two programs that make the desk at once both succeed") func migration() async throws {
        let server = try PostgresServer.shared()
        let name = try server.makeDatabase()
        let address = try PostgresAddress(server.url(name))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    _ = try PostgresDatabase(address).migrate(
                        to: Self.schema, now: Timestamp(microseconds: 1))
                }
            }
            try await group.waitForAll()
        }
        server.drop(name)
    }

    @Test("What was deleted can be purged") func purge() async throws {
        try put("a", 1)
        try database.write { try $0.execute("DELETE FROM account") }
        try await database.purging()
        #expect(try amount("a") == nil)
    }

    @Test("What was deleted is purged also while something is written in another database")
    func purgeBesideWriter() async throws {
        let server = try PostgresServer.shared()
        let other = try server.makeDatabase()
        defer { server.drop(other) }
        for name in ["Zyxgone", "a"] { try put(name, 1) }
        let (database, elsewhere) = (database, try PostgresAddress(server.url(other)))
        // On a thread of its own: purges of other tests wait for the transaction too.
        try await offPool { Result { try Self.purge(database, beside: elsewhere) } }.get()
        let left = try test.files().filter { file in
            FileManager.default.contents(atPath: file).map {
                String(decoding: $0, as: UTF8.self).contains("Zyxgone")
            } ?? false
        }
        #expect(left.isEmpty)
        #expect(try amount("a") == 1)
    }

    /// Purges while a transaction writes elsewhere, which ends once the purge waits for it, or is done.
    private static func purge(
        _ database: any Database, beside elsewhere: PostgresAddress
    ) throws {
        let writer = try PostgresConnection(elsewhere)
        try writer.execute("BEGIN")
        try writer.execute("CREATE TABLE written (name TEXT)")
        try database.write { try $0.execute("DELETE FROM account WHERE name <> 'a'") }
        let purged = Mutex<Result<Void, any Error>?>(nil)
        let done = DispatchGroup()
        DispatchQueue(label: "test.purge").async(group: done) {
            let result = Result { try database.purge() }
            purged.withLock { $0 = result }
        }
        let waits: SQL = """
            SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
            AND pid <> pg_backend_pid() AND query LIKE '%pg_snapshot_xmin%'
            """
        while try database.read({ try $0.query(waits) }).isEmpty,
            purged.withLock({ $0 == nil })
        {}
        try writer.execute("ROLLBACK")
        done.wait()
        try purged.withLock { $0 }?.get()
    }
}

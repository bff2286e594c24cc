import Prelude
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What every database must do alike. A new driver is added by adding it to `databases`.
@Suite("Every database") struct ConformanceTests {
    private struct Note: Record, Equatable {
        var id: ID<Note>, text: String, share: Double?, isDone: Bool, at: Timestamp

        static let table = Table(
            "note", Note.init, Column("id", \.id), Column("text", \.text), Column("share", \.share),
            Column("is_done", \.isDone), Column("at", \.at))
    }

    private static let schema = Schema([
        Migration(
            "2026-01-note",
            [
                """
                CREATE TABLE note (
                    id TEXT PRIMARY KEY, text TEXT NOT NULL CHECK (length(text) < 40),
                    share \(.real), is_done \(.integer) NOT NULL, at \(.integer) NOT NULL
                ) \(.strict)
                """
            ])
    ])

    private let folder: TemporaryFolder
    private let database: SQLiteDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try SQLiteDatabase.create(path: folder.path + "/desk.sqlite")
        _ = try database.migrate(to: Self.schema, now: Timestamp(microseconds: 1))
    }

    private func note(_ id: String, _ text: String = "text") -> Note {
        Note(
            id: ID(id), text: text, share: 0.5, isDone: true, at: Timestamp(microseconds: -7))
    }

    @Test(
        "A record reads back as it was written",
        arguments: ["plain", "", "Zoë 東京 🎉", "zero\u{0}byte", "quote ' \" $1 ?", "line\nbreak"])
    func roundTrip(text: String) throws {
        let written = note("a", text)
        try database.write { try $0.execute(written.insert()) }
        #expect(try database.read { try $0.fetch(Note.self, "") } == [written])
    }

    @Test("A value is bound, whatever statement it looks like") func injection() throws {
        let hostile = "'); DROP TABLE note; --"
        try database.write { try $0.execute(note("a", hostile).insert()) }
        let found = try database.read {
            try $0.first(Note.self, "WHERE text = \(hostile)")
        }
        #expect(found?.text == hostile)
    }

    @Test("A failing transaction leaves nothing behind") func rollback() throws {
        #expect(throws: DatabaseError.self) {
            try database.write { connection in
                try connection.execute(note("a").insert())
                try connection.execute(note("a").insert())
            }
        }
        #expect(try count() == 0)
        try database.write { try $0.execute(note("b").insert()) }
        #expect(try count() == 1)
    }

    @Test("A refused statement says which kind of failure it was, and no value")
    func constraint() throws {
        let secret = String(repeating: "secret ", count: 9)
        do {
            try database.write { try $0.execute(note("a", secret).insert()) }
            Issue.record("the constraint did not hold")
        } catch let error as DatabaseError {
            #expect(error.kind == .constraint)
            #expect(!error.description.contains("secret"))
            #expect(!error.isTransient)
        }
    }

    @Test("An upsert replaces the row with the same key") func upsert() throws {
        try database.write { connection in
            try connection.execute(note("a", "old").upsert(onConflict: "id"))
            try connection.execute(note("a", "new").upsert(onConflict: "id"))
        }
        #expect(try database.read { try $0.fetch(Note.self, "").map(\.text) } == ["new"])
    }

    @Test("A value of another kind is refused with its column, and not shown") func mismatch()
        throws
    {
        try database.write { try $0.execute(note("a").insert()) }
        do {
            _ = try database.read { try $0.value("SELECT text FROM note", as: Int.self) }
            Issue.record("text was read as a number")
        } catch let error as RowError {
            #expect(error.description == "a row.0: expected an integer, found text")
        }
    }

    @Test("A large result can be read row by row and left early") func streaming() throws {
        try database.write { connection in
            for index in 0..<100 { try connection.execute(note("\(index)").insert()) }
        }
        let seen = try database.read { connection in
            var seen = 0
            try connection.forEach("SELECT id FROM note") { _ in
                seen += 1
                return seen < 10
            }
            return seen
        }
        #expect(seen == 10)
    }

    @Test("Writers from many tasks all take effect") func concurrency() async throws {
        let database = database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                let note = note("n\(index)")
                group.addTask { try await database.writing { try $0.execute(note.insert()) } }
                group.addTask { _ = try await database.reading { try $0.fetch(Note.self, "") } }
            }
            try await group.waitForAll()
        }
        #expect(try count() == 50)
    }

    @Test("A reader cannot change anything") func readOnly() throws {
        #expect(throws: DatabaseError.self) {
            try database.read { try $0.execute("DELETE FROM note") }
        }
    }

    @Test("A transaction of any mode holds, and a decision after a transition too")
    func modes() throws {
        try database.write(.transition) { try $0.execute(note("a").insert()) }
        try database.write(.decision) { try $0.execute(note("b").insert()) }
        #expect(throws: DatabaseError.self) {
            try database.write(.transition) { connection in
                try connection.execute(note("c").insert())
                try connection.execute(note("a").insert())
            }
        }
        #expect(try count() == 2)
    }

    @Test("A change is told to whoever watches") func changes() async throws {
        let feed = try database.changes()
        try database.write(.transition) { try $0.execute(note("a").insert()) }
        var told = feed.makeAsyncIterator()
        #expect(await told.next() != nil)
        #expect(try count() == 1)
    }

    private func count() throws -> Int? {
        try database.read { try $0.value("SELECT count(*) FROM note", as: Int.self) }
    }
}

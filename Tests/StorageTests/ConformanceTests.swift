import Prelude
import Storage
import TestSupport
import Testing

/// What every database must do alike. A new driver is added by adding it to `DatabaseKind`.
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

    private func make(_ kind: DatabaseKind) throws -> TestDatabase {
        try TestDatabase(kind, schema: Self.schema)
    }

    private func note(_ id: String, _ text: String = "text") -> Note {
        Note(
            id: ID(id), text: text, share: 0.5, isDone: true, at: Timestamp(microseconds: -7))
    }

    @Test(
        "A record reads back as it was written", arguments: DatabaseKind.allCases,
        [
            "plain", "", "Zoë 東京 🎉", "zero\u{0}byte", "\u{1}\u{0}\u{1}\u{2}", "quote ' \" $1 ?",
            "line\nbreak",
        ])
    func roundTrip(kind: DatabaseKind, text: String) throws {
        let test = try make(kind)
        let database = test.database
        let written = note("a", text)
        try database.write { try $0.execute(written.insert()) }
        #expect(try database.read { try $0.fetch(Note.self, "") } == [written])
    }

    @Test("A value is bound, whatever statement it looks like", arguments: DatabaseKind.allCases)
    func injection(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
        let hostile = "'); DROP TABLE note; --"
        try database.write { try $0.execute(note("a", hostile).insert()) }
        let found = try database.read {
            try $0.first(Note.self, "WHERE text = \(hostile)")
        }
        #expect(found?.text == hostile)
    }

    @Test("A failing transaction leaves nothing behind", arguments: DatabaseKind.allCases)
    func rollback(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
        #expect(throws: DatabaseError.self) {
            try database.write { connection in
                try connection.execute(note("a").insert())
                try connection.execute(note("a").insert())
            }
        }
        #expect(try count(test) == 0)
        try database.write { try $0.execute(note("b").insert()) }
        #expect(try count(test) == 1)
    }

    @Test(
        "A refused statement says which kind of failure it was, and no value",
        arguments: DatabaseKind.allCases)
    func constraint(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
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

    @Test("An upsert replaces the row with the same key", arguments: DatabaseKind.allCases)
    func upsert(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
        try database.write { connection in
            try connection.execute(note("a", "old").upsert(onConflict: "id"))
            try connection.execute(note("a", "new").upsert(onConflict: "id"))
        }
        #expect(try database.read { try $0.fetch(Note.self, "").map(\.text) } == ["new"])
    }

    @Test(
        "A value of another kind is refused with its column, and not shown",
        arguments: DatabaseKind.allCases)
    func mismatch(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
        try database.write { try $0.execute(note("a").insert()) }
        do {
            _ = try database.read { try $0.value("SELECT text FROM note", as: Int.self) }
            Issue.record("text was read as a number")
        } catch let error as RowError {
            #expect(error.description == "a row.0: expected an integer, found text")
        }
    }

    @Test("A large result can be read row by row and left early", arguments: DatabaseKind.allCases)
    func streaming(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
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

    @Test("Writers from many tasks all take effect", arguments: DatabaseKind.allCases)
    func concurrency(kind: DatabaseKind) async throws {
        let test = try make(kind)
        let database = test.database
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                let note = note("n\(index)")
                group.addTask { try await database.writing { try $0.execute(note.insert()) } }
                group.addTask { _ = try await database.reading { try $0.fetch(Note.self, "") } }
            }
            try await group.waitForAll()
        }
        #expect(try count(test) == 50)
    }

    @Test("A reader cannot change anything", arguments: DatabaseKind.allCases)
    func readOnly(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
        #expect(throws: DatabaseError.self) {
            try database.read { try $0.execute("DELETE FROM note") }
        }
    }

    @Test(
        "A transaction of any mode holds, and a decision after a transition too",
        arguments: DatabaseKind.allCases)
    func modes(kind: DatabaseKind) throws {
        let test = try make(kind)
        let database = test.database
        try database.write(.transition) { try $0.execute(note("a").insert()) }
        try database.write(.decision) { try $0.execute(note("b").insert()) }
        #expect(throws: DatabaseError.self) {
            try database.write(.transition) { connection in
                try connection.execute(note("c").insert())
                try connection.execute(note("a").insert())
            }
        }
        #expect(try count(test) == 2)
    }

    @Test("A change is told to whoever watches", arguments: DatabaseKind.allCases)
    func changes(kind: DatabaseKind) async throws {
        let test = try make(kind)
        let database = test.database
        let feed = try database.changes()
        try database.write(.transition) { try $0.execute(note("a").insert()) }
        var told = feed.makeAsyncIterator()
        #expect(await told.next() != nil)
        #expect(try count(test) == 1)
    }

    private func count(_ test: TestDatabase) throws -> Int? {
        try test.database.read { try $0.value("SELECT count(*) FROM note", as: Int.self) }
    }
}

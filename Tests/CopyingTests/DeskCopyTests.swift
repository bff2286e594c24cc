import Copying
import Prelude
import Storage
import TestSupport
import Testing

@Suite("Copying a desk") struct DeskCopyTests {
    private static let schema = Schema([
        Migration(
            "2026-01-a",
            [
                """
                CREATE TABLE zone (
                    id TEXT PRIMARY KEY, bag TEXT REFERENCES zone (id), text TEXT, share \(.real),
                    bytes \(.blob)
                ) \(.strict)
                """,
                """
                CREATE TABLE item (
                    seq \(.rowNumber), zone_id TEXT NOT NULL REFERENCES zone (id) ON DELETE CASCADE,
                    "order" \(.integer)
                ) \(.strict)
                """,
                .dialect(
                    sqlite: "CREATE VIRTUAL TABLE word USING fts5 (body)",
                    postgres: "CREATE TABLE word (rowid BIGINT PRIMARY KEY, body TEXT)"),
            ])
    ])

    private func make(_ kind: DatabaseKind) throws -> TestDatabase {
        try TestDatabase(kind, schema: Self.schema)
    }

    /// Rows that refer forwards, of every type, more than one statement carries.
    private func fill(_ test: TestDatabase) throws {
        let texts = ["", "zero\u{0}byte", "Zoë 東京 🎉", "\u{1}", "quote ' \" $1"]
        try test.database.write { connection in
            for number in 0..<300 {
                let text = number % 7 == 0 ? nil : texts[number % texts.count] + "\(number)"
                let bytes: SQLValue =
                    number % 5 == 0 ? .null : .blob((0..<number).map { UInt8($0 & 255) })
                let share = number % 3 == 0 ? nil : Double(number) / 7
                try connection.execute(
                    """
                    INSERT INTO zone (id, text, share, bytes)
                    VALUES (\("z\(number)"), \(text), \(share), \(value: bytes))
                    """)
                try connection.execute(
                    """
                    INSERT INTO item (zone_id, "order") VALUES (\("z\(number)"), \(number * 3 - 400))
                    """)
                try connection.execute(
                    "INSERT INTO word (rowid, body) VALUES (\(number), \("word \(number)"))")
            }
            try connection.execute("UPDATE zone SET bag = 'z299' WHERE id <> 'z7'")
            try connection.execute("DELETE FROM item WHERE seq % 11 = 0")
        }
    }

    @Test(
        "There and back it is the same", arguments: DatabaseKind.allCases, DatabaseKind.allCases)
    func thereAndBack(first: DatabaseKind, second: DatabaseKind) throws {
        let (origin, there, back) = (try make(first), try make(second), try make(first))
        try fill(origin)
        let copied = try DeskCopy().run(from: origin.database, to: there.database)
        #expect(copied.map(\.name).sorted() == ["item", "word", "zone"])
        #expect(copied.map(\.digest.count).sorted() == [273, 300, 300])
        _ = try DeskCopy().run(from: there.database, to: back.database)
        let digests = try [origin, there, back].map { test in
            Set(try DeskCopy().digests(of: test.database))
        }
        #expect(digests == Array(repeating: Set(copied), count: 3))
    }

    @Test("The copy counts on where the desk stood", arguments: DatabaseKind.allCases)
    func numbers(kind: DatabaseKind) throws {
        let (origin, copy) = (try make(.sqlite), try make(kind))
        try fill(origin)
        _ = try DeskCopy().run(from: origin.database, to: copy.database)
        let numbers = try [origin, copy].map { test in
            try test.database.write { connection in
                try connection.execute("INSERT INTO item (zone_id) VALUES ('z1')")
                return try connection.value("SELECT max(seq) FROM item", as: Int.self)
            }
        }
        #expect(numbers[0] == numbers[1])
    }

    @Test("References are checked again afterwards", arguments: DatabaseKind.allCases)
    func references(kind: DatabaseKind) throws {
        let (origin, copy) = (try make(.sqlite), try make(kind))
        try fill(origin)
        _ = try DeskCopy().run(from: origin.database, to: copy.database)
        #expect(throws: DatabaseError.self) {
            try copy.database.write { try $0.execute("UPDATE zone SET bag = 'nowhere'") }
        }
    }

    @Test("A desk that holds anything is left as it is", arguments: DatabaseKind.allCases)
    func notEmpty(kind: DatabaseKind) throws {
        let (origin, other) = (try make(.sqlite), try make(kind))
        try fill(origin)
        try other.database.write { try $0.execute("INSERT INTO zone (id) VALUES ('mine')") }
        #expect(throws: DeskCopyError.notEmpty(table: "zone")) {
            try DeskCopy().run(from: origin.database, to: other.database)
        }
        let count = try other.database.read {
            try $0.value("SELECT count(*) FROM zone", as: Int.self)
        }
        #expect(count == 1)
    }

    @Test("A desk with other tables is refused", arguments: DatabaseKind.allCases)
    func otherTables(kind: DatabaseKind) throws {
        let (origin, other) = (try make(.sqlite), try make(kind))
        try other.database.write { try $0.execute("ALTER TABLE item ADD COLUMN color TEXT") }
        #expect(throws: DeskCopyError.otherTables(table: "item")) {
            try DeskCopy().run(from: origin.database, to: other.database)
        }
    }

    @Test(
        "What a database keeps in its own form is adjusted on the way",
        arguments: DatabaseKind.allCases)
    func adjusted(kind: DatabaseKind) throws {
        let (origin, other) = (try make(.sqlite), try make(kind))
        try fill(origin)
        let copy = DeskCopy { table, row in
            guard table == "word" else { return row }
            return Row([row.values[0], .text("other")])
        }
        _ = try copy.run(from: origin.database, to: other.database)
        let bodies = try other.database.read {
            try $0.query("SELECT DISTINCT body FROM word").map { try $0.get(0, as: String.self) }
        }
        #expect(bodies == ["other"])
    }
}

import FoundationEssentials
import Glibc
import Prelude
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite("A desk's file") struct DeskFileTests {
    private static let first = Migration("2026-01-a", ["CREATE TABLE a (x TEXT) \(.strict)"])
    private static let second = Migration("2026-02-b", ["CREATE TABLE b (y TEXT) \(.strict)"])
    private static let broken = Migration(
        "2026-03-c", ["CREATE TABLE c (z TEXT) \(.strict)", "CREATE TABLE a (x TEXT)"])
    private let now = Timestamp(microseconds: 1)
    private let folder: TemporaryFolder
    private var path: String { folder.path + "/home/desk/desk.sqlite" }

    init() throws { folder = try TemporaryFolder() }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        _ = lstat(path, &status)
        return status.st_mode & 0o777
    }

    @Test("It and its folder can be read by the owner alone") func modes() throws {
        let database = try SQLiteDatabase.create(path: path)
        _ = try database.migrate(to: Schema([Self.first]), now: now)
        #expect(mode(path) == 0o600)
        #expect(mode(path + "-wal") == 0o600)
        #expect(mode(folder.path + "/home/desk") == 0o700)
    }

    @Test("Each migration of a desk that holds anything is preceded by a copy of it")
    func migration() throws {
        let database = try SQLiteDatabase.create(path: path)
        #expect(try database.migrate(to: Schema([Self.first]), now: now).isEmpty)
        try database.write { try $0.execute("INSERT INTO a VALUES ('kept')") }
        let copies = try database.migrate(to: Schema([Self.first, Self.second]), now: now)
        #expect(copies == [path + ".before-2026-02-b"])
        #expect(mode(copies[0]) == 0o600)
        let copy = try SQLiteDatabase(path: copies[0])
        #expect(try copy.read { try $0.value("SELECT x FROM a", as: String.self) } == "kept")
        #expect(throws: DatabaseError.self) { try copy.read { try $0.query("SELECT y FROM b") } }
    }

    @Test("A migration that fails halfway leaves no trace") func broken() throws {
        let database = try SQLiteDatabase.create(path: path)
        let schema = Schema([Self.first, Self.second, Self.broken])
        #expect(throws: DatabaseError.self) { try database.migrate(to: schema, now: now) }
        #expect(try database.read { try schema.applied(on: $0) } == ["2026-01-a", "2026-02-b"])
        #expect(throws: DatabaseError.self) {
            try database.read { try $0.query("SELECT z FROM c") }
        }
    }

    @Test("A desk of a newer program is refused with what to do") func newer() throws {
        let database = try SQLiteDatabase.create(path: path)
        _ = try database.migrate(to: Schema([Self.first, Self.second]), now: now)
        #expect(throws: SchemaError.newer(migration: "2026-02-b")) {
            try database.migrate(to: Schema([Self.first]), now: now)
        }
    }

    @Test("A backup restores the state it was taken from") func backup() throws {
        let schema = Schema([Self.first])
        let database = try SQLiteDatabase.create(path: path)
        _ = try database.migrate(to: schema, now: now)
        try database.write { try $0.execute("INSERT INTO a VALUES ('then')") }
        let copy = folder.path + "/copy.sqlite"
        try database.backUp(to: copy)
        try database.write { try $0.execute("UPDATE a SET x = 'now'") }
        try database.restore(from: copy, schema: schema)
        #expect(try database.read { try $0.value("SELECT x FROM a", as: String.self) } == "then")
        #expect(throws: DeskFileError.self) { try database.backUp(to: copy) }
        // What a program left that died while it copied is no copy, and in nobody's way.
        let later = folder.path + "/later.sqlite"
        try folder.write("later.sqlite.part", "half of a copy")
        try database.backUp(to: later)
        #expect(try SQLiteDatabase(path: later).examined().allSatisfy(\.isGood))
        #expect(access(later + ".part", F_OK) != 0)
    }

    @Test("A file that is no desk restores nothing") func foreign() throws {
        let schema = Schema([Self.first])
        let database = try SQLiteDatabase.create(path: path)
        _ = try database.migrate(to: schema, now: now)
        try database.write { try $0.execute("INSERT INTO a VALUES ('kept')") }
        let text = try folder.write("letter.txt", "Dear Sir or Madam, this is no database at all.")
        let other = folder.path + "/other.sqlite"
        try SQLiteDatabase.create(path: other).write { try $0.execute("CREATE TABLE t (x TEXT)") }
        for file in [text, other] {
            #expect(throws: DatabaseError.self) { try database.restore(from: file, schema: schema) }
        }
        #expect(try database.read { try $0.value("SELECT x FROM a", as: String.self) } == "kept")
    }

    @Test("A folder that cannot be made is named in the error") func unwritable() throws {
        let file = try folder.write("file", "")
        #expect(throws: DeskFileError.self) {
            try SQLiteDatabase.create(path: file + "/x/desk.sqlite")
        }
    }
}

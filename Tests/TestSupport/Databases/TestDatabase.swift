import PostgresStorage
package import Prelude
import SQLiteStorage
package import Storage
import Synchronization

/// The databases that everything must work on alike.
package enum DatabaseKind: String, CaseIterable, Sendable, CustomStringConvertible {
    case sqlite = "SQLite"
    case postgres = "PostgreSQL"

    /// The database's name.
    package var description: String { rawValue }
}

/// A database of its own for one test, removed when the test lets go of it.
package final class TestDatabase: Sendable {
    /// The database.
    package let database: any Database
    /// What names it on a command line: a file's path or a URL.
    package let location: String
    private let folder: TemporaryFolder?
    private let name: String?

    /// A database with the tables of a schema.
    package init(
        _ kind: DatabaseKind, schema: Schema, now: Timestamp = Timestamp(microseconds: 1)
    ) throws {
        switch kind {
        case .sqlite:
            let folder = try TemporaryFolder()
            location = folder.path + "/desk.sqlite"
            let sqlite = try SQLiteDatabase.create(path: location)
            _ = try sqlite.migrate(to: schema, now: now)
            database = sqlite
            self.folder = folder
            name = nil
        case .postgres:
            let server = try PostgresServer.shared()
            let name = try server.makeDatabase(like: Self.template(of: schema, now: now))
            location = server.url(name)
            database = try PostgresDatabase(try PostgresAddress(location))
            folder = nil
            self.name = name
        }
    }

    deinit { if let name { try? PostgresServer.shared().drop(name) } }

    /// Ends the database's connections from the server's side; SQLite has none.
    package func disconnect() throws {
        if let name { try PostgresServer.shared().disconnect(name) }
    }

    /// The files that the database consists of, as they are now; a server's logs are not among them.
    package func files() throws -> [String] {
        if let name { return try PostgresServer.shared().files(of: name) }
        return ["", "-wal", "-shm"].map { location + $0 }
    }

    private static let templates = Mutex<[String: String]>([:])

    /// A database with the tables, made once for each schema: a copy of it costs a few
    /// milliseconds, its steps many times that.
    private static func template(of schema: Schema, now: Timestamp) throws -> String {
        let key = schema.migrations.flatMap { step in
            [step.name] + step.statements.map { $0.rendered(for: .postgres).text }
        }.joined(separator: "\n")
        return try templates.withLock { templates in
            if let name = templates[key] { return name }
            let server = try PostgresServer.shared()
            let name = try server.makeDatabase()
            _ = try PostgresDatabase(try PostgresAddress(server.url(name)))
                .migrate(to: schema, now: now)
            templates[key] = name
            return name
        }
    }
}

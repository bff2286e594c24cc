import Glibc
import PostgresStorage
import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// Where a desk is, as a setting or an argument names it: a file, or a database on a server.
///
/// The one place that picks a database; whoever has the desk open need not know which it is.
struct DeskPlace {
    private let text: String

    /// A place from a path or a `postgres://` URL.
    init(_ text: String) {
        self.text = text
    }

    /// The place as messages show it, without a password.
    var shown: String { PostgresAddress.redacted(text) }

    /// Whether it is a database on a server.
    var isServer: Bool { PostgresAddress.isOne(text) }
    /// The folder of the desk's file; nil for a desk on a server.
    var folder: String? {
        guard !isServer else { return nil }
        return text.lastIndex(of: "/").map { String(text[..<$0]) } ?? "."
    }

    /// The desk's name: the file's or the database's, without ending and options.
    var name: String {
        let place = shown.split(separator: "?").first ?? ""
        let name = place.split(separator: "/").last.map(String.init) ?? "desk"
        return name.hasSuffix(".sqlite") ? String(name.dropLast(7)) : name
    }

    /// Whether there is a desk.
    ///
    /// - Throws: `DatabaseError` when a server cannot be asked.
    func holdsDesk() throws -> Bool {
        guard isServer else { return access(text, F_OK) == 0 }
        return try isDesk(try PostgresDatabase(try PostgresAddress(text)))
    }

    /// Opens the desk that is there.
    ///
    /// - Throws: `Failure` with exit 3 when there is none.
    func open() throws -> any Database {
        if isServer {
            let database = try PostgresDatabase(try PostgresAddress(text))
            if try isDesk(database) { return database }
        } else if access(text, F_OK) == 0 {
            return try SQLiteDatabase(path: text)
        }
        throw Failure(
            .missing, "no_desk", "there is no desk at \(shown)",
            hint: "`muster init` makes one, `muster import PATH` fills one, `muster demo` shows one"
        )
    }

    /// Opens what a new desk is to be made in: a new file, or a database without tables.
    ///
    /// - Throws: `Failure` with exit 4 when the database is used for something else.
    func create() throws -> any Database {
        guard isServer else { return try SQLiteDatabase.create(path: text) }
        let database = try PostgresDatabase(try PostgresAddress(text))
        guard try database.read({ try StoredTable.all(on: $0) }).isEmpty else {
            throw Failure(
                .refused, "not_empty", "the database at \(shown) has tables that are no desk's",
                hint: "Make a database for the desk alone: createdb NAME")
        }
        return database
    }

    private func isDesk(_ database: any Database) throws -> Bool {
        try database.read { try !WholeDesk.schema.applied(on: $0).isEmpty }
    }
}

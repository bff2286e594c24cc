import Dispatch
import FoundationEssentials
import Glibc
import PostgresStorage
import Storage
import Synchronization

/// A real PostgreSQL server for the tests of this process: in a temporary folder, on a socket that
/// nobody else can reach, started when the first test asks for it and stopped with the process.
package final class PostgresServer: Sendable {
    private static let result = Swift.Result { try PostgresServer() }

    /// The server.
    ///
    /// - Throws: `Absent` when none is installed: a test that needs a server fails without one.
    package static func shared() throws -> PostgresServer { try result.get() }

    private let folder: String
    private let admin: ConnectionQueue<PostgresConnection>
    private let dropper: ConnectionQueue<PostgresConnection>
    private let dropping = DispatchQueue(label: "test.dropping")
    private let count = Atomic(0)
    /// What a copy needs said beside its origin: the quick way, where the server knows several.
    private let copying: String
    /// What a new database needs said to have the order of a language, where the server knows any.
    private let language: String

    private init() throws {
        let (version, programs) = try Self.newest()
        copying = version >= 15 ? " STRATEGY file_copy" : ""
        let owner = ServerOwner()
        folder = try Self.makeFolder(for: owner)
        let data = folder + "/data"
        try owner.run(
            programs + "/initdb", "-D", data, "-A", "trust", "-U", "postgres", "--no-sync",
            "--encoding=UTF8", "--locale=C")
        try ServerProcess.start(
            owner.command(
                programs + "/postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c",
                "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=400", "-c",
                "shared_buffers=64MB", "-c", "autovacuum=off", "-c", "deadlock_timeout=20ms"),
            folder: folder)
        let address = try PostgresAddress(Self.url("postgres", in: folder))
        admin = ConnectionQueue(name: "test.admin") { try PostgresConnection(address) }
        dropper = ConnectionQueue(name: "test.dropper") { try PostgresConnection(address) }
        let languages = try admin.run {
            try $0.query("SELECT 1 FROM pg_collation WHERE collname = 'en-US-x-icu'")
        }
        language =
            version >= 15 && !languages.isEmpty ? " LOCALE_PROVIDER icu ICU_LOCALE 'en-US'" : ""
    }

    /// Makes a database, empty or as another one is now; returns its name.
    ///
    /// Its order of texts is a language's and not that of bytes, as on most servers out there.
    package func makeDatabase(like template: String? = nil) throws -> String {
        let name = "test_\(count.add(1, ordering: .relaxed).newValue)"
        let options = template.map { "TEMPLATE \($0)" } ?? "TEMPLATE template0\(language)"
        try admin.run { try $0.execute("CREATE DATABASE \(.raw(name)) \(.raw(options + copying))") }
        return name
    }

    /// Removes a database, whoever is still connected, at some time.
    ///
    /// Nobody waits for it: the server removes none before each of its connections has taken note,
    /// and that of a program which a test has frozen takes none.
    package func drop(_ name: String) {
        dropping.async { [dropper] in
            try? dropper.run {
                try $0.execute("DROP DATABASE IF EXISTS \(.raw(name)) WITH (FORCE)")
            }
        }
    }

    /// Ends every connection to a database from the server's side.
    package func disconnect(_ name: String) throws {
        try admin.run {
            try $0.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = \(name)")
        }
    }

    /// The files of a database, after what the server holds in memory has gone into them.
    package func files(of name: String) throws -> [String] {
        let number = try admin.run { connection in
            try connection.execute("CHECKPOINT")
            return try connection.value(
                "SELECT oid FROM pg_database WHERE datname = \(name)", as: Int.self)
        }
        let place = "\(folder)/data/base/\(number ?? 0)"
        let names = try FileManager.default.contentsOfDirectory(atPath: place)
        // Lower numbers are the server's own tables as every database begins with them.
        return names.filter { (Int($0.prefix { $0.isNumber }) ?? 0) >= 16_384 }
            .map { "\(place)/\($0)" }
    }

    /// The address of a database.
    package func url(_ name: String) -> String { Self.url(name, in: folder) }

    private static func url(_ name: String, in folder: String) -> String {
        "postgres://postgres@/\(name)?host=\(folder)"
    }

    /// The newest server that is installed as Debian installs it, and the folder of its programs.
    ///
    /// Another one is tried with `MUSTER_TEST_POSTGRES`, the folder of its programs.
    private static func newest() throws -> (version: Int, programs: String) {
        if let folder = ProcessInfo.processInfo.environment["MUSTER_TEST_POSTGRES"] {
            return (15, folder)
        }
        let root = "/usr/lib/postgresql"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        for version in names.compactMap(Int.init).sorted(by: >) {
            let folder = "\(root)/\(version)/bin"
            if access(folder + "/initdb", X_OK) == 0 { return (version, folder) }
        }
        throw Absent()
    }

    /// Free bytes that a folder in memory needs to have: the databases of tests that run together.
    private static let wantedSpace: UInt64 = 2 << 30

    /// Where databases are copied fastest: in memory when there is room.
    private static var fastestFolder: String {
        var space = statvfs()
        let memory = "/dev/shm"
        let isRoomy =
            statvfs(memory, &space) == 0
            && UInt64(space.f_bavail) * UInt64(space.f_frsize) >= wantedSpace
        return isRoomy && access(memory, W_OK) == 0 ? memory : "/tmp"
    }

    /// A short path, because the name of a socket has at most 107 bytes.
    private static func makeFolder(for owner: ServerOwner) throws -> String {
        let place = fastestFolder
        removeLeftovers(in: place)
        var template = "\(place)/\(prefix)\(getpid())-XXXXXX".utf8CString.map(\.self)
        guard let made = mkdtemp(&template) else { throw ServerError(what: "mkdtemp: \(errno)") }
        let folder = String(cString: made)
        try owner.give(folder)
        return folder
    }

    private static let prefix = "muster-server-"

    /// Removes what tests left that were killed: folders with the number of a process that is gone.
    private static func removeLeftovers(in place: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        for name in names where name.hasPrefix(prefix) {
            let number = name.dropFirst(prefix.count).prefix { $0.isNumber }
            guard let process = pid_t(number), kill(process, 0) != 0, errno == ESRCH else {
                continue
            }
            try? FileManager.default.removeItem(atPath: place + "/" + name)
        }
    }

    /// No server is installed.
    package struct Absent: Error, CustomStringConvertible {
        /// What to install.
        package var description: String {
            "expected a PostgreSQL server below /usr/lib/postgresql, found none; install it:"
                + " apt-get install postgresql"
        }
    }
}

/// Why the tests' server does not run.
struct ServerError: Error, CustomStringConvertible {
    var what: String
    var description: String { "the tests' PostgreSQL server does not start: \(what)" }
}

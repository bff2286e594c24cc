internal import CSQLite
internal import Glibc
package import Storage

/// What a desk's file says of itself.
extension SQLiteDatabase {
    /// The file's path.
    package var location: String { path }

    /// SQLite and the file's size.
    package func described() throws -> DatabaseDescription {
        DatabaseDescription(
            product: "SQLite \(String(cString: sqlite3_libversion()))", bytes: Int(status.st_size))
    }

    /// Whether the file is sound and its owner's alone.
    package func examined() throws -> [DatabaseFinding] {
        let state = try read { try $0.value("PRAGMA quick_check", as: String.self) }
        guard state == "ok" else {
            return [
                DatabaseFinding(
                    "desk", isGood: false, found: "\(path) is damaged",
                    advice: "`muster desk restore FILE` brings a backup back")
            ]
        }
        let isPrivate = status.st_mode & 0o077 == 0
        return [
            DatabaseFinding(
                "desk", isGood: isPrivate,
                found: isPrivate ? "\(path) is sound" : "\(path) can be read by others",
                advice: isPrivate ? "" : "Run: chmod 600 \(path)")
        ]
    }

    private var status: stat {
        var status = stat()
        _ = stat(path, &status)
        return status
    }
}

import Glibc
import Prelude
import Recruiting
import SQLiteStorage
import Synchronization
import Workflows

/// A folder of its own for desks that are thrown away.
final class ScratchFolder: Sendable {
    /// The folder's path.
    let path: String
    private let made = Mutex(0)

    /// Makes the folder below the system's place for such things.
    init(named name: String) throws {
        var template = Array("/tmp/muster-\(name)-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Failure(.failed, "unwritable", "no temporary folder can be made in /tmp")
        }
        path = String(cString: made)
    }

    /// The path of the one desk that a demonstration or a measurement uses.
    var deskPath: String { path + "/desk.sqlite" }

    /// Makes another empty desk.
    @Sendable func desk() throws -> SQLiteDatabase {
        let number = made.withLock {
            $0 += 1
            return $0
        }
        let database = try SQLiteDatabase.create(path: "\(path)/\(number).sqlite")
        _ = try database.migrate(to: WholeDesk.schema, now: Session.now())
        return database
    }

    /// Removes the folder with every desk in it.
    func remove() {
        for name in (try? DataFolder(path: path).names("")) ?? [] { unlink("\(path)/\(name)") }
        rmdir(path)
    }
}

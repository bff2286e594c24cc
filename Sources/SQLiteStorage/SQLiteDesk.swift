internal import CSQLite
internal import Glibc
package import Prelude
package import Storage

extension SQLiteDatabase {
    /// Makes a new, empty desk file readable by its owner alone, in a folder that is too.
    ///
    /// - Throws: `DeskFileError` when the folder or the file cannot be made.
    package static func create(path: String) throws -> SQLiteDatabase {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try makeFolder(folder)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DeskFileError(path: path, errno: errno) }
        close(descriptor)
        return try SQLiteDatabase(path: path)
    }

    private static func makeFolder(_ path: String) throws {
        guard !path.isEmpty, mkdir(path, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw DeskFileError(path: path, errno: errno)
        }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw DeskFileError(path: path, errno: errno)
        }
    }

    /// Brings the desk's tables up to date, with a copy of a desk that holds anything before each
    /// step. Returns the paths of the copies.
    ///
    /// - Throws: `SchemaError`, `DatabaseError`, `DeskFileError`.
    package func migrate(to schema: Schema, now: Timestamp) throws -> [String] {
        var copies: [String] = []
        let holdsAnything = try !read { try schema.applied(on: $0) }.isEmpty
        for migration in try read({ try schema.pending(on: $0) }) {
            if holdsAnything {
                let copy = "\(path).before-\(migration.name)"
                // A copy that an earlier, interrupted attempt made is of the same state.
                if access(copy, F_OK) != 0 { try backUp(to: copy) }
                copies.append(copy)
            }
            try write { connection in
                // Another process may have run the step since it was listed.
                guard
                    try schema.pending(on: connection).contains(where: { $0.name == migration.name }
                    )
                else { return }
                try schema.apply(migration, on: connection, now: now)
            }
        }
        return copies
    }

    /// Writes a complete copy of the desk while others go on using it. The copy has its name once it
    /// is whole and on the disk, whenever the program dies.
    ///
    /// - Throws: `DeskFileError` when the file exists or cannot be made, `DatabaseError`.
    package func backUp(to copy: String) throws {
        guard access(copy, F_OK) != 0 else { throw DeskFileError(path: copy, errno: EEXIST) }
        let part = "\(copy).part"
        let descriptor = open(part, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DeskFileError(path: copy, errno: errno) }
        defer { close(descriptor) }
        // What a program left that died meanwhile is begun anew; one that lives holds the lock.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, ftruncate(descriptor, 0) == 0,
            fchmod(descriptor, 0o600) == 0
        else {
            throw DeskFileError(path: part, errno: errno)
        }
        do {
            // Over a connection of its own: the writer goes on with what others ask of it.
            let reader = try SQLiteConnection(path: path, access: .readOnly)
            try reader.execute("VACUUM INTO \(part)")
            guard fsync(descriptor) == 0, link(part, copy) == 0 else {
                throw DeskFileError(path: copy, errno: errno)
            }
        } catch {
            unlink(part)
            throw error
        }
        unlink(part)
    }

    /// Writes the file anew from what is in use, and empties the write-ahead log.
    ///
    /// - Throws: `DatabaseError`; of kind `busy` when another program goes on reading old pages.
    package func purge() throws { try onWriter(Self.purge) }

    /// As `purge`, on the writer's thread.
    package func purging() async throws { try await onWriterRunning(Self.purge) }

    @Sendable private static func purge(_ writer: SQLiteConnection) throws {
        try writer.execute("PRAGMA secure_delete = ON")
        try writer.execute("VACUUM")
        let isBusy = try writer.value("PRAGMA wal_checkpoint(TRUNCATE)", as: Int.self)
        guard isBusy == 0 else {
            throw DatabaseError(
                kind: .busy, message: "another program still reads what was deleted", statement: "")
        }
    }

    /// Replaces everything in this desk by what a copy holds, all or nothing.
    ///
    /// - Throws: `DatabaseError` when the copy is damaged or is no desk; the desk is then unchanged.
    package func restore(from copy: String, schema: Schema) throws {
        let source = try SQLiteConnection(path: copy, access: .readOnly)
        guard try source.value("PRAGMA quick_check", as: String.self) == "ok" else {
            throw DatabaseError(kind: .damaged, message: "\(copy) is damaged", statement: "")
        }
        guard try !schema.applied(on: source).isEmpty else {
            throw DatabaseError(kind: .damaged, message: "\(copy) is not a desk", statement: "")
        }
        let sourceHandle = SourceHandle(handle: source.handle)
        try onWriter { writer in
            guard
                let backup = sqlite3_backup_init(writer.handle, "main", sourceHandle.handle, "main")
            else { throw DatabaseError(sqlite: writer.handle, statement: "") }
            let code = sqlite3_backup_step(backup, -1)
            let finished = sqlite3_backup_finish(backup)
            guard code == SQLITE_DONE, finished == SQLITE_OK else {
                throw DatabaseError(sqlite: writer.handle, statement: "")
            }
        }
        withExtendedLifetime(source) {}
    }
}

/// Hands a connection to the writer's queue while the caller waits for it and leaves it alone.
private struct SourceHandle: @unchecked Sendable {
    let handle: OpaquePointer
}

/// A desk's file or folder that cannot be made or read.
package struct DeskFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The path that failed.
    package var path: String
    /// The system's error number.
    package var errno: Int32

    /// The path and the system's words.
    package var description: String { "\(path): \(String(cString: strerror(errno)))" }
}

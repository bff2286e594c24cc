internal import Dispatch
package import Storage
internal import Synchronization

/// Watches a desk's file for commits by anybody.
extension SQLiteDatabase {
    /// How often the file's change counter is read; a look costs a few microseconds.
    private static let interval = DispatchTimeInterval.milliseconds(50)

    /// Tells of changes from now on. SQLite calls nobody, so a thread of its own reads the counter
    /// that it keeps beside the file.
    package func changes() throws -> ChangeFeed {
        let watcher = ConnectionQueue(
            try SQLiteConnection(path: path, access: .readOnly), name: "muster.changes")
        let (stream, continuation) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let version = Atomic(try watcher.run(Self.dataVersion))
        let isWatching = Atomic(true)
        continuation.onTermination = { _ in isWatching.store(false, ordering: .relaxed) }
        watcher.repeating(every: Self.interval) { connection in
            guard isWatching.load(ordering: .relaxed) else { return false }
            // A counter that cannot be read now is read again at the next look.
            if let found = try? Self.dataVersion(connection),
                found != version.exchange(found, ordering: .relaxed)
            {
                continuation.yield()
            }
            return true
        }
        return ChangeFeed(stream)
    }

    @Sendable private static func dataVersion(_ connection: SQLiteConnection) throws -> Int {
        try connection.value("PRAGMA data_version") ?? 0
    }
}

package import Documents
package import Engine
internal import Prelude
internal import Storage

/// An import of files and folders that the engine was asked for: a run of each file, and a run of
/// each record that they hold.
package struct ImportRequest: Sendable {
    /// What goes on, for a bar or a line a step.
    package struct Progress: Sendable, Hashable {
        /// How many files are done.
        package var done: Int
        /// How many files there are.
        package var total: Int
        /// The file that was handled last.
        package var path: String
        /// What became of it: a name, or the code of what was wrong.
        package var outcome: String
    }

    private let following: Following
    private let found: [ImportWalk.Found]
    private let folder: String
    private let who: String
    /// What everything that the import leads to has as its origin; nil when there is nothing to read.
    package let origin: String?

    /// Asks for everything below some paths; `subject` says what the files are when the recruiter
    /// knows, otherwise the content decides. Paths that begin at no root begin at `folder`, since an
    /// engine may run in another.
    ///
    /// - Throws: what the desk throws.
    package init(
        _ paths: [String], from folder: String, subject: Subject?, by who: String,
        through following: Following
    ) throws {
        self.following = following
        self.folder = folder
        self.who = who
        found = ImportWalk.files(paths)
        let files = found.compactMap { file -> String? in
            if case .file(let path) = file { Self.absolute(path, folder) } else { nil }
        }
        guard !files.isEmpty else {
            origin = nil
            return
        }
        origin = try following.backfill(
            Ingesting.importName, records: files,
            parameters: ["kind": JSONValue(subject?.rawValue), "host": .string(following.host)],
            lane: .interactive, by: who
        ).id.text
    }

    /// Waits until everything has ended, and tells what became of every record. When the task is
    /// cancelled, so is what has not been read yet.
    ///
    /// - Throws: what the desk throws; a file that cannot be read is part of the report instead.
    package func report(
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> ImportReport {
        let folder = folder
        let follower = ImportFollower(
            found, place: { Self.absolute($0, folder) }, progress: progress)
        guard let origin else { return follower.report }
        let database = following.database
        @Sendable func look(since moment: Timestamp) async throws {
            follower.see(
                try await database.reading { connection in
                    try ImportedRun.ended(of: origin, since: moment, on: connection)
                })
        }
        try await following.follow(origin, orCancelAs: who) {
            try await look(since: follower.horizon)
        }
        // All of it once more: nothing that ended is left out of the report.
        try await look(since: Timestamp(microseconds: 0))
        return follower.report
    }

    private static func absolute(_ path: String, _ folder: String) -> String {
        guard !path.hasPrefix("/") else { return path }
        let rest = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
        return rest == "." || rest.isEmpty ? folder : "\(folder)/\(rest)"
    }
}

internal import Prelude
internal import Recruiting
internal import Storage

/// The state in which a job and its best candidates were scored: a scoring takes a while, and edits
/// do not wait for it.
struct ScoredRecords: Sendable {
    /// What changes with every edit of a record.
    private struct Mark: Sendable, Equatable {
        var updatedAt: Timestamp
        /// Whether an edit, of the record or of a skill's names, waits to be read into vectors.
        var needsVectors: Bool
    }

    private let job: Mark?
    private let candidates: [String: Mark]

    /// The records as a connection sees them.
    init(job: ID<Job>, candidates: [String], on connection: any Connection) throws {
        let jobs = try Self.marks("job", [job.text], on: connection)
        self.job = jobs[job.text]
        self.candidates = try Self.marks("candidate", candidates, on: connection)
    }

    /// Whether a candidate's score no longer says what it would say now.
    func isChanged(_ candidate: String, since scored: ScoredRecords) -> Bool {
        job != scored.job || candidates[candidate] != scored.candidates[candidate]
    }

    private static func marks(
        _ table: SQL, _ ids: [String], on connection: any Connection
    ) throws -> [String: Mark] {
        guard !ids.isEmpty else { return [:] }
        let rows = try connection.query(
            """
            SELECT id, updated_at, needs_vectors FROM \(table)
            WHERE id IN (\(list: ids.map(\.sqlValue)))
            """)
        return Dictionary(
            try rows.map {
                (try $0.get(0), Mark(updatedAt: try $0.get(1), needsVectors: try $0.get(2)))
            }, uniquingKeysWith: { first, _ in first })
    }
}

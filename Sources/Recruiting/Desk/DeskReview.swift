package import Prelude
internal import Storage

/// A job with the matches that wait for a person's decision.
package struct JobReview: Sendable {
    /// The job.
    package var job: Job
    /// How it was matched; nil before the first matching.
    package var matching: MatchRun?
    /// The matches, the proposed by rank.
    package var lines: [MatchStore.Line]
}

extension Desk {
    /// The matches of a job, or nil when there is no such job.
    package func review(_ id: ID<Job>) async throws -> JobReview? {
        try await database.reading { connection in
            guard let job = try connection.first(Job.self, "WHERE id = \(id)") else { return nil }
            return JobReview(
                job: job, matching: try MatchStore.matching(of: id, on: connection),
                lines: try MatchStore.lines(of: id, on: connection))
        }
    }

    /// What happened to a person or a job and to the matches of it, oldest first.
    package func history(
        of subject: String, kind: FieldStore.Owner
    ) async throws -> [History.Item] {
        try await database.reading { connection in
            let history = History(on: connection)
            return switch kind {
            case .candidate: try history.items(ofCandidate: ID(subject))
            case .job: try history.items(ofJob: ID(subject))
            }
        }
    }
}

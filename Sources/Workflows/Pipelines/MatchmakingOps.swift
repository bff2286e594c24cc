internal import Engine
internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipelines that score everybody for a job.
struct MatchmakingOps: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Matching as it stands, and matching after the recruiter's corrections.
    var pipelines: [Pipeline] {
        let vectors = VectorOps(surroundings)
        return [
            Pipeline(
                "matchmaking", summary: "Score everybody for a job and store the best.",
                partition: JobRecords.partitioning
            ) { pipeline in
                let ready = pipeline.start(
                    vectors.everythingThatChanged("vectorize_changed", also: false))
                pipeline.then(score, ready)
            },
            Pipeline(
                "matchmaking_with_feedback",
                summary: "Make a corrected job's vectors anew, then score everybody for it.",
                partition: JobRecords.partitioning
            ) { pipeline in
                let ready = pipeline.start(
                    vectors.everythingThatChanged("vectorize_feedback", also: true))
                pipeline.then(score, ready)
            },
        ]
    }

    private var score: Op<NoValue, JSONValue> {
        let surroundings = surroundings
        return Op(
            "score", pool: surroundings.matching, retry: .standard, limit: .seconds(1800)
        ) { _, context in
            guard let known = try await JobPartition.job(context) else {
                return .stop(because: "the row has no job yet; run job_pipeline for it")
            }
            let job = ID<Job>(known)
            let profile = context.parameters["profile"]?.string ?? surroundings.profile
            let matchmaking = Matchmaking(
                on: context.database, knowledge: try surroundings.knowledge(),
                zones: surroundings.zones,
                model: try surroundings.embedding(on: context.database).model)
            context.report.progress(0, of: nil, "scoring")
            let now = context.now()
            let scored: Matchmaking.Scored
            do {
                scored = try await blocking { _ in
                    try matchmaking.score(
                        job, profile: profile, top: context.parameters["top"]?.int, now: now)
                }
            } catch Matchmaking.Problem.noSuchJob {
                return .stop(because: "there is no job \(job)")
            } catch let problem as Matchmaking.Problem {
                throw Failure(problem.description, isTransient: false)
            }
            switch scored {
            case .refused(let reasons):
                return .stop(because: "refused: \(reasons.joined(separator: "; "))")
            case .scored(let result):
                return .done { commit in
                    try matchmaking.store(result, ids: &commit.ids, on: commit.connection)
                    return [
                        "scored": JSONValue(result.outcome.scoredCount),
                        "excluded": JSONValue(result.outcome.excluded.count),
                        "matches": JSONValue(result.outcome.matches.count),
                    ]
                }
            }
        }
    }
}

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

    /// Matching as it stands, matching after the recruiter's corrections, and with a team's Airtable the
    /// matching of an open position from its row on.
    var pipelines: [Pipeline] {
        [asItStands, withFeedback] + (surroundings.hasTeam ? [openPosition] : [])
    }

    private var asItStands: Pipeline {
        Pipeline(
            "matchmaking", summary: "Score everybody for a job and store the best.",
            partition: JobRecords.partitioning
        ) { pipeline in
            let asked = pipeline.start(DemandQuestionsOp(surroundings).op)
            let ready = pipeline.then(
                VectorOps(surroundings).everythingThatChanged("vectorize_changed", also: false),
                asked)
            finish(pipeline.then(score, ready), &pipeline)
        }
    }

    private var withFeedback: Pipeline {
        Pipeline(
            "matchmaking_with_feedback",
            summary: "Make a corrected job's vectors anew, then score everybody for it.",
            partition: JobRecords.partitioning
        ) { pipeline in
            let vectors = VectorOps(surroundings)
            guard surroundings.hasTeam else {
                let ready = pipeline.start(
                    vectors.everythingThatChanged("vectorize_feedback", also: true)
                        as Op<NoValue, NoValue>)
                pipeline.then(score, ready)
                return
            }
            let edited = pipeline.start(JobSyncOp(surroundings).feedback)
            let ready = pipeline.then(
                vectors.everythingThatChanged("vectorize_feedback", also: true), edited)
            finish(pipeline.then(score, ready), &pipeline)
        }
    }

    private var openPosition: Pipeline {
        Pipeline(
            "ats_matchmaking_pipeline",
            summary:
                "Read an open position's row in Airtable, score everybody, list the best there.",
            partition: JobRecords.partitioning
        ) { pipeline in
            let vectors = VectorOps(surroundings)
            let documents = pipeline.start(Ingesting(surroundings).job)
            let read = pipeline.then(NormalizingOps(surroundings).job, documents)
            let made = pipeline.then(vectors.job, read)
            let synced = pipeline.then(JobSyncOp(surroundings).afterReading, made)
            let ready = pipeline.then(
                vectors.everythingThatChanged("vectorize_changed", also: false), synced)
            finish(pipeline.then(score, ready), &pipeline)
        }
    }

    private func finish(_ scored: Engine.Output<JSONValue>, _ pipeline: inout Pipeline.Builder) {
        guard surroundings.hasTeam else { return }
        pipeline.then(UploadOp(surroundings).afterScoring, scored)
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
                await TeamResult.tell(
                    "Not matched: \(reasons.joined(separator: "; ")).", about: context,
                    surroundings)
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

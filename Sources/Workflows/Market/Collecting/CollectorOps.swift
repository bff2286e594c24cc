internal import Engine
internal import Market
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipeline that collects jobs from the market.
struct CollectorOps: Sendable {
    /// The pipeline's name, as the requirement has it.
    static let name = "job_collector"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Asks the sources, and scores who fits what is new.
    var pipeline: Pipeline {
        Pipeline(
            Self.name,
            summary: "Ask the job boards and other sources for jobs, and keep those that are new."
        ) { pipeline in
            let collected = pipeline.start(collect)
            let people = pipeline.then(
                CategoryOp(surroundings).op() as Op<JSONValue, Int>, collected)
            let fits = FitOps(surroundings)
            pipeline.then(fits.byModel, pipeline.then(fits.byRules, people))
        }
    }

    /// Asks for a collecting again and again, once somebody has started it.
    var sensor: Sensor {
        let interval = surroundings.collector.interval
        return Sensor(
            Self.name, summary: "The market, each time that the interval of collecting has passed.",
            every: interval
        ) { context in
            Sighting(
                [
                    RunRequest(
                        Self.name, key: "\(Self.name) \(context.now.microseconds)",
                        lane: .automatic, by: "sensor \(Self.name)")
                ], cursor: nil)
        }
    }

    /// Asks the sources in two rounds: what those told that answer soon is kept before those are waited for
    /// that take long. The cursor of the second says what the first came to.
    private var collect: Op<NoValue, JSONValue> {
        let surroundings = surroundings
        return Op(
            "collect", pool: Pool("collecting", limit: 1, reach: .desk), limit: .seconds(3600)
        ) {
            _, context in
            let file = context.parameters["file"]?.string
            let before = context.cursor.map { CollectingRound($0) }
            let (sources, categories) = try await context.database.reading { connection in
                (
                    try file.map { [Self.once(file: $0, now: context.now())] }
                        ?? JobSource.all(on: connection).filter { source in
                            source.isOn && before?.late.contains(source.id.text) ?? true
                        },
                    try SearchCategory.all(on: connection)
                )
            }
            guard !sources.isEmpty || before != nil else {
                return .stop(because: "the desk has no source of jobs; add one: muster source add")
            }
            let begun = before?.begun ?? context.now()
            let collecting = Collecting(
                surroundings: surroundings, database: context.database, report: context.report,
                now: context.now, isForced: context.isForced,
                isLast: before != nil || sources.count == 1)
            let words = categories.filter { $0.status == .kept }.map(\.name)
            let told = try await collecting.told(by: sources, words: words)
            let prepared = try await prepared(told, categories, context)
            let today = surroundings.today()
            let results = told.compactMap(\.result)
            let result = CollectingResult(sources: (before?.result.sources ?? []) + results)
            @Sendable func take(_ commit: inout StepCommit) throws {
                try Collecting.take(
                    told, prepared, in: begun, today: today, now: commit.now, on: commit.connection)
                for source in results {
                    let problem = source.problem.map { ": \($0)" } ?? ""
                    commit.log("\(source.name): \(source.status), \(source.listed) jobs\(problem)")
                }
            }
            let late = told.filter { $0.result == nil }.map(\.source)
            guard let first = late.first else {
                return .done { commit in
                    try take(&commit)
                    return try result.value(since: begun, on: commit.connection)
                }
            }
            let round = CollectingRound(
                begun: begun, late: Set(late.map(\.id.text)), result: result)
            return .again(
                after: .zero, because: "\(first.name) takes longer than the others",
                cursor: round.cursor, take)
        }
    }

    /// A file that is read for once, and is no source of the desk.
    private static func once(file path: String, now: Timestamp) -> JobSource {
        JobSource(
            id: ID("file"), kind: SourceKind.file.name, target: path, server: "", isOn: true,
            entityTag: nil, lastModified: nil, askedAt: nil, answeredAt: nil, status: nil,
            problem: nil, listed: nil, failures: 0, addedBy: "", addedAt: now)
    }

    /// What the jobs become, those that the desk knows only as far as they are needed to be found again.
    private func prepared(
        _ told: [Collecting.Told], _ categories: [SearchCategory], _ context: OpContext
    ) async throws -> [ListingStore.Incoming] {
        let found = told.flatMap { told -> [FoundJob] in
            guard case .gathered(let gathered) = told.outcome else { return [] }
            return gathered.jobs
        }
        let reading = ListingReading(
            try surroundings.knowledge(), categories: categories, today: surroundings.today())
        let (now, today) = (context.now(), surroundings.today())
        var ids = surroundings.ids()
        let merged = MergedJob.merged(found).map { (job: $0, id: ids.next(at: now) as ID<Listing>) }
        let known = try await context.database.reading { connection in
            let store = ListingStore(on: connection, now: now, today: today)
            return try merged.map { merged in
                try store.known(merged.job.addresses.map(\.text), titleKey: merged.job.titleKey)
            }
        }
        // A text that the desk has stays; one that it lacks is read like that of a new job.
        let isDescribed = known.map { $0?.isDescribed ?? false }
        let incoming = try await blocking { _ in
            Parallelism.processors.portions(of: merged.count, size: 8) { range in
                range.map { index in
                    var (job, id) = merged[index]
                    if isDescribed[index] { job.job.text = "" }
                    return reading.incoming(job, id: known[index]?.id ?? id, now: now)
                }
            }
        }
        return try await CopyFinding.found(
            in: incoming, isKnown: isDescribed, on: context.database, now: now, today: today)
    }
}

internal import Engine
internal import Language
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage

/// The ops that score people for listings of the market.
struct FitOps: Sendable {
    /// The pipeline that scores without collecting.
    static let name = "market_fits"

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Puts people to kinds of work and scores them.
    var pipeline: Pipeline {
        Pipeline(
            Self.name,
            summary: "Put people to kinds of work, and score them for jobs of the market."
        ) { pipeline in
            let people = pipeline.start(CategoryOp(surroundings).op() as Op<NoValue, Int>)
            let scored = pipeline.then(byRules, people)
            pipeline.then(byModel, scored)
        }
    }

    /// People who are new or changed are put to a kind of work and scored, on every import and edit.
    var sensor: Sensor {
        Sensor(
            "market_people",
            summary: "People who have no kind of work yet, or changed since they got one.",
            every: .seconds(30), startsRunning: true
        ) { context in
            let newest: Timestamp? = try await context.database.reading { connection in
                let isWanted =
                    try connection.value(
                        "SELECT count(*) FROM search_category", as: Int.self) ?? 0
                guard isWanted > 0 else { return nil }
                return try connection.value(
                    """
                    SELECT max(candidate.updated_at) FROM candidate
                    LEFT JOIN candidate_category ON candidate_category.candidate_id = candidate.id
                    WHERE is_listed = 1 AND (candidate_category.candidate_id IS NULL
                        OR (candidate_category.updated_at < candidate.updated_at
                            AND candidate_category.source NOT LIKE 'human:%'))
                    """, as: Timestamp?.self) ?? nil
            }
            guard let newest else {
                return Sighting(cursor: nil, skipReason: "everybody has a kind of work")
            }
            return Sighting(
                [
                    RunRequest(
                        Self.name, key: "\(Self.name) \(newest.microseconds)", lane: .automatic,
                        by: "sensor market_people")
                ], cursor: nil)
        }
    }

    /// Scores by the rules, a portion at a time. The cursor of a portion tells behind whom it begins, and how
    /// many pairs those before it scored.
    var byRules: Op<Int, Int> {
        let surroundings = surroundings
        return Op("score_fits", pool: surroundings.cpu, limit: .seconds(1800)) { _, context in
            let since = context.now() - .seconds(3600 * surroundings.collector.hoursOld)
            let (last, before) = (
                context.cursor?["after"]?.int ?? -1, context.cursor?["scored"]?.int ?? 0
            )
            let found = try await context.database.reading { connection in
                try FitPairs(since: since, after: last, on: connection)
            }
            let threshold = surroundings.fits.threshold
            var ids = surroundings.ids()
            let now = context.now()
            let fits = found.pairs.map { pair in
                let score = FitScore(
                    pair.listing.demands, held: pair.person.held,
                    years: pair.person.years, minYears: pair.listing.minYears,
                    threshold: threshold)
                return score.fit(
                    pair, id: ids.next(at: now), version: pair.version, by: FitPairs.rules, now: now
                )
            }
            let scored = before + fits.count
            guard found.isCut else {
                return .done { commit in
                    for fit in fits { try fit.keep(on: commit.connection) }
                    return scored
                }
            }
            return .again(
                after: .zero, because: "\(scored) pairs are scored, and there are more",
                cursor: ["after": JSONValue(found.last), "scored": JSONValue(scored)]
            ) { commit in
                for fit in fits { try fit.keep(on: commit.connection) }
            }
        }
    }

    /// How many pairs a model is asked about between two times that what it said is kept.
    private static let batch = 8

    /// Has a model read closely for the likeliest pairs.
    var byModel: Op<Int, Int> {
        let surroundings = surroundings
        return Op("read_fits", pool: surroundings.reading, limit: .seconds(1800)) { _, context in
            guard let model = surroundings.models(context.database).reading else { return .done(0) }
            let since = context.now() - .seconds(3600 * surroundings.collector.hoursOld)
            let scorer = ModelFit.fingerprint(model)
            let limit = surroundings.fits.modelPairs
            let pairs = try await context.database.reading { connection in
                try ModelPairs(
                    since: since, scorer: scorer, run: context.run, limit: limit,
                    batch: Self.batch, on: connection)
            }
            guard !pairs.pairs.isEmpty else { return .done(0) }
            let reading = ModelFit(
                model: model, knowledge: try surroundings.knowledge(), today: surroundings.today())
            let (fits, problem) = try await read(pairs, reading, context)
            if let problem, fits.isEmpty || !problem.isTransient {
                context.report.warn("scored by the rules alone: \(problem)")
                return .done { commit in
                    for fit in fits { try fit.keep(on: commit.connection) }
                    return fits.count
                }
            }
            // What was answered is kept before the next are asked about.
            return .again(after: .zero, because: "\(fits.count) pairs were read") { commit in
                for fit in fits { try fit.keep(on: commit.connection) }
            }
        }
    }

    /// How many pairs of a batch a model may fail to read before it is left alone for this run.
    private static let maximumUnread = 3

    private func read(
        _ found: ModelPairs, _ reading: ModelFit, _ context: OpContext
    ) async throws -> (fits: [Fit], problem: ModelProblem?) {
        let threshold = surroundings.fits.threshold
        let now = context.now()
        var ids = surroundings.ids()
        var fits: [Fit] = []
        var unread = 0
        for pair in found.pairs {
            let demands = pair.listing.demands
            func fit(_ score: FitScore, by scorer: String) -> Fit {
                score.fit(
                    FitPairs.Pair(
                        person: pair.person, listing: pair.listing, version: pair.version),
                    id: ids.next(at: now), version: pair.version, by: scorer, now: now)
            }
            do throws(ModelProblem) {
                let (held, reason) = try await reading.held(
                    demands, title: pair.listing.title, text: SourceText(pair.text),
                    known: pair.person.held, person: pair.person.id.text, run: context.run.text)
                let score = FitScore(
                    demands, held: held, years: pair.person.years, minYears: pair.listing.minYears,
                    threshold: threshold)
                var read = fit(score, by: "model:\(reading.model.name)")
                if !reason.isEmpty { read.reason = "\(score.reason). \(reason)" }
                fits.append(read)
            } catch {
                if error == .cancelled { throw error }
                guard error.isAboutText, unread < Self.maximumUnread else { return (fits, error) }
                unread += 1
                // It would fail again, and keep all pairs behind it from being read.
                let score = FitScore(
                    demands, held: pair.person.held, years: pair.person.years,
                    minYears: pair.listing.minYears, threshold: threshold)
                fits.append(fit(score, by: FitPairs.rules))
                context.report.warn("a pair is scored by the rules alone: \(error)")
            }
        }
        return (fits, nil)
    }
}

extension ModelProblem {
    /// Whether it is the text that the model cannot read, so that it reads others.
    fileprivate var isAboutText: Bool {
        switch self {
        case .tooLong, .cutOff, .withheld, .wrongShape: true
        default: false
        }
    }
}

extension FitScore {
    /// The score as the desk keeps it.
    func fit(
        _ pair: FitPairs.Pair, id: ID<Fit>, version: String, by scorer: String, now: Timestamp
    ) -> Fit {
        Fit(
            id: id, candidate: pair.person.id, listing: pair.listing.id, version: version,
            score: score, reason: reason, terms: terms, scoredBy: scorer, verdict: verdict,
            isCurrent: true, scoredAt: now)
    }
}

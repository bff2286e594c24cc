internal import Engine
internal import LanguageModels
internal import Prelude
internal import Recruiting
internal import Storage
internal import Synchronization

/// The pipeline that finds the time zones of places which the shipped list of places does not know.
///
/// What a model could not tell is remembered too, so that it is not asked about each night.
struct TimeZoneOps: Sendable {
    /// For how long it is remembered that nobody could tell.
    static let negativeDays = 90
    /// How many places are asked about at once.
    static let maximumPlaces = ResolveTimeZones.batch

    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// The pipeline under the name of the original desk.
    var pipeline: Pipeline {
        Pipeline(
            "timezone_lookup",
            summary: "Find the time zones of places that nobody knew, and give them to people."
        ) { pipeline in
            let asked = pipeline.start(ask)
            pipeline.then(fill, asked)
        }
    }

    /// Every night, once somebody has started it.
    static func schedule(zone: String) -> Schedule? {
        guard let nightly = try? CronExpression("0 3 * * *") else { return nil }
        return Schedule("timezone_lookup_daily", nightly, zone: zone, pipeline: "timezone_lookup")
    }

    private var ask: Op<NoValue, Int> {
        Op("resolve_timezones", pool: surroundings.reading, limit: .seconds(1800)) { _, context in
            let now = context.now()
            let places = try await context.database.reading {
                try Self.unknownPlaces(now: now, on: $0)
            }
            guard !places.isEmpty else { return .done(0) }
            guard let model = surroundings.models(context.database).reading else {
                context.report.log("\(places.count) places are not known, and no model is set")
                return .done(0)
            }
            let (known, problem) = try await asked(places, model, context)
            guard known.isEmpty else {
                // What was answered is kept before the next are asked about.
                return .again(after: .zero, because: "\(known.count) places were asked about") {
                    for each in known {
                        try each.save(by: model.name, now: now, on: $0.connection)
                    }
                }
            }
            if let problem {
                if problem.isTransient { throw problem }
                context.report.warn("\(places.count) places were not asked about: \(problem)")
            }
            return .done(0)
        }
    }

    /// What is known of places, in halves where an answer about all would be cut off, and what kept the
    /// others from being asked about.
    private func asked(
        _ places: [ResolveTimeZones.Place], _ model: LanguageModel, _ context: OpContext
    ) async throws -> (known: [Known], problem: ModelProblem?) {
        let answered = Mutex<[Known]>([])
        do {
            _ = try await Bisecting.answers(
                places, size: Self.maximumPlaces,
                ask: { (portion) async throws(ModelProblem) in
                    do throws(ModelProblem) {
                        return try await ask(Array(portion), model, context)
                    } catch {
                        guard error.isAboutLength, let only = portion.first, portion.count == 1
                        else { throw error }
                        return [Known(place: only, zone: nil, confidence: "low")]
                    }
                }, done: { _, known in answered.withLock { $0 += known } })
        } catch let problem as ModelProblem where problem != .cancelled {
            return (answered.withLock { $0 }, problem)
        }
        return (answered.withLock { $0 }, nil)
    }

    private func ask(
        _ places: [ResolveTimeZones.Place], _ model: LanguageModel, _ context: OpContext
    ) async throws(ModelProblem) -> [Known] {
        let filled = ResolveTimeZones.prompt.filled(
            today: surroundings.today(), material: [ResolveTimeZones.material(places)])
        let purpose = CallPurpose(
            operation: ResolveTimeZones.prompt.name,
            promptVersion: ResolveTimeZones.prompt.version, run: context.run.text,
            fields: LeavingFields.places)
        let asked = try await model.ask(filled, for: ResolveTimeZones.shape, purpose: purpose)
        let (zones, now) = (surroundings.zones, context.now())
        return Self.known(asked.value, of: places) { zones.offset(of: $0, at: now) != nil }
    }

    /// Gives zones to people who have none and whose place has become known.
    private var fill: Op<Int, Int> {
        Op("fill_timezones", pool: surroundings.cpu) { _, context in
            .done { commit in
                let rows = try commit.connection.query(
                    """
                    SELECT candidate.id, zone, confidence, resolved_by FROM candidate
                    JOIN location_timezone ON location_timezone.country = candidate.country
                    AND location_timezone.city = coalesce(candidate.city, '')
                    WHERE zone IS NOT NULL AND is_listed = 1 AND \(Self.hasNoZone)
                    """)
                for row in rows {
                    let id: String = try row.get(0)
                    let proposal = ProposedValue(
                        .string(try row.get(1)),
                        confidence: Self.confidence(try row.get(2)),
                        source: "model:\(try row.get(3, as: String.self))")
                    try FieldStore(owner: .candidate).merge(
                        ["timezone": proposal], into: id, source: RulesReading.source,
                        document: nil, clears: false, on: commit.connection, now: commit.now)
                    try CandidateSummary.refresh(id, on: commit.connection, now: commit.now)
                }
                return rows.count
            }
        }
    }

    private static func confidence(_ word: String) -> Double {
        switch word {
        case "high": 0.9
        case "medium": 0.6
        default: 0.3
        }
    }

    private static let hasNoZone: SQL = """
        NOT EXISTS (SELECT 1 FROM candidate_field WHERE owner_id = candidate.id
        AND field = 'timezone' AND value <> 'null')
        """

    private static func unknownPlaces(
        now: Timestamp, on connection: any Connection
    ) throws -> [ResolveTimeZones.Place] {
        try connection.query(
            """
            SELECT DISTINCT city, country FROM candidate
            WHERE country IS NOT NULL AND is_listed = 1 AND is_kept_home = 0 AND \(hasNoZone)
            AND NOT EXISTS (SELECT 1 FROM location_timezone AS known
                WHERE known.country = candidate.country
                AND known.city = coalesce(candidate.city, '')
                AND (known.expires_at IS NULL OR known.expires_at > \(now)))
            ORDER BY country, city LIMIT \(maximumPlaces)
            """
        ).map { ResolveTimeZones.Place(city: try $0.get(0), country: try $0.get(1)) }
    }

    /// A place with the zone that was found for it, or with none.
    struct Known: Sendable, Hashable {
        var place: ResolveTimeZones.Place
        var zone: String?
        var confidence: String

        func save(by model: String, now: Timestamp, on connection: any Connection) throws {
            let expiry = zone == nil ? now.advanced(byDays: TimeZoneOps.negativeDays) : nil
            try connection.execute(
                """
                INSERT INTO location_timezone (city, country, zone, confidence, resolved_by,
                    expires_at)
                VALUES (\(place.city ?? ""), \(place.country), \(zone), \(confidence), \(model),
                    \(expiry))
                ON CONFLICT (city, country) DO UPDATE SET zone = excluded.zone,
                confidence = excluded.confidence, resolved_by = excluded.resolved_by,
                expires_at = excluded.expires_at
                """)
        }
    }

    /// What an answer says about the places that were asked about: each once, an unknown zone as none,
    /// a place that was passed over as not known.
    static func known(
        _ answers: [ResolveTimeZones.Answer], of places: [ResolveTimeZones.Place],
        isZone: (String) -> Bool
    ) -> [Known] {
        let byIndex = Dictionary(answers.map { ($0.index, $0) }) { first, _ in first }
        return places.enumerated().map { index, place in
            guard let answer = byIndex[index], let zone = answer.zone, isZone(zone) else {
                return Known(place: place, zone: nil, confidence: "low")
            }
            return Known(place: place, zone: zone, confidence: answer.confidence)
        }
    }
}

import Documents
import Engine
import FoundationEssentials
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

/// A desk with the real pipelines, worked on by a command's engine, and a folder of papers.
final class PipelineDesk: Sendable {
    let folder: TemporaryFolder
    private let test: TestDatabase
    let following: Following
    /// The team's Airtable, where the desk is joined to one.
    let team: TeamBase?
    let catalog: Catalog

    var database: any Database { test.database }

    init(
        portion: Int = 4000, modelCalls: Int? = nil, planner: Planner = Planner(),
        models: @escaping @Sendable (any Database) -> DeskModels = { _ in DeskModels() },
        team: ((TeamLedger) -> TeamBase)? = nil, asking: AskingBands = AskingBands(),
        adjust: (inout DeskSurroundings) -> Void = { _ in }
    ) throws {
        folder = try TemporaryFolder()
        test = try TestDatabase(.current, schema: WholeDesk.schema)
        var surroundings = DeskSurroundings(
            knowledge: { try Self.knowledge.get() },
            zones: TimeZones { name, _ in name == "UTC" ? 0 : nil },
            today: { Day(number: 20_700) }, profile: "seed", processors: 2, zone: "UTC")
        surroundings.portion = portion
        surroundings.asking = asking
        surroundings.planner = planner
        surroundings.modelCalls = modelCalls
        surroundings.models = models
        let seeds = Mutex(SeededGenerator(seed: 7))
        let ids: @Sendable () -> IDSource = { IDSource(seed: seeds.withLock { $0.next() }) }
        let base = team?(TeamLedger(on: test.database, now: Self.now, ids: ids))
        self.team = base
        surroundings.team = { _ in base }
        surroundings.hasTeam = base != nil
        adjust(&surroundings)
        catalog = DeskCatalog.catalog(surroundings)
        following = Following(
            catalog: catalog,
            database: test.database, settings: EngineSettings(),
            surroundings: EngineSurroundings(
                now: Self.now, sleep: { try await Task.sleep(for: $0) }, ids: ids, draw: { 0.5 },
                host: "here", process: "1", runs: { _ in true }))
    }

    /// What the machine knows, read once for all tests.
    static let knowledge = Result {
        try Knowledge(
            load: { Array(try Data(contentsOf: URL(filePath: Project.root + "/data/" + $0))) },
            list: {
                try FileManager.default.contentsOfDirectory(atPath: Project.root + "/data/" + $0)
            })
    }

    @Sendable static func now() -> Timestamp {
        Timestamp(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
    }

    /// Imports everything below the folder.
    func importFolder(subject: Subject? = nil) async throws -> ImportReport {
        try await ImportRequest(
            [folder.path], from: "/", subject: subject, by: "ada", through: following
        ).report()
    }

    /// Runs a pipeline for a record to its end.
    @discardableResult
    func run(
        _ pipeline: String, _ partition: String? = nil, _ parameters: JSONValue = .null
    ) async throws -> RunDetail {
        let id = try following.request(
            RunRequest(pipeline, partition: partition, parameters: parameters, by: "ada"))
        try await following.follow(id.text)
        return try database.read { try RunDetail(id, on: $0) }.unsafelyUnwrapped
    }

    /// Looks with a sensor once and works off what it asks for.
    func look(
        _ sensor: String, finds wanted: Set<Tick.Status> = [.requested, .skipped]
    ) async throws {
        let now = Self.now()
        let watch = SensorWatch(
            sensor, catalog: catalog, owner: ID("test"),
            ids: { IDSource(seed: UInt64(now.microseconds)) },
            sleep: { try await Task.sleep(for: $0) })
        try database.write { connection in
            try Triggers(on: connection, catalog: catalog, now: now).enter()
        }
        let status = try await watch.tick(on: database, now: now, isForced: true)
        let tick = try database.read { try TriggerLine.ticks(.sensor, sensor, 1, $0) }.first
        #expect(
            status.map(wanted.contains) == true, "\(sensor): \(String(describing: tick))")
        try await workOff()
    }

    /// Works until no run is open, at most so many runs.
    func workOff(limit: Int = 200) async throws {
        for _ in 0..<limit {
            let open = try database.read { connection in
                try RunList.page(
                    RunList.Filter(statuses: [.queued, .running]), limit: 1, on: connection)
            }
            guard let run = open.first else { return }
            try await following.follow(run.id)
        }
    }

    /// What became of the last run of a pipeline.
    func lastRun(_ pipeline: String) throws -> RunDetail? {
        try database.read { connection in
            let run = try RunList.page(
                RunList.Filter(pipelines: [pipeline]), limit: 1, on: connection
            ).first
            return try run.flatMap { try RunDetail($0.id, on: connection) }
        }
    }

    /// Names of skills that nobody has filed and everybody on the desk claims, under their names as ids.
    func claim(_ names: [String]) throws {
        try database.write { connection in
            for name in names {
                try connection.execute(
                    """
                    INSERT INTO skill (id, name, folded, kind, created_by, review, created_at, bag_id,
                        is_filed)
                    VALUES (\(name), \(name), \(SkillFolding.fold(name)), 'unknown', 'import',
                        'pending', 1, \(name), 0)
                    """)
                try connection.execute(
                    """
                    INSERT INTO candidate_skill (candidate_id, skill_id, surface, shown, source,
                        position)
                    SELECT id, \(name), \(name), 0, 'rules', 90 FROM candidate
                    """)
            }
        }
    }

    /// What the last step of an op came to.
    func output(_ op: String) throws -> JSONValue {
        try database.read {
            try $0.value(
                "SELECT output FROM step WHERE op = \(op) ORDER BY run_id DESC LIMIT 1",
                as: JSONValue.self)
        } ?? .null
    }

    func person(_ id: String) throws -> CandidateDossier? {
        try database.read { try CandidateDossier(ID(id), on: $0) }
    }

    func count(_ table: String, where condition: SQL = "1 = 1") throws -> Int {
        try database.read {
            try $0.value("SELECT count(*) FROM \(.raw(table)) WHERE \(condition)") ?? 0
        }
    }
}

import Engine
import Prelude
import SQLiteStorage
import Storage
import Synchronization
import Workflows

@testable import Console

/// The small desk with an engine's tables beside it, a clock that moves when a test says so, and a
/// few runs of made-up pipelines.
final class EngineDesk: Sendable {
    let desk: SmallDesk
    private let moment: Mutex<Timestamp>
    private let seed = Mutex<UInt64>(50)

    static let catalog = Catalog(
        pipelines: [
            Pipeline("greet", summary: "Say hello.") { pipeline in
                let first = pipeline.start(
                    Op<NoValue, Int>("look_up") { _, context in
                        context.report.log("looked up 3 names")
                        return .done(3)
                    })
                pipeline.then(Op<Int, Int>("say") { input, _ in .done(input) }, first)
            },
            Pipeline(
                "measure", summary: "Measure a record.",
                partition: Partitioning(
                    noun: "a record", count: { _ in 4 },
                    page: { _, after, limit in
                        Array((1...4).map(String.init).filter { $0 > after ?? "" }.prefix(limit))
                    })
            ) { pipeline in
                _ = pipeline.start(
                    Op<NoValue, Int>("weigh", retry: .never) { _, context in
                        guard context.partition == "3" else { return .done(1) }
                        throw Failure("the scales say 40 kg, expected at most 30")
                    })
            },
        ],
        sensors: [
            Sensor("new_letters", summary: "Letters that came in.", every: .seconds(60)) {
                context in
                Sighting(cursor: context.cursor, skipReason: "the box is empty")
            }
        ],
        schedules: [try? CronExpression("30 2 * * *")].compactMap(\.self).map {
            Schedule("nightly", $0, pipeline: "greet")
        })

    init() throws {
        desk = try SmallDesk()
        moment = Mutex(desk.now)
        _ = try desk.database.migrate(
            to: WholeDesk.schema, now: desk.now)
        try write { connection, now, _ in
            try Triggers(on: connection, catalog: Self.catalog, now: now).enter()
        }
    }

    var now: Timestamp { moment.withLock { $0 } }

    func advance(_ duration: Duration) { moment.withLock { $0 = $0 + duration } }

    private var ids: IDSource {
        IDSource(
            seed: seed.withLock {
                $0 += 1
                return $0
            })
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @Sendable (any Connection, Timestamp, IDSource) throws -> Result
    ) throws -> Result {
        let (now, ids) = (now, ids)
        return try desk.database.write { try body($0, now, ids) }
    }

    func request(_ request: RunRequest) throws {
        try write { connection, now, ids in
            var queue = RunQueue(on: connection, catalog: Self.catalog, now: now, ids: ids)
            try queue.request(request)
        }
    }

    /// Does what is ready, a second apart.
    func work() async throws {
        let stepping = Stepping(
            catalog: Self.catalog, database: desk.database, now: { self.now },
            sleep: { _ in try await Task.sleep(for: .seconds(3600)) }, ids: { self.ids },
            draw: { 0.5 })
        for _ in 0..<100 {
            let claimed = try await stepping.claim(
                .init(owner: ID("test"), slots: 1, lease: .seconds(60)))
            guard let step = claimed.first else { return }
            advance(.seconds(1))
            _ = try await stepping.run(step, report: StepReport())
        }
    }

    var services: ConsoleServices {
        var services = desk.services
        let database = desk.database
        services.engine.now = { self.now }
        services.engine.pipelines = Self.catalog.pipelines.map {
            PipelineChoice(name: $0.name, summary: $0.summary, noun: $0.partition?.noun)
        }
        services.engine.overview = {
            let now = self.now
            return EngineState(
                overview: try database.read { try EngineOverview(now: now, on: $0) },
                isApart: false, isServed: true, trouble: nil, names: [:])
        }
        services.engine.runs = { filter, record in
            var filter = filter
            if !record.isEmpty { (filter.partitions, filter.words) = ([], record) }
            return try database.read { [filter] connection in
                RunPage(
                    runs: try RunList.page(filter, limit: 50, on: connection),
                    total: try RunList.count(filter, on: connection), names: [:])
            }
        }
        services.engine.run = { id in try database.read { try RunDetail(id, on: $0) } }
        services.engine.backfills = { try database.read { try BackfillProgress.newest(9, on: $0) } }
        services.engine.triggers = {
            try database.read { try TriggerLine.all(Self.catalog, on: $0) }
        }
        services.engine.ticks = { source, name in
            try database.read { try TriggerLine.ticks(source, name, 9, $0) }
        }
        services.engine.perform = { try self.perform($0) }
        return services
    }

    private func perform(_ action: EngineAction) throws -> String {
        try write { connection, now, ids in
            var queue = RunQueue(on: connection, catalog: Self.catalog, now: now, ids: ids)
            let triggers = Triggers(on: connection, catalog: Self.catalog, now: now)
            switch action {
            case .cancel(let id): try queue.cancel(id, by: "ada")
            case .retry(let id): try queue.retry(id, by: "ada")
            case .run(let pipeline, let partition):
                try queue.request(RunRequest(pipeline, partition: partition, by: "ada"))
            case .backfill(let pipeline):
                var backfills = Backfills(
                    on: connection, catalog: Self.catalog, now: now, ids: ids)
                _ = try backfills.request(pipeline, by: "ada")
                for id in try Backfills.hungry(in: Self.catalog, on: connection) {
                    _ = try backfills.feed(id)
                }
            case .start(.sensor, let name): _ = try triggers.startSensor(name)
            case .stop(.sensor, let name): _ = try triggers.stopSensor(name)
            default: throw MissingService(name: "\(action)")
            }
            return "it is done"
        }
    }
}

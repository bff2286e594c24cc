import Engine
import Prelude
import Storage
import Synchronization
import TestSupport

/// A desk with the engine's tables, a clock that moves when a test says so, and pipelines whose ops
/// leave a row for each effect.
final class EngineFixture: Sendable {
    private let test: TestDatabase
    var database: any Database { test.database }
    let clock = TestClock()
    let catalog: Catalog

    init(_ catalog: Catalog = EngineFixture.catalog) throws {
        self.catalog = catalog
        test = try TestDatabase(
            .current, schema: Schema(EngineSchema.migrations + [Self.effects]), now: clock.now)
    }

    private static let effects = Migration(
        "test-effects",
        [
            """
            CREATE TABLE effect (run_id TEXT NOT NULL, op TEXT NOT NULL, value \(.integer))
            \(.strict)
            """
        ])

    /// Everything the engine may run in most tests.
    static let catalog = Catalog(
        pipelines: [threeOps, diamond, each], channels: [Channel("door") { _, _ in }])

    /// Three ops in a row, each of which has an effect on the desk; the second also one outside.
    static let threeOps = Pipeline(
        "three", summary: "Three ops in a row.", durability: .process
    ) { pipeline in
        let first = pipeline.start(
            Op<NoValue, Int>("first") { _, _ in .done { try $0.effect("first", 1) } })
        let second = pipeline.then(
            Op<Int, Int>("second") { input, context in
                .done { commit in
                    commit.send(
                        "knock", through: "door", key: "\(context.run)/second")
                    return try commit.effect("second", input + 1)
                }
            }, first)
        pipeline.then(
            Op<Int, Int>("third") { input, _ in .done { try $0.effect("third", input + 1) } },
            second)
    }

    /// Two ops beside each other, and one that needs both.
    static let diamond = Pipeline(
        "diamond", summary: "Ops that need each other.", durability: .process
    ) { pipeline in
        let left = pipeline.start(
            Op<NoValue, Int>("left") { _, _ in .done { try $0.effect("left", 1) } })
        let top = pipeline.then(
            Op<Int, Int>("top") { input, _ in .done { try $0.effect("top", input + 1) } }, left)
        let bottom = pipeline.then(
            Op<Int, Int>("bottom") { input, _ in .done { try $0.effect("bottom", input + 2) } },
            left)
        pipeline.then(
            Op<Both<Int, Int>, Int>("join") { both, _ in
                .done { try $0.effect("join", both.first + both.second) }
            }, top, bottom)
    }

    /// One op for each of a hundred records.
    static let each = Pipeline(
        "each", summary: "One op for each record.", partition: hundred, durability: .process
    ) { pipeline in
        _ = pipeline.start(
            Op<NoValue, Int>("only") { _, _ in .done { try $0.effect("only", 1) } })
    }

    static let hundred = Partitioning(
        noun: "a number", count: { _ in 100 },
        page: { _, after, limit in
            let first = after.flatMap(Int.init).map { $0 + 1 } ?? 1000
            return (first..<min(1100, first + limit)).map(String.init)
        })

    /// The parts of an engine on a database, this desk's own unless another is given.
    func stepping(on other: (any Database)? = nil, seed: UInt64 = 1) -> Stepping {
        let clock = clock
        let source = Mutex(SeededGenerator(seed: seed))
        return Stepping(
            catalog: catalog, database: other ?? database, now: { clock.now },
            // A limit never passes by itself: tests move the clock.
            sleep: { _ in try await Task.never() },
            ids: { IDSource(seed: source.withLock { $0.next() }) }, draw: { 0.5 })
    }

    /// Asks for a run.
    @discardableResult
    func request(_ request: RunRequest, on other: (any Database)? = nil) throws -> ID<Run> {
        let (catalog, now, seed) = (catalog, clock.now, clock.tick())
        return try (other ?? database).write(.transition) { connection in
            var queue = RunQueue(
                on: connection, catalog: catalog, now: now, ids: IDSource(seed: seed))
            return try queue.request(request).id
        }
    }

    /// Does something with the queue of runs.
    func change(_ body: @Sendable (inout RunQueue) throws -> Void) throws {
        let (catalog, now, seed) = (catalog, clock.now, clock.tick())
        try database.write(.transition) { connection in
            var queue = RunQueue(
                on: connection, catalog: catalog, now: now, ids: IDSource(seed: seed))
            try body(&queue)
        }
    }

    /// Claims and runs until nothing is ready, with places handed over or without.
    func drain(
        _ stepping: Stepping? = nil, owner: String = "worker", slots: Int = 4,
        handingOver: Bool = false
    ) async throws {
        let stepping = stepping ?? self.stepping()
        let place = handingOver ? Stepping.Place(terms(owner), isFull: false) : nil
        for _ in 0..<10_000 {
            var claimed = try await stepping.claim(terms(owner, slots: slots))
            if claimed.isEmpty { return }
            while let step = claimed.popLast() {
                let settled = try await stepping.run(step, report: StepReport()) { place }
                if case .stored(let next?) = settled { claimed.append(next) }
            }
        }
    }

    /// Terms of a claim, with a lease of ten seconds.
    func terms(_ owner: String, slots: Int = 4) -> Claiming.Terms {
        Claiming.Terms(owner: ID(owner), slots: slots, lease: .seconds(10))
    }

    /// Gives back what nobody works on any more.
    func rescue(isAlive: @escaping @Sendable (EngineProcess) -> Bool = { _ in true }) throws {
        let now = clock.now
        let rescuer = Rescuer { process, _ in isAlive(process) }
        try database.write(.transition) { _ = try rescuer.rescue(on: $0, now: now) }
    }

    func run(_ id: ID<Run>) throws -> Run? {
        try database.read { try $0.first(Run.self, "WHERE id = \(id)") }
    }

    func runs() throws -> [ID<Run>] {
        try database.read { try $0.fetch(Run.self, "ORDER BY id").map(\.id) }
    }

    func steps(_ id: ID<Run>) throws -> [Step] {
        try database.read { try $0.fetch(Step.self, "WHERE run_id = \(id) ORDER BY position") }
    }

    /// The effects on the desk, as `op=value`, in the order of ops and values.
    func effects() throws -> [String] {
        try database.read { connection in
            try connection.query("SELECT op, value FROM effect ORDER BY value, op").map {
                "\(try $0.get(0, as: String.self))=\(try $0.get(1, as: Int.self))"
            }
        }
    }

    /// Empties every table.
    func clear() throws {
        try database.write(.transition) { connection in
            for table in ["effect", "run", "circuit", "materialization", "engine_process"] {
                try connection.execute("DELETE FROM \(.raw(table))")
            }
        }
    }
}

extension StepCommit {
    /// Leaves a row for an effect and returns its value.
    func effect(_ op: String, _ value: Int) throws -> Int {
        try connection.execute(
            "INSERT INTO effect (run_id, op, value) VALUES (\(run), \(op), \(value))")
        return value
    }
}

/// A clock that moves when it is told to.
final class TestClock: Sendable {
    private let moment = Mutex(Timestamp(microseconds: 1_700_000_000_000_000))
    private let ticks = Mutex<UInt64>(0)

    var now: Timestamp { moment.withLock { $0 } }

    func advance(_ duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }

    /// A number that no other call gave.
    func tick() -> UInt64 {
        ticks.withLock {
            $0 += 1
            return $0
        }
    }
}

extension Task where Success == Never, Failure == Never {
    /// Waits until the task is cancelled.
    static func never() async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        withExtendedLifetime(continuation) {}
        try Task<Never, Never>.checkCancellation()
    }
}

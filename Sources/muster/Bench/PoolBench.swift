import Engine
import Prelude
import Storage
import Synchronization

/// Many records through ops that wait for a call, as many at once as the pool allows.
extension EngineBench {
    /// How the pool did.
    struct PoolResult: Sendable {
        /// The least time that the calls can take, in milliseconds.
        var ideal: Double
        /// The time that they took.
        var took: Double
        /// The share of that time, without the filling and draining of the pool, in which it was full.
        var fullShare: Double
    }

    private static let limit = 20
    private static let call = Duration.milliseconds(200)

    /// Runs one call for each record through an engine.
    func pool(_ records: Int, on desk: any Database) async throws -> PoolResult {
        let gauge = Gauge(limit: Self.limit)
        let pipeline = Pipeline(
            "calls", summary: "One call for each record.",
            partition: Partitioning(noun: "a record", count: { _ in 0 }, page: { _, _, _ in [] }),
            durability: .process
        ) { pipeline in
            _ = pipeline.start(
                Op<NoValue, NoValue>(
                    "call", pool: Pool("service", limit: Self.limit, reach: .desk),
                    writesAlone: false
                ) { _, _ in
                    gauge.enter()
                    defer { gauge.leave() }
                    try await Task.sleep(for: Self.call)
                    return .done(NoValue())
                })
        }
        let catalog = Catalog(pipelines: [pipeline])
        let wiring = try EngineWiring(session).surroundings { _ in }
        let following = Following(
            catalog: catalog, database: desk, settings: EngineSettings(), surroundings: wiring)
        let backfill = try following.backfill(
            "calls", records: (1...records).map(String.init), parameters: .null, lane: .backfill,
            by: "bench")
        let start = ContinuousClock.now
        try await following.follow(backfill.id.text)
        let took = milliseconds(start)
        let rounds = (records + Self.limit - 1) / Self.limit
        return PoolResult(
            ideal: Double(rounds) * Double(Self.call.microseconds) / 1000, took: took,
            fullShare: gauge.fullShare)
    }
}

/// Counts how many calls run at once, and for how long as many as can.
private final class Gauge: Sendable {
    private struct State {
        var active = 0
        var firstFull: ContinuousClock.Instant?
        var lastFull: ContinuousClock.Instant?
        var fullSince: ContinuousClock.Instant?
        var full = Duration.zero
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    func enter() {
        state.withLock { state in
            state.active += 1
            guard state.active == limit else { return }
            let now = ContinuousClock.now
            state.firstFull = state.firstFull ?? now
            state.fullSince = now
        }
    }

    func leave() {
        state.withLock { state in
            if state.active == limit, let since = state.fullSince {
                let now = ContinuousClock.now
                state.full += now - since
                state.lastFull = now
                state.fullSince = nil
            }
            state.active -= 1
        }
    }

    /// The share of the time between the first and the last moment of a full pool.
    var fullShare: Double {
        state.withLock { state in
            guard let first = state.firstFull, let last = state.lastFull, last > first else {
                return 0
            }
            return Double(state.full.microseconds) / Double((last - first).microseconds)
        }
    }
}

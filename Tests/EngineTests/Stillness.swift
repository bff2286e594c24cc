import Engine
import Prelude
import Storage
import Synchronization

/// Time that stands still for an engine: what it waits for is noted, and passes when a test wakes it.
final class Stillness: Sendable {
    private struct State {
        var waited: [Duration] = []
        var troubles: [String] = []
        var listeners: [(Duration, AsyncStream<Void>.Continuation)] = []
    }
    /// More than an engine waits in any test.
    private static let mostWaits = 1000

    private let state = Mutex(State())
    private let engine = Mutex<Worker?>(nil)
    let clock: TestClock

    init(_ clock: TestClock) { self.clock = clock }

    /// What the engine had to say about itself.
    var troubles: [String] { state.withLock { $0.troubles } }

    /// How often the engine has waited for so long.
    func waits(of duration: Duration) -> Int {
        state.withLock { state in state.waited.count { $0 == duration } }
    }

    fileprivate func own(_ engine: Worker) { self.engine.withLock { $0 = engine } }

    /// Makes the engine look around as if a wait were over.
    func wake() { engine.withLock { $0 }?.poke() }

    /// Returns when the engine waits, or has waited, for so long.
    func waits(_ duration: Duration) async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        state.withLock { state in
            if state.waited.contains(duration) { continuation.finish() }
            state.listeners.append((duration, continuation))
        }
        for await _ in stream {}
        try Task.checkCancellation()
    }

    @Sendable fileprivate func sleep(_ duration: Duration) async throws {
        let heard = state.withLock { state in
            state.waited.append(duration)
            // Who turns in circles is let out of them, so that a test ends that finds it.
            if state.waited.count.isMultiple(of: Self.mostWaits) { clock.advance(.seconds(3600)) }
            defer { state.listeners.removeAll { $0.0 == duration } }
            return state.listeners.filter { $0.0 == duration }.map(\.1)
        }
        for listener in heard { listener.finish() }
        try await Task.never()
    }

    @Sendable fileprivate func note(_ trouble: String) {
        state.withLock { $0.troubles.append(trouble) }
    }
}

extension EngineFixture {
    /// An engine whose time stands still.
    func stillEngine(
        _ settings: EngineSettings, _ still: Stillness, on other: (any Database)? = nil
    ) -> Worker {
        let (clock, ids) = (clock, ids)
        let engine = Worker(
            catalog: catalog, database: other ?? database, kind: .engine, settings: settings,
            surroundings: EngineSurroundings(
                now: { clock.now }, sleep: still.sleep, ids: ids, draw: { 0.5 }, host: "here",
                process: "1", runs: { _ in true }, trouble: still.note))
        still.own(engine)
        return engine
    }

    /// Runs such an engine around some work, and waits until it has stopped.
    func withStillEngine(
        _ settings: EngineSettings, on other: (any Database)? = nil,
        _ body: (Stillness) async throws -> Void
    ) async throws {
        let still = Stillness(clock)
        let engine = stillEngine(settings, still, on: other)
        let task = Task { try await engine.run() }
        let result: Result<Void, any Error>
        do { result = .success(try await body(still)) } catch { result = .failure(error) }
        await engine.stop()
        // However long its grace is: it is over.
        clock.advance(.seconds(3600))
        engine.poke()
        try await task.value
        try result.get()
    }
}

/// A database that fails when it is told to.
final class FailingDatabase: Database {
    private let base: any Database
    private let fails = Atomic(false)
    private let failsWrites = Atomic(false)

    var dialect: Dialect { base.dialect }

    init(_ base: any Database) { self.base = base }

    func fail(_ fails: Bool) { self.fails.store(fails, ordering: .relaxed) }
    /// Makes it fail only who writes.
    func failWrites() { failsWrites.store(true, ordering: .relaxed) }

    private func check(_ mode: WriteMode? = nil) throws {
        let fails =
            fails.load(ordering: .relaxed) || mode != nil && failsWrites.load(ordering: .relaxed)
        guard fails else { return }
        throw DatabaseError(kind: .unwritable, message: "out of order", statement: "")
    }

    func write<Result: Sendable>(
        _ mode: WriteMode, _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try check(mode)
        return try base.write(mode, body)
    }

    func read<Result: Sendable>(
        _ body: @Sendable (any Connection) throws -> Result
    ) throws -> Result {
        try check()
        return try base.read(body)
    }

    func writing<Result: Sendable>(
        _ mode: WriteMode, _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try check(mode)
        return try await base.writing(mode, body)
    }

    func reading<Result: Sendable>(
        _ body: @escaping @Sendable (any Connection) throws -> Result
    ) async throws -> Result {
        try check()
        return try await base.reading(body)
    }

    var location: String { base.location }
    func migrate(to schema: Schema, now: Timestamp) throws -> [String] {
        try base.migrate(to: schema, now: now)
    }
    func described() throws -> DatabaseDescription { try base.described() }
    func examined() throws -> [DatabaseFinding] { try base.examined() }
    func purge() throws { try base.purge() }
    func purging() async throws { try await base.purging() }
    func changes() throws -> ChangeFeed { try base.changes() }
}

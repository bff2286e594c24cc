import Engine
import Glibc
import Prelude
import Storage
import Synchronization

extension EngineFixture {
    /// An engine on this desk, in real time.
    func engine(
        kind: EngineProcess.Kind, scope: Claiming.Scope = .all,
        settings: EngineSettings = EngineSettings(),
        runs: @escaping @Sendable (String) -> Bool = { _ in true }
    ) -> Worker {
        let source = Mutex(SeededGenerator(seed: clock.tick()))
        return Worker(
            catalog: catalog, database: database, kind: kind, scope: scope, settings: settings,
            surroundings: EngineSurroundings(
                now: realNow, sleep: { try await Task.sleep(for: $0) },
                ids: { IDSource(seed: source.withLock { $0.next() }) }, draw: { 0.5 },
                host: "here", process: "1", runs: runs))
    }

    /// The moment by the system's clock.
    @Sendable func realNow() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    /// Runs an engine around some work, and waits until it has stopped.
    func withEngine(
        kind: EngineProcess.Kind = .engine, settings: EngineSettings = EngineSettings(),
        runs: @escaping @Sendable (String) -> Bool = { _ in true },
        _ body: (Worker) async throws -> Void
    ) async throws {
        let engine = engine(kind: kind, settings: settings, runs: runs)
        let task = Task { try await engine.run() }
        do { try await body(engine) } catch {
            // An engine that could not work at all says why; what waited for it does not know.
            await engine.stop()
            try await task.value
            throw error
        }
        await engine.stop()
        try await task.value
    }

    /// Waits until the desk is as wanted, looking again at each change.
    func until(_ condition: @escaping @Sendable (any Connection) throws -> Bool) async throws {
        var changes = try database.changes().makeAsyncIterator()
        while try await !database.reading(condition) {
            _ = await changes.next()
            try Task.checkCancellation()
        }
    }
}

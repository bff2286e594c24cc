import Engine
import Prelude
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("Following a request", .timeLimit(.minutes(5))) struct FollowingTests {
    /// A way to follow on a desk, in real time.
    private func following(_ fixture: EngineFixture) -> Following {
        let source = Mutex(SeededGenerator(seed: 3))
        return Following(
            catalog: fixture.catalog, database: fixture.database, settings: EngineSettings(),
            surroundings: EngineSurroundings(
                now: fixture.realNow, sleep: { try await Task.sleep(for: $0) },
                ids: { IDSource(seed: source.withLock { $0.next() }) }, draw: { 0.5 },
                host: "here", process: "1", runs: { _ in true }))
    }

    @Test("What ends with its task is cancelled on the desk") func cancelled() async throws {
        let entered = AsyncStream.makeStream(of: Void.self)
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .single { _ in
                    entered.continuation.yield()
                    try await Task.never()
                    return .done(1)
                }
            ]))
        let following = following(fixture)
        let run = try following.request(RunRequest("single", by: "test"))
        let task = Task { try await following.follow(run.text, orCancelAs: "ada") }
        for await _ in entered.stream { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try fixture.run(run)?.status == .cancelled)
        #expect(try fixture.run(run)?.reason == "cancelled by ada")
    }

    @Test("One run of many is waited for alone") func alone() async throws {
        let gate = Gate()
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                Pipeline(
                    "each", summary: "Waits or not.", partition: EngineFixture.hundred,
                    durability: .process
                ) {
                    _ = $0.start(
                        Op<NoValue, Int>("only") { _, context in
                            if context.partition == "slow" { await gate.pass() }
                            return .done(1)
                        })
                }
            ]))
        let following = following(fixture)
        _ = try following.backfill(
            "each", records: ["slow", "quick"], parameters: .null, lane: .interactive, by: "ada")
        try await fixture.perform(fixture.feeder)
        let quick = try #require(
            try fixture.database.read {
                try $0.first(Run.self, "WHERE partition_key = 'quick'")
            })
        try await following.follow(quick.id)
        #expect(try fixture.run(quick.id)?.status == .done)
        gate.open()
    }
}

import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("Why nothing goes on") struct DelayTests {
    private static let slow = Failure("slow down", retryAfter: .seconds(60))

    @Test("Steps that are tried again much later are told by op, with what they failed by")
    func told() async throws {
        let fixture = try EngineFixture(
            Catalog(pipelines: [.scripted(Script([.fail(Self.slow), .fail(Self.slow)]))]))
        let (first, second) = (
            try fixture.request(RunRequest("scripted", by: "test")),
            try fixture.request(RunRequest("scripted", by: "test"))
        )
        #expect(try fixture.delays(first).isEmpty)
        let steps = try await fixture.claim()
        #expect(try fixture.delays(first).isEmpty)
        for step in steps { try await fixture.run(step) }
        let now = fixture.clock.now
        for run in [first, second] {
            let delay = try #require(try fixture.delays(run).first)
            #expect(delay.until == now + .seconds(60))
            #expect(
                delay.text(now: now) == "only is tried again in 1 min 0 s: slow down")
        }
        fixture.clock.advance(.seconds(58))
        #expect(try fixture.delays(first).isEmpty)
    }

    @Test("What a breaker holds back is told with what opened it") func breaker() async throws {
        let script = Script(
            Array(
                repeating: .fail(Failure("no credit", isTransient: false)),
                count: CircuitDecision.threshold))
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(script)]))
        for _ in 0..<CircuitDecision.threshold { _ = try await fixture.runToItsEnd() }
        let run = try fixture.request(RunRequest("scripted", by: "test"))
        #expect(try await fixture.claim().isEmpty)
        #expect(try fixture.delays(run).map(\.reason) == ["no credit"])
    }

    @Test("Who follows a request is told, and may give up", .timeLimit(.minutes(5)))
    func following() async throws {
        let fixture = try EngineFixture(
            Catalog(pipelines: [.scripted(Script([.fail(Self.slow)]))]))
        let (told, continuation) = AsyncStream.makeStream(of: [Delay].self)
        let source = Mutex(SeededGenerator(seed: 3))
        let following = Following(
            catalog: fixture.catalog, database: fixture.database, settings: EngineSettings(),
            surroundings: EngineSurroundings(
                now: fixture.realNow, sleep: { try await Task.sleep(for: $0) },
                ids: { IDSource(seed: source.withLock { $0.next() }) }, draw: { 0.5 },
                host: "here", process: "1", runs: { _ in true }),
            delayed: { continuation.yield($0) })
        let run = try following.request(RunRequest("scripted", by: "test"))
        async let end: Void = following.follow(run.text)
        for await delays in told {
            #expect(delays.map(\.reason) == ["slow down"])
            break
        }
        try await following.cancel(run.text, by: "ada")
        try await end
        #expect(try fixture.run(run)?.status == .cancelled)
    }
}

extension EngineFixture {
    fileprivate func delays(_ run: ID<Run>) throws -> [Delay] {
        let now = clock.now
        return try database.read { try Delay.of(run.text, now: now, on: $0) }
    }
}

import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("An engine that ends or was missed", .timeLimit(.minutes(1))) struct EngineStopTests {
    @Test("Cancelling its task stops it: what runs is waited for, and stored") func cancelled()
        async throws
    {
        let (entered, goOn) = (AsyncStream.makeStream(of: Void.self), Gate())
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .single { _ in
                    entered.continuation.yield()
                    await goOn.pass()
                    return .done(7)
                }
            ]))
        let run = try fixture.request(RunRequest("single", by: "test"))
        let still = Stillness(fixture.clock)
        let engine = fixture.stillEngine(EngineSettings(grace: .milliseconds(2900)), still)
        let task = Task { try await engine.run() }
        for await _ in entered.stream { break }
        task.cancel()
        // It waits for the step as it does when it is stopped, and does not turn in circles.
        try await still.waits(.milliseconds(2900))
        goOn.open()
        try await task.value
        #expect(try fixture.run(run)?.status == .done)
        #expect(still.waits(of: .milliseconds(2900)) < 10)
        #expect(try fixture.count("engine_process") == 0)
    }

    @Test("An engine that was taken for gone enters again") func entersAgain() async throws {
        let fixture = try EngineFixture()
        let settings = EngineSettings(beat: .milliseconds(707), grace: .zero)
        try await fixture.withStillEngine(settings) { still in
            try await still.waits(.milliseconds(707))
            // As on a machine that slept: its neighbour finds it silent and buries it.
            try fixture.rescue { _ in false }
            #expect(try fixture.count("engine_process") == 0)
            fixture.clock.advance(.milliseconds(707))
            still.wake()
            let now = fixture.clock.now
            try await fixture.until {
                try $0.value("SELECT seen_at FROM engine_process", as: Timestamp.self) == now
            }
        }
    }

    @Test("A beat tells whether the engine is known") func beat() throws {
        let fixture = try EngineFixture()
        let now = fixture.clock.now
        let isKnown = try fixture.database.write {
            try EngineProcesses(on: $0, now: now).beat(ID("nobody"))
        }
        #expect(!isKnown)
    }
}

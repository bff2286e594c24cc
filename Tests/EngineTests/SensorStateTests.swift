import Engine
import Prelude
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("When sensors look", .timeLimit(.minutes(1))) struct SensorStateTests {
    @Test("A sensor looks when it was started, not before, and no more when it was stopped")
    func startAndStop() async throws {
        let eye = Eye([])
        let fixture = try eye.fixture(startsRunning: false)
        try await fixture.perform(fixture.sensors())
        #expect(eye.cursors.isEmpty)
        #expect(try fixture.triggers { try $0.startSensor("eye") })
        try await fixture.perform(fixture.sensors())
        #expect(eye.cursors.count == 1)
        #expect(try fixture.triggers { try $0.stopSensor("eye") })
        fixture.clock.advance(.seconds(60))
        try await fixture.perform(fixture.sensors())
        #expect(eye.cursors.count == 1)
        #expect(try fixture.triggers { try $0.startSensor("nobody") } == false)
    }

    @Test("Who is asked to looks at once, stopped or not due") func forced() async throws {
        let eye = Eye([Sighting([request("a")], cursor: "2")])
        let fixture = try eye.fixture(startsRunning: false)
        #expect(try await fixture.look(isForced: false) == nil)
        #expect(try await fixture.look(isForced: true) == .requested)
        #expect(try await fixture.look(isForced: true) == .skipped)
        #expect(eye.cursors == [nil, "2"])
    }

    @Test("Two engines look once, even while a look takes long") func twoEngines() async throws {
        let eye = Eye([])
        let fixture = try eye.fixture()
        let (entered, goOn) = (AsyncStream.makeStream(of: Void.self), Gate())
        eye.whileLooking {
            entered.continuation.yield()
            await goOn.pass()
        }
        async let first: Bool = fixture.perform(fixture.sensors("a"))
        for await _ in entered.stream { break }
        try await fixture.perform(fixture.sensors("b"))
        #expect(try await fixture.look("c", isForced: true) == nil)
        goOn.open()
        _ = try await first
        #expect(eye.cursors.count == 1)
        #expect(try fixture.ticks(.sensor, "eye").count == 1)
    }

    @Test("A look that went on beyond its lease saves nothing: another has looked meanwhile")
    func lateLook() async throws {
        let eye = Eye([
            Sighting([request("old")], cursor: "old"), Sighting([request("new")], cursor: "new"),
        ])
        let fixture = try eye.fixture()
        let (entered, goOn) = (AsyncStream.makeStream(of: Void.self), Gate())
        eye.whileLooking {
            entered.continuation.yield()
            await goOn.pass()
        }
        async let first: Bool = fixture.perform(fixture.sensors("a"))
        for await _ in entered.stream { break }
        eye.whileLooking {}
        fixture.clock.advance(SensorWatch.limit * 2)
        try await fixture.perform(fixture.sensors("b"))
        goOn.open()
        _ = try await first
        #expect(try fixture.eyeState()?.cursor == "new")
        #expect(try fixture.runs().count == 1)
    }

    @Test("A look that never ends is given up when its time is over") func endless() async throws {
        let eye = Eye([])
        let fixture = try eye.fixture()
        eye.whileLooking { await Gate().pass() }
        let watch = SensorWatch(
            "eye", catalog: fixture.catalog, owner: ID("me"), ids: fixture.ids, sleep: { _ in })
        try await fixture.perform(watch)
        let tick = try #require(try fixture.ticks(.sensor, "eye").first)
        #expect(tick.status == .failed)
        #expect(tick.reason == "it took longer than 300 s")
    }

    @Test("Wherever an engine dies during a look, nothing is lost and nothing doubled")
    func crash() async throws {
        let found = [
            RunRequest("scripted", lane: .automatic, by: "sensor eye"),
            RunRequest("scripted", lane: .automatic, by: "sensor eye"),
        ]
        var deaths = 0
        for statement in 0... {
            var isBeyond = true
            for moment in DyingDatabase.Moment.allCases {
                // Without keys only the transaction keeps the two together.
                let eye = Eye(byCursor: [nil: Sighting(found, cursor: "2")])
                let fixture = try eye.fixture()
                let dying = DyingDatabase(fixture.database, at: statement, moment)
                _ = try? await fixture.perform(fixture.sensors("first"), on: dying)
                fixture.clock.advance(SensorWatch.limit * 2)
                try await fixture.perform(fixture.sensors("second"))
                let place = "death \(moment) statement \(statement)"
                #expect(try fixture.count("run") == 2, "\(place)")
                #expect(try fixture.eyeState()?.cursor == "2", "\(place)")
                deaths += dying.hasDied ? 1 : 0
                isBeyond = isBeyond && !dying.hasDied
            }
            if isBeyond { break }
        }
        #expect(deaths > 15, "the look died at \(deaths) places only")
    }
}

extension EngineFixture {
    func eyeState() throws -> SensorState? {
        try database.read { try $0.first(SensorState.self, "WHERE name = 'eye'") }
    }

    fileprivate func look(_ owner: String = "me", isForced: Bool) async throws -> Tick.Status? {
        try await sensors(owner).tick(on: database, now: clock.now, isForced: isForced)
    }
}

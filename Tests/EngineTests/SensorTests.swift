import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("Sensors") struct SensorTests {
    @Test("A look asks for runs and moves the cursor; the next look starts there") func looks()
        async throws
    {
        let eye = Eye([Sighting([request("a"), request("b")], cursor: "2")])
        let fixture = try eye.fixture()
        try await fixture.perform(fixture.sensors())
        #expect(try fixture.count("run") == 2)
        #expect(try fixture.ticks(.sensor, "eye").map(\.status) == [.requested])
        #expect(try fixture.ticks(.sensor, "eye").map(\.requests) == [2])
        try await fixture.perform(fixture.sensors())
        #expect(eye.cursors == [nil])
        fixture.clock.advance(.seconds(30))
        eye.then(Sighting([request("b"), request("c")], cursor: "3"))
        try await fixture.perform(fixture.sensors())
        #expect(eye.cursors == [nil, "2"])
        // Seen twice, asked once.
        #expect(try fixture.count("run") == 3)
        #expect(try fixture.ticks(.sensor, "eye").map(\.requests) == [2, 1])
        let lanes = try fixture.database.read { try $0.fetch(Run.self, "").map(\.lane) }
        #expect(Set(lanes) == [.automatic])
    }

    @Test("What a look asks people is written with its cursor, and told") func asks() async throws {
        var sighting = Sighting(cursor: "2", skipReason: "nothing")
        sighting.ask = { connection, _, _ in
            try connection.execute("CREATE TABLE asked (cursor TEXT)")
            try connection.execute("INSERT INTO asked SELECT cursor FROM sensor")
            return 2
        }
        let fixture = try Eye([sighting]).fixture()
        try await fixture.perform(fixture.sensors())
        // It sees the cursor that is saved with it.
        let cursor = try fixture.database.read {
            try $0.value("SELECT cursor FROM asked") as String?
        }
        #expect(cursor == "2")
        let ticks = try fixture.ticks(.sensor, "eye")
        #expect(ticks.map(\.status) == [.requested])
        #expect(ticks.map(\.reason) == ["asked 2 questions"])
        #expect(try fixture.count("run") == 0)
    }

    @Test("A question that cannot be asked leaves the cursor where it was") func unasked()
        async throws
    {
        var sighting = Sighting([request("a")], cursor: "2")
        sighting.ask = { _, _, _ in throw Failure("no room", isTransient: true) }
        let fixture = try Eye([sighting]).fixture()
        await #expect(throws: Failure.self) { try await fixture.perform(fixture.sensors()) }
        #expect(try fixture.count("run") == 0)
        let cursor = try fixture.database.read {
            try $0.value("SELECT cursor FROM sensor") as String?
        }
        #expect(cursor == nil)
    }

    @Test("A look that takes long keeps no other sensor from looking", .timeLimit(.minutes(5)))
    func slow() async throws {
        let gate = Gate()
        let sensors = [
            Sensor("a slow one", summary: "Waits.", every: .seconds(30), startsRunning: true) {
                await gate.pass()
                return Sighting(cursor: $0.cursor)
            },
            Sensor("b", summary: "Opens.", every: .seconds(30), startsRunning: true) {
                gate.open()
                return Sighting(cursor: $0.cursor)
            },
        ]
        let fixture = try EngineFixture(
            Catalog(pipelines: [.scripted(Script())], sensors: sensors))
        try await fixture.withEngine { _ in
            try await fixture.until {
                try $0.value("SELECT count(DISTINCT name) FROM tick", as: Int.self) == 2
            }
        }
    }

    @Test("A look that asks for nothing says why") func skips() async throws {
        let eye = Eye([
            Sighting(cursor: nil, skipReason: "every job is up to date"), Sighting(cursor: nil),
        ])
        let fixture = try eye.fixture()
        for _ in 0..<2 {
            try await fixture.perform(fixture.sensors())
            fixture.clock.advance(.seconds(30))
        }
        let ticks = try fixture.ticks(.sensor, "eye")
        #expect(ticks.map(\.status) == [.skipped, .skipped])
        #expect(ticks.map(\.reason) == ["every job is up to date", "nothing new"])
    }

    @Test("A look that fails keeps the cursor and backs off, up to an hour") func fails()
        async throws
    {
        let eye = Eye([Sighting(cursor: "7")])
        let fixture = try eye.fixture()
        try await fixture.perform(fixture.sensors())
        var pauses: [Duration] = []
        for _ in 0..<9 {
            eye.fail(Failure("status 500"))
            fixture.clock.advance(.seconds(3600))
            try await fixture.perform(fixture.sensors())
            let state = try #require(try fixture.eyeState())
            #expect(state.cursor == "7")
            #expect(state.leaseOwner == nil)
            pauses.append(state.nextAt - fixture.clock.now)
        }
        #expect(
            pauses == [60, 120, 240, 480, 960, 1920, 3600, 3600, 3600].map { .seconds($0) })
        #expect(try fixture.ticks(.sensor, "eye").last?.status == .failed)
        #expect(try fixture.ticks(.sensor, "eye").last?.reason == "status 500")
        fixture.clock.advance(.seconds(3600))
        eye.then(Sighting(cursor: "8"))
        try await fixture.perform(fixture.sensors())
        #expect(try fixture.eyeState()?.failures == 0)
        #expect(try fixture.eyeState()?.nextAt == fixture.clock.now + .seconds(30))
    }

    @Test("One bad record is a partial look: the others are asked for, the bad one is named")
    func partial() async throws {
        let context = SensorContext(
            cursor: "1", now: Timestamp(microseconds: 0), database: try EngineFixture().database)
        let read = await context.each(["a", "bad", "c"], named: { "row \($0)" }) { record in
            if record == "bad" { throw Failure("no name") }
            return [request(record)]
        }
        #expect(read.requests.map(\.key) == ["a", "c"])
        #expect(read.problems == ["row bad: no name"])
        let eye = Eye([read])
        let fixture = try eye.fixture()
        try await fixture.perform(fixture.sensors())
        let tick = try #require(try fixture.ticks(.sensor, "eye").first)
        #expect(tick.status == .partial)
        #expect(tick.requests == 2)
        #expect(tick.reason == "row bad: no name")
        #expect(try fixture.eyeState()?.failures == 0)
    }

    @Test("A request that fits no pipeline, or cannot be kept, spoils no other") func unfit()
        async throws
    {
        var deep: JSONValue = 1
        for _ in 0..<150 { deep = [deep] }
        var unreadable = request("deep")
        unreadable.parameters = deep
        let unknown = RunRequest("x", key: "k", lane: .automatic, by: "eye")
        let eye = Eye([Sighting([unknown, unreadable, request("a")], cursor: "2")])
        let fixture = try eye.fixture()
        try await fixture.perform(fixture.sensors())
        let tick = try #require(try fixture.ticks(.sensor, "eye").first)
        #expect(tick.status == .partial)
        #expect(tick.requests == 1)
        #expect(
            tick.reason
                == "k: there is no pipeline x; known are scripted; deep: what the run is told is nested"
                + " deeper than 100 levels")
        #expect(try fixture.eyeState()?.cursor == "2")
    }

    @Test("A look that brings too much is refused as a whole, and its cursor stays") func tooMuch()
        async throws
    {
        let most = (0..<Sighting.maximumRequests).map { request("\($0)") }
        let eye = Eye([Sighting(most + [request("x")], cursor: "9"), Sighting(most, cursor: "9")])
        let fixture = try eye.fixture()
        try await fixture.perform(fixture.sensors())
        #expect(try fixture.count("run") == 0)
        #expect(try fixture.eyeState()?.cursor == nil)
        #expect(try fixture.ticks(.sensor, "eye").map(\.status) == [.failed])
        fixture.clock.advance(.seconds(60))
        try await fixture.perform(fixture.sensors())
        #expect(try fixture.count("run") == Sighting.maximumRequests)
    }
}

/// A request of the sensor of these tests.
func request(_ key: String) -> RunRequest {
    RunRequest("scripted", key: key, lane: .automatic, by: "sensor eye")
}

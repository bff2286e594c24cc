import Engine
import Prelude
import Storage
import Testing

@Suite("Schedules") struct ScheduleTests {
    @Test("A schedule fires at its time, once, and says so") func fires() async throws {
        let fixture = try fixture("0 * * * *")
        try await fixture.perform(fixture.schedules)
        #expect(try fixture.count("run") == 0)
        let due = try #require(try fixture.state()?.nextAt)
        fixture.clock.advance(due - fixture.clock.now)
        for _ in 0..<2 { try await fixture.perform(fixture.schedules) }
        let run = try #require(try fixture.database.read { try $0.first(Run.self, "") })
        #expect(run.key == "schedule hourly \(due)")
        #expect(run.lane == .automatic)
        #expect(run.parameters == ["limit": 3])
        #expect(try fixture.count("run") == 1)
        #expect(try fixture.ticks(.schedule, "hourly").map(\.status) == [.requested])
        #expect(try fixture.state()?.nextAt == due + .seconds(3600))
    }

    @Test("Two engines that see the same time ask once") func twoEngines() async throws {
        let fixture = try fixture("0 * * * *", missed: .each(limit: 5))
        fixture.clock.advance(.seconds(3600))
        async let first = fixture.perform(fixture.schedules)
        async let second = fixture.perform(fixture.schedules)
        _ = try await (first, second)
        #expect(try fixture.count("run") == 1)
        #expect(try fixture.ticks(.schedule, "hourly").count == 1)
    }

    @Test("One that was stopped asks for nothing, and makes nothing up when it is started")
    func stopAndStart() async throws {
        let fixture = try fixture("0 * * * *")
        #expect(try fixture.triggers { try $0.stopSchedule("hourly") })
        fixture.clock.advance(.seconds(5 * 3600))
        try await fixture.perform(fixture.schedules)
        #expect(try fixture.count("run") == 0)
        #expect(try fixture.triggers { try $0.startSchedule("hourly") })
        try await fixture.perform(fixture.schedules)
        #expect(try fixture.count("run") == 0)
        fixture.clock.advance(.seconds(3600))
        try await fixture.perform(fixture.schedules)
        #expect(try fixture.count("run") == 1)
        #expect(try fixture.triggers { try $0.startSchedule("nobody") } == false)
    }

    @Test("After a night without an engine one run makes up for all, and the tick says so")
    func missed() async throws {
        let fixture = try fixture("0 * * * *")
        fixture.clock.advance(.seconds(8 * 3600))
        try await fixture.perform(fixture.schedules)
        #expect(try fixture.count("run") == 1)
        #expect(
            try fixture.ticks(.schedule, "hourly").first?.reason
                == "7 earlier times passed while no engine was there")
    }

    @Test("A changed expression or time zone is reckoned anew; an unchanged one keeps its time")
    func changed() async throws {
        let fixture = try fixture("0 * * * *")
        let before = try #require(try fixture.state()?.nextAt)
        fixture.clock.advance(.seconds(7200))
        try fixture.triggers { try $0.enter() }
        #expect(try fixture.state()?.nextAt == before)
        let changed = try Self.catalog("30 * * * *")
        let now = fixture.clock.now
        try fixture.database.write(.transition) {
            try Triggers(on: $0, catalog: changed, now: now).enter()
        }
        let after = try #require(try fixture.state()?.nextAt)
        #expect(after > now)
        #expect(after.utc.hasSuffix(":30"))
    }

    @Test("A zone that nobody knew has no time, and gets one when somebody does") func unknownZone()
        async throws
    {
        let fixture = try EngineFixture(try Self.catalog("0 * * * *", zone: "Mars/Phobos"))
        try fixture.triggers { try $0.enter() }
        #expect(try fixture.state()?.nextAt == nil)
        let lines = try fixture.database.read { try TriggerLine.all(fixture.catalog, on: $0) }
        #expect(lines.map(\.problem) == ["there is no time zone Mars/Phobos"])
        var known = fixture.catalog
        known.offset = { _, _ in 0 }
        let (catalog, now) = (known, fixture.clock.now)
        try fixture.database.write(.transition) {
            try Triggers(on: $0, catalog: catalog, now: now).enter()
        }
        #expect(try fixture.state()?.nextAt != nil)
    }

    @Test("A schedule that asks for what is not there fails by itself, and the others go on")
    func unfit() async throws {
        let cron = try CronExpression("0 * * * *")
        let fixture = try EngineFixture(
            Catalog(
                pipelines: [.scripted(Script())],
                schedules: [
                    Schedule("bad", cron, startsRunning: true, pipeline: "nothing"),
                    Schedule("hourly", cron, startsRunning: true, pipeline: "scripted"),
                ]))
        try fixture.triggers { try $0.enter() }
        fixture.clock.advance(.seconds(3600))
        for _ in 0..<2 { try await fixture.perform(fixture.schedules) }
        #expect(try fixture.count("run") == 1)
        let tick = try #require(try fixture.ticks(.schedule, "bad").first)
        #expect(tick.status == .failed)
        #expect(tick.reason == "there is no pipeline nothing; known are scripted")
        #expect(try fixture.ticks(.schedule, "bad").count == 1)
    }

    private static func catalog(
        _ cron: String, zone: String = "UTC", missed: Schedule.Missed = .once
    ) throws -> Catalog {
        Catalog(
            pipelines: [.scripted(Script())],
            schedules: [
                Schedule(
                    "hourly", try CronExpression(cron), zone: zone, missed: missed,
                    startsRunning: true, pipeline: "scripted", parameters: ["limit": 3])
            ])
    }

    private func fixture(
        _ cron: String, missed: Schedule.Missed = .once
    ) throws -> EngineFixture {
        let fixture = try EngineFixture(try Self.catalog(cron, missed: missed))
        try fixture.triggers { try $0.enter() }
        return fixture
    }
}

extension EngineFixture {
    fileprivate func state() throws -> ScheduleState? {
        try database.read { try $0.first(ScheduleState.self, "WHERE name = 'hourly'") }
    }
}

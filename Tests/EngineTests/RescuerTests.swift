import Engine
import Prelude
import Storage
import Testing

@Suite("Steps whose engine is gone") struct RescuerTests {
    @Test("A lease that ran out gives the step back; one that holds does not") func expired()
        async throws
    {
        let fixture = try EngineFixture()
        let run = try fixture.request(RunRequest("three", by: "test"))
        let step = try #require(try await fixture.claim("first").first)
        fixture.clock.advance(.seconds(9))
        try fixture.rescue()
        #expect(try fixture.steps(run).map(\.status) == [.running])
        fixture.clock.advance(.seconds(1))
        try fixture.rescue()
        let given = try #require(try fixture.steps(run).first)
        #expect(given.status == .ready)
        #expect(given.takeovers == 1)
        #expect(given.failures == 0)
        #expect(try fixture.events(run).map(\.kind).contains(.takenOver))
        #expect(try await fixture.run(step) == false)
        try await fixture.drain(owner: "second")
        #expect(try fixture.run(run)?.status == .done)
    }

    @Test("A lease that ran out is good for nothing, even before anybody takes the step over")
    func ranOut() async throws {
        let fixture = try EngineFixture()
        try fixture.request(RunRequest("three", by: "test"))
        let step = try #require(try await fixture.claim().first)
        fixture.clock.advance(.seconds(10))
        #expect(try await fixture.run(step) == false)
        #expect(try fixture.effects().isEmpty)
    }

    @Test("A program that died gives back at once whatever it had taken") func dead() async throws {
        let channel = Channel("door") { _, _ in }
        let sensor = Sensor("watch", summary: "Watches.", every: .seconds(30), startsRunning: true)
        {
            _ in Sighting(cursor: nil)
        }
        let fixture = try EngineFixture(
            Catalog(pipelines: [EngineFixture.threeOps], sensors: [sensor], channels: [channel]))
        try fixture.triggers { try $0.enter() }
        try fixture.enter("dead")
        try fixture.enter("alive")
        try fixture.request(RunRequest("three", by: "test"))
        let dead = try #require(try await fixture.claim("dead").first)
        try fixture.request(RunRequest("three", by: "test"))
        let alive = try #require(try await fixture.claim("alive").first)
        try fixture.lease("sensor", to: "dead")
        try fixture.rescue { $0.id.text != "dead" }
        #expect(try fixture.steps(dead.run.id).map(\.status) == [.ready])
        #expect(try fixture.steps(alive.run.id).map(\.status) == [.running])
        #expect(try fixture.count("engine_process") == 1)
        #expect(try fixture.sensorOwner() == nil)
    }

    @Test("An engine that leaves lets go of what it was looking at and delivering") func leaves()
        async throws
    {
        let sensor = Sensor("watch", summary: "Watches.", every: .seconds(30)) { _ in
            Sighting(cursor: nil)
        }
        let fixture = try EngineFixture(
            Catalog(
                pipelines: [EngineFixture.threeOps], sensors: [sensor],
                channels: [Channel("door") { _, _ in }]))
        try fixture.triggers { try $0.enter() }
        try fixture.request(RunRequest("three", by: "test"))
        try await fixture.drain()
        try fixture.enter("me")
        try fixture.lease("sensor", to: "me")
        try fixture.lease("outbox", to: "me")
        let now = fixture.clock.now
        try fixture.database.write { try EngineProcesses(on: $0, now: now).leave(ID("me")) }
        #expect(try fixture.sensorOwner() == nil)
        #expect(try fixture.messages().map(\.leaseOwner) == [nil])
        #expect(try fixture.count("engine_process") == 0)
    }

    @Test("A step that ends twenty engines is tried once more, and then given up") func poison()
        async throws
    {
        let fixture = try EngineFixture()
        let run = try fixture.request(RunRequest("three", by: "test"))
        for takeover in 1...Rescuer.maximumTakeovers {
            #expect(try await fixture.claim("engine \(takeover)").count == 1)
            fixture.clock.advance(.seconds(11))
            try fixture.rescue()
            #expect(try fixture.steps(run).map(\.status) == [.ready], "\(takeover)")
        }
        #expect(try await fixture.claim("the last").count == 1)
        fixture.clock.advance(.seconds(11))
        try fixture.rescue()
        let reason =
            "21 times its engine ended while it ran this, or could not store what came of it;"
            + " it may be the cause"
        #expect(try fixture.steps(run).map(\.status) == [.failed])
        #expect(try fixture.steps(run).map(\.reason) == [reason])
        #expect(try fixture.run(run)?.status == .failed)
        #expect(try fixture.run(run)?.reason == "first: \(reason)")
        try fixture.change { try $0.retry(run, by: "ada") }
        try await fixture.drain()
        #expect(try fixture.run(run)?.status == .done)
    }

    @Test("It gives back a page at a time, and says that there is more") func page() async throws {
        let fixture = try EngineFixture()
        for _ in 0...Rescuer.page { try fixture.request(RunRequest("three", by: "test")) }
        for _ in 0..<4 { _ = try await fixture.claim(slots: 64) }
        fixture.clock.advance(.seconds(11))
        let rescuer = Rescuer { _, _ in true }
        #expect(try await fixture.perform(rescuer))
        #expect(try await fixture.perform(rescuer) == false)
        #expect(
            try fixture.database.read { connection in
                try connection.query("SELECT 1 FROM step WHERE status = 'running'").isEmpty
            })
    }
}

extension EngineFixture {
    /// Says that a program is there.
    fileprivate func enter(_ id: String) throws {
        let now = clock.now
        try database.write(.transition) {
            try EngineProcesses(on: $0, now: now).enter(
                EngineProcess(
                    id: ID(id), kind: .engine, host: "here", process: id, slots: 1,
                    startedAt: now, seenAt: now, isStopping: false), pools: [])
        }
    }

    fileprivate func lease(_ table: String, to owner: String) throws {
        let until = clock.now + .seconds(600)
        try database.write(.transition) {
            try $0.execute(
                "UPDATE \(.raw(table)) SET lease_owner = \(owner), lease_until = \(until)")
        }
    }

    fileprivate func sensorOwner() throws -> String? {
        try database.read { try $0.fetch(SensorState.self, "").first?.leaseOwner }
    }
}

import Engine
import Prelude
import Storage
import Testing

/// Looking with a sensor once, when a person wants it.
@Suite("A look that a person asks for") struct SensorLookTests {
    /// A way to look, on a machine on which some programs still run.
    private func following(
        _ fixture: EngineFixture, runs: @escaping @Sendable (String) -> Bool
    ) -> Following {
        Following(
            catalog: fixture.catalog, database: fixture.database, settings: EngineSettings(),
            surroundings: EngineSurroundings(
                now: fixture.realNow, sleep: { try await Task.sleep(for: $0) },
                ids: { IDSource(seed: 3) }, draw: { 0.5 }, host: "here", process: "1", runs: runs))
    }

    /// A program that looks with the sensor, and may be gone by now.
    private func looker(_ process: String, _ fixture: EngineFixture) throws {
        let now = fixture.realNow()
        var ids = IDSource(seed: 8)
        let other = EngineProcess(
            id: ids.next(at: now), kind: .command, host: "here", process: process, slots: 0,
            startedAt: now, seenAt: now, isStopping: false)
        let (catalog, until) = (fixture.catalog, now + .seconds(600))
        try fixture.database.write { connection in
            try Triggers(on: connection, catalog: catalog, now: now).enter()
            try EngineProcesses(on: connection, now: now).enter(other, pools: [])
            try connection.execute(
                "UPDATE sensor SET lease_owner = \(other.id), lease_until = \(until)")
        }
    }

    @Test("It asks for what it sees, and leaves nothing of itself behind") func look() async throws
    {
        let eye = Eye([Sighting([request("a")], cursor: "2")])
        let fixture = try eye.fixture()
        let status = try await following(fixture) { _ in true }.look(with: "eye")
        #expect(status == .requested)
        #expect(try fixture.count("run") == 1)
        #expect(try fixture.count("engine_process") == 0)
    }

    @Test("While another program looks it does not") func busy() async throws {
        let fixture = try Eye([Sighting([request("a")], cursor: "2")]).fixture()
        try looker("2", fixture)
        #expect(try await following(fixture) { _ in true }.look(with: "eye") == nil)
        #expect(try fixture.count("run") == 0)
        #expect(try fixture.count("engine_process") == 1)
    }

    @Test("When the program that looked was killed it looks at once") func killed() async throws {
        let fixture = try Eye([Sighting([request("a")], cursor: "2")]).fixture()
        try looker("2", fixture)
        #expect(try await following(fixture) { $0 != "2" }.look(with: "eye") == .requested)
        #expect(try fixture.count("run") == 1)
        #expect(try fixture.count("engine_process") == 0)
    }
}

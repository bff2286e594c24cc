import Engine
import Prelude
import Storage
import Testing

@Suite("Limits of pools") struct PoolLimitTests {
    @Test("A limit of an engine holds in each engine by itself") func engine() async throws {
        let fixture = try fixture(.engine)
        #expect(try await fixture.claim("a").count == 2)
        #expect(try await fixture.claim("a", running: ["p": 2]).isEmpty)
        #expect(try await fixture.claim("a", running: ["p": 1]).count == 1)
        #expect(try await fixture.claim("b").count == 2)
    }

    @Test("A limit of the desk holds for all engines together") func desk() async throws {
        let fixture = try fixture(.desk)
        let held = try await fixture.claim("a")
        #expect(held.count == 2)
        #expect(try await fixture.claim("b").isEmpty)
        try await fixture.run(held[0])
        #expect(try await fixture.claim("b").count == 1)
    }

    @Test("A limit of a machine holds there, and its steps are claimed nowhere else") func host()
        async throws
    {
        let fixture = try fixture(.host, ["host": "here"])
        #expect(try await fixture.claim("a", host: "there").isEmpty)
        #expect(try await fixture.claim("a", host: "here").count == 2)
        #expect(try await fixture.claim("a", host: "here", running: ["p@here": 2]).isEmpty)
    }

    @Test("A pool that is full keeps nothing of another from running") func others() async throws {
        let full = Pool("full", limit: 1, reach: .engine)
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .scripted(Script(), "thinking", pool: full), .scripted(Script(), "plain"),
            ]))
        for _ in 0..<5 { try fixture.request(RunRequest("thinking", by: "test")) }
        fixture.clock.advance(.seconds(1))
        try fixture.request(RunRequest("plain", lane: .backfill, by: "test"))
        let claimed = try await fixture.claim(slots: 5).map(\.step.pipeline)
        #expect(claimed == ["thinking", "plain"])
    }

    @Test("A step of a pool that this program does not know holds up no other") func unknown()
        async throws
    {
        let fixture = try fixture(.engine)
        try fixture.database.write(.transition) {
            try $0.execute("UPDATE step SET pool = 'of the future', ready_at = 0 WHERE lane = 0")
        }
        try fixture.request(RunRequest("scripted", lane: .backfill, by: "test"))
        #expect(try await fixture.claim().map(\.step.lane) == [.backfill])
    }

    /// A desk with five runs in a pool of two.
    private func fixture(
        _ reach: Pool.Reach, _ parameters: JSONValue = .null
    ) throws -> EngineFixture {
        let pool = Pool("p", limit: 2, reach: reach)
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(Script(), pool: pool)]))
        for _ in 0..<5 {
            try fixture.request(RunRequest("scripted", parameters: parameters, by: "test"))
        }
        return fixture
    }
}

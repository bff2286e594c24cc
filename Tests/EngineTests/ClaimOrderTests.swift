import Engine
import Prelude
import Storage
import Testing

@Suite("What is claimed first") struct ClaimOrderTests {
    @Test("Who looks at the screen goes before sensors, sensors before backfills") func lanes()
        async throws
    {
        let fixture = try EngineFixture()
        for lane in [Lane.backfill, .automatic, .interactive] {
            try fixture.request(RunRequest("three", lane: lane, by: "test"))
            fixture.clock.advance(.seconds(1))
        }
        #expect(try await fixture.claim(slots: 1).map(\.step.lane) == [.interactive])
        #expect(try await fixture.claim(slots: 5).map(\.step.lane) == [.automatic, .backfill])
    }

    @Test("A lane goes first in every pool, even if another pool has older work") func pools()
        async throws
    {
        let model = Pool("model", limit: 1, reach: .engine)
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .scripted(Script(), "plain"), .scripted(Script(), "thinking", pool: model),
            ]))
        try fixture.request(RunRequest("plain", lane: .backfill, by: "test"))
        fixture.clock.advance(.seconds(1))
        try fixture.request(RunRequest("thinking", by: "test"))
        #expect(try await fixture.claim(slots: 1).map(\.step.pipeline) == ["thinking"])
    }

    @Test(
        "Within a lane no pool starves another: what has waited longest goes first",
        arguments: [["plain", "thinking"], ["thinking", "plain"]])
    func oldestFirst(order: [String]) async throws {
        let model = Pool("model", limit: 9, reach: .engine)
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .scripted(Script(), "plain"), .scripted(Script(), "thinking", pool: model),
            ]))
        for name in order {
            try fixture.request(RunRequest(name, by: "test"))
            fixture.clock.advance(.seconds(1))
        }
        for _ in 0..<8 { try fixture.request(RunRequest(order[0], by: "test")) }
        #expect(try await fixture.claim(slots: 1).map(\.step.pipeline) == [order[0]])
        #expect(try await fixture.claim(slots: 1).map(\.step.pipeline) == [order[1]])
    }

    @Test("Within a lane what was begun is finished before younger runs begin") func depthFirst()
        async throws
    {
        let fixture = try EngineFixture()
        let first = try fixture.request(RunRequest("three", by: "test"))
        fixture.clock.advance(.seconds(1))
        let second = try fixture.request(RunRequest("three", by: "test"))
        var order: [String] = []
        for _ in 0..<6 {
            fixture.clock.advance(.seconds(1))
            let step = try #require(try await fixture.claim(slots: 1).first)
            order.append(
                "\(step.run.id == first ? 1 : step.run.id == second ? 2 : 0)\(step.step.op)")
            try await fixture.run(step)
        }
        #expect(order == ["1first", "1second", "1third", "2first", "2second", "2third"])
    }

    @Test("A step is not claimed before its time, nor more steps than there are slots")
    func bounds() async throws {
        let script = Script([.again(.seconds(60))])
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(script)]))
        try fixture.request(RunRequest("scripted", by: "test"))
        try await fixture.run(try #require(try await fixture.claim().first))
        fixture.clock.advance(.seconds(59))
        #expect(try await fixture.claim().isEmpty)
        fixture.clock.advance(.seconds(1))
        for _ in 0..<4 { try fixture.request(RunRequest("scripted", by: "test")) }
        #expect(try await fixture.claim(slots: 3).count == 3)
        #expect(try await fixture.claim(slots: 3).count == 2)
        #expect(try await fixture.claim(slots: 3).isEmpty)
    }

    @Test("A claim gives its steps a lease, and the run is running from then on") func lease()
        async throws
    {
        let fixture = try EngineFixture()
        let run = try fixture.request(RunRequest("three", by: "test"))
        let step = try #require(try await fixture.claim("me").first).step
        #expect(step.leaseOwner == "me")
        #expect(step.leaseUntil == fixture.clock.now + .seconds(10))
        #expect(step.attempt == 1)
        #expect(try fixture.run(run)?.status == .running)
        #expect(try fixture.run(run)?.startedAt == fixture.clock.now)
    }

    @Test("Who does the work of one request leaves that of others alone") func scope() async throws
    {
        let fixture = try EngineFixture()
        try fixture.request(RunRequest("three", by: "other"))
        let mine = try fixture.request(RunRequest("three", by: "me"))
        let claimed = try await fixture.stepping().claim(
            Claiming.Terms(
                owner: ID("me"), slots: 9, lease: .seconds(10), scope: .origin(mine.text)))
        #expect(claimed.map(\.run.id) == [mine])
    }
}

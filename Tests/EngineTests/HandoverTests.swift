import Engine
import Prelude
import Storage
import TestSupport
import Testing

@Suite("A place handed over", .onEveryDatabase) struct HandoverTests {
    @Test("A step that ends hands its place to the next of its run, until the run is done")
    func run() async throws {
        let fixture = try EngineFixture()
        let run = try fixture.request(RunRequest("three", by: "test"))
        var step = try #require(try await fixture.claim().first)
        for (op, output) in [("second", 1), ("third", 2)] {
            step = try #require(try await fixture.handOver(step))
            #expect(step.step.op == op)
            #expect(step.input == JSONValue(output))
            #expect(step.step.leaseOwner == "worker")
        }
        #expect(try await fixture.handOver(step) == nil)
        #expect(try fixture.run(run)?.status == .done)
    }

    @Test("Only a step of the same pool takes it, for whose room nothing is counted then")
    func pool() async throws {
        let fixture = try fixture()
        for pipeline in ["calls", "calls", "files"] {
            try fixture.request(RunRequest(pipeline, by: "test"))
        }
        let claimed = try await fixture.claim()
        #expect(claimed.map(\.step.pool) == ["files", "calls"])
        #expect(try await fixture.handOver(claimed[0]) == nil)
        #expect(try await fixture.handOver(claimed[1])?.step.pool == "calls")
    }

    @Test("In a full engine nobody waits behind it who comes first", arguments: [false, true])
    func full(isFull: Bool) async throws {
        let fixture = try fixture()
        try fixture.request(RunRequest("calls", lane: .backfill, by: "test"))
        let step = try #require(try await fixture.claim(slots: 1).first)
        try fixture.request(RunRequest("calls", lane: .backfill, by: "test"))
        try fixture.request(RunRequest("files", lane: .interactive, by: "test"))
        let next = try await fixture.handOver(step, isFull: isFull)
        #expect(next?.step.pool == (isFull ? nil : "calls"))
        #expect(try await fixture.claim(slots: 1).map(\.step.pool) == ["files"])
    }

    @Test("What ended is stored even when the next step cannot be read")
    func unreadable() async throws {
        let fixture = try fixture()
        let run = try fixture.request(RunRequest("calls", by: "test"))
        let step = try #require(try await fixture.claim().first)
        let next = try fixture.request(RunRequest("calls", by: "test"))
        try fixture.database.write(.transition) { connection in
            try connection.execute("UPDATE run SET parameters = 'no value' WHERE id = \(next)")
        }
        #expect(try await fixture.handOver(step) == nil)
        #expect(try fixture.run(run)?.status == .done)
        #expect(try fixture.effects() == ["only=1"])
    }

    @Test("A step that lost its lease has no place to hand over") func lost() async throws {
        let fixture = try EngineFixture()
        try fixture.request(RunRequest("three", by: "test"))
        try fixture.request(RunRequest("three", by: "test"))
        let step = try #require(try await fixture.claim(slots: 1).first)
        fixture.clock.advance(.seconds(11))
        let place = Stepping.Place(fixture.terms("worker"), isFull: false)
        let settled = try await fixture.stepping().run(step, report: StepReport()) { place }
        #expect(!settled.isStored)
        #expect(try fixture.count("step") == 2)
    }

    /// Two pipelines of one op, each with a pool of its own.
    private func fixture() throws -> EngineFixture {
        let files = Pool("files", limit: 4, reach: .engine)
        let calls = Pool("calls", limit: 1, reach: .engine)
        func pipeline(_ name: String, _ pool: Pool) -> Pipeline {
            Pipeline(name, summary: "One op.", durability: .process) { pipeline in
                _ = pipeline.start(
                    Op<NoValue, Int>("only", pool: pool) { _, _ in
                        .done { try $0.effect("only", 1) }
                    })
            }
        }
        return try EngineFixture(
            Catalog(pipelines: [pipeline("files", files), pipeline("calls", calls)]))
    }
}

extension EngineFixture {
    /// Runs a step and gives its place to the next; returns that one.
    fileprivate func handOver(_ step: ClaimedStep, isFull: Bool = false) async throws
        -> ClaimedStep?
    {
        let place = Stepping.Place(terms("worker"), isFull: isFull)
        let settled = try await stepping().run(step, report: StepReport()) { place }
        #expect(settled.isStored)
        guard case .stored(let next) = settled else { return nil }
        return next
    }
}

import Engine
import Prelude
import Storage
import Testing

@Suite("Work of another version of the program") struct OlderProgramTests {
    @Test("A backfill of a pipeline that this program does not know is left as it is")
    func unknownBackfill() async throws {
        let fixture = try BackfillTests.fixture(records: 3)
        let unknown = [try fixture.backfill("many"), try fixture.backfill("many", records: ["n1"])]
        try fixture.rename("backfill", to: "of the future")
        let known = try fixture.backfill("many")
        try await fixture.perform(fixture.feeder)
        for id in unknown {
            #expect(try fixture.progress(id)?.backfill.status == .feeding)
            #expect(try fixture.progress(id)?.backfill.requested == 0)
        }
        #expect(try fixture.progress(known)?.backfill.requested == 3)
    }

    @Test("A backfill whose records cannot be read keeps no other from being fed") func badPage()
        async throws
    {
        struct Unreadable: Error {}
        let bad = Partitioning(
            noun: "a record", count: { _ in 1 }, page: { _, _, _ in throw Unreadable() })
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .scripted(Script(), "bad", partition: bad),
                .scripted(Script(), "good", partition: EngineFixture.hundred),
            ]))
        _ = try fixture.backfill("bad")
        fixture.clock.advance(.seconds(1))
        let good = try fixture.backfill("good")
        await #expect(throws: Unreadable.self) { try await fixture.perform(fixture.feeder) }
        #expect(try fixture.progress(good)?.backfill.requested == 100)
    }

    @Test("A run of an op that this program does not have fails in plain words, and alone")
    func unknownOp() async throws {
        let fixture = try EngineFixture()
        let unknown = try fixture.request(RunRequest("three", by: "test"))
        try fixture.rename("step", to: "of the future")
        fixture.clock.advance(.seconds(1))
        let known = try fixture.request(RunRequest("diamond", by: "test"))
        for _ in 0..<4 {
            try await fixture.drain()
            fixture.clock.advance(.seconds(10))
        }
        #expect(try fixture.run(known)?.status == .done)
        #expect(try fixture.run(unknown)?.status == .failed)
        #expect(
            try fixture.run(unknown)?.reason
                == "first: this version of muster has no op first in of the future; the run needs"
                + " the version that asked for it")
    }

    @Test("What is started again waits in the pool that its op has now") func renamedPool()
        async throws
    {
        let failing = Script([.fail(Failure("no", isTransient: false))])
        let before = Pool("before", limit: 1, reach: .engine)
        let fixture = try EngineFixture(Catalog(pipelines: [.scripted(failing, pool: before)]))
        let run = try #require(try await fixture.runToItsEnd())
        #expect(try fixture.steps(run.id).map(\.pool) == ["before"])
        let after = Pool("after", limit: 1, reach: .engine)
        let (catalog, now) = (
            Catalog(pipelines: [.scripted(failing, pool: after)]), fixture.clock.now
        )
        try fixture.database.write(.transition) { connection in
            try RunQueue(on: connection, catalog: catalog, now: now, ids: IDSource(seed: 1))
                .retry(run.id, by: "ada")
        }
        #expect(try fixture.steps(run.id).map(\.pool) == ["after"])
    }

    @Test("A program without pipelines claims nothing of what others asked for") func nothing()
        async throws
    {
        let fixture = try EngineFixture()
        try fixture.request(RunRequest("three", by: "test"))
        let (now, terms) = (fixture.clock.now, fixture.terms("me"))
        let claimed = try fixture.database.write(.transition) {
            try Claiming(on: $0, catalog: Catalog(pipelines: []), terms: terms, now: now).claim()
        }
        #expect(claimed.isEmpty)
    }

    @Test("A run that was deleted while an op was at it is a lease lost, not a failure")
    func deleted() async throws {
        let fixture = try EngineFixture()
        let run = try fixture.request(RunRequest("three", by: "test"))
        let step = try #require(try await fixture.claim().first)
        try fixture.database.write { try $0.execute("DELETE FROM run WHERE id = \(run)") }
        #expect(try await fixture.run(step) == false)
    }

    @Test("A sensor that was stopped in the code is none that can be started") func sensor() throws
    {
        let fixture = try EngineFixture()
        try fixture.database.write {
            try $0.execute(
                "INSERT INTO sensor (name, is_running, next_at, failures) VALUES ('old', 0, 0, 0)")
        }
        #expect(try fixture.triggers { try $0.startSensor("old") } == false)
    }
}

extension EngineFixture {
    fileprivate func rename(_ table: String, to pipeline: String) throws {
        try database.write { try $0.execute("UPDATE \(.raw(table)) SET pipeline = \(pipeline)") }
    }
}

import Engine
import Prelude
import Storage
import Testing

@Suite("What is shown of runs") struct ViewTests {
    @Test("Runs are listed newest first, page after page, as the filter leaves them") func list()
        async throws
    {
        let script = Script([.fail(Failure("no", isTransient: false))])
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .scripted(script), .scripted(script, "each", partition: EngineFixture.hundred),
            ]))
        var runs: [ID<Run>] = []
        for number in 0..<5 {
            fixture.clock.advance(.seconds(1))
            runs.append(
                try fixture.request(
                    number == 4
                        ? RunRequest("each", partition: "7", by: "test")
                        : RunRequest("scripted", by: "test")))
            try await fixture.drain()
        }
        #expect(try fixture.page(.init(), limit: 2) == [runs[4], runs[3]])
        #expect(try fixture.page(.init(), before: runs[3], limit: 2) == [runs[2], runs[1]])
        #expect(try fixture.page(.init(statuses: [.failed]), limit: 9) == [runs[0]])
        #expect(try fixture.page(.init(pipelines: ["each"]), limit: 9) == [runs[4]])
        #expect(try fixture.page(.init(partitions: ["7"]), limit: 9) == [runs[4]])
        var named = RunList.Filter(partitions: [])
        named.words = ["7%"]
        #expect(try fixture.page(named, limit: 9) == [runs[4]])
        named.words = ["7", "8"]
        #expect(try fixture.page(named, limit: 9).isEmpty)
        #expect(try fixture.page(.init(pipelines: ["each"], statuses: [.failed]), limit: 9) == [])
        #expect(try fixture.page(.init(), limit: -1) == [])
        let done = try fixture.database.read {
            try RunList.count(.init(statuses: [.done]), on: $0)
        }
        #expect(done == 4)
    }

    @Test("A run that was begun and waits for a place is queued, whatever its engine came to")
    func begun() async throws {
        let fixture = try EngineFixture()
        try fixture.request(RunRequest("three", by: "test"))
        func queued() throws -> Int {
            let now = fixture.clock.now
            return try fixture.database.read { try EngineOverview(now: now, on: $0).queued }
        }
        #expect(try queued() == 1)
        let step = try #require(try await fixture.claim().first)
        #expect(try queued() == 0)
        try await fixture.run(step)
        #expect(try queued() == 1)
    }

    @Test("No page is longer than its limit, and no log than its own") func limits() throws {
        let fixture = try EngineFixture()
        let run = try fixture.request(RunRequest("three", by: "test"))
        for _ in 0..<RunList.maximumPage { try fixture.request(RunRequest("three", by: "test")) }
        #expect(try fixture.page(.init(), limit: 10_000).count == RunList.maximumPage)
        try fixture.database.write { connection in
            try connection.execute(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number
                    WHERE n < \(RunDetail.maximumEvents + 1))
                INSERT INTO run_event (run_id, at, kind, message, cost_microdollars)
                SELECT \(run), 0, 'log', 'line ' || n, 0 FROM number
                """)
        }
        let detail = try fixture.database.read { try RunDetail(run, events: 10_000, on: $0) }
        #expect(detail?.events.count == RunDetail.maximumEvents)
        #expect(detail?.events.last?.message == "line \(RunDetail.maximumEvents + 1)")
    }

    @Test("The overview counts what waits, runs, failed lately and is still to be asked for")
    func overview() async throws {
        let script = Script([.fail(Failure("no", isTransient: false)), .wait(key: "q")])
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .scripted(script), .scripted(script, "each", partition: EngineFixture.hundred),
            ]))
        for _ in 0..<2 { _ = try await fixture.runToItsEnd() }
        _ = try fixture.backfill("each")
        #expect(try fixture.overview().queued == 100)
        try await fixture.perform(fixture.feeder)
        _ = try await fixture.claim()
        let overview = try fixture.overview()
        #expect(overview.running.count == 4)
        #expect(overview.running.allSatisfy { overview.partitions[$0.run] != nil })
        #expect(overview.queued == 96)
        #expect(overview.waiting == 1)
        #expect(overview.failed == 1)
        #expect(overview.backfills.map(\.total) == [100])
        fixture.clock.advance(EngineOverview.failuresCount)
        #expect(try fixture.overview().failed == 0)
    }

    @Test("The overview reads at most a hundred running steps") func overviewLimit() async throws {
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .scripted(Script(), pool: Pool("wide", limit: 1000, reach: .engine))
            ]))
        for _ in 0...EngineOverview.maximumSteps {
            try fixture.request(RunRequest("scripted", by: "test"))
        }
        #expect(try await fixture.claim(slots: 1000).count == EngineOverview.maximumSteps + 1)
        #expect(try fixture.overview().running.count == EngineOverview.maximumSteps)
    }
}

extension EngineFixture {
    fileprivate func page(
        _ filter: RunList.Filter, before: ID<Run>? = nil, limit: Int
    ) throws -> [ID<Run>] {
        try database.read {
            try RunList.page(filter, before: before, limit: limit, on: $0).map(\.id)
        }
    }

    fileprivate func overview() throws -> EngineOverview {
        let now = clock.now
        return try database.read { try EngineOverview(now: now, on: $0) }
    }
}

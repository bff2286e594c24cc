import Engine
import Prelude
import Storage
import Synchronization
import Testing

@Suite("Backfills") struct BackfillTests {
    @Test("A large one has at most two hundred runs open, and its total is right from the start")
    func streams() async throws {
        let fixture = try Self.fixture(records: 450)
        let id = try fixture.backfill("many")
        #expect(try fixture.progress(id)?.total == 450)
        #expect(try await fixture.perform(fixture.feeder))
        #expect(try fixture.count("run") == Backfills.page)
        #expect(try await fixture.perform(fixture.feeder) == false)
        #expect(try fixture.count("run") == Backfills.maximumOpen)
        #expect(try await fixture.perform(fixture.feeder) == false)
        var most = 0
        for _ in 0..<20 where try fixture.progress(id)?.backfill.finishedAt == nil {
            for step in try await fixture.claim(slots: 50) { try await fixture.run(step) }
            try await fixture.perform(fixture.feeder)
            let progress = try #require(try fixture.progress(id))
            #expect(progress.total == 450)
            most = max(most, progress.counts.filter { !$0.key.isFinal }.values.reduce(0, +))
        }
        #expect(most == Backfills.maximumOpen)
        let end = try #require(try fixture.progress(id))
        #expect(end.backfill.status == .done)
        #expect(end.counts == [.done: 450])
        let partitions = try fixture.database.read {
            try $0.value("SELECT count(DISTINCT partition_key) FROM run", as: Int.self)
        }
        #expect(partitions == 450)
    }

    @Test("Runs that wait for a person keep no others from being asked for") func waiting()
        async throws
    {
        let asking = Pipeline(
            "asking", summary: "Asks.", partition: EngineFixture.hundred, durability: .process
        ) {
            _ = $0.start(
                Op<NoValue, Int>("only") { _, context in
                    .wait(because: "which one?") { _ in context.partition }
                })
        }
        let fixture = try EngineFixture(Catalog(pipelines: [asking]))
        let records = (0..<450).map { "x\($0)" }
        let id = try fixture.backfill("asking", records: records)
        for _ in 0..<10 {
            try await fixture.perform(fixture.feeder)
            try await fixture.drain(slots: 50)
        }
        let progress = try #require(try fixture.progress(id))
        #expect(progress.counts == [.waiting: 450])
        #expect(progress.backfill.status == .draining)
    }

    @Test("A backfill that waits is looked at without a write, which everybody would be told of")
    func quiet() async throws {
        let fixture = try Self.fixture(records: 450)
        _ = try fixture.backfill("many")
        while try await fixture.perform(fixture.feeder) {}
        let reading = FailingDatabase(fixture.database)
        reading.failWrites()
        #expect(try await fixture.perform(fixture.feeder, on: reading) == false)
        for step in try await fixture.claim(slots: 1) { try await fixture.run(step) }
        await #expect(throws: DatabaseError.self) {
            try await fixture.perform(fixture.feeder, on: reading)
        }
    }

    @Test("When it will end is told from its first page on") func expectedEnd() async throws {
        let fixture = try Self.fixture(records: 400)
        let id = try fixture.backfill("many")
        let start = fixture.clock.now
        try await fixture.perform(fixture.feeder)
        #expect(try fixture.progress(id)?.expectedEnd(now: start) == nil)
        fixture.clock.advance(.seconds(100))
        for step in try await fixture.claim(slots: 40) { try await fixture.run(step) }
        let progress = try #require(try fixture.progress(id))
        #expect(progress.ended == 40)
        #expect(progress.expectedEnd(now: start + .seconds(100)) == start + .seconds(1000))
    }

    @Test("Records can be listed, each runs in its place, and none is left out silently")
    func listed() async throws {
        let fixture = try Self.fixture(records: 9)
        let records = (0..<250).map { "x\($0)" }
        let id = try fixture.backfill("many", records: records)
        #expect(try fixture.progress(id)?.total == 250)
        for _ in 0..<20 where try fixture.progress(id)?.backfill.finishedAt == nil {
            try await fixture.perform(fixture.feeder)
            try await fixture.drain(slots: 50)
        }
        let asked = try fixture.database.read { connection in
            try connection.query("SELECT partition_key FROM run ORDER BY id").map {
                try $0.get(0, as: String.self)
            }
        }
        #expect(Set(asked) == Set(records))
        #expect(asked.count == 250)
        #expect(try fixture.count("backfill_record") == 0)
        let tooMany = Array(repeating: "x", count: Backfills.maximumListed + 1)
        #expect(
            throws: EngineProblem.tooManyRecords(
                Backfills.maximumListed + 1, limit: Backfills.maximumListed)
        ) { try fixture.backfill("many", records: tooMany) }
    }

    @Test("One of nothing is done at once") func empty() async throws {
        let fixture = try Self.fixture(records: 0)
        let (known, listed) = (
            try fixture.backfill("many"), try fixture.backfill("many", records: [])
        )
        try await fixture.perform(fixture.feeder)
        for id in [known, listed] { #expect(try fixture.progress(id)?.backfill.status == .done) }
        #expect(throws: EngineProblem.noSuchPipeline("x", known: ["many"])) {
            try fixture.backfill("x")
        }
    }

    @Test("Who cancels it cancels its open runs; what is done stays done") func cancel()
        async throws
    {
        let fixture = try Self.fixture(records: 450)
        let id = try fixture.backfill("many")
        try await fixture.perform(fixture.feeder)
        for step in try await fixture.claim(slots: 10) { try await fixture.run(step) }
        try fixture.cancel(id)
        let progress = try #require(try fixture.progress(id))
        #expect(progress.backfill.status == .cancelled)
        #expect(progress.counts == [.done: 10, .cancelled: 90])
        #expect(try await fixture.perform(fixture.feeder) == false)
        #expect(try fixture.count("run") == 100)
        #expect(throws: EngineProblem.backfillHasEnded(id.text)) { try fixture.cancel(id) }
        #expect(throws: EngineProblem.noSuchBackfill("x")) { try fixture.cancel(ID("x")) }
    }

    @Test("A retry of one of its runs opens it again until that has ended") func retry()
        async throws
    {
        let script = Script([.fail(Failure("no", isTransient: false))])
        let fixture = try Self.fixture(records: 1, script)
        let id = try fixture.backfill("many")
        for _ in 0..<2 {
            try await fixture.perform(fixture.feeder)
            try await fixture.drain()
        }
        #expect(try fixture.progress(id)?.backfill.status == .done)
        #expect(try fixture.progress(id)?.failed == 1)
        let run = try #require(try fixture.runs().first)
        try fixture.change { try $0.retry(run, by: "ada") }
        #expect(try fixture.progress(id)?.backfill.status == .draining)
        try await fixture.drain()
        try await fixture.perform(fixture.feeder)
        #expect(try fixture.progress(id)?.backfill.status == .done)
        #expect(try fixture.progress(id)?.failed == 0)
    }

    static func fixture(records: Int, _ script: Script = Script()) throws -> EngineFixture {
        let partitioning = Partitioning(
            noun: "a number", count: { _ in records },
            page: { _, after, limit in
                let first = after.flatMap { Int($0.dropFirst()) }.map { $0 + 1 } ?? 1000
                return (first..<min(1000 + records, max(first, first + limit))).map { "n\($0)" }
            })
        return try EngineFixture(
            Catalog(pipelines: [.scripted(script, "many", partition: partitioning)]))
    }
}

extension EngineFixture {
    func cancel(_ id: ID<Backfill>) throws {
        let (catalog, now, ids) = (catalog, clock.now, ids())
        try database.write(.transition) {
            try Backfills(on: $0, catalog: catalog, now: now, ids: ids).cancel(id, by: "ada")
        }
    }
}

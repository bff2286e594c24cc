import Engine
import Prelude
import Storage
import Testing

@Suite("What is forgotten") struct PrunerTests {
    private static let terms = Pruner.Terms(runs: .seconds(1000), ticks: .seconds(100))

    @Test("Runs that ended long ago go with their steps, logs and messages; the newest stay")
    func runs() async throws {
        let fixture = try EngineFixture()
        for _ in 0..<(Pruner.keptRuns + 7) {
            fixture.clock.advance(.seconds(1))
            try fixture.request(RunRequest("three", by: "test"))
            try await fixture.drain()
        }
        try await fixture.perform(fixture.delivery())
        for _ in 0..<20 { try await fixture.perform(fixture.delivery()) }
        let newest = try fixture.runs().suffix(Pruner.keptRuns)
        try await fixture.perform(Pruner(Self.terms))
        #expect(try fixture.count("run") == Pruner.keptRuns + 7)
        fixture.clock.advance(.seconds(2000))
        try await fixture.perform(Pruner(Self.terms))
        #expect(try fixture.runs() == Array(newest))
        #expect(try fixture.count("step") == 3 * Pruner.keptRuns)
        #expect(try fixture.count("outbox") == Pruner.keptRuns)
        #expect(
            try fixture.database.read { connection in
                try connection.query(
                    "SELECT 1 FROM run_event WHERE run_id NOT IN (SELECT id FROM run)"
                ).isEmpty
            })
    }

    @Test("A run that has not ended, or whose message is on its way, stays however old it is")
    func kept() async throws {
        let fixture = try EngineFixture()
        let waiting = try fixture.request(RunRequest("each", partition: "1000", by: "test"))
        _ = try await fixture.claim()
        let sending = try fixture.request(RunRequest("three", by: "test"))
        try await fixture.drain()
        fixture.clock.advance(.seconds(1))
        try fixture.fill(Pruner.keptRuns)
        fixture.clock.advance(.seconds(5000))
        try await fixture.perform(Pruner(Self.terms))
        let left = try fixture.runs()
        #expect(left.contains(waiting))
        #expect(left.contains(sending))
        try await fixture.perform(fixture.delivery())
        try await fixture.perform(Pruner(Self.terms))
        #expect(try !fixture.runs().contains(sending))
    }

    @Test("Old ticks go, but the newest of each name stays") func ticks() async throws {
        let fixture = try EngineFixture()
        let now = fixture.clock.now
        try fixture.database.write(.transition) { connection in
            for (name, age) in [("a", 500), ("a", 400), ("b", 500), ("c", 300), ("c", 50)] {
                try connection.execute(
                    """
                    INSERT INTO tick (source, name, at, status, requests)
                    VALUES ('sensor', \(name), \(now - .seconds(age)), 'skipped', 0)
                    """)
            }
        }
        try await fixture.perform(Pruner(Self.terms))
        #expect(try fixture.ticks(.sensor, "a").map(\.at) == [now - .seconds(400)])
        #expect(try fixture.ticks(.sensor, "b").count == 1)
        #expect(try fixture.ticks(.sensor, "c").map(\.at) == [now - .seconds(50)])
    }

    @Test("A backfill goes with the last of its runs") func backfills() async throws {
        let fixture = try EngineFixture()
        _ = try fixture.backfill("each", records: ["1000"])
        for _ in 0..<2 {
            try await fixture.perform(fixture.feeder)
            try await fixture.drain()
        }
        fixture.clock.advance(.seconds(1))
        try fixture.fill(Pruner.keptRuns)
        try await fixture.perform(Pruner(Self.terms))
        #expect(try fixture.count("backfill") == 1)
        fixture.clock.advance(.seconds(5000))
        try await fixture.perform(Pruner(Self.terms))
        #expect(try fixture.count("backfill") == 0)
    }

    @Test("It forgets a page at a time, and says that there is more") func page() async throws {
        let fixture = try EngineFixture()
        try fixture.fill(Pruner.page + Pruner.keptRuns + 3)
        fixture.clock.advance(.seconds(5000))
        let pruner = Pruner(Self.terms)
        #expect(try await fixture.perform(pruner))
        #expect(try fixture.count("run") == Pruner.keptRuns + 3)
        #expect(try await fixture.perform(pruner) == false)
        #expect(try fixture.count("run") == Pruner.keptRuns)
    }
}

extension EngineFixture {
    /// Leaves runs that are done, each a little later than the other.
    fileprivate func fill(_ count: Int) throws {
        let now = clock.now
        try database.write(.transition) { connection in
            try connection.execute(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number
                    WHERE n < \(count))
                INSERT INTO run (id, pipeline, lane, status, parameters, requested_by, origin_id,
                attempt, created_at, finished_at)
                SELECT 'x' || n, 'three', 2, 'done', 'null', 'test', 'x' || n, 1, \(now),
                \(now) + n FROM number
                """)
        }
    }
}

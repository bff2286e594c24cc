import Engine
import Prelude
import Storage
import Testing

@Suite("A claim with a long queue") struct ClaimPlanTests {
    @Test("It reads the front of an index, however many steps wait") func everything() throws {
        let plans = try plans(.all)
        let search =
            "SEARCH step USING COVERING INDEX step_ready (pool=? AND lane=? AND ready_at<?)"
        #expect(plans.update.contains(search), "\(plans.update)")
        #expect(plans.update.allSatisfy(Self.isCheap), "\(plans.update)")
        #expect(plans.select.contains(search), "\(plans.select)")
        #expect(plans.select.allSatisfy(Self.isCheap), "\(plans.select)")
    }

    @Test("So it does when it is about one request only") func oneRequest() throws {
        let plans = try plans(.origin("r"))
        let search =
            "SEARCH step USING COVERING INDEX step_ready_of_origin"
            + " (origin_id=? AND pool=? AND lane=? AND ready_at<?)"
        #expect(plans.update.contains(search), "\(plans.update)")
        #expect(plans.update.allSatisfy(Self.isCheap), "\(plans.update)")
    }

    @Test("The rescuer finds leases that ran out without reading those that wait") func rescuer()
        throws
    {
        let fixture = try EngineFixture()
        let now = fixture.clock.now
        try fixture.fill(1)
        let plans = try fixture.database.write(.transition) { connection in
            let recording = RecordingConnection(connection)
            _ = try Rescuer { _, _ in true }.rescue(on: recording, now: now)
            return try recording.plans(of: "SELECT")
        }
        #expect(plans.contains { $0.contains("USING INDEX step_running") }, "\(plans)")
        #expect(!plans.contains { $0.hasPrefix("SCAN step USING INDEX sqlite") }, "\(plans)")
    }

    /// Neither a walk through the table nor a sort; a subquery and its list cost nothing.
    private static func isCheap(_ line: String) -> Bool {
        line == "SCAN CONSTANT ROW" || !line.hasPrefix("SCAN") && !line.contains("TEMP B-TREE")
    }

    /// How a claim among a hundred thousand steps is carried out.
    private func plans(_ scope: Claiming.Scope) throws -> (update: [String], select: [String]) {
        let fixture = try EngineFixture()
        try fixture.fill(100_000)
        let (catalog, now) = (fixture.catalog, fixture.clock.now)
        return try fixture.database.write(.transition) { connection in
            let recording = RecordingConnection(connection)
            let terms = Claiming.Terms(
                owner: ID("me"), slots: 4, lease: .seconds(10), scope: scope)
            let claimed = try Claiming(on: recording, catalog: catalog, terms: terms, now: now)
                .claim()
            #expect(claimed.count == 4)
            return (
                try recording.plans(of: "UPDATE step SET status"),
                try recording.plans(of: "SELECT (SELECT ready_at")
            )
        }
    }
}

extension EngineFixture {
    /// Queues steps of one run.
    fileprivate func fill(_ count: Int) throws {
        let now = clock.now
        try database.write(.transition) { connection in
            try connection.execute(
                """
                INSERT INTO run (id, pipeline, lane, status, parameters, requested_by, origin_id,
                attempt, created_at) VALUES ('r', 'three', 2, 'queued', 'null', 'test', 'r', 1,
                \(now))
                """)
            try connection.execute(
                """
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number
                    WHERE n < \(count))
                INSERT INTO step (id, run_id, pipeline, op, position, origin_id, lane, pool, status,
                ready_at, attempt, failures, takeovers, progress, cost_microdollars)
                SELECT 'r/' || n, 'r', 'three', 'first', 0, 'r', n % 3, 'standard', 'ready',
                \(now) - n, 0, 0, 0, '', 0 FROM number
                """)
        }
    }
}

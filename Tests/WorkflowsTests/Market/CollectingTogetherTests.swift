import Connectors
import Engine
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("Sources that are asked together", .onEveryDatabase) struct CollectingTogetherTests {
    private static func job(_ name: String) -> String {
        let job: JSONValue = [
            "id": 1, "title": .string("Cook \(name)"),
            "absolute_url": .string("https://jobs.example.org/\(name)"),
        ]
        return (["jobs": [job]] as JSONValue).text()
    }

    private func add(_ count: Int, to market: MarketDesk) throws {
        for number in 0..<count {
            try market.add(.board(.greenhouse), "c\(number)")
            market.server.answer("/v1/boards/c\(number)/jobs", with: Self.job("\(number)"))
        }
    }

    @Test("Twenty sources are under way at once") func twenty() async throws {
        let barrier = Barrier(20)
        let market = try MarketDesk(before: { path in
            // Nobody is answered before everybody has asked.
            if path.hasPrefix("/v1/boards/") { barrier.wait() }
        })
        try add(20, to: market)
        let told = try await market.collect()
        #expect(told["new"] == 20)
        #expect(told["sources"]?.elements?.allSatisfy { $0["status"] == "read" } == true)
    }

    @Test("No more sources are asked at once than the rules allow", arguments: [1, 3])
    func concurrency(limit: Int) async throws {
        let state = Mutex((now: 0, most: 0))
        let barrier = Barrier(limit)
        var rules = CollectorRules()
        rules.concurrency = limit
        let market = try MarketDesk(
            before: { _ in
                state.withLock { state in
                    state.now += 1
                    state.most = max(state.most, state.now)
                }
                // The first so many wait for each other, so that they are under way together.
                barrier.wait()
                state.withLock { $0.now -= 1 }
            }, rules: rules)
        try add(9, to: market)
        #expect(try await market.collect()["new"] == 9)
        #expect(state.withLock { $0.most } == limit)
    }

    @Test("Which source answers first changes nothing of what is kept") func order() async throws {
        func kept(last: String) async throws -> [String] {
            let (barrier, released) = (Barrier(2), Barrier(2))
            let market = try MarketDesk(before: { path in
                // Held back until the other has asked, whichever of them was asked first.
                if path.hasSuffix("/jobs") { barrier.wait() }
                if path.hasSuffix("/\(last)/jobs") { released.wait() }
            })
            for name in ["a", "b"] {
                try market.add(.board(.greenhouse), name)
                let body = """
                    {"jobs": [{"id": 1, "title": "Cook", "company_name": "Line", "content": "from \(name)",
                    "absolute_url": "https://jobs.example.org/\(name)"}]}
                    """
                market.server.answer("/v1/boards/\(name)/jobs", with: body)
            }
            async let told = market.collect()
            await offPool { released.wait() }
            _ = try await told
            return try market.listings().map { "\($0.jobHash) \($0.text)" }
        }
        let first = try await kept(last: "a")
        let second = try await kept(last: "b")
        #expect(first.count == 1 && first == second)
        #expect(first[0].contains("from a"), "who was added first is believed first")
    }

    @Test("Two collectings at once take each job in once") func twice() async throws {
        let market = try MarketDesk()
        try add(10, to: market)
        async let first = market.desk.run("job_collector", nil, ["force": true])
        async let second = market.desk.run("job_collector", nil, ["force": true])
        let runs = try await [first, second]
        #expect(runs.allSatisfy { $0.run.status == .done })
        #expect(try market.listings().count == 10)
        #expect(try market.desk.count("listing_address") == 10)
    }

    @Test("Of many who take a listing at the same moment one makes it a job") func taking()
        async throws
    {
        let market = try MarketDesk()
        try market.add(.board(.lever), "tidewerk")
        try await market.collect()
        let listing = try #require(try market.listings().first?.id)
        let taking = ListingTaking(
            knowledge: try PipelineDesk.knowledge.get(), today: Day(number: 20_700))
        let (database, barrier) = (market.desk.database, Barrier(6))
        let taken = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<6 {
                group.addTask {
                    await offPool {
                        barrier.wait()
                        return
                            (try? database.write { connection in
                                var ids = IDSource(seed: UInt64(number) + 40)
                                var ledger = Ledger(
                                    on: connection, who: "ada", now: PipelineDesk.now(), ids: ids)
                                return try taking.take(
                                    listing, ledger: &ledger, ids: &ids, on: connection)
                            }) != nil
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 1)
        #expect(try market.desk.count("job") == 1)
    }

    @Test("An address that two sources show stands as long as one of them shows it") func shared()
        async throws
    {
        let market = try MarketDesk()
        for name in ["a", "b"] {
            try market.add(.board(.greenhouse), name)
            market.server.answer(
                "/v1/boards/\(name)/jobs",
                with: .answer(200, ["ETag": "\"\(name)\""], Array(Self.job("x").utf8)))
        }
        try await market.collect()
        #expect(try market.listings().count == 1)
        market.server.answer("/v1/boards/a/jobs", with: #"{"jobs": []}"#)
        market.server.answer("/v1/boards/b/jobs", with: .answer(304, [:], []))
        #expect(try await market.collect()["closed"] == 0)
        #expect(try market.listings().first?.closedAt == nil)
    }

    @Test("A page that was gone and comes back unchanged shows its jobs again") func back()
        async throws
    {
        let market = try MarketDesk()
        try market.add(.page, market.server.address + "/careers/one")
        let reply = LocalReply.answer(
            200, ["Content-Type": "text/html", "ETag": "\"a\""], Array(SourceFixture.page.utf8))
        market.server.answer("/careers/one", with: reply)
        try await market.collect()
        market.server.answer("/careers/one", with: nil)
        #expect(try await market.collect()["closed"] == 1)
        market.server.answer("/careers/one", with: reply)
        try await market.collect()
        // Whoever asks for changes would be told that there are none.
        let asked = market.server.requests.last { $0.path == "/careers/one" }
        #expect(asked?.headers["if-none-match"] == nil)
        #expect(try market.listings().first?.closedAt == nil)
    }

    @Test("A job whose last day has passed is closed once, however often it is shown")
    func expired()
        async throws
    {
        let market = try MarketDesk()
        try market.add(.page, market.server.address + "/careers/old")
        let page = SourceFixture.page.replacing("2099-01-01", with: "2020-01-01")
        market.server.answer("/careers/old", with: page, as: "text/html")
        #expect(try await market.collect()["closed"] == 1)
        let closed = try market.listings().first?.closedAt
        #expect(closed != nil)
        #expect(try await market.collect()["closed"] == 0)
        #expect(try market.listings().first?.closedAt == closed)
    }
}

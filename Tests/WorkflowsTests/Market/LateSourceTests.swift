import Connectors
import Engine
import FoundationEssentials
import Prelude
import Recruiting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Workflows

@Suite("Sources that take long", .onEveryDatabase) struct LateSourceTests {
    /// A desk with a program, and whose sources are waited for no longer than their answers take to be
    /// written.
    private func desk(
        _ script: String, before: @escaping @Sendable (String) -> Void = { _ in },
        sleep: (@Sendable (Duration) async throws -> Void)? = nil
    ) throws -> (MarketDesk, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let file = try folder.write("jobs", "#!/bin/sh\ncd \(folder.path)\n" + script)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        var rules = CollectorRules()
        rules.command = [file]
        let market = try MarketDesk(before: before, rules: rules) { surroundings in
            if let sleep { surroundings.sleep = sleep }
        }
        return (market, folder)
    }

    private static func board(_ title: String, at address: String) -> String {
        let job: JSONValue = [
            "id": 1, "title": .string(title), "company_name": "Line",
            "absolute_url": .string(address), "location": ["name": "Oslo"],
            "content": "From the board",
        ]
        return (["jobs": [job]] as JSONValue).text()
    }

    @Test("What the others told is kept before a program is waited for") func kept() async throws {
        let (market, folder) = try desk("cat found; exit 0")
        try market.add(.command)
        try market.add(.board(.greenhouse), "line")
        market.server.answer(
            "/v1/boards/line/jobs",
            with: Self.board("Cook", at: "https://jobs.example.org/cook"))
        try folder.write(
            "found", #"{"title": "Sailor", "job_url": "https://jobs.example.org/sailor"}"# + "\n")
        let run = try await market.desk.run("job_collector", nil, ["force": true])
        #expect(run.run.status == .done)
        // The order in which they were taken in, not that in which they are asked.
        #expect(try market.listings().map(\.title) == ["Cook", "Sailor"])
        let told = try market.desk.output("collect")
        #expect(told["new"] == 2)
        #expect(told["sources"]?.elements?.map { $0["status"] } == ["read", "read"])
        #expect(run.events.contains { $0.kind == .again && $0.message.contains("takes longer") })
        #expect(market.server.requests.count { $0.path.hasSuffix("/jobs") } == 1)
    }

    @Test("The same title and company from a late source is the same listing, with all it says")
    func merged() async throws {
        let (market, folder) = try desk("cat found; exit 0")
        try market.add(.command)
        try market.add(.board(.greenhouse), "line")
        market.server.answer(
            "/v1/boards/line/jobs",
            with: Self.board("Cook", at: "https://jobs.example.org/cook"))
        try folder.write(
            "found",
            """
            {"title": "COOK", "company": "Line", "job_url": "https://other.example.org/1", \
            "location": "Bergen", "company_revenue": "$5M"}
            {"title": "Cook", "company": "Line", "job_url": "https://other.example.org/2", \
            "date_posted": "2020-01-01"}

            """)
        let told = try await market.collect()
        #expect(told["new"] == 1 && told["seen"] == 0)
        let listing = try #require(try market.listings().first)
        #expect(listing.places == ["Oslo", "Bergen"])
        #expect(listing.text.hasPrefix("From the board"))
        let addresses = try market.addresses()
        #expect(addresses.map(\.position) == [0, 1, 2])
        #expect(addresses.map { $0.said?["title"] } == [nil, "COOK", "Cook"])
        #expect(addresses[1].said?["company_revenue"] == "$5M")
        #expect(addresses[2].said?["posted_on"] == "2020-01-01")
    }

    @Test("A board that is not done when the others are is asked again, and waited for")
    func again()
        async throws
    {
        let asked = Mutex<Set<String>>([])
        let end = Barrier(3)
        let (market, _) = try desk(
            "exit 0",
            before: { path in
                // The first time they do not answer before all is over.
                if path.hasSuffix("/jobs"), asked.withLock({ $0.insert(path).inserted }) {
                    end.wait()
                }
            },
            sleep: { if $0 != Collecting.patience { try await Task.sleep(for: .seconds(3600)) } })
        for name in ["a", "b"] {
            try market.add(.board(.greenhouse), name)
            market.server.answer(
                "/v1/boards/\(name)/jobs",
                with: Self.board("Cook \(name)", at: "https://jobs.example.org/\(name)"))
        }
        let told = try await market.collect()
        await offPool { end.wait() }
        #expect(told["new"] == 2)
        #expect(market.server.requests.count { $0.path.hasSuffix("/jobs") } == 4)
        #expect(try market.sources().allSatisfy { $0.failures == 0 && $0.status == "read" })
    }

    @Test("Who takes longer than anybody waits has failed, and says so") func failed() async throws
    {
        let (market, _) = try desk("exit 0", sleep: { _ in })
        try market.add(.feed, market.server.address + "/silent")
        market.server.answer("/silent", with: .silence)
        let told = try await market.collect()
        #expect(told["new"] == 0 && told["sources"]?[0]?["status"] == "failed")
        #expect(told["sources"]?[0]?["problem"]?.string?.contains("ten minutes") == true)
    }

    @Test("A round begins from all that the one before it left") func rounds() {
        let round = CollectingRound(
            begun: Timestamp(microseconds: 12), late: ["b", "a"],
            result: CollectingResult(sources: [
                .init(
                    id: "c", name: "Line", status: "read", listed: 3, unreadable: 1, problem: "p",
                    notes: ["n"])
            ]))
        #expect(CollectingRound(round.cursor) == round)
    }

    @Test("Who alone shows a job says how long it is open; of several the longest holds")
    func lastDay() async throws {
        let market = try MarketDesk()
        let page = market.server.address + "/careers/one"
        try market.add(.page, page)
        func show(_ day: String, at path: String = "/careers/one") async throws -> String? {
            market.server.answer(
                path, with: SourceFixture.page.replacing("2099-01-01", with: day), as: "text/html")
            try await market.collect()
            return try market.listings().first?.closesOn
        }
        #expect(try await show("2099-01-01") == "2099-01-01")
        #expect(try await show("2099-03-01") == "2099-03-01")
        #expect(try await show("2098-12-01") == "2098-12-01")
        try market.add(.page, market.server.address + "/careers/two")
        #expect(try await show("2097-01-01", at: "/careers/two") == "2098-12-01")
        #expect(try market.listings().count == 1)
    }
}

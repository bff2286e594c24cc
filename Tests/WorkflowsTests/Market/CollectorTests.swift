import Connectors
import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Collecting jobs", .onEveryDatabase) struct CollectorTests {
    /// A desk with every kind of source that is asked over the network.
    private func everything() throws -> MarketDesk {
        let market = try MarketDesk()
        for kind in SourceKind.all where kind.usesNetwork {
            switch kind {
            case .page: try market.add(kind, market.server.address + "/careers/platform")
            case .feed: try market.add(kind, market.server.address + "/feed.xml")
            case .board(.adzuna): try market.add(kind, "gb")
            case .board(let board): try market.add(kind, board.isOfOneCompany ? "tidewerk" : "")
            default: try market.add(kind)
            }
        }
        return market
    }

    @Test("Every kind of source is read, and the same jobs are kept once") func everyKind()
        async throws
    {
        let market = try everything()
        let told = try await market.collect()
        for source in told["sources"]?.elements ?? [] {
            #expect(source["status"] == "read", "\(source.text())")
            #expect((source["listed"]?.int ?? 0) > 0, "\(source.text())")
        }
        let listings = try market.listings()
        #expect(told["new"]?.int == listings.count)
        // The boards of one company and those of many write its name in three ways.
        let platform = listings.filter { $0.title == "Platform Engineer" }
        #expect(platform.count < 11)
        let gmbh = try #require(platform.first { $0.company == "Tidewerk GmbH" })
        #expect((gmbh.places.elements ?? []).count > 1)
        #expect(Set(listings.map(\.jobHash)).count == listings.count)
        let sailor = try #require(listings.first { $0.title == "Platform Engineer & Sailor" })
        #expect(sailor.payLeast == 60_000 && sailor.payCurrency == "EUR")
        #expect(sailor.text.contains("Rust & PostgreSQL"))
        #expect(sailor.demanded.contains { $0.skill == "Rust" && $0.isMust })
        let cook = try #require(listings.first { $0.title == "Deckhand & Cook" })
        #expect(cook.company == "Harbour Line" && cook.postedOn == "2026-11-02")
        let rust = try #require(listings.first { $0.title == "Senior Rust Engineer" })
        #expect(rust.company == "Tidewerk & Sons" && rust.level == "senior")
    }

    @Test("A second collecting stores nothing, and asks only for what has changed") func again()
        async throws
    {
        let market = try everything()
        let first = try await market.collect()
        let before = try market.listings()
        let asked = market.server.requests.count
        let second = try await market.collect()
        #expect(second["new"] == 0)
        #expect(try market.listings().map(\.id) == before.map(\.id))
        #expect(second["closed"] == 0)
        #expect((first["new"]?.int ?? 0) == before.count)
        let conditional = market.server.requests.dropFirst(asked).count {
            $0.headers["if-none-match"] != nil
        }
        #expect(conditional >= 8, "boards that answer in one piece are asked for changes only")
        let unchanged = (second["sources"]?.elements ?? []).filter { $0["status"] == "unchanged" }
        #expect(unchanged.count >= 8)
        // A description that stands apart was read once.
        let details = market.server.requests.count { $0.path.hasSuffix("/postings/744") }
        #expect(details == 1)
    }

    @Test("A source that breaks keeps no other from being read, and is named") func broken()
        async throws
    {
        let market = try MarketDesk()
        let address = market.server.address
        try market.add(.board(.greenhouse), "tidewerk")
        try market.add(.board(.lever), "gone")
        market.server.answer("/v0/postings/gone", with: nil)
        try market.add(.board(.ashby), "other")
        market.server.answer("/posting-api/job-board/other", with: #"{"openings": []}"#)
        try market.add(.board(.workable), "page")
        market.server.answer("/api/v1/widget/accounts/page", with: "<html>", as: "text/html")
        try market.add(.page, address + "/loop")
        market.server.answer("/loop", with: .answer(302, ["Location": address + "/loop"], []))
        try market.add(.page, address + "/private/x")
        try market.add(.feed, address + "/reset")
        market.server.answer("/reset", with: .reset)
        try market.add(.feed, address + "/silent")
        market.server.answer("/silent", with: .silence)
        try market.add(.page, "http://10.0.0.1/jobs")
        try market.add(.page, "not an address")
        try market.add(.file, "/nowhere/jobs.csv")
        try market.add(.command)
        let told = try await market.collect()
        #expect(told["new"] == 1)
        let problems = try market.sources().map { $0.problem ?? "" }
        #expect(problems[0].isEmpty)
        let expected = [
            "no such board", "expected a list \"jobs\"", "expected JSON", "too many redirects",
            "robots.txt", "127.0.0.1", "waited too long", "not on the public internet",
            "address beginning with https", "no such file", "collector.command",
        ]
        for (problem, words) in zip(problems.dropFirst(), expected) {
            #expect(problem.contains(words), "\(problem) should say \(words)")
            #expect(!problem.contains("/loop") && !problem.contains("/private"))
        }
        #expect(try market.sources().dropFirst().allSatisfy { $0.failures == 1 })
    }

    @Test("What a board shows no more is closed, and open again when it shows it") func closing()
        async throws
    {
        let market = try MarketDesk()
        try market.add(.board(.greenhouse), "tidewerk")
        try await market.collect()
        let path = "/v1/boards/tidewerk/jobs"
        market.server.answer(path, with: .answer(500, [:], []))
        try await market.collect()
        #expect(try market.listings().first?.closedAt == nil, "a board that fails closes nothing")
        market.server.answer(path, with: #"{"jobs": []}"#)
        let told = try await market.collect()
        #expect(told["closed"] == 1)
        #expect(try market.listings().first?.closedAt != nil)
        market.server.answer(path, with: try #require(BoardFixture.answers["greenhouse"]))
        try await market.collect()
        #expect(try market.listings().first?.closedAt == nil)
        #expect(try market.listings().count == 1)
    }

    @Test("A feed that shows a job no more closes nothing, as it shows only the newest")
    func feeds() async throws {
        let market = try MarketDesk()
        try market.add(.feed, market.server.address + "/feed.xml")
        try await market.collect()
        market.server.answer(
            "/feed.xml", with: "<rss><channel></channel></rss>", as: "application/rss+xml")
        #expect(try await market.collect()["closed"] == 0)
    }

    @Test("Who asks is said honestly, and keys go to those who want them alone") func honest()
        async throws
    {
        let market = try everything()
        try await market.collect()
        for request in market.server.requests {
            let agent = request.headers["user-agent"]
            if request.path == "/api/search" {
                #expect(agent == "ada@example.org")
                #expect(request.headers["authorization-key"] == "key-2342")
            } else {
                #expect(agent == "Muster/1.0")
                #expect(request.headers["authorization-key"] == nil)
            }
            #expect(
                (request.query["app_key"] == "key-0815") == request.path.hasPrefix("/v1/api/jobs/"))
        }
        #expect(market.server.requests.contains { $0.query["what"] == "Data Engineer" })
    }

    @Test("Boards that want a key say so where none is set") func keys() async throws {
        let market = try MarketDesk(hasKeys: false)
        try market.add(.board(.adzuna), "gb")
        try market.add(.board(.usajobs))
        try await market.collect()
        let problems = try market.sources().map { $0.problem ?? "" }
        #expect(problems[0].contains("adzuna.app_key"))
        #expect(problems[1].contains("usajobs.key"))
        #expect(market.server.requests.isEmpty)
    }

    @Test("A board that wants to be asked seldom is left alone until it is due") func seldom()
        async throws
    {
        let market = try MarketDesk()
        try market.add(.board(.remotive))
        try await market.collect()
        let asked = market.server.requests.count
        _ = try await market.desk.run("job_collector")
        #expect(market.server.requests.count == asked)
        #expect(try market.desk.output("collect")["sources"]?[0]?["status"] == "not due")
    }

    @Test("Descriptions of five megabytes and of references are read as far as they are kept")
    func large() async throws {
        let market = try MarketDesk()
        try market.add(.board(.lever), "tidewerk")
        let long = String(repeating: "<p>We need PostgreSQL &amp; care.</p>", count: 180_000)
        let body: JSONValue = [
            [
                "id": "1", "text": "Fish &amp; Chips &lt;b&gt; Engineer",
                "hostedUrl": "https://jobs.example.org/1", "description": .string(long),
            ]
        ]
        market.server.answer("/v0/postings/tidewerk", with: body.text())
        try await market.collect()
        let listing = try #require(try market.listings().first)
        #expect(listing.title == "Fish & Chips <b> Engineer")
        #expect(
            listing.text.count == 50_000 && listing.text.hasPrefix("We need PostgreSQL & care."))
        #expect(listing.demanded.map(\.skill).contains("PostgreSQL"))
    }

    @Test("Tags in a title keep no job from being put to its kind of work") func tagged()
        async throws
    {
        let market = try MarketDesk()
        try market.add(.board(.adzuna), "gb")
        let answer: JSONValue = [
            "count": 1,
            "results": [
                [
                    "id": "1", "title": "<strong>Data</strong> <strong>Scientist</strong>",
                    "redirect_url": "https://jobs.example.org/1",
                ]
            ],
        ]
        market.server.answer("/v1/api/jobs/gb/search/1", with: answer.text())
        try await market.collect()
        let listing = try #require(try market.listings().first)
        #expect(listing.title == "Data Scientist")
        let slug: String? = try market.desk.database.read {
            try $0.value("SELECT slug FROM search_category WHERE id = \(listing.category)")
        }
        #expect(slug == "data_scientist")
    }

    @Test("A desk without a source says what to do") func none() async throws {
        let market = try MarketDesk()
        let run = try await market.desk.run("job_collector")
        #expect(run.run.status == .stopped)
        #expect(run.steps.first?.reason?.contains("muster source add") == true)
    }
}

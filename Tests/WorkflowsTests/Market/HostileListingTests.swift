import Connectors
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Listings that anybody may have written", .onEveryDatabase) struct HostileListingTests {
    private func collect(_ jobs: [JSONValue]) async throws -> (MarketDesk, told: JSONValue) {
        let market = try MarketDesk()
        try market.add(.board(.lever), "tidewerk")
        market.server.answer(
            "/v0/postings/tidewerk", with: JSONValue.array(jobs).text())
        return (market, try await market.collect())
    }

    private func job(_ members: [String: JSONValue]) -> JSONValue {
        var all: [String: JSONValue] = [
            "id": "1", "text": "Cook", "hostedUrl": "https://jobs.example.org/1",
            "description": "<p>Text</p>",
        ]
        all.merge(members) { $1 }
        return .object(all.sorted { $0.key < $1.key }.map { JSONMember($0.key, $0.value) })
    }

    @Test("Titles and names that fill every index are kept, and found again") func wide()
        async throws
    {
        // Signs that no compression makes small, of three bytes each, and such as folding makes longer.
        var generator = SeededGenerator(seed: 8)
        func random(_ count: Int) -> String {
            String(
                String.UnicodeScalarView(
                    (0..<count).compactMap { _ in
                        Unicode.Scalar(UInt32(0x4E00 + generator.next() % 20_000))
                    }))
        }
        let titles = [
            random(500), String(repeating: "\u{FDFA}", count: 500),
            "a" + String(repeating: "\u{301}", count: 200_000), random(3000),
        ]
        let jobs = titles.enumerated().map { number, title in
            job([
                "id": .string("\(number)"), "text": .string(title),
                "hostedUrl": .string("https://jobs.example.org/\(number)"),
                "categories": ["team": .string(title), "location": .string(title)],
            ])
        }
        let (market, told) = try await collect(jobs)
        #expect(told["new"] == 4)
        #expect(try await market.collect()["new"] == 0)
        for listing in try market.listings() {
            #expect(listing.title.utf8.count <= 2000 && listing.titleKey.utf8.count <= 1000)
        }
    }

    @Test("One entry with signs that no text has keeps no other from being taken in") func signs()
        async throws
    {
        let strange = "\u{0}\u{1}\u{7F}\u{202E}\u{FEFF}\u{1B}[2J'; DROP TABLE listing; --%_\\"
        let entry = job([
            "id": .string(strange), "text": .string("Engineer " + strange),
            "description": .string("<p>\(strange) Rust</p>"),
            "hostedUrl": .string("https://jobs.example.org/\u{0}x"),
            "applyUrl": .string(strange),
            "categories": [
                "team": .string(strange), "department": .string(strange),
                "location": .string(strange), "commitment": .string(strange),
            ],
            "salaryRange": ["min": 1, "max": .number(1e300), "currency": .string(strange)],
        ])
        let (market, told) = try await collect([
            entry, job(["id": "2", "hostedUrl": "https://jobs.example.org/2"]),
        ])
        #expect(told["new"] == 2)
        #expect(try market.listings().first?.title.contains("DROP TABLE") == true)
        #expect(try await market.collect()["new"] == 0)
        var filter = ListingList.Filter()
        filter.words = ["'; DROP", "%_\\", "\u{0}"]
        let list = ListingList(filter)
        _ = try market.desk.database.read { try list.rows(offset: 0, limit: 10, on: $0) }
    }

    @Test("Thousands of jobs are taken in at once") func many() async throws {
        let jobs = (0..<3000).map { number in
            job([
                "id": .string("\(number)"), "text": .string("Cook \(number)"),
                "hostedUrl": .string("https://jobs.example.org/\(number)"),
            ])
        }
        let (market, told) = try await collect(jobs)
        #expect(told["new"] == 3000)
        #expect(try await market.collect()["closed"] == 0)
    }

    @Test(
        "A text that says nearly what an older one says is a copy of it, one that is short is not")
    func duplicates() async throws {
        let words = (0..<120).map { "word\($0)" }
        func text(_ words: [String]) -> JSONValue {
            .string("<p>\(words.joined(separator: " "))</p>")
        }
        var changed = words
        changed[60] = "other"
        func entry(_ number: Int, _ text: JSONValue) -> JSONValue {
            job([
                "id": .string("\(number)"), "text": .string("Job \(number)"), "description": text,
                "hostedUrl": .string("https://jobs.example.org/\(number)"),
            ])
        }
        let (market, told) = try await collect([
            entry(1, text(words)), entry(2, text(changed)), entry(3, text(words.reversed())),
            entry(4, text(words + ["more"])), entry(5, text(Array(words.prefix(10)))),
            entry(6, text(Array(words.prefix(10)))),
        ])
        #expect(told["new"] == 6)
        let listings = try market.listings()
        let first = listings[0].id
        #expect(listings.map(\.duplicateOf) == [nil, first, nil, first, nil, nil])
        var filter = ListingList.Filter()
        filter.includesDuplicates = false
        let list = ListingList(filter)
        #expect(try market.desk.database.read { try list.count(on: $0) } == 4)
    }

    @Test("A copy of a copy is one of the first, also in a later collecting") func later()
        async throws
    {
        let words = (0..<60).map { "word\($0)" }.joined(separator: " ")
        let market = try MarketDesk()
        for (number, name) in ["a", "b", "c"].enumerated() {
            try market.add(.board(.lever), name)
            let entry = job([
                "id": .string(name), "text": .string("Job \(number)"),
                "hostedUrl": .string("https://jobs.example.org/\(name)"),
                "description": .string(words + " and \(number)"),
            ])
            market.server.answer("/v0/postings/\(name)", with: JSONValue.array([entry]).text())
            try await market.collect()
        }
        let listings = try market.listings()
        #expect(listings.map(\.duplicateOf) == [nil, listings[0].id, listings[0].id])
    }
}

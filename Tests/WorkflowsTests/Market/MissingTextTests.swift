import Connectors
import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Texts that a board gives one by one", .onEveryDatabase) struct MissingTextTests {
    private static let list = "/v1/companies/Tidewerk/postings"

    /// A board of SmartRecruiters with some postings, each with a text of its own.
    private func market(_ count: Int) throws -> MarketDesk {
        let market = try MarketDesk()
        try market.add(.board(.smartrecruiters), "Tidewerk")
        let postings = (1...count).map { number -> JSONValue in
            [
                "id": .string("\(number)"), "name": .string("Platform Engineer \(number)"),
                "company": ["identifier": "Tidewerk", "name": "Tidewerk GmbH"],
                "releasedDate": "2026-11-02T08:00:00.000Z", "location": ["city": "Berlin"],
            ]
        }
        let answer: JSONValue = [
            "totalFound": JSONValue(count), "content": .array(postings),
        ]
        market.server.answer(Self.list, with: answer.text())
        for number in 1...count { tell(number, of: market) }
        return market
    }

    /// Lets the board give a posting's text.
    private func tell(_ number: Int, of market: MarketDesk, _ words: String = "") {
        let text =
            "<p>\(Self.words[number % Self.words.count]) is a must. At least \(number) years of experience."
            + " Salary: 70,000 - 90,000 EUR per year. \(words)</p>"
        let posting: JSONValue = [
            "id": .string("\(number)"), "name": .string("Platform Engineer \(number)"),
            "postingUrl": .string("https://jobs.smartrecruiters.com/Tidewerk/\(number)"),
            "jobAd": ["sections": ["jobDescription": ["title": "The job", "text": .string(text)]]],
        ]
        market.server.answer("\(Self.list)/\(number)", with: posting.text())
    }

    private static let words = ["Rust", "PostgreSQL", "Kubernetes", "Python", "Java", "Swift"]

    /// Words enough for a sketch of them.
    private static let more =
        "Told anew. " + (0..<90).map { "crane\($0 * 7)" }.joined(separator: " ")

    private func asked(_ market: MarketDesk) -> [String] {
        market.server.requests.map(\.path).filter { $0.hasPrefix(Self.list + "/") }
            .map { String($0.dropFirst(Self.list.count + 1)) }
    }

    @Test("A text that could not be read is filled in by the next collecting, with all it says")
    func filled() async throws {
        let market = try market(5)
        market.server.answer(Self.list + "/3", with: .answer(503, [:], []))
        let first = try await market.collect()
        let notes = (first["sources"]?[0]?["notes"]?.elements ?? []).compactMap(\.string)
        #expect(notes.count == 1 && notes[0].contains("1 descriptions could not be read"))
        let before = try market.listings()
        #expect(before.map(\.text.isEmpty) == [false, false, true, false, false])
        let lacking = try #require(before.first { $0.text.isEmpty })
        #expect(lacking.demanded.isEmpty && lacking.payLeast == nil)

        for number in 1...5 { tell(number, of: market, Self.more) }
        let soFar = asked(market).count
        let second = try await market.collect()
        #expect(second["new"] == 0)
        #expect(asked(market).dropFirst(soFar) == ["3"], "the others have theirs")
        let after = try market.listings()
        #expect(after.map(\.id) == before.map(\.id))
        let filled = after[2]
        #expect(filled.text.contains("Told anew") && filled.demanded.map(\.skill) == ["Python"])
        #expect(filled.minYears == 3 && filled.payLeast == 70_000 && filled.payCurrency == "EUR")
        #expect(filled.digest != lacking.digest && filled.firstSeen == lacking.firstSeen)
        let bands = try market.desk.database.read {
            try $0.value(
                "SELECT count(*) FROM listing_band WHERE listing_id = \(filled.id)", as: Int.self)
        }
        #expect((bands ?? 0) > 0)
        for index in [0, 1, 3, 4] { #expect(after[index].text == before[index].text) }
    }

    @Test("A text that comes late and repeats another's is told to be its copy") func copies()
        async throws
    {
        let market = try market(2)
        market.server.answer(Self.list + "/2", with: .answer(503, [:], []))
        try await market.collect()
        let same = String(repeating: "We build harbour cranes with care and PostgreSQL. ", count: 9)
        let posting: JSONValue = [
            "id": "2", "name": "Platform Engineer 2",
            "postingUrl": "https://jobs.smartrecruiters.com/Tidewerk/2",
            "jobAd": ["sections": ["jobDescription": ["text": .string(same)]]],
        ]
        market.server.answer(Self.list + "/2", with: posting.text())
        try market.add(.board(.lever), "other")
        let lever: JSONValue = [
            [
                "id": "9", "text": "Crane Engineer", "hostedUrl": "https://jobs.example.org/9",
                "description": .string(same),
            ]
        ]
        market.server.answer("/v0/postings/other", with: lever.text())
        try await market.collect()
        let listings = try market.listings()
        #expect(listings.count == 3 && !listings[1].text.isEmpty)
        #expect(listings[1].duplicateOf == nil && listings[2].duplicateOf == listings[1].id)
    }

    @Test("The texts of a board that fails again and again are left for the next time")
    func givenUp() async throws {
        let market = try market(8)
        for number in [2, 4, 5, 6] {
            market.server.answer("\(Self.list)/\(number)", with: .answer(503, [:], []))
        }
        let told = try await market.collect()
        #expect(!asked(market).contains("7") && !asked(market).contains("8"))
        #expect(try market.listings().count { !$0.text.isEmpty } == 2)
        let notes = (told["sources"]?[0]?["notes"]?.elements ?? []).compactMap(\.string)
        #expect(notes.contains { $0.contains("the next collecting asks again") }, "\(notes)")
        for number in [2, 4, 5, 6] { tell(number, of: market) }
        try await market.collect()
        #expect(try market.listings().allSatisfy { !$0.text.isEmpty })
    }

    @Test("A posting that is gone keeps no other's text from being read") func gone() async throws {
        let market = try market(6)
        for number in 1...5 { market.server.answer("\(Self.list)/\(number)", with: nil) }
        try await market.collect()
        #expect(try market.listings().count { !$0.text.isEmpty } == 1)
    }
}

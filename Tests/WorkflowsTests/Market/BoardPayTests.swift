import Connectors
import Prelude
import Recruiting
import TestSupport
import Testing

@testable import Workflows

@Suite("Pay that boards tell") struct BoardPayTests {
    /// What a board says is paid in a year, when its answer of one job is changed.
    private func pay(
        _ board: JobBoard, _ target: String = "tidewerk", replacing words: String = "",
        with others: String = ""
    ) async throws -> String {
        let market = try MarketDesk()
        try market.add(.board(board), target)
        var answer = try #require(BoardFixture.answers[board.rawValue])
        if !words.isEmpty {
            try #require(answer.contains(words))
            answer.replace(words, with: others)
        }
        let server = try WebAddressPath.of(board, target)
        market.server.answer(server, with: answer)
        try await market.collect()
        let listing = try #require(try market.listings().first { $0.title == "Platform Engineer" })
        guard let least = listing.payLeast, let most = listing.payMost else { return "nothing" }
        return "\(least)-\(most) \(listing.payCurrency ?? "?")"
    }

    /// Where the test's server answers for a board.
    private enum WebAddressPath {
        static func of(_ board: JobBoard, _ target: String) throws -> String {
            switch board {
            case .greenhouse: "/v1/boards/\(target)/jobs"
            case .lever: "/v0/postings/\(target)"
            case .ashby: "/posting-api/job-board/\(target)"
            case .remotive: "/api/remote-jobs"
            default: "/v1/api/jobs/\(target)/search/1"
            }
        }
    }

    @Test(
        "Boards that tell pay are taken at their word",
        arguments: [JobBoard.greenhouse, .lever, .ashby, .remotive])
    func told(board: JobBoard) async throws {
        #expect(try await pay(board) == "70000-90000 EUR")
    }

    @Test("Hours of Greenhouse are hours, and a bonus is no pay") func greenhouse() async throws {
        let hourly = try await pay(
            .greenhouse,
            replacing: #""min_cents": 7000000, "max_cents": 9000000, "currency_type": "EUR","#
                + "\n" + #""title": "Salary range in 2026""#,
            with:
                #""min_cents": 2250, "max_cents": 3000, "currency_type": "USD", "title": "Hourly rate""#
        )
        #expect(hourly == "46800-62400 USD")
        let bonus = try await pay(
            .greenhouse, replacing: "Salary range in 2026", with: "Signing bonus")
        #expect(bonus == "nothing")
    }

    @Test("Where Lever has no range, its words about pay are read") func lever() async throws {
        let read = try await pay(
            .lever,
            replacing: #""salaryRange": {"min": 70000, "max": 90000, "currency": "EUR", "#
                + #""interval": "per-year-salary"},"# + "\n"
                + #""salaryDescriptionPlain": "The range for this role.""#,
            with: #""salaryDescriptionPlain": "The base salary is $120,000 - $150,000 per year.""#)
        #expect(read == "120000-150000 USD")
    }

    @Test("Where Ashby sums up no salary, its tiers do") func ashby() async throws {
        #expect(
            try await pay(.ashby, replacing: "summaryComponents", with: "other")
                == "80000-90000 EUR")
    }

    @Test(
        "Adzuna's amounts are in the country's money",
        arguments: [
            ("gb", "GBP"), ("us", "USD"), ("de", "EUR"), ("fr", "EUR"), ("au", "AUD"),
            ("in", "INR"),
        ])
    func adzuna(country: String, currency: String) async throws {
        let offered = try await pay(
            .adzuna, country, replacing: #""salary_is_predicted": "1""#,
            with: #""salary_is_predicted": "0""#)
        #expect(offered == "70000-90000 \(currency)")
        #expect(try await pay(.adzuna, country) == "nothing", "nobody offered what is reckoned")
    }
}

import Prelude
import Recruiting
import Synchronization
import Testing

@testable import Console
@testable import Terminal

/// The market: lists, what stands beside them, and what a key does to a listing.
@Suite("Market screen") struct MarketScreenTests {
    /// What the services were asked to take.
    private final class Taken: Sendable {
        let ids = Mutex<[String]>([])
    }

    /// A console on a desk with a small market.
    private func open(
        _ taken: Taken = Taken(), size: Size = Size(100, 24)
    ) async throws -> Session<Console> {
        var services = try SmallDesk().services
        services.market = market(taken)
        var session = Session(Console(services, size: size), size: size)
        await session.settle()
        return session
    }

    private func market(_ taken: Taken) -> MarketServices {
        var market = MarketServices()
        market.rows = { view, words in
            let rows: [MarketRow] =
                switch view {
                case .listings:
                    [
                        MarketRow(
                            id: "l1",
                            cells: [
                                "Platform Engineer", "Tidewerk", "Berlin", "93", "2026-11-02", "",
                            ]),
                        MarketRow(
                            id: "l2",
                            cells: [
                                "Deckhand", "Harbour \u{1B}[31mLine", "Kiel", "", "2026-11-01", "×",
                            ],
                            tone: .dim),
                    ]
                case .groups:
                    [
                        MarketRow(
                            id: "g1", cells: ["Platform, Go and Terraform", "12", "Go, Terraform"])
                    ]
                case .trends:
                    [
                        MarketRow(
                            id: "Rust", cells: ["Rust", "▁▃▅█", "12 %", "31", "↑ rising"],
                            tone: .good)
                    ]
                }
            if words == "group:g1" { return (Array(rows.suffix(1)), 1) }
            let found = rows.filter { words.isEmpty || $0.cells[0].lowercased().contains(words) }
            return (found, found.count)
        }
        market.detail = { view, id in
            [
                MarketLine("About \(id)", .heading), MarketLine("    Has 3 of 5", .dim),
                MarketLine(
                    taken.ids.withLock { $0.contains(id) } ? "Job: of the desk" : "N 260"),
            ]
        }
        market.take = { id in
            taken.ids.withLock { $0.append(id) }
            return "The listing is a job of the desk now"
        }
        market.best = { _ in
            [
                MarketLine("Kind of work: DevOps Engineer", .dim),
                MarketLine("93  Platform Engineer", .good),
            ]
        }
        market.themes = { [MarketTheme(slug: "platform", name: "Platform, Go and Terraform")] }
        market.difference = { _, slug in [MarketLine("+ Go first, for \(slug)", .good)] }
        return market
    }

    @Test("Listings stand with who fits them, and what is beside follows the cursor")
    func listings() async throws {
        var session = try await open()
        await session.go("8")
        #expect(shows(session.text, "[8 Market]"))
        #expect(shows(session.text, "Platform Engineer"))
        #expect(shows(session.text, "About l1"))
        await session.go("j")
        #expect(shows(session.text, "About l2"))
        #expect(!session.text.contains("\u{1B}"), "a company's name is no command of the terminal")
    }

    @Test("A group's jobs are listed by one key, and escape brings the others back") func postings()
        async throws
    {
        var session = try await open()
        await session.go("8", "v", "o")
        #expect(shows(session.text, "Deckhand") && !shows(session.text, "Platform Engineer"))
        await session.go("esc")
        #expect(shows(session.text, "Platform Engineer"))
    }

    @Test("What stands beside a listing tells that it was taken") func takenBeside() async throws {
        var session = try await open()
        await session.go("8")
        #expect(!shows(session.text, "Job: of the desk"))
        await session.go("t")
        #expect(shows(session.text, "Job: of the desk"))
    }

    @Test(
        "The screen is as it was, in a small terminal and in a large one",
        arguments: [Size(80, 24), Size(140, 40)])
    func goldens(size: Size) async throws {
        var session = try await open(size: size)
        await session.go("8", "j")
        try Golden.expect(session.text, "market-\(size.width)x\(size.height)")
        await session.go("v", "v")
        try Golden.expect(session.text, "market-trends-\(size.width)x\(size.height)")
    }

    @Test("One key goes from listings to groups and to trends, another goes back") func views()
        async throws
    {
        var session = try await open()
        await session.go("8", "v")
        #expect(
            shows(session.text, "Platform, Go") && shows(session.text, "About g1"))
        await session.go("v")
        #expect(shows(session.text, "12 %") && shows(session.text, "About Rust"))
        await session.go("q")
        #expect(shows(session.text, "Deckhand"))
    }

    @Test("A listing becomes a job by one key, and only a listing does") func take() async throws {
        let taken = Taken()
        var session = try await open(taken)
        await session.go("8", "j", "t")
        #expect(taken.ids.withLock { $0 } == ["l2"])
        #expect(shows(session.text, "The listing is a job of the desk now"))
        await session.go("v", "t")
        #expect(taken.ids.withLock { $0.count } == 1)
        #expect(shows(session.text, "no listing is under the cursor"))
    }

    @Test("A filter shows what it finds as it is typed, and escape brings the rest back")
    func filter() async throws {
        var session = try await open()
        await session.go("8", "/")
        await session.write("deck")
        #expect(!shows(session.text, "Platform Engineer"))
        await session.go("esc")
        #expect(shows(session.text, "Platform Engineer"))
    }

    @Test(
        "Whom the market has most for is shown from the person, and so is a résumé cut for a group")
    func person() async throws {
        var session = try await open()
        await session.go("L")
        #expect(
            shows(session.text, "Best on the market:")
                && shows(session.text, "93 Platform Engineer"))
        await session.go("esc", ":")
        await session.write("résumé variant")
        await session.go("enter")
        #expect(shows(session.text, "Cut the résumé for which group?"))
        await session.go("enter")
        #expect(shows(session.text, "+ Go first, for platform"))
    }

    @Test("A market that nobody has collected says how it begins") func empty() async throws {
        var session = await openConsole(try SmallDesk(), Size(100, 24))
        await session.go("8")
        #expect(shows(session.text, "No listings yet"))
        await session.go("v")
        #expect(shows(session.text, "No groups yet"))
    }
}

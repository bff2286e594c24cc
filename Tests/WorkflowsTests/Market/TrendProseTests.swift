import LanguageModels
import Market
import Prelude
import TestSupport
import Testing

@testable import Workflows

@Suite("Trends in a model's sentences") struct TrendProseTests {
    private static let report = TrendReport(
        postings: (0..<120).map { number in
            Posting(
                key: "\(number)", title: "Engineer",
                skills: number % 3 == 0 ? ["Rust", "Go"] : ["Go"],
                posted: Day(number: 20_600 + number % 60))
        }, through: Day(number: 20_660), weeks: 12)

    private static let taxonomy = MarketTaxonomy(
        nil,
        defaults: [
            .init(slug: "systems-work", name: "Systems Work", keywords: ["Rust", "C++"]),
            .init(slug: "web", name: "Web", keywords: ["React"]),
        ])

    private func prose(_ insight: String, _ skills: JSONValue = []) async throws -> TrendProse {
        let desk = try ModelDesk { _ in
            ModelDesk.answer(["insight": .string(insight), "skills": skills])
        }
        let model = try #require(desk.reading)
        return try await TrendProse(
            Self.report, cluster: nil, Self.taxonomy, by: model, today: Day(number: 20_700))
    }

    @Test("Sentences of the table's own numbers are shown") func own() async throws {
        let text = "Rust stands in 33 % of postings (40 of 120), Go in all 120."
        #expect(try await prose(text).text == text)
    }

    @Test(
        "A number that is not in the table takes the sentences away, however it is written",
        arguments: [
            "Rust grew by 45 %.", "Over 1,000 postings ask for Go.", "By 2027 Rust leads.",
            "It is 33.5 % now.",
        ])
    func invented(text: String) async throws {
        await #expect(throws: TrendProse.Problem.self) { try await prose(text) }
    }

    @Test("Kinds of work that a model writes its own way are put to known slugs, or to general")
    func drift() async throws {
        let made = try await prose(
            "Go leads.",
            [
                ["skill": "Rust", "category": "Programming stuff"],
                ["skill": "Go", "category": "Systems_Work"],
                ["skill": "COBOL", "category": "web"],
            ])
        #expect(made.categories == ["Rust": "systems-work", "Go": "systems-work"])
    }
}

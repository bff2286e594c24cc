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

    @Test(
        "Sentences that say what the table says are shown",
        arguments: [
            "Rust stands in 33 % of postings (40 of 120), Go in all 120.",
            "Go leads with 100 percent. Of 120 postings of 12 weeks Rust has 40.",
            "Go and Rust stand in 100 % and 33 % of postings.", "Rust is asked for. It has 33%.",
            "Rust is stable, and no risk is told.", "Go on and see: Rust has 40.",
        ])
    func own(text: String) async throws {
        #expect(try await prose(text).text == text)
    }

    @Test(
        "What the table does not say of a skill takes the sentences away, however it is written",
        arguments: [
            ("Rust grew by 45 %.", "45 %"), ("Over 1,000 postings ask for Go.", "1000"),
            ("By 2027 Rust leads.", "2027"), ("Rust: it is 33.5 % now.", "33.5 %"),
            ("Rust stands in 100 % of postings.", "100 %"),
            ("Go stands in 33 % and Rust in 100 % of postings.", "33 %"),
            ("33 postings ask for Rust.", "33"), ("Rust has 40 %.", "40 %"),
            ("40 postings ask for it.", "40"), ("A third of postings ask for Rust.", "third"),
            ("Demand for Rust doubled.", "doubled"), ("Rust is rising.", "rising"),
            ("Rust is in 33 % of postings, and it declines.", "declines"),
            ("Go has 120 while Rust has 100 %.", "100 %"),
        ])
    func unfounded(text: String, word: String) async throws {
        await #expect(throws: TrendProse.Problem.unfounded(word)) { try await prose(text) }
    }

    @Test("A number in a skill's name is no number of the table, and is none that is told")
    func named() {
        let report = TrendReport(
            postings: (0..<60).map { number in
                Posting(
                    key: "\(number)", title: "Clerk", skills: ["ISO 27001"],
                    posted: Day(number: 20_600 + number))
            }, through: Day(number: 20_660), weeks: 12)
        let statements = TrendStatements(report.skills, of: report)
        #expect(statements.unfounded(in: "ISO 27001 stands in 100 % of postings.") == nil)
        #expect(statements.unfounded(in: "ISO 9001 stands in 100 % of postings.") == "9001")
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

import Matching
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Learned profiles", .onEveryDatabase) struct LearnedProfileTests {
    private let desk: DeskFixture

    init() throws { desk = try DeskFixture() }

    /// A report from cases in which the skills decide.
    private func report() throws -> LearningReport {
        var generator = SeededGenerator(seed: 3)
        let cases = (0..<80).map { number in
            let fit = Double.random(in: 0...1, using: &generator)
            let noise = Double.random(in: 0...1, using: &generator)
            return LearningCase(
                job: "j\(number % 8)", parts: .init(vector: noise, skillFit: fit), penalty: 0,
                isPositive: fit + 0.4 * Double.random(in: -1...1, using: &generator) > 0.5,
                score: (fit + noise) / 2)
        }
        return try OutcomeLearning.run(cases, current: .seed)
    }

    private func book() throws -> ProfileBook {
        try desk.database.read { try ProfileBook(on: $0) }
    }

    private func adopt() throws -> LearnedProfile {
        let report = try report()
        return try desk.decide { ledger, connection in
            try LearnedProfile.adopt(report, ledger: &ledger, on: connection)
        }
    }

    @Test("What is learned becomes a profile once somebody adopts it, and never the default")
    func adopted() throws {
        #expect(try book().profiles == ScoreProfile.all)
        let report = try report()
        let learned = try adopt()
        #expect(learned.name == "learned" && learned.base == "seed" && learned.who == "ada")
        #expect(learned.cases == 80 && learned.jobs == 8 && learned.at == desk.now)
        #expect(learned.figures["auc"]?["learned"]?.double == report.areaUnderCurve.learned.value)
        #expect(learned.figures["verdict"]?.string == report.verdict.rawValue)
        let book = try book()
        #expect(book.names == ["seed", "notion_v3", "muster", "learned"])
        let profile = try #require(book.named("learned"))
        #expect(profile.weights == report.weights && profile.weights.skillFit > 0.6)
        #expect(profile.formulas == .repaired && profile.topCount == 20)
        #expect(book.named("none") == nil)
        try desk.expectReplayed()
    }

    @Test("Adopting is taken back and brought back") func undone() throws {
        let report = try report()
        try desk.takeBack { ledger, connection in
            _ = try LearnedProfile.adopt(report, ledger: &ledger, on: connection)
        }
        #expect(try book().names.last == "learned")
        try desk.undo()
        #expect(try book().profiles == ScoreProfile.all)
    }

    @Test("Further ones are named by their day, then by a number; the newest comes first")
    func names() throws {
        let names = try (0..<4).map { _ in try adopt().name }
        #expect(
            names == [
                "learned", "learned-2023-11-14", "learned-2023-11-14-2", "learned-2023-11-14-3",
            ])
        #expect(Set(try book().names.dropFirst(3)) == Set(names))
    }
}

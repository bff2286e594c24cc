import Prelude
import Recruiting
import Testing

@testable import Workflows

@Suite("How well somebody fits a listing") struct FitScoreTests {
    private func demand(
        _ skill: String, isMust: Bool = true, minYears: Double? = nil, minLevel: Int? = nil
    ) -> (key: String, demand: Listing.Demand) {
        (
            skill.lowercased(),
            Listing.Demand(
                skill: skill, surface: skill, isMust: isMust, minYears: minYears,
                minLevel: minLevel)
        )
    }

    private func held(_ rating: Double? = nil, years: Double? = nil) -> FitScore.Held {
        FitScore.Held(rating: rating, years: years)
    }

    private func score(
        _ demands: [(key: String, demand: Listing.Demand)], _ held: [String: FitScore.Held],
        years: Double? = nil, minYears: Double? = nil, threshold: Double = 50
    ) -> FitScore {
        FitScore(demands, held: held, years: years, minYears: minYears, threshold: threshold)
    }

    private func sum(_ score: FitScore, _ member: String) -> Double {
        (score.terms.elements ?? []).reduce(0) { $0 + ($1[member]?.double ?? .nan) }
    }

    @Test("Who has everything fits wholly, and who has nothing not at all") func ends() {
        let demands = [demand("Rust"), demand("Kafka", isMust: false)]
        let all = score(demands, ["rust": held(9), "kafka": held(9)])
        #expect(
            all.score == 100 && all.verdict == .fits && all.reason == "Has 2 of 2: Kafka, Rust"
                || all.reason == "Has 2 of 2: Rust, Kafka")
        let none = score(demands, ["cobol": held(9)])
        #expect(none.score == 0 && none.verdict == .below)
        #expect(none.reason == "Has 0 of 2; lacks Rust", "what is nice to have is not lacked")
    }

    @Test("The points of the terms come to the score, and what is possible to a hundred")
    func readding() {
        let names = ["Rust", "Kafka", "SQL", "Go", "C", "Perl", "Bash"]
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let demands = names.filter { _ in generator.next() % 2 == 0 }.map { name in
                demand(
                    name, isMust: generator.next() % 2 == 0,
                    minYears: generator.next() % 3 == 0 ? Double(generator.next() % 12) : nil,
                    minLevel: generator.next() % 3 == 0 ? Int(generator.next() % 10) + 1 : nil)
            }
            var all: [String: FitScore.Held] = [:]
            for name in names where generator.next() % 2 == 0 {
                all[name.lowercased()] = held(
                    generator.next() % 2 == 0 ? Double(generator.next() % 10) + 1 : nil,
                    years: generator.next() % 2 == 0 ? Double(generator.next() % 20) : nil)
            }
            let score = score(demands, all)
            guard let value = score.score else {
                #expect(demands.isEmpty && score.verdict == .unclear)
                continue
            }
            #expect((0...100).contains(value))
            // Stored with one decimal.
            #expect(abs(sum(score, "points") - value) < 0.051, "\(score.terms.text())")
            #expect(abs(sum(score, "possible") - 100) < 0.001)
        }
    }

    @Test("What must be there weighs more than what is nice to have") func weights() {
        let demands = [demand("Rust"), demand("Kafka", isMust: false)]
        let must = score(demands, ["rust": held(9)]).score ?? 0
        let nice = score(demands, ["kafka": held(9)]).score ?? 0
        #expect(must > nice && must + nice == 100)
    }

    @Test("Less of a skill than is asked for is some of it, and said") func below() {
        let demands = [demand("Rust", minLevel: 9)]
        let some = score(demands, ["rust": held(3)])
        #expect((some.score ?? 0) > 0 && (some.score ?? 100) < 100)
        #expect(some.reason.contains("less than asked for: Rust"))
    }

    @Test("Where nothing is asked for, nothing can be said") func nothing() {
        let empty = score([], ["rust": held(9)])
        #expect(empty.score == nil && empty.verdict == .unclear && empty.terms == [])
        #expect(empty.reason == "Asks for no skill that is known")
    }

    @Test(
        "More than a year less than asked for ends it, and years that nobody knows block nobody",
        arguments: [
            (3.9, 5.0, true), (4.0, 5.0, false), (4.0, nil, false), (nil, 5.0, false),
            (0.0, 1.0, false), (0.0, 1.1, true), (12.0, 5.0, false),
        ] as [(Double?, Double?, Bool)])
    func years(years: Double?, asked: Double?, isBlocked: Bool) {
        let score = score([demand("Rust")], ["rust": held(9)], years: years, minYears: asked)
        #expect((score.verdict == .tooFewYears) == isBlocked)
        #expect(score.score == (isBlocked ? 0 : 100))
        #expect(score.terms.elements?.count == 1, "what is there is kept even so")
        if isBlocked { #expect(score.reason.contains("years of work")) }
    }

    @Test("The threshold itself fits") func threshold() {
        let demands = [demand("Rust"), demand("Kafka")]
        for (threshold, verdict) in [(50.0, Fit.Verdict.fits), (50.1, .below), (0, .fits)] {
            #expect(score(demands, ["rust": held(9)], threshold: threshold).verdict == verdict)
        }
    }

    @Test("A sentence names so many skills and counts the others") func long() {
        let demands = (0..<40).map { demand("S\($0)") }
        let reason = score(demands, [:]).reason
        #expect(reason.hasPrefix("Has 0 of 40; lacks ") && reason.hasSuffix(" and 35 more"))
    }

    @Test("Figures that cannot be end in a score or none") func hostile() {
        for value in [Double.nan, .infinity, -.infinity, -5, 1e300, 0] {
            let score = score(
                [demand("Rust", minYears: value, minLevel: Int.max), demand("C", minLevel: -5)],
                ["rust": held(value, years: value), "c": held(5, years: value)], years: value,
                minYears: value)
            if let number = score.score { #expect((0...100).contains(number), "\(value)") }
        }
    }
}

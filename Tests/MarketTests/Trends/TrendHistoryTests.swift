import Market
import Prelude
import Testing

/// What is demanded: of 20 skills that change by half in 26 weeks nine in ten are found, and of 200 flat ones
/// at most one in twenty is flagged, over 50 histories.
///
/// How likely a change is found depends on its share and on how many postings there are (`TrendPower`): with
/// 30 postings a week no test that flags one in twenty flat skills finds nine in ten rises by half of skills
/// that less than 38 % of postings ask for.
@Suite("Trends of generated histories") struct TrendHistoryTests {
    @Test(
        "Nine in ten changes by half are found, and at most one in twenty flat skills is flagged",
        arguments: [
            TrendHistory.Recipe(
                testDescription: "30 to 100 postings a week, shares from .2", shares: 0.2...0.6,
                postings: 30...100),
            TrendHistory.Recipe(
                testDescription: "30 postings a week, shares from .4", shares: 0.4...0.6,
                postings: 30...30),
        ])
    func demanded(recipe: TrendHistory.Recipe) {
        let tally = TrendTally(recipe, histories: 50, seed: 1)
        #expect(tally.foundShare >= 0.9, "\(tally)")
        #expect(tally.flaggedShare <= 0.05, "\(tally)")
        #expect(tally.reversed == 0)
    }

    @Test(
        "It holds for other courses and for skills that go together",
        arguments: [
            TrendHistory.Recipe(
                testDescription: "a logistic curve", shares: 0.4...0.6, postings: 30...30,
                curve: .logistic),
            TrendHistory.Recipe(
                testDescription: "a step in the middle", shares: 0.2...0.6, postings: 30...30,
                curve: .step),
            TrendHistory.Recipe(
                testDescription: "kinds of vacancies", shares: 0.4...0.6, postings: 30...30,
                hasKinds: true),
        ])
    func courses(recipe: TrendHistory.Recipe) {
        let tally = TrendTally(recipe, histories: 12, seed: 2)
        #expect(tally.foundShare >= 0.9, "\(tally)")
        #expect(tally.flaggedShare <= 0.05, "\(tally)")
    }

    @Test(
        "Where too few postings stand against it changes are missed, but not told as flat",
        arguments: [
            TrendHistory.Recipe(
                testDescription: "shares from .05, evenly", shares: 0.05...0.6, postings: 30...30),
            TrendHistory.Recipe(
                testDescription: "shares from .05, most of them low", shares: 0.05...0.6,
                isLogarithmic: true, postings: 30...30),
            TrendHistory.Recipe(
                testDescription: "vacancies posted up to four times", shares: 0.2...0.6,
                postings: 30...60, copies: 4),
        ])
    func impossible(recipe: TrendHistory.Recipe) {
        let tally = TrendTally(recipe, histories: 12, seed: 3)
        #expect(tally.foundShare < 0.8, "nobody could: \(tally)")
        #expect(tally.flaggedShare <= 0.03, "\(tally)")
        #expect(Double(tally.changesCalledFlat) <= 0.05 * Double(tally.changes), "\(tally)")
        #expect(tally.reversed <= 2)
    }

    @Test("Nineteen of twenty intervals hold the true change")
    func intervals() {
        let recipe = TrendHistory.Recipe(
            testDescription: "", shares: 0.1...0.6, postings: 30...60)
        let tally = TrendTally(recipe, histories: 12, seed: 4)
        let held = Double(tally.covered) / Double(tally.intervals)
        #expect(tally.intervals == tally.flat)
        #expect(held > 0.94 && held < 0.97, "\(held)")
    }

    @Test("Where nothing changes, nothing is flagged in four of five reports")
    func nothing() {
        let recipe = TrendHistory.Recipe(
            testDescription: "", shares: 0.1...0.6, postings: 30...30, hasChanges: false)
        let flagged = (0..<30).count { seed in
            let history = TrendHistory(recipe, seed: UInt64(seed))
            let report = TrendReport(postings: history.postings, through: TrendHistory.through)
            return report.skills.contains { $0.verdict == .rising || $0.verdict == .falling }
        }
        // Of 30 reports 6 on average, and 12 or more once in a hundred times.
        #expect(flagged <= 11, "\(flagged)")
    }

    @Test(
        "A flat skill that comes in bursts is not taken for one that rises because the others do not"
    )
    func bursts() throws {
        let recipe = TrendHistory.Recipe(
            testDescription: "", shares: 0.1...0.6, postings: 20...20, hasChanges: false)
        var generator = SeededGenerator(seed: 9)
        let history = TrendHistory(recipe, seed: 5)
        let seen = try (0..<60).count { _ in
            var postings = history.postings
            let shares = (0..<TrendHistory.weeks).map { _ in
                Int.random(in: 0..<6, using: &generator) == 0 ? 0.8 : 0.1
            }
            for index in postings.indices {
                let week = index / 20
                if Double.random(in: 0..<1, using: &generator) < shares[week] {
                    postings[index].skills.append("bursts")
                }
            }
            let report = TrendReport(postings: postings, through: TrendHistory.through)
            let trend = try #require(report.skills.first { $0.skill == "bursts" })
            return try #require(trend.course).p < 0.05
        }
        // Of 60 histories 3 on average, 10 or more once in a thousand times; a test that
        // takes all for chance sees 30, one that trusts the other skills 27.
        #expect(seen <= 9, "\(seen)")
    }
}

import Market
import Testing

@Suite("What trends can be seen") struct TrendPowerTests {
    @Test(
        "So many postings a week find nine in ten rises by half in 26 weeks",
        arguments: [(0.05, 522), (0.1, 244), (0.2, 105), (0.3, 58), (0.4, 35), (0.5, 21)])
    func needed(share: Double, postings: Int) {
        let power = TrendPower(first: share, last: share * 1.5, weeks: 26)
        #expect(power.postingsNeeded == postings)
        #expect(power.chance(postings: postings) >= 0.9)
        #expect(power.chance(postings: postings - 1) < 0.9)
    }

    @Test("At thirty postings a week even an uncorrected test misses most rises of rare skills")
    func bound() {
        let rare = TrendPower(first: 0.1, last: 0.15, weeks: 26, level: 0.05)
        #expect(rare.chance(postings: 30) < 0.3)
        #expect(
            TrendPower(first: 0.38, last: 0.57, weeks: 26, level: 0.05).chance(postings: 30) < 0.9)
        #expect(
            TrendPower(first: 0.39, last: 0.585, weeks: 26, level: 0.05).chance(postings: 30) > 0.9)
    }

    @Test("What has no change or cannot be is never found more often than by chance")
    func degenerate() {
        let none = TrendPower(first: 0.2, last: 0.2, weeks: 26)
        #expect(none.postingsNeeded == nil && abs(none.chance(postings: 100) - 0.02) < 1e-9)
        for power in [
            TrendPower(first: 0, last: 0, weeks: 26), TrendPower(first: 1, last: 1, weeks: 26),
            TrendPower(first: .nan, last: 2, weeks: 26),
            TrendPower(first: 0.1, last: 0.2, weeks: 1),
            TrendPower(first: 0.1, last: 0.2, weeks: .max),
            TrendPower(first: 0.1, last: 0.2, weeks: .min),
            TrendPower(first: 0.1, last: 0.2, weeks: 26, level: .nan),
        ] {
            let chance = power.chance(postings: .max)
            #expect((0...1).contains(chance) || chance.isNaN)
            _ = power.postingsNeeded
        }
    }
}

import Market
import Prelude
import Testing

@Suite("Pay of postings") struct PayReportTests {
    private func posting(
        _ key: String, _ least: Int, _ most: Int, _ currency: String = "EUR", level: String? = nil
    ) -> Posting {
        Posting(
            key: key, title: "", posted: Day(number: 20_000), level: level,
            pay: YearlyPay(least: least, most: most, currency: currency))
    }

    /// Middles of 52, 61, 48.5, 75, 90 and 66.
    private var six: [Posting] {
        [
            posting("a", 50, 54, level: "senior"), posting("b", 61, 61), posting("c", 47, 50),
            posting("d", 70, 80, "eur"), posting("e", 90, 90), posting("f", 66, 66),
        ]
    }

    @Test("Quartiles are those of numpy.percentile 2.4.6, of the middles of pay")
    func quartiles() throws {
        let report = PayReport(postings: six)
        let all = try #require(report.distributions.first)
        #expect(all.cluster == nil && all.level == nil && all.currency == "EUR" && all.count == 6)
        #expect(
            all.summary
                == PaySummary(
                    least: 48.5, lowerQuartile: 54.25, median: 63.5, upperQuartile: 72.75, most: 90)
        )
        #expect(report.distributions.map(\.level) == [nil, "senior"])
    }

    @Test("Fewer than five are told by their number only")
    func few() {
        let four = PayReport(postings: Array(six.prefix(4)))
        #expect(four.distributions.allSatisfy { $0.summary == nil })
        #expect(four.distributions.map(\.count) == [4, 1])
        #expect(PayReport(postings: Array(six.prefix(5))).distributions[0].summary != nil)
    }

    @Test("Clusters, levels and currencies stand apart, in the order of their names")
    func groups() {
        let postings = six + [posting("g", 1, 2, "USD", level: "junior")]
        let clusters = ["a": "web", "g": "data", "nobody": "none"]
        let report = PayReport(postings: postings, clusters: clusters)
        #expect(
            report.distributions.map {
                [$0.cluster ?? "all", $0.level ?? "all", $0.currency, "\($0.count)"]
            } == [
                ["all", "all", "EUR", "6"], ["all", "all", "USD", "1"],
                ["all", "junior", "USD", "1"], ["all", "senior", "EUR", "1"],
                ["data", "all", "USD", "1"], ["data", "junior", "USD", "1"],
                ["web", "all", "EUR", "1"], ["web", "senior", "EUR", "1"],
            ])
        #expect(PayReport(postings: postings.reversed(), clusters: clusters) == report)
    }

    @Test("Pay that is unsaid or cannot be is left out and counted, and a posting counts once")
    func leftOut() {
        let odd = [
            posting("h", 0, 0), posting("i", -5, 5), posting("j", 9, 8), posting("k", 5, 5, "euro"),
            posting("l", 5, 5, "€"), Posting(key: "m", title: "", posted: Day(number: 20_000)),
        ]
        let report = PayReport(postings: six + odd + six)
        #expect(report.total == 12 && report.unsaid == 1 && report.unusable == 5)
        #expect(report.distributions[0].count == 6)
        let huge = (0..<5).map { posting("\($0)", .max, .max) }
        #expect(PayReport(postings: huge).distributions[0].summary?.most == Double(Int.max))
    }
}

import Testing

@testable import Market

/// Figures beside those of scipy 1.17.1 and statsmodels 0.15.0.
@Suite("Statistics of trends") struct TrendStatisticsTests {
    private func isNear(_ value: Double, _ wanted: Double, _ part: Double = 1e-8) -> Bool {
        abs(value - wanted) <= part * abs(wanted)
    }

    @Test("The normal tail is scipy.stats.norm.sf")
    func normal() {
        for (z, tail) in [
            (0.5, 3.08537539e-01), (1.96, 2.49978951e-02), (5, 2.86651572e-07),
            (10, 7.61985302e-24),
        ] {
            #expect(isNear(Distributions.normalTail(z), tail))
        }
    }

    @Test("Student's tail and quantile are scipy.stats.t.sf and ppf")
    func student() {
        for (t, freedom, tail) in [
            (0.5, 6.0, 3.17440000e-01), (2.5, 24, 9.82708756e-03), (4, 71.5, 7.62985031e-05),
        ] {
            #expect(isNear(Distributions.studentTail(t, freedom: freedom), tail))
            #expect(isNear(Distributions.studentTail(-t, freedom: freedom), 1 - tail))
        }
        for (tail, freedom, t) in [
            (0.025, 6.0, 2.44691185), (0.025, 24, 2.06389856), (0.005, 71.5, 2.64635405),
            (0.025, .infinity, 1.95996398), (0.1, .infinity, 1.28155157),
        ] {
            #expect(isNear(Distributions.studentQuantile(tail: tail, freedom: freedom), t))
        }
    }

    @Test("The gamma family is scipy.special.digamma and polygamma(1)")
    func gamma() {
        for (x, first, second) in [
            (0.3, -3.50252422, 12.2453645), (1, -0.57721566, 1.64493407),
            (12, 2.44266168, 0.0869018729), (100, 4.60016185, 0.0100501667),
        ] {
            #expect(isNear(Distributions.digamma(x), first))
            #expect(isNear(Distributions.trigamma(x), second))
            #expect(isNear(Distributions.trigammaInverse(second), x, 1e-7))
        }
    }

    private let postings = [30, 42, 0, 55, 31, 90, 38, 30, 61, 44, 50, 33]
    private let counts = [5, 9, 0, 14, 6, 25, 14, 9, 25, 15, 22, 13]

    @Test(
        "The trend test is Table.test_ordinal_association of statsmodels; a week without postings is none"
    )
    func score() throws {
        let shares = WeeklyShares(counts: counts, postings: postings)
        #expect(shares.weeks.count == 11)
        #expect(isNear(try #require(shares.trendScore), 3.647259710664772, 1e-12))
    }

    @Test("A skew score is straightened, and its sign and order stay")
    func skew() throws {
        let sizes = (0..<20).map { $0 == 19 ? 200 : 10 }
        var before = -Double.infinity
        // Ten postings, one after the other moved from the first week to the last.
        for moved in 0...10 {
            var counts = [Int](repeating: 0, count: 20)
            (counts[0], counts[19]) = (10 - moved, moved)
            let score = try #require(WeeklyShares(counts: counts, postings: sizes).normalScore)
            #expect(score > before)
            before = score
        }
        // All of ten lie in the last week, with half of the postings, once in a thousand times.
        #expect(
            Distributions.normalTail(before) > 0.0005 && Distributions.normalTail(before) < 0.03)
        let even = WeeklyShares(counts: [0, 1, 2, 3, 4], postings: [9, 9, 9, 9, 9])
        #expect(even.normalScore == even.trendScore)
    }

    @Test("The curve is the maximum of the penalised likelihood that scipy.optimize.minimize finds")
    func curve() {
        let curve = LogisticCurve(WeeklyShares(counts: counts, postings: postings))
        #expect(isNear(curve.growth * 2 / 11, 0.112909637, 1e-6))
        #expect(isNear(curve.ends.first, 0.185647481, 1e-6))
        #expect(isNear(curve.ends.last, 0.441139750, 1e-6))
        #expect(isNear(curve.misfit, 3.21864247, 1e-6))
        let (first, last) = curve.ends
        let ofRatio = curve.variance(first: -(1 - first), last: 1 - last).squareRoot()
        #expect(isNear(ofRatio, 0.245431529, 1e-5))
        let ofDifference = curve.variance(first: -first * (1 - first), last: last * (1 - last))
        #expect(isNear(ofDifference.squareRoot(), 0.0670156119, 1e-5))
    }

    @Test(
        "A curve stays finite where a skill comes out of nothing and stands in all postings at once"
    )
    func separated() {
        let counts = [Int](repeating: 0, count: 5) + [Int](repeating: 20, count: 5)
        let curve = LogisticCurve(
            WeeklyShares(counts: counts, postings: [Int](repeating: 20, count: 10)))
        #expect(isNear(curve.growth * 2 / 9, 7.417592403886383, 1e-4))
        #expect(curve.ends.first > 0 && curve.ends.last <= 1 && curve.misfit.isFinite)
    }

    @Test("Chances are corrected as multipletests of statsmodels does it with fdr_bh")
    func correction() {
        let corrected = FalseDiscovery.corrected([0.001, 0.2, 0.012, 0.04, 0.9, 0.03, 0.5, 0.0004])
        let wanted = [0.004, 0.266666667, 0.032, 0.064, 0.9, 0.06, 0.571428571, 0.0032]
        for (one, other) in zip(corrected, wanted) { #expect(isNear(one, other)) }
        #expect(FalseDiscovery.corrected([]).isEmpty)
    }

    @Test("Skills that vary by chance alone agree, and one that does not is drawn towards them")
    func dispersion() throws {
        // Quantiles of chi-square with 24 degrees, as scipy.stats.chi2.ppf((i + .5) / 12, 24) gives them.
        let misfits = [
            13.44, 16.35, 18.23, 19.8, 21.23, 22.63, 24.06, 25.58, 27.28, 29.32, 32.08, 37.21,
        ]
        let chance = try #require(Dispersion(misfits: misfits, freedom: 24))
        #expect(chance.worth > 100 && abs(chance.common - 1) < 0.05)
        #expect(chance.of(misfit: 24, freedom: 24).value < 1.05)
        let mixed = try #require(
            Dispersion(misfits: misfits.enumerated().map { $0 % 2 == 0 ? $1 : 5 * $1 }, freedom: 24)
        )
        #expect(mixed.worth < 10)
        let held = mixed.of(misfit: 60, freedom: 24)
        #expect(held.value > 2 && held.value < 2.5 && held.freedom == 24 + mixed.worth)
        #expect(chance.of(misfit: 60, freedom: 24) == (2.5, 24), "it stands for itself")
        #expect(Dispersion(misfits: [24, 24], freedom: 24) == nil)
        #expect(Dispersion().of(misfit: 48, freedom: 24) == (2, 24))
    }

    @Test("How much speaks against chance is chi2_contingency with log-likelihood")
    func surprise() {
        #expect(
            isNear(
                CoOccurrence.surprise(together: 20, count: 50, other: 30, total: 200),
                28.303460383080118))
        #expect(
            isNear(
                CoOccurrence.surprise(together: 7, count: 7, other: 10, total: 100),
                38.5105033432404))
    }
}

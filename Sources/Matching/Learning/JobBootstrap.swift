internal import Prelude

/// A figure and between what it lies.
package struct Estimate: Sendable, Hashable {
    /// The figure itself.
    package var value: Double
    /// Where it lies with the stated certainty; nil when there is too little to tell.
    package var interval: ClosedRange<Double>?

    /// An estimate from its parts.
    package init(value: Double, interval: ClosedRange<Double>?) {
        self.value = value
        self.interval = interval
    }
}

/// Jobs drawn again and again with replacement (Efron's bootstrap), whole jobs because the cases of
/// one are not independent. The same draws serve every figure.
struct JobBootstrap: Sendable {
    /// How often the jobs are drawn.
    static let draws = 1000
    /// How many of the draws the regression is fitted anew for.
    static let refits = 200

    private let groups: JobGroups
    /// How often each job counts, for each draw.
    private let counts: [[Double]]

    init(_ groups: JobGroups, draws: Int = Self.draws, _ generator: inout SeededGenerator) {
        self.groups = groups
        counts = (0..<draws).map { _ in
            var counts = Array(repeating: 0.0, count: groups.count)
            for _ in 0..<groups.count {
                counts[Int.random(in: 0..<groups.count, using: &generator)] += 1
            }
            return counts
        }
    }

    /// How often each case counts, for each of the first draws.
    func drawn(_ draws: Int) -> some Sequence<[Double]> {
        counts.prefix(draws).lazy.map { counts in groups.jobs.map { counts[$0] } }
    }

    /// What stands in the middle of some figures once a share is cut off both ends together; nil
    /// when fewer than half of the draws had a figure.
    static func interval(
        _ figures: [Double], of draws: Int, certainty: Double = 0.95
    ) -> ClosedRange<Double>? {
        guard !figures.isEmpty, figures.count * 2 >= draws else { return nil }
        let sorted = figures.sorted()
        let cut = (1 - certainty) / 2 * Double(sorted.count - 1)
        let low = Int(cut.rounded(.down))
        return sorted[low]...sorted[sorted.count - 1 - low]
    }

    /// A figure of weighted cases with its interval.
    func estimate(_ value: Double, _ figure: ([Double]) -> Double?) -> Estimate {
        estimate(value, drawn(counts.count).compactMap(figure), certainty: 0.95)
    }

    /// The mean of a number over some cases with its interval.
    func mean(
        of numbers: [Double], over members: some Collection<Int>, certainty: Double = 0.95
    ) -> Estimate {
        var sums = Array(repeating: 0.0, count: groups.count)
        var sizes = sums
        for index in members {
            sums[groups.jobs[index]] += numbers[index]
            sizes[groups.jobs[index]] += 1
        }
        let touched = sizes.indices.filter { sizes[$0] > 0 }
        let means = counts.compactMap { counts -> Double? in
            var (sum, size) = (0.0, 0.0)
            for job in touched {
                sum += counts[job] * sums[job]
                size += counts[job] * sizes[job]
            }
            return size > 0 ? sum / size : nil
        }
        let mean = sums.reduce(0, +) / max(1, Double(members.count))
        return estimate(mean, means, certainty: certainty)
    }

    private func estimate(
        _ value: Double, _ figures: [Double], certainty: Double
    ) -> Estimate {
        Estimate(
            value: value,
            interval: Self.interval(figures, of: counts.count, certainty: certainty))
    }
}

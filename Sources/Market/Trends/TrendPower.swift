internal import Glibc

/// What a trend test can see: how likely it finds a change that runs evenly over some weeks.
package struct TrendPower: Sendable, Hashable {
    /// The share in the first week, 0...1.
    package var first: Double
    /// The share in the last week, 0...1.
    package var last: Double
    /// How many weeks.
    package var weeks: Int
    /// The chance of a finding where there is no change, two-sided, 0...1.
    package var level: Double

    /// What the correction for many tests asks of one where one in ten skills changes and a fifth of the
    /// findings may be chance: about .2 × .11.
    package static let usualLevel = 0.02
    /// How likely a change is to be found with as many postings as are said to be needed.
    package static let wanted = 0.9
    private static let mostNeeded = 1e6
    private static let usualLimit = Distributions.studentQuantile(
        tail: usualLevel / 2, freedom: .infinity)
    private static let beyond = Distributions.studentQuantile(tail: 1 - wanted, freedom: .infinity)

    /// The power for a change.
    package init(first: Double, last: Double, weeks: Int, level: Double = Self.usualLevel) {
        self.first = min(max(first, 0), 1)
        self.last = min(max(last, 0), 1)
        self.weeks = max(0, weeks)
        self.level = level > 0 ? min(level, 1) : Self.usualLevel
    }

    /// How far the test's statistic lies from 0 on average with one posting a week; it grows with the root
    /// of their number. No test that judges a skill by its own postings does better against small changes.
    private var distance: Double {
        let share = (first + last) / 2
        let count = Double(weeks)
        guard share > 0, share < 1, weeks > 1 else { return 0 }
        let spread = count * (count * count - 1) / 12
        return abs(last - first) / (count - 1) * (spread / (share * (1 - share))).squareRoot()
    }

    /// How far the statistic must lie from 0 to count.
    private var limit: Double {
        level == Self.usualLevel
            ? Self.usualLimit
            : Distributions.studentQuantile(tail: level / 2, freedom: .infinity)
    }

    /// How likely the change is found, 0...1, with so many postings in every week.
    package func chance(postings: Int) -> Double {
        let found = distance * Double(max(0, postings)).squareRoot()
        return Distributions.normalTail(limit - found) + Distributions.normalTail(limit + found)
    }

    /// How many postings every week must have for the change to be found nine times in ten; nil where more
    /// than a million are not enough.
    package var postingsNeeded: Int? {
        let root = (limit + Self.beyond) / distance
        let needed = (root * root).rounded(.up)
        return needed <= Self.mostNeeded ? Int(needed) : nil
    }

    /// How many postings every week must have for a rise and a fall by some percent of a share to be found;
    /// nil where no number is enough. A share does not rise above 1.
    static func postingsNeeded(share: Double, percent: Double, weeks: Int) -> Int? {
        let ends = [share * (1 + percent / 100), share * (1 - percent / 100)]
        let needed = ends.filter { $0 > 0 && $0 < 1 }.map {
            TrendPower(first: share, last: $0, weeks: weeks).postingsNeeded
        }
        return needed.contains(nil) ? nil : needed.compactMap(\.self).max()
    }
}

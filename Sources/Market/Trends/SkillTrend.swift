package import Prelude

/// A figure with the interval it lies in with the stated certainty.
package struct TrendEstimate: Sendable, Hashable {
    /// The figure itself.
    package var value: Double
    /// Where it lies.
    package var interval: ClosedRange<Double>

    /// An estimate from its parts.
    package init(value: Double, interval: ClosedRange<Double>) {
        (self.value, self.interval) = (value, interval)
    }
}

/// What can be said of a skill's trend.
package enum TrendVerdict: Sendable, Hashable {
    /// Its share rises.
    case rising
    /// Its share falls.
    case falling
    /// No change was found, and one that matters is excluded.
    case flat
    /// Not enough to say.
    case tooFew(SampleShortage)
}

/// How much a skill is asked for beside the others: thirds of the skills by their shares.
package enum TrendDemand: String, Sendable, Hashable {
    /// In the upper third.
    case high
    /// In the middle third.
    case medium
    /// In the lower third.
    case low
}

/// How the share of a skill ran: all changes are those of shares, so that a week with few postings, such
/// as one that is not over, does not read as a fall.
///
/// One even curve is put through all weeks. Of a share that jumped in the middle it tells half as much
/// again as the jump, and its interval does not know of that.
package struct TrendCourse: Sendable, Hashable {
    /// The fitted share in the first week with postings, 0...1.
    package var first: Double
    /// The fitted share in the last week with postings, 0...1.
    package var last: Double
    /// The change of the fitted share in a week, in percentage points, on average from the first to the last.
    package var slope: TrendEstimate
    /// The change of the fitted share from the first week to the last, in percent of the first. Nil where
    /// the first is less than one posting among all: percent of nothing say nothing.
    package var change: TrendEstimate?
    /// By how much the counts vary more than by chance alone: 1 for not at all. Their tests and intervals
    /// are widened by its root.
    package var dispersion: Double
    /// The chance of a trend as strong as this where there is none, two-sided.
    package var p: Double
    /// The least share of chance findings to allow at which this trend counts: p corrected for all tests of
    /// the report.
    package var q: Double
}

/// A skill over the weeks of a report, among all postings or among those of a cluster.
package struct SkillTrend: Sendable, Hashable {
    /// The skill's canonical name.
    package var skill: String
    /// The cluster's slug; nil for all postings.
    package var cluster: String?
    /// How many postings of each week ask for it, the earliest first.
    package var counts: [Int]
    /// How many postings each week has.
    package var postings: [Int]
    /// How many postings ask for it.
    package var count: Int
    /// Of how many.
    package var total: Int
    /// The day on which it was seen first, before the weeks of the report too, up to the report's day.
    package var firstSeen: Day
    /// How its share ran; nil where there are too few postings or weeks to tell.
    package var course: TrendCourse?
    /// What can be said.
    package var verdict: TrendVerdict
    /// Where it stands among the skills with enough postings; nil where it has too few.
    package var demand: TrendDemand?
    /// Whether it is new and rises.
    package var isEmerging: Bool

    /// The share of the postings that ask for it, 0...1.
    package var share: Double { total == 0 ? 0 : Double(count) / Double(total) }

    /// The share of each week; nil in weeks without postings.
    package var weeklyShares: [Double?] {
        zip(counts, postings).map { $1 == 0 ? nil : Double($0) / Double($1) }
    }
}

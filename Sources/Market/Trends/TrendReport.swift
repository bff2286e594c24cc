package import Prelude

/// How often skills are asked for, week by week, and which of them rise or fall: among all postings, and
/// among those of each cluster.
///
/// A posting counts once, in the week in which it was posted. Shares of the week's postings are compared, not
/// counts, so that the last week does not read as a fall when it is not over; it weighs by its postings. All
/// tests of a report are corrected together.
package struct TrendReport: Sendable, Hashable {
    /// Some of the postings.
    package struct Scope: Sendable, Hashable {
        /// The cluster's slug; nil for all postings.
        package var cluster: String?
        /// How many postings each week has, the earliest first.
        package var postings: [Int]
        /// How many postings all weeks have.
        package var total: Int { postings.reduce(0, +) }
    }

    /// The last day that counts.
    package let through: Day
    /// The weeks, the earliest first; the last is the one that `through` lies in.
    package let weeks: [Week]
    /// All postings, then those of each cluster by its slug.
    package let scopes: [Scope]
    /// The skills that a posting of these weeks asks for, in the order of `scopes`; in each the most frequent
    /// first, then by name.
    package let skills: [SkillTrend]
    /// How many postings were posted before the first week: they tell only when a skill was seen first.
    package let earlier: Int
    /// How many postings were posted after `through`, and left out.
    package let later: Int
    /// How many postings have a key that came before, and were left out.
    package let repeated: Int
    /// How many tests were corrected for each other.
    package let tests: Int

    /// How many postings the weeks have.
    package var total: Int { scopes.first?.total ?? 0 }
    /// Whether the last week was not over.
    package var isLastWeekPartial: Bool { weeks.last.map { through < $0.sunday } ?? false }

    /// The trends of skills.
    ///
    /// - Parameters:
    ///   - clusters: The slug of a posting's cluster by the posting's key; a posting without one counts among
    ///     all only.
    ///   - through: The last day that counts.
    ///   - weeks: How many weeks, the one of that day included; brought into 1...520.
    package init(
        postings: [Posting], clusters: [String: String] = [:], through: Day, weeks: Int = 26,
        limits: TrendLimits = TrendLimits()
    ) {
        let window = TrendWindow(through: through, weeks: weeks)
        let counts = TrendCounts(postings, clusters: clusters, window: window)
        var judged: [SkillTrend] = []
        var common = Dispersion()
        for scope in counts.scopes {
            let judge = TrendJudge(scope: scope, through: through, limits: limits, fallback: common)
            if scope.cluster == nil { common = judge.dispersion }
            judged += judge.trends
        }
        let tested = judged.indices.filter { judged[$0].course != nil }
        let corrected = FalseDiscovery.corrected(tested.map { judged[$0].course?.p ?? 1 })
        for (index, q) in zip(tested, corrected) {
            judged[index].course?.q = q
            TrendJudge.setVerdict(of: &judged[index], limits: limits)
            judged[index].isEmerging = judged[index].isEmerging && judged[index].verdict == .rising
        }
        self.through = through
        self.weeks = (0..<window.weeks).map { window.first.adding(weeks: $0) }
        scopes = counts.scopes.map { Scope(cluster: $0.cluster, postings: $0.postings) }
        skills = judged
        (earlier, later, repeated) = (counts.earlier, counts.later, counts.repeated)
        tests = tested.count
    }
}

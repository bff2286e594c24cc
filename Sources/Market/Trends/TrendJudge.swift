internal import Glibc
internal import Prelude

/// Fits and tests the skills of some postings. The correction for many tests, and with it the verdicts on
/// those that have enough postings, come after.
struct TrendJudge {
    /// The most that the logarithm of a change may be, so that hopeless intervals stay finite.
    private static let mostLogChange = 50.0

    /// A skill with its curve.
    private struct Fitted {
        var row: TrendCounts.Row
        var shortage: SampleShortage?
        var score = 0.0
        var curve: LogisticCurve?
    }

    private let scope: TrendCounts.Scope
    private let through: Day
    private let limits: TrendLimits
    private let total: Int
    private let fitted: [Fitted]
    /// What all skills say of how much counts vary.
    let dispersion: Dispersion

    /// - Parameter fallback: What the skills of all postings say of how much counts vary, for postings that
    ///   have too few skills to say it.
    init(
        scope: TrendCounts.Scope, through: Day, limits: TrendLimits, fallback: Dispersion
    ) {
        (self.scope, self.through, self.limits) = (scope, through, limits)
        let total = scope.postings.reduce(0, +)
        let weeks = scope.postings.count { $0 > 0 }
        self.total = total
        fitted = scope.rows.sorted { ($1.count, $0.skill) < ($0.count, $1.skill) }.map { row in
            var fitted = Fitted(row: row)
            let shares = WeeklyShares(counts: row.counts, postings: scope.postings)
            fitted.shortage = Self.shortage(
                count: row.count, total: total, weeks: weeks, limits: limits)
            if fitted.shortage == nil, let score = shares.normalScore {
                (fitted.score, fitted.curve) = (score, LogisticCurve(shares))
            }
            return fitted
        }
        // Of a skill with less than one posting a week the misfit tells little but its own coarseness.
        let dense = fitted.filter { min($0.row.count, total - $0.row.count) >= weeks }
        dispersion =
            Dispersion(misfits: dense.compactMap { $0.curve?.misfit }, freedom: Double(weeks - 2))
            ?? fallback
    }

    private static func shortage(
        count: Int, total: Int, weeks: Int, limits: TrendLimits
    ) -> SampleShortage? {
        // Three weeks are the fewest of which a line leaves anything to judge it by, and a skill that all
        // postings or none have says nothing, whatever the limits.
        if total < limits.leastPostings { return .postings(total) }
        if weeks < max(3, limits.leastWeeks) { return .weeks(weeks) }
        if count < max(1, limits.leastWith) { return .with(count) }
        if total - count < max(1, limits.leastWithout) { return .without(total - count) }
        return nil
    }

    /// The trends, whose chances are not yet corrected.
    var trends: [SkillTrend] {
        let ranks = demandRanks
        var courses = CourseReader(certainty: limits.certainty, total: total)
        return fitted.map { skill in
            let row = skill.row
            let course = skill.curve.map {
                courses.course($0, score: skill.score, dispersion: dispersion)
            }
            return SkillTrend(
                skill: row.skill, cluster: scope.cluster, counts: row.counts,
                postings: scope.postings, count: row.count, total: total,
                firstSeen: row.firstSeen, course: course,
                verdict: .tooFew(skill.shortage ?? .unclear(postingsNeeded: nil)),
                demand: ranks[row.count], isEmerging: isNew(row))
        }
    }

    /// The third of each count of postings with a skill, among the skills with enough postings. Skills with
    /// equal counts lie in the third in which their middle lies.
    private var demandRanks: [Int: TrendDemand] {
        guard total >= limits.leastPostings else { return [:] }
        let counts = fitted.map(\.row.count).filter { $0 >= max(1, limits.leastWith) }
        var ranks: [Int: TrendDemand] = [:]
        var above = 0
        // The most frequent come first.
        while above < counts.count {
            let equal = counts[above...].prefix { $0 == counts[above] }.count
            let middle = 3 * (2 * above + equal)
            ranks[counts[above]] =
                middle < 2 * counts.count ? .high : middle > 4 * counts.count ? .low : .medium
            above += equal
        }
        return ranks
    }

    /// Whether a skill was seen first lately, after enough postings that it would have been seen before.
    private func isNew(_ row: TrendCounts.Row) -> Bool {
        let (age, overflows) = through.number.subtractingReportingOverflow(row.firstSeen.number)
        guard !overflows, age <= limits.newDays, row.count >= limits.leastEmerging else {
            return false
        }
        let before = scope.days.partitionPoint { $0 >= row.firstSeen.number }
        let share = Double(row.everCount) / Double(scope.days.count - before)
        return Double(before) * share >= limits.leastExpectedBefore
    }

    /// Sets what can be said of a skill whose chance is corrected.
    static func setVerdict(of trend: inout SkillTrend, limits: TrendLimits) {
        guard let course = trend.course else { return }
        if course.q <= limits.falseShare {
            trend.verdict = course.slope.value > 0 ? .rising : .falling
            return
        }
        if let interval = course.change?.interval, interval.lowerBound > -limits.notableChange,
            interval.upperBound < limits.notableChange
        {
            trend.verdict = .flat
        } else {
            let needed = TrendPower.postingsNeeded(
                share: trend.share, percent: limits.notableChange, weeks: trend.postings.count)
            trend.verdict = .tooFew(.unclear(postingsNeeded: needed))
        }
    }

    /// Reads slope, change and chance off a curve.
    private struct CourseReader {
        let certainty: Double
        let total: Int
        /// All skills of the same postings have the same degrees of freedom.
        private var quantile: (freedom: Double, value: Double)?

        init(certainty: Double, total: Int) {
            (self.certainty, self.total) = (min(max(certainty, 0), 1 - 1e-9), total)
        }

        mutating func course(
            _ curve: LogisticCurve, score: Double, dispersion: Dispersion
        ) -> TrendCourse {
            let (scale, freedom) = dispersion.of(misfit: curve.misfit, freedom: curve.freedom)
            let width = quantile(freedom) * scale.squareRoot()
            let (first, last) = curve.ends
            let slopeError = curve.variance(
                first: -first * (1 - first), last: last * (1 - last)
            ).squareRoot()
            let perWeek = 100 / max(1, curve.span)
            let p = 2 * Distributions.studentTail(abs(score) / scale.squareRoot(), freedom: freedom)
            return TrendCourse(
                first: first, last: last,
                slope: Self.estimate(last - first, width * slopeError) { $0 * perWeek },
                change: change(curve, width: width), dispersion: scale, p: min(1, p), q: 1)
        }

        /// The interval is symmetric for the logarithm of the change.
        private func change(_ curve: LogisticCurve, width: Double) -> TrendEstimate? {
            let (first, last) = curve.ends
            guard first * Double(total) >= 1 else { return nil }
            let error = curve.variance(first: -(1 - first), last: 1 - last).squareRoot()
            return Self.estimate(log(last / first), width * error) {
                (exp(min($0, TrendJudge.mostLogChange)) - 1) * 100
            }
        }

        private mutating func quantile(_ freedom: Double) -> Double {
            if let quantile, quantile.freedom == freedom { return quantile.value }
            let value = Distributions.studentQuantile(
                tail: (1 - certainty) / 2, freedom: freedom)
            quantile = (freedom, value)
            return value
        }

        private static func estimate(
            _ value: Double, _ width: Double, _ unit: (Double) -> Double
        ) -> TrendEstimate {
            let width = width.isFinite ? max(0, width) : 0
            let low = unit(value - width)
            return TrendEstimate(
                value: unit(value), interval: low...max(low, unit(value + width)))
        }
    }
}

extension RandomAccessCollection where Index == Int {
    /// How many elements come before the first that satisfies a condition which all after it satisfy too.
    fileprivate func partitionPoint(_ isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low - startIndex
    }
}

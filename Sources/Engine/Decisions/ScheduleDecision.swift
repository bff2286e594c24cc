package import Prelude

/// Which times of a schedule ask for a run now, and when it looks again.
package struct ScheduleDecision: Sendable, Hashable {
    /// The most times that are made up for.
    package static let maximumMissed = 1000

    /// The times to ask for a run for, ascending.
    package var times: [Timestamp]
    /// Why some or all times are passed over, or nil.
    package var skipReason: String?
    /// The schedule's next time; nil when it has none.
    package var nextAt: Timestamp?

    /// How late a run may be asked for and still count as on time.
    package static let grace = Duration.seconds(60)

    /// Decides at a moment for a schedule that was due.
    package init(due: Timestamp, now: Timestamp, missed: Schedule.Missed, times: CronTimes) {
        var passed = times.newest(Self.maximumMissed, from: due, through: now)
        if passed.isEmpty { passed = [due] }
        nextAt = times.next(after: now)
        // The newest of them is on time when an engine was there to see it.
        let newest = passed.last.flatMap { $0 + Self.grace > now ? $0 : nil }
        switch missed {
        case .skip:
            self.times = newest.map { [$0] } ?? []
        case .once:
            self.times = passed.suffix(1)
        case .each(let limit):
            self.times = passed.suffix(max(1, limit))
        }
        let left = passed.count - self.times.count
        let words = "earlier \(left == 1 ? "time" : "times") passed while no engine was there"
        skipReason =
            left == 0
            ? nil : "\(passed.count < Self.maximumMissed ? "" : "at least ")\(left) \(words)"
    }
}

package import Prelude

/// The moments of a cron expression in a time zone, right when clocks change.
///
/// An expression whose hours are a star follows the clock on the wall through every change: an hour
/// that is there twice fires twice, one that is left out does not fire. One with set hours fires
/// once a day whatever the clocks do: at the moment of the change when its time is left out, at the
/// first of both when it is there twice.
package struct CronTimes: Sendable {
    /// How far a moment is looked for: the 29th of February comes at least every eight years, and on
    /// a given weekday at least every forty.
    private static let maximumDays = 366 * 40 + 2

    private let cron: CronExpression
    private let offset: @Sendable (Timestamp) -> Int

    /// The moments of an expression; `offset` gives minutes east of UTC.
    package init(_ cron: CronExpression, offset: @escaping @Sendable (Timestamp) -> Int) {
        self.cron = cron
        self.offset = offset
    }

    /// The first moment after one, or nil when there is none, as for the 30th of February.
    package func next(after moment: Timestamp) -> Timestamp? {
        // The day before too: a time it leaves out may be made up for after midnight.
        let today = moment.advanced(byMinutes: offset(moment)).day.number
        for number in (today - 1)...(today + Self.maximumDays) {
            let day = Day(number: number)
            guard cron.matches(day) else { continue }
            if let first = moments(of: day).first(where: { $0 > moment }) { return first }
        }
        return nil
    }

    /// The newest moments of a span whose ends belong to it, ascending, at most as many as said.
    package func newest(
        _ limit: Int, from first: Timestamp, through last: Timestamp
    ) -> [Timestamp] {
        let end = last.advanced(byMinutes: offset(last)).day.number + 1
        let start = max(
            first.advanced(byMinutes: offset(first)).day.number - 1, end - Self.maximumDays)
        var found: Set<Timestamp> = []
        for number in (min(start, end)...end).reversed() where found.count < limit {
            let day = Day(number: number)
            guard cron.matches(day) else { continue }
            found.formUnion(moments(of: day).filter { $0 >= first && $0 <= last })
        }
        return found.sorted().suffix(limit)
    }

    /// The moments of a day, ascending, each once.
    private func moments(of day: Day) -> [Timestamp] {
        let midnight = Timestamp(day)
        var moments: Set<Timestamp> = []
        for hour in cron.hours.values {
            for minute in cron.minutes.values {
                let wall = midnight.advanced(byMinutes: hour * 60 + minute)
                let found = instants(of: wall)
                if cron.hours.isStar {
                    moments.formUnion(found)
                } else {
                    moments.insert(found.first ?? change(leavingOut: wall))
                }
            }
        }
        return moments.sorted()
    }

    /// The moments at which the clock on the wall shows a time: one, none or two.
    private func instants(of wall: Timestamp) -> [Timestamp] {
        let around = [wall.advanced(byDays: -1), wall.advanced(byDays: 1)].map(offset)
        return Set(around).map { wall.advanced(byMinutes: -$0) }
            .filter { $0.advanced(byMinutes: offset($0)) == wall }.sorted()
    }

    /// The moment at which the clocks jump over a time.
    private func change(leavingOut wall: Timestamp) -> Timestamp {
        let before = offset(wall.advanced(byDays: -1))
        let after = offset(wall.advanced(byDays: 1))
        var low = wall.advanced(byMinutes: -after)
        var high = wall.advanced(byMinutes: -before)
        while high.minutes(since: low) > 1 {
            let middle = low.advanced(byMinutes: high.minutes(since: low) / 2)
            if offset(middle) == before { low = middle } else { high = middle }
        }
        return high
    }
}

extension Timestamp {
    /// The moment a number of minutes later.
    fileprivate func advanced(byMinutes minutes: Int) -> Timestamp {
        Timestamp(microseconds: microseconds + Int64(minutes) * 60_000_000)
    }

    /// The whole minutes from another moment to this one.
    fileprivate func minutes(since other: Timestamp) -> Int {
        Int((microseconds - other.microseconds) / 60_000_000)
    }
}

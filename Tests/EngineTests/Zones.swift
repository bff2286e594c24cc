import Prelude

/// Time zones as functions, by the rules of 2026.
enum Zones {
    /// CET and CEST: changes on 29 March and 25 October 2026 at 01:00 UTC.
    @Sendable static func berlin(_ moment: Timestamp) -> Int {
        isBetween(moment, "2026-03-29T01:00", "2026-10-25T01:00") ? 120 : 60
    }

    /// EST and EDT: changes on 8 March at 07:00 UTC and on 1 November 2026 at 06:00 UTC.
    @Sendable static func newYork(_ moment: Timestamp) -> Int {
        isBetween(moment, "2026-03-08T07:00", "2026-11-01T06:00") ? -240 : -300
    }

    /// Half an hour of summer time: it ends on 4 April at 15:00 UTC and begins on 3 October 2026 at
    /// 15:30 UTC, both at two o'clock on the wall.
    @Sendable static func lordHowe(_ moment: Timestamp) -> Int {
        isBetween(moment, "2026-04-04T15:00", "2026-10-03T15:30") ? 630 : 660
    }

    /// Five and a half hours, always.
    @Sendable static func kolkata(_ moment: Timestamp) -> Int { 330 }

    /// A zone that left out the whole 30 March 2026.
    @Sendable static func leapingIsland(_ moment: Timestamp) -> Int {
        moment < Timestamp(utc: "2026-03-30T10:00") ? -600 : 840
    }

    private static func isBetween(_ moment: Timestamp, _ start: String, _ end: String) -> Bool {
        moment >= Timestamp(utc: start) && moment < Timestamp(utc: end)
    }
}

extension Timestamp {
    /// A moment from `2026-03-29T01:00` in UTC.
    init(utc text: String) {
        let parts = text.split { !$0.isNumber }.map { Int($0) ?? 0 }
        let day = Day(year: parts[0], month: parts[1], day: parts[2]) ?? Day(number: 0)
        self = Timestamp(day) + .seconds(parts[3] * 3600 + parts[4] * 60)
    }

    /// The moment as `2026-03-29T01:00` in UTC.
    var utc: String { String(description.prefix(16)) }
}

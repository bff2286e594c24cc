/// What a text asks about the time zone someone works in.
package enum TimeZoneRequirement: Hashable, Sendable {
    /// Any time zone will do.
    case anywhere
    /// One of these ranges of standard-time offsets; never empty.
    case offsets([OffsetRange])
    /// The text says nothing that is understood.
    case unknown

    /// A range of offsets from UTC in minutes, both ends included, -720 … 840.
    package struct OffsetRange: Hashable, Sendable {
        /// The westernmost offset.
        package var west: Int
        /// The easternmost offset, at least `west`.
        package var east: Int

        /// A range between two offsets, in any order.
        package init(_ first: Int, _ second: Int) {
            west = min(first, second)
            east = max(first, second)
        }
    }

    /// `UTC-5 to UTC+3`, several ranges joined by `, `; `anywhere`; empty when unknown.
    package var description: String {
        switch self {
        case .anywhere: "anywhere"
        case .unknown: ""
        case .offsets(let ranges):
            ranges.map { range in
                let west = ClockOffset.name(range.west)
                return range.west == range.east
                    ? west : west + " to " + ClockOffset.name(range.east)
            }.joined(separator: ", ")
        }
    }
}

/// Offsets from UTC in minutes, and how far apart two of them are on the clock.
package enum ClockOffset {
    /// Minutes of a day.
    package static let minutesPerDay = 1440

    /// The distance of two offsets around the clock in minutes, 0–720: UTC-11 and UTC+12 are one
    /// hour apart.
    package static func distance(_ first: Int, _ second: Int) -> Int {
        let (difference, overflow) = first.subtractingReportingOverflow(second)
        if overflow { return 0 }
        let around = (difference % minutesPerDay + minutesPerDay) % minutesPerDay
        return min(around, minutesPerDay - around)
    }

    /// The name of an offset: `UTC+5:30`, `UTC-3`, `UTC+0`.
    package static func name(_ minutes: Int) -> String {
        let size = minutes.magnitude
        let rest = size % 60
        let clock = rest == 0 ? "" : (rest < 10 ? ":0" : ":") + String(rest)
        return "UTC" + (minutes < 0 ? "-" : "+") + String(size / 60) + clock
    }
}

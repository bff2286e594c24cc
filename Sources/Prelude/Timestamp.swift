/// A moment: whole microseconds since 1970-01-01T00:00:00Z, as every table stores it.
package struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Microseconds since the Unix epoch, UTC; negative before 1970.
    package var microseconds: Int64

    /// A moment from microseconds since the Unix epoch.
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Midnight UTC at the start of a day.
    package init(_ day: Day) {
        microseconds = Int64(day.number) * Timestamp.microsecondsPerDay
    }

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The UTC calendar day this moment falls on.
    package var day: Day {
        let days = microseconds / Timestamp.microsecondsPerDay
        let remainder = microseconds % Timestamp.microsecondsPerDay
        return Day(number: Int(remainder < 0 ? days - 1 : days))
    }

    /// RFC 3339 in UTC with microseconds, for example `2026-11-21T09:30:00.000000Z`.
    package var description: String {
        let intoDay = microseconds - Int64(day.number) * Timestamp.microsecondsPerDay
        let seconds = intoDay / 1_000_000
        let fraction = padded(Int(intoDay % 1_000_000), 6)
        return "\(day)T\(padded(Int(seconds / 3600), 2)):\(padded(Int(seconds / 60 % 60), 2))"
            + ":\(padded(Int(seconds % 60), 2)).\(fraction)Z"
    }

    /// The same time of day a number of days later, or earlier for a negative number.
    package func advanced(byDays days: Int) -> Timestamp {
        Timestamp(microseconds: microseconds + Int64(days) * Timestamp.microsecondsPerDay)
    }

    /// The whole days from another moment to this one; negative when the other is later.
    package func days(since other: Timestamp) -> Int {
        Int((microseconds - other.microseconds) / Timestamp.microsecondsPerDay)
    }

    /// The moment a duration later, to the microsecond; earlier for a negative duration.
    package static func + (moment: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(microseconds: moment.microseconds + duration.microseconds)
    }

    /// The moment a duration earlier.
    package static func - (moment: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(microseconds: moment.microseconds - duration.microseconds)
    }

    /// The duration from one moment to another.
    package static func - (later: Timestamp, earlier: Timestamp) -> Duration {
        .microseconds(later.microseconds - earlier.microseconds)
    }

    /// Whether `left` is the earlier moment.
    package static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Duration {
    /// The whole microseconds of the duration.
    package var microseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    }
}

/// Decimal digits with leading zeros up to a width; a wider number is printed whole.
package func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
    return (number < 0 ? "-" : "") + zeros + digits
}

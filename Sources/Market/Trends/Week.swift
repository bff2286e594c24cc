package import Prelude

/// A week as ISO 8601 counts them, from Monday to Sunday.
package struct Week: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Its first day.
    package let monday: Day

    private static let days = 7
    /// How far a Thursday, as 1970-01-01 was, lies after its Monday.
    private static let thursdayFromMonday = 3
    /// Days outside the years 1 to 9999 are taken as the first and the last of them.
    private static let calendar = -719_162...2_932_896

    /// The week that a day lies in.
    package init(_ day: Day) {
        let number = min(max(day.number, Self.calendar.lowerBound), Self.calendar.upperBound)
        let weekday = (number + Self.thursdayFromMonday) % Self.days
        monday = Day(number: number - (weekday + Self.days) % Self.days)
    }

    /// The week that lies some weeks after this one, before it for a negative number; no farther than the
    /// calendar goes.
    package func adding(weeks: Int) -> Week {
        let (distance, overflows) = weeks.multipliedReportingOverflow(by: Self.days)
        let bound = weeks < 0 ? Self.calendar.lowerBound : Self.calendar.upperBound
        guard !overflows else { return Week(Day(number: bound)) }
        let (number, isOver) = monday.number.addingReportingOverflow(distance)
        return Week(Day(number: isOver ? bound : number))
    }

    /// How many weeks this one lies after another.
    package func weeks(after other: Week) -> Int {
        (monday.number - other.monday.number) / Self.days
    }

    /// Its last day.
    package var sunday: Day { Day(number: monday.number + Self.days - 1) }

    /// ISO 8601, for example `2026-W47`; the year is that of the week's Thursday.
    package var description: String {
        let thursday = Day(number: monday.number + Self.thursdayFromMonday)
        let year = thursday.parts.year
        let first = Day(year: max(1, year), month: 1, day: 1) ?? thursday
        let number = (thursday.number - first.number) / Self.days + 1
        let padding = String(repeating: "0", count: max(0, 4 - String(year).count))
        return "\(padding)\(year)-W\(number < 10 ? "0" : "")\(number)"
    }

    /// Whether `left` is the earlier week.
    package static func < (left: Week, right: Week) -> Bool { left.monday < right.monday }
}

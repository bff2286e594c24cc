internal import Prelude

/// Times that repeat, in the five fields of cron: minute, hour, day of the month, month, weekday.
///
/// As in cron(8): a list, ranges and steps in each field, names of months and weekdays, 7 for Sunday
/// too, and `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. When both day fields are
/// restricted, a day that matches either counts.
package struct CronExpression: Sendable, Hashable, CustomStringConvertible {
    /// The text it was read from.
    package let description: String
    let minutes: CronField
    let hours: CronField
    let days: CronField
    let months: CronField
    let weekdays: CronField

    /// Reads an expression.
    ///
    /// - Throws: `Problem`, which names the field.
    package init(_ text: String) throws(Problem) {
        let fields = (Self.names[text] ?? text).split(whereSeparator: \.isWhitespace)
            .map(String.init)
        guard fields.count == 5 else { throw Problem.wrongCount(fields.count) }
        minutes = try CronField(fields[0], .minute)
        hours = try CronField(fields[1], .hour)
        days = try CronField(fields[2], .day)
        months = try CronField(fields[3], .month)
        weekdays = try CronField(fields[4], .weekday)
        description = text
    }

    /// Why a text is no cron expression.
    package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// It has not five fields.
        case wrongCount(Int)
        /// A field that cannot be read: its name, its text and what it takes.
        case badField(name: String, text: String, takes: String)

        /// What was found and what is expected.
        package var description: String {
            switch self {
            case .wrongCount(let count):
                "a schedule has five fields (minute hour day month weekday), found \(count)"
            case .badField(let name, let text, let takes):
                "the field \(name) takes \(takes), found \"\(text)\""
            }
        }
    }

    /// Whether it fires on a day. Of the two day fields one that is a star says nothing.
    func matches(_ day: Day) -> Bool {
        let parts = day.parts
        guard months.contains(parts.month) else { return false }
        let isDay = days.contains(parts.day)
        let isWeekday = weekdays.contains(Self.weekday(of: day))
        return days.isStar || weekdays.isStar ? isDay && isWeekday : isDay || isWeekday
    }

    /// 0 for Sunday to 6 for Saturday; 1970-01-01 was a Thursday.
    private static func weekday(of day: Day) -> Int { ((day.number + 4) % 7 + 7) % 7 }

    private static let names = [
        "@hourly": "0 * * * *", "@daily": "0 0 * * *", "@weekly": "0 0 * * 0",
        "@monthly": "0 0 1 * *", "@yearly": "0 0 1 1 *",
    ]
}

import Market
import Prelude
import Testing

@Suite("Weeks") struct WeekTests {
    @Test(
        "A day lies in the week that ISO 8601 puts it in",
        arguments: [
            (2026, 11, 21, "2026-W47"), (2026, 11, 16, "2026-W47"), (2026, 11, 22, "2026-W47"),
            (2026, 11, 23, "2026-W48"), (2024, 12, 30, "2025-W01"), (2021, 1, 3, "2020-W53"),
            (2027, 1, 1, "2026-W53"), (1970, 1, 1, "1970-W01"), (1969, 12, 28, "1969-W52"),
            (1, 1, 1, "0001-W01"),
        ])
    func iso(year: Int, month: Int, day: Int, week: String) throws {
        let day = try #require(Day(year: year, month: month, day: day))
        #expect(Week(day).description == week)
        #expect(Week(day).monday <= day && day <= Week(day).sunday)
    }

    @Test("Weeks are counted from one to another")
    func distance() {
        let week = Week(Day(number: 20_000))
        for count in [-60, -1, 0, 1, 53] {
            #expect(week.adding(weeks: count).weeks(after: week) == count)
        }
        #expect(week < week.adding(weeks: 1))
    }

    @Test(
        "Days and distances beyond the calendar are taken as its ends", arguments: [Int.min, .max])
    func beyond(number: Int) {
        let week = Week(Day(number: number))
        #expect(week.description.hasPrefix(number < 0 ? "0001" : "9999"))
        #expect(week.adding(weeks: number) == week)
    }
}

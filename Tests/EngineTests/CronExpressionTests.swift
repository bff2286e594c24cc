import Engine
import Prelude
import Testing

@Suite("Cron expressions") struct CronExpressionTests {
    @Test(
        "Fields take values, lists, ranges, steps and names",
        arguments: [
            ("0 0 * * *", ["2026-01-01T00:00", "2026-01-02T00:00"]),
            ("5,35 8 * * *", ["2026-01-01T08:05", "2026-01-01T08:35", "2026-01-02T08:05"]),
            ("0 9-11 * * *", ["2026-01-01T09:00", "2026-01-01T10:00", "2026-01-01T11:00"]),
            ("*/20 0 * * *", ["2026-01-01T00:00", "2026-01-01T00:20", "2026-01-01T00:40"]),
            ("10-30/10 0 * * *", ["2026-01-01T00:10", "2026-01-01T00:20", "2026-01-01T00:30"]),
            ("40/15 0 * * *", ["2026-01-01T00:40", "2026-01-01T00:55", "2026-01-02T00:40"]),
            ("0 0 1 feb,APR *", ["2026-02-01T00:00", "2026-04-01T00:00"]),
            ("0 0 1 jan-Mar *", ["2026-01-01T00:00", "2026-02-01T00:00", "2026-03-01T00:00"]),
            ("0 0 * * mon", ["2026-01-05T00:00", "2026-01-12T00:00"]),
            ("0 0 * * 0", ["2026-01-04T00:00", "2026-01-11T00:00"]),
            ("0 0 * * 7", ["2026-01-04T00:00", "2026-01-11T00:00"]),
            ("0 0 * * 6-7", ["2026-01-03T00:00", "2026-01-04T00:00", "2026-01-10T00:00"]),
            ("0\t0   * * *", ["2026-01-01T00:00"]),
            ("00 09 01 01 *", ["2026-01-01T09:00", "2027-01-01T09:00"]),
        ])
    func fields(text: String, expected: [String]) throws {
        #expect(try times(text, count: expected.count) == expected)
    }

    @Test("Of two restricted day fields either counts; a star restricts nothing") func days()
        throws
    {
        let either = try times("0 0 10 * sat", count: 3)
        #expect(either == ["2026-01-03T00:00", "2026-01-10T00:00", "2026-01-17T00:00"])
        // As in cron(8), `*/2` begins with a star: both have to match.
        let both = try times("0 0 */2 * sat", count: 2)
        #expect(both == ["2026-01-03T00:00", "2026-01-17T00:00"])
    }

    @Test(
        "Macros stand for expressions",
        arguments: [
            ("@hourly", "2026-01-01T00:00", "2026-01-01T01:00"),
            ("@daily", "2026-01-01T00:00", "2026-01-02T00:00"),
            ("@weekly", "2026-01-04T00:00", "2026-01-11T00:00"),
            ("@monthly", "2026-01-01T00:00", "2026-02-01T00:00"),
            ("@yearly", "2026-01-01T00:00", "2027-01-01T00:00"),
        ])
    func macros(text: String, first: String, second: String) throws {
        #expect(try times(text, count: 2) == [first, second])
        #expect(try CronExpression(text).description == text)
    }

    @Test(
        "An error names the field and what it takes",
        arguments: [
            ("60 * * * *", "minute", "60", "0 to 59, lists, ranges and steps"),
            ("* 24 * * *", "hour", "24", "0 to 23, lists, ranges and steps"),
            ("* * 0 * *", "day", "0", "1 to 31, lists, ranges and steps"),
            ("* * 32 * *", "day", "32", "1 to 31, lists, ranges and steps"),
            ("* * * 13 *", "month", "13", "1 to 12, lists, ranges and steps, names such as jan"),
            ("* * * * 8", "weekday", "8", "0 to 7, lists, ranges and steps, names such as sun"),
        ])
    func badFields(text: String, name: String, found: String, takes: String) {
        #expect(throws: CronExpression.Problem.badField(name: name, text: found, takes: takes)) {
            try CronExpression(text)
        }
    }

    @Test(
        "What only looks like a field is an error",
        arguments: [
            "5-1", "*/0", "*/61", "*/", "/5", "1,,2", ",1", "1-", "-1", "1-2-3", "*/5/5", "+5",
            "*/+5", "-5", "1.5", "x", "mon", "0x5", "005", "*5", "1-*", "?", "٣",
        ])
    func badMinutes(minute: String) {
        #expect(throws: CronExpression.Problem.self) { try CronExpression("\(minute) * * * *") }
    }

    @Test("A wrong number of fields is said", arguments: ["", "@never", "* * * *", "* * * * * *"])
    func counts(text: String) {
        let count = text.split(separator: " ").count
        #expect(throws: CronExpression.Problem.wrongCount(count)) { try CronExpression(text) }
        #expect(
            "\(CronExpression.Problem.wrongCount(count))"
                == "a schedule has five fields (minute hour day month weekday), found \(count)")
    }

    /// The first times in 2026, by UTC.
    private func times(_ text: String, count: Int) throws -> [String] {
        let times = CronTimes(try CronExpression(text)) { _ in 0 }
        var (found, moment) = ([String](), Timestamp(utc: "2025-12-31T23:59"))
        for _ in 0..<count {
            guard let next = times.next(after: moment) else { break }
            found.append(next.utc)
            moment = next
        }
        return found
    }
}

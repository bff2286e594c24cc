import Engine
import Prelude
import Testing

@Suite("Schedules when clocks change") struct CronTimesTests {
    @Test("A set time that spring leaves out fires at the moment of the change")
    func springGap() throws {
        let berlin = try times("30 2 * * *", Zones.berlin, after: "2026-03-27T12:00", count: 3)
        #expect(berlin == ["2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30"])
        let newYork = try times("30 2 * * *", Zones.newYork, after: "2026-03-07T12:00", count: 2)
        #expect(newYork == ["2026-03-08T07:00", "2026-03-09T06:30"])
    }

    @Test("A set time that autumn has twice fires at the first of both")
    func autumnOverlap() throws {
        let berlin = try times("30 2 * * *", Zones.berlin, after: "2026-10-24T12:00", count: 2)
        #expect(berlin == ["2026-10-25T00:30", "2026-10-26T01:30"])
        let newYork = try times("30 1 * * *", Zones.newYork, after: "2026-10-31T12:00", count: 2)
        #expect(newYork == ["2026-11-01T05:30", "2026-11-02T06:30"])
    }

    @Test("Several set times that are left out fire once together") func gapOnce() throws {
        let found = try times("0,15,45 2 * * *", Zones.berlin, after: "2026-03-28T12:00", count: 2)
        #expect(found == ["2026-03-29T01:00", "2026-03-30T00:00"])
    }

    @Test("An expression for every hour follows the clock: no made-up hour, one hour twice")
    func everyHour() throws {
        let spring = try times("30 * * * *", Zones.berlin, after: "2026-03-29T00:00", count: 3)
        #expect(spring == ["2026-03-29T00:30", "2026-03-29T01:30", "2026-03-29T02:30"])
        let autumn = try times("30 * * * *", Zones.berlin, after: "2026-10-25T00:00", count: 3)
        #expect(autumn == ["2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T02:30"])
        // Every second hour is a star with a step: two o'clock is there twice.
        let second = try times("0 */2 * * *", Zones.berlin, after: "2026-10-24T23:00", count: 3)
        #expect(second == ["2026-10-25T00:00", "2026-10-25T01:00", "2026-10-25T03:00"])
    }

    @Test("A zone whose summer is half an hour long is right too") func halfHour() throws {
        let gap = try times("15 2 * * *", Zones.lordHowe, after: "2026-10-03T00:00", count: 2)
        #expect(gap == ["2026-10-03T15:30", "2026-10-04T15:15"])
        let overlap = try times("45 1 * * *", Zones.lordHowe, after: "2026-04-04T00:00", count: 2)
        #expect(overlap == ["2026-04-04T14:45", "2026-04-05T15:15"])
        let every = try times("45 * * * *", Zones.lordHowe, after: "2026-04-04T14:00", count: 3)
        #expect(every == ["2026-04-04T14:45", "2026-04-04T15:15", "2026-04-04T16:15"])
        let kolkata = try times("0 0 * * *", Zones.kolkata, after: "2026-01-01T00:00", count: 1)
        #expect(kolkata == ["2026-01-01T18:30"])
    }

    @Test("A day that a zone leaves out is made up for at the change") func leapingDay() throws {
        let found = try times(
            "0 12 30 3 *", Zones.leapingIsland, after: "2026-01-01T00:00", count: 1)
        #expect(found == ["2026-03-30T10:00"])
    }

    @Test("29 February comes when it comes, on a weekday too; 30 February never") func february()
        throws
    {
        let leap = try times("0 0 29 2 *", Zones.kolkata, after: "2026-01-01T00:00", count: 2)
        #expect(leap == ["2028-02-28T18:30", "2032-02-28T18:30"])
        let utc = try times("0 0 29 2 *", { _ in 0 }, after: "2096-03-01T00:00", count: 1)
        #expect(utc == ["2104-02-29T00:00"])
        // The star before the step makes both day fields count: a Sunday in February's last night.
        let sunday = try times("0 0 29 2 */7", { _ in 0 }, after: "2033-01-01T00:00", count: 1)
        #expect(sunday == ["2060-02-29T00:00"])
        #expect(try times("0 0 30 2 *", { _ in 0 }, after: "2026-01-01T00:00", count: 1) == [])
    }

    @Test("The newest times of a span are found from its end, and both ends belong to it")
    func newest() throws {
        let times = CronTimes(try CronExpression("0 */6 * * *"), offset: { _ in 0 })
        let (first, last) = (Timestamp(utc: "2026-01-01T00:00"), Timestamp(utc: "2026-01-02T06:00"))
        #expect(
            times.newest(2, from: first, through: last).map(\.utc)
                == ["2026-01-02T00:00", "2026-01-02T06:00"])
        #expect(times.newest(100, from: first, through: last).count == 6)
        #expect(times.newest(5, from: last, through: first).isEmpty)
        #expect(times.newest(1, from: Timestamp(microseconds: 0), through: last) == [last])
    }

    private func times(
        _ text: String, _ offset: @escaping @Sendable (Timestamp) -> Int, after start: String,
        count: Int
    ) throws -> [String] {
        let times = CronTimes(try CronExpression(text), offset: offset)
        var (found, moment) = ([String](), Timestamp(utc: start))
        for _ in 0..<count {
            guard let next = times.next(after: moment) else { break }
            found.append(next.utc)
            moment = next
        }
        return found
    }
}

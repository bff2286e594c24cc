import Engine
import Prelude
import Testing

@Suite("Times that were missed") struct ScheduleDecisionTests {
    private let noon = Timestamp(utc: "2026-05-01T12:00")

    @Test(
        "A time that is met asks for one run, whatever the policy",
        arguments: [Schedule.Missed.skip, .once, .each(limit: 5)])
    func onTime(missed: Schedule.Missed) throws {
        let decision = try decide("0 * * * *", now: noon + .seconds(1), missed)
        #expect(decision.times == [noon])
        #expect(decision.skipReason == nil)
        #expect(decision.nextAt == noon + .seconds(3600))
    }

    @Test("Who skips asks for nothing that is past, but for what is due just now") func skip()
        throws
    {
        let late = try decide("0 * * * *", now: noon + .seconds(7300), .skip)
        #expect(late.times.isEmpty)
        #expect(late.skipReason == "3 earlier times passed while no engine was there")
        let met = try decide("0 * * * *", now: noon + .seconds(7230), .skip)
        #expect(met.times == [noon + .seconds(7200)])
        #expect(met.skipReason == "2 earlier times passed while no engine was there")
    }

    @Test("The grace of a time that is due ends after a minute") func grace() throws {
        let last = ScheduleDecision.grace - .milliseconds(1)
        #expect(try decide("0 * * * *", now: noon + last, .skip).times == [noon])
        let over = try decide("0 * * * *", now: noon + ScheduleDecision.grace, .skip)
        #expect(over.times.isEmpty)
        #expect(over.skipReason == "1 earlier time passed while no engine was there")
    }

    @Test("One run makes up for all, in the name of the newest") func once() throws {
        let decision = try decide("0 * * * *", now: noon + .seconds(7300), .once)
        #expect(decision.times == [noon + .seconds(7200)])
        #expect(decision.skipReason == "2 earlier times passed while no engine was there")
    }

    @Test("Each is made up for, of more than the limit the newest") func each() throws {
        let all = try decide("0 * * * *", now: noon + .seconds(7300), .each(limit: 5))
        #expect(all.times == [noon, noon + .seconds(3600), noon + .seconds(7200)])
        #expect(all.skipReason == nil)
        let two = try decide("0 * * * *", now: noon + .seconds(7300), .each(limit: 2))
        #expect(two.times == [noon + .seconds(3600), noon + .seconds(7200)])
        #expect(two.skipReason == "1 earlier time passed while no engine was there")
    }

    @Test("After a week without an engine the newest is the newest, however many there were")
    func long() throws {
        let now = noon + .seconds(7 * 86_400 + 30)
        let newest = noon + .seconds(7 * 86_400)
        #expect(try decide("* * * * *", now: now, .skip).times == [newest])
        #expect(try decide("* * * * *", now: now, .once).times == [newest])
        let each = try decide("* * * * *", now: now, .each(limit: 3))
        #expect(each.times == [newest - .seconds(120), newest - .seconds(60), newest])
        #expect(each.skipReason == "at least 997 earlier times passed while no engine was there")
        #expect(each.nextAt == newest + .seconds(60))
    }

    @Test("Not more than a thousand times are made up for") func limit() throws {
        let now = noon + .seconds(2 * 86_400)
        let decision = try decide("* * * * *", now: now, .each(limit: .max))
        #expect(decision.times.count == ScheduleDecision.maximumMissed)
        #expect(decision.times.last == now)
    }

    private func decide(
        _ cron: String, now: Timestamp, _ missed: Schedule.Missed
    ) throws -> ScheduleDecision {
        ScheduleDecision(
            due: noon, now: now, missed: missed,
            times: CronTimes(try CronExpression(cron)) { _ in 0 })
    }
}

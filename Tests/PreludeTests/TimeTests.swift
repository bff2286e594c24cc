import Prelude
import Testing

@Suite("Days, months and moments") struct TimeTests {
    @Test("Every day of four centuries is the successor of the day before it") func days() throws {
        let first = try #require(Day(year: 1900, month: 1, day: 1))
        var previous = first.parts
        for number in (first.number + 1)...(first.number + 146_097) {
            let parts = Day(number: number).parts
            #expect(Day(year: parts.year, month: parts.month, day: parts.day)?.number == number)
            #expect(parts.day == previous.day + 1 || parts.day == 1)
            previous = parts
        }
        #expect(Day(year: 2300, month: 1, day: 1)?.number == first.number + 146_097)
    }

    @Test("A day that does not exist is none")
    func impossible() {
        #expect(Day(year: 2023, month: 2, day: 29) == nil)
        #expect(Day(year: 2024, month: 2, day: 29) != nil)
        #expect(Day(year: 2024, month: 13, day: 1) == nil)
    }

    @Test("A moment prints in RFC 3339") func moment() {
        #expect(
            Timestamp(microseconds: 1_795_253_400_000_001).description
                == "2026-11-21T09:30:00.000001Z")
        #expect(Timestamp(microseconds: -1).description == "1969-12-31T23:59:59.999999Z")
    }

    @Test("A month reads what it prints, and months subtract") func months() throws {
        let month = try #require(Month("2024-02"))
        #expect(month.description == "2024-02")
        #expect(try #require(Month(year: 2025, month: 1)).index - month.index == 11)
        #expect(Month("2024-13") == nil)
    }
}

@Suite("Lengths of time") struct ElapsedTests {
    @Test(
        "They read as people say them",
        arguments: [
            (Duration.milliseconds(-5), "0 ms"), (.milliseconds(340), "340 ms"),
            (.milliseconds(4250), "4.2 s"), (.seconds(200), "3 min 20 s"),
            (.seconds(7500), "2 h 5 min"),
        ])
    func text(duration: Duration, text: String) {
        #expect(Elapsed.text(duration) == text)
    }
}

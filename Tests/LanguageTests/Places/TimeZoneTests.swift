import FoundationEssentials
import Prelude
import TestSupport
import Testing

@testable import Language

@Suite("Time zones") struct TimeZoneTests {
    @Test(
        "Every usual statement becomes ranges of offsets",
        arguments: [
            ("UTC-5 to UTC+3", "UTC-5 to UTC+3"), ("UTC−5/UTC+3", "UTC-5 to UTC+3"),
            ("UTC+3 to UTC-5", "UTC-5 to UTC+3"), ("GMT+1", "UTC+1"), ("UTC9", "UTC+9"),
            ("UTC-5 – +3", "UTC-5 to UTC+3"), ("UTC+5:30", "UTC+5:30"), ("UTC", "UTC+0"),
            ("CET ±2", "UTC-1 to UTC+3"), ("CET +/- 2 hours", "UTC-1 to UTC+3"),
            ("UTC ± 3", "UTC-3 to UTC+3"), ("CET/CEST", "UTC+1 to UTC+2"), ("EST", "UTC-5"),
            ("PST to EST", "UTC-8 to UTC-5"), ("EST or CET", "UTC-5, UTC+1"),
            ("US time zones", "UTC-10 to UTC-5"), ("European time zones", "UTC+0 to UTC+3"),
            ("overlap of 4 hours with PST", "UTC-12 to UTC-4"),
            ("at least 6 hours overlap with CET", "UTC-1 to UTC+3"),
            ("within 3 hours of CET", "UTC-2 to UTC+4"), ("anywhere", "anywhere"),
            ("Any time zone", "anywhere"), ("GMT+0530", "UTC+5:30"), ("Pacific Time", "UTC-8"),
            ("Remote in Europe or Africa (UTC+0 to UTC+3)", "UTC+0 to UTC+3"),
            ("Americas (UTC-7 to UTC-3)", "UTC-7 to UTC-3"),
            ("between UTC-1 and UTC+4", "UTC-1 to UTC+4"),
        ])
    func statements(text: String, expected: String) {
        #expect(gazetteer.timeZones(in: text).description == expected)
    }

    @Test(
        "What is not understood is unknown, never an error",
        arguments: [
            "", "Full-time", "UTC+99", "GMT++", "eat at the cat", "+3", "ask us", "\u{0}\u{FFFD}",
            "-",
        ])
    func unknown(text: String) {
        let zones = gazetteer.timeZones(in: text)
        #expect(zones == .unknown || zones == .offsets([.init(0, 0)]))
    }

    @Test("Distance goes around the clock the short way") func distance() {
        #expect(ClockOffset.distance(-660, 720) == 60)
        #expect(ClockOffset.distance(-300, 60) == 360)
        #expect(ClockOffset.distance(0, 720) == 720)
        #expect(ClockOffset.distance(Int.min, Int.max) <= 720)
        #expect(ClockOffset.distance(330, 330) == 0)
    }

    @Test(
        "The system's zone files give the offset at a moment",
        arguments: [
            ("Europe/Berlin", 2026, 1, 60), ("Europe/Berlin", 2026, 7, 120),
            ("America/New_York", 2026, 1, -300), ("America/New_York", 2050, 7, -240),
            ("Asia/Kolkata", 2026, 5, 330), ("Australia/Sydney", 2045, 1, 660),
            ("Asia/Kathmandu", 2026, 5, 345), ("America/Sao_Paulo", 2017, 1, -120),
        ])
    func files(zone: String, year: Int, month: Int, offset: Int) throws {
        let path = "/usr/share/zoneinfo/" + zone
        guard let data = FileManager.default.contents(atPath: path) else {
            return  // The system has no zone files; `zones` below says so.
        }
        let file = try #require(TimeZoneFile(Array(data)))
        let day = try #require(Day(year: year, month: month, day: 15))
        #expect(file.offset(at: Timestamp(day)) == offset)
    }

    @Test("Garbage and cut files are no time zones") func garbage() throws {
        #expect(TimeZoneFile([]) == nil)
        #expect(TimeZoneFile(Array(repeating: 0xFF, count: 500)) == nil)
        let path = "/usr/share/zoneinfo/Europe/Berlin"
        guard let data = FileManager.default.contents(atPath: path) else { return }
        var generator = SeededGenerator(seed: 7)
        for length in stride(from: 0, to: data.count, by: 7) {
            _ = TimeZoneFile(Array(data.prefix(length)))
            var broken = Array(data)
            broken[length] = UInt8.random(in: 0...255, using: &generator)
            let moment = Int64.random(in: .min ... .max, using: &generator)
            _ = TimeZoneFile(broken)?.offset(at: Timestamp(microseconds: moment))
        }
    }
}

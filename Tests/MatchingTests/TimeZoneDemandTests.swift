import Testing

@testable import Matching

@Suite("Time zones that a job asks for") struct TimeZoneDemandTests {
    static let zones = [
        "Asia/Kolkata": 330, "Europe/Berlin": 60, "America/New_York": -300,
        "America/Argentina/Buenos_Aires": -180,
    ]

    private func hours(_ text: String) -> [[Double]]? {
        TimeZoneDemand(text) { Self.zones[$0] }?.arcs.map {
            [Double($0.lowerBound) / 60, Double($0.upperBound) / 60]
        }
    }

    @Test(
        "Every common form is understood",
        arguments: [
            ("UTC-5 to UTC+3", [[-5, 3]]), ("UTC+3 to UTC-5", [[-5, 3]]),
            ("UTC-5 - UTC+3", [[-5, 3]]), ("UTC-5 \u{2013} UTC+3", [[-5, 3]]),
            ("utc9", [[9, 9]]), ("UTC +9", [[9, 9]]), ("UTC", [[0, 0]]),
            ("GMT+5:30", [[5.5, 5.5]]),
            ("UTC\u{2212}3", [[-3, -3]]), ("+05:30", [[5.5, 5.5]]), ("+0530", [[5.5, 5.5]]),
            ("CET", [[1, 1]]), ("CET/CEST", [[1, 1], [2, 2]]),
            ("EST or PST", [[-5, -5], [-8, -8]]),
            ("UTC-5/UTC-8", [[-5, -5], [-8, -8]]), ("Europe/Berlin", [[1, 1]]),
            ("America/New_York to Europe/Berlin", [[-5, 1]]),
            ("America/Argentina/Buenos_Aires", [[-3, -3]]),
            ("CET \u{B1} 2h", [[-1, 3]]), ("CET +/- 3 hours", [[-2, 4]]),
            ("overlap with EST (UTC-5)", [[-5, -5], [-5, -5]]), ("UTC+1 to null", [[1, 1]]),
        ] as [(String, [[Double]])])
    func forms(text: String, arcs: [[Double]]) {
        #expect(hours(text) == arcs)
    }

    @Test(
        "What names no zone is unknown and never a failure",
        arguments: [
            "", "null", "flexible", "Remote / anywhere", "/", "///", "+", "UTCX", "Mars/Base", "-",
            "\u{B1}", "\u{1F600}", "+99:99",
        ])
    func unknown(text: String) {
        #expect(hours(text) == nil)
    }

    @Test("Any bytes are read without failing")
    func anything() {
        var state: UInt64 = 7
        let alphabet = Array("UTCGMTcetEST+-/: 0123459\u{2013}\u{B1}_to".unicodeScalars)
        for _ in 0..<3000 {
            var text = ""
            for _ in 0..<12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.unicodeScalars.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            let demand = TimeZoneDemand(text) { _ in nil }
            #expect(demand.map { $0.distance(from: 0) >= 0 } ?? true)
        }
        #expect(hours(String(repeating: "UTC+1 ", count: 100)) == nil)
    }

    @Test("The clock goes around: UTC+12 and UTC-11 are one hour apart")
    func circular() throws {
        let demand = try #require(TimeZoneDemand("UTC-11") { _ in nil })
        #expect(demand.distance(from: 720) == 60)
        #expect(demand.distance(from: -660) == 0)
        let samoa = try #require(TimeZoneDemand("UTC+13") { _ in nil })
        #expect(samoa.distance(from: -660) == 0)
        let wide = try #require(TimeZoneDemand("UTC+10 to UTC+14") { _ in nil })
        #expect(wide.distance(from: -720) == 0)
    }

    @Test("Outside the range, nearness and shared working hours count half each")
    func score() throws {
        let demand = try #require(TimeZoneDemand("UTC-5 to UTC+3") { _ in nil })
        #expect(demand.score(offset: 60) == 1)
        // Four hours off: 2/3 near on the clock, 4 of 8 working hours shared.
        #expect(abs(demand.score(offset: 420) - (0.5 * 2 / 3 + 0.25)) < 1e-12)
        #expect(demand.score(offset: 720 + 60) >= 0)
    }
}

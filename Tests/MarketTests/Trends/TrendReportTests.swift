import Market
import Prelude
import Testing

@Suite("Trend reports") struct TrendReportTests {
    /// A Saturday.
    private let through = Day(number: 20_778)

    /// Postings of weeks, the last of which is that of the report's day: of each week how many, and how many
    /// of them ask for each skill.
    private func postings(
        _ sizes: [Int], _ skills: [String: [Int]], key: String = ""
    ) -> [Posting] {
        let first = Week(through).adding(weeks: 1 - sizes.count).monday.number
        return sizes.enumerated().flatMap { week, size in
            (0..<size).map { number in
                Posting(
                    key: "\(key)\(week)/\(number)", title: "",
                    skills: skills.keys.filter { number < (skills[$0] ?? [])[week] },
                    posted: Day(number: first + week * 7 + number % 6))
            }
        }
    }

    private func even(_ value: Int, _ weeks: Int = 26) -> [Int] {
        [Int](repeating: value, count: weeks)
    }

    private func trend(_ skill: String, _ report: TrendReport, cluster: String? = nil) throws
        -> SkillTrend
    {
        try #require(report.skills.first { $0.skill == skill && $0.cluster == cluster })
    }

    @Test("A rise, a fall and a flat share are told with their shares, slopes and changes")
    func verdicts() throws {
        let report = TrendReport(
            postings: postings(
                even(50),
                [
                    "Rust": (0..<26).map { 10 + $0 / 2 }, "Perl": (0..<26).map { 30 - $0 / 2 },
                    "SQL": even(25),
                ]),
            through: through)
        let rust = try trend("Rust", report)
        #expect(rust.verdict == .rising && rust.total == 1300 && rust.count == 416)
        let course = try #require(rust.course)
        #expect(abs(course.first - 0.206) < 0.01 && abs(course.last - 0.45) < 0.01)
        #expect(abs(course.slope.value - 0.98) < 0.03)
        let change = try #require(course.change)
        #expect(change.interval.contains(120) && change.interval.lowerBound > 50)
        #expect(course.slope.interval.contains(course.slope.value))
        #expect(course.p < 1e-4 && course.q >= course.p)
        #expect(try trend("Perl", report).verdict == .falling)
        let sql = try trend("SQL", report)
        #expect(sql.verdict == .flat && sql.weeklyShares == [Double?](repeating: 0.5, count: 26))
        #expect(report.tests == 3 && report.total == 1300 && report.weeks.count == 26)
    }

    @Test("Weeks without postings have no share, and the week that is not over is no fall")
    func weeks() throws {
        var sizes = even(40)
        (sizes[3], sizes[4], sizes[25]) = (0, 0, 4)
        let report = TrendReport(
            postings: postings(sizes, ["Go": sizes.map { $0 / 2 }]), through: through)
        let go = try trend("Go", report)
        #expect(go.weeklyShares[3] == nil && go.weeklyShares[25] == 0.5)
        #expect(go.verdict == .flat && abs(go.course?.slope.value ?? 1) < 1e-6)
        #expect(report.isLastWeekPartial)
        #expect(!TrendReport(postings: [], through: Day(number: 20_779)).isLastWeekPartial)
    }

    @Test("Too little of anything is told as what there is too little of")
    func shortages() throws {
        let some = postings(
            even(30), ["all": even(30), "often": even(15), "rare": [9] + even(0, 25)])
        let report = TrendReport(postings: some, through: through)
        #expect(try trend("all", report).verdict == .tooFew(.without(0)))
        #expect(try trend("rare", report).verdict == .tooFew(.with(9)))
        #expect(try trend("all", report).course == nil && report.tests == 1)
        let few = TrendReport(postings: postings([30, 29], ["Go": [20, 9]]), through: through)
        #expect(try trend("Go", few).verdict == .tooFew(.postings(59)))
        let short = TrendReport(
            postings: postings(even(30, 7), ["Go": even(9, 7)]), through: through)
        #expect(try trend("Go", short).verdict == .tooFew(.weeks(7)))
        #expect(short.skills.allSatisfy { $0.total == 210 } && short.tests == 0)
    }

    @Test("What is neither found nor excluded is unclear, and says how many postings it takes")
    func unclear() throws {
        let report = TrendReport(
            postings: postings(even(10), ["Go": even(1), "SQL": even(4)]), through: through)
        let verdict = try trend("Go", report).verdict
        #expect(verdict == .tooFew(.unclear(postingsNeeded: 244)))
    }

    @Test(
        "A skill that all postings ask for from one week on has risen, from nothing that percent tell of"
    )
    func outOfNothing() throws {
        let report = TrendReport(
            postings: postings(even(30), ["AI": even(0, 13) + even(30, 13)]), through: through)
        let trend = try trend("AI", report)
        #expect(trend.verdict == .rising && trend.course?.change == nil)
        #expect(trend.course?.slope.value.isFinite == true)
    }

    @Test("New and rising is emerging; not what nobody could have seen before, nor what was seen")
    func emerging() throws {
        let rising = even(0, 16) + (0..<10).map { 2 + $0 / 2 }
        let all = postings(even(40), ["MCP": rising, "SQL": even(20)])
        let report = TrendReport(postings: all, through: through)
        let mcp = try trend("MCP", report)
        #expect(mcp.isEmerging && mcp.firstSeen == Week(through).adding(weeks: -9).monday)
        #expect(try !trend("SQL", report).isEmerging)
        let recent = all.filter { $0.posted >= mcp.firstSeen }
        let blind = TrendReport(postings: recent, through: through, weeks: 10)
        #expect(try !trend("MCP", blind).isEmerging, "nothing is known of the time before")
        let old = Posting(
            key: "old", title: "", skills: ["MCP"], posted: Day(number: through.number - 400))
        let known = TrendReport(postings: all + [old], through: through)
        #expect(try !trend("MCP", known).isEmerging && known.earlier == 1 && known.total == 1040)
        #expect(try trend("MCP", known).count == rising.reduce(0, +))
    }

    @Test("Demand is told in thirds of the skills with enough postings; equals stand together")
    func demand() throws {
        let report = TrendReport(
            postings: postings(
                even(40),
                [
                    "a": even(40), "b": even(30), "c": even(20), "d": even(20), "e": even(9),
                    "f": even(5),
                    "g": [1] + even(0, 25),
                ]),
            through: through)
        #expect(report.skills.map(\.skill) == ["a", "b", "c", "d", "e", "f", "g"])
        #expect(
            report.skills.map(\.demand) == [.high, .high, .medium, .medium, .low, .low, nil])
    }

    @Test("Clusters are told beside all postings, and all tests are corrected together")
    func clusters() throws {
        let web = postings(even(30), ["CSS": (0..<26).map { 5 + $0 / 2 }], key: "web")
        let data = postings(even(30), ["SQL": even(15), "CSS": even(2)], key: "data")
        let clusters = Dictionary(
            uniqueKeysWithValues: web.map { ($0.key, "web") } + data.map { ($0.key, "data") })
        let report = TrendReport(postings: web + data, clusters: clusters, through: through)
        #expect(report.scopes.map(\.cluster) == [nil, "data", "web"])
        #expect(report.scopes.map(\.total) == [1560, 780, 780])
        #expect(report.skills.map(\.cluster) == [nil, nil, "data", "data", "web"])
        #expect(report.tests == 5)
        #expect(try trend("CSS", report, cluster: "web").verdict == .rising)
        let inData = try trend("CSS", report, cluster: "data")
        #expect(inData.verdict != .rising && inData.total == 780 && inData.count == 52)
        let alone = TrendReport(postings: web, through: through)
        let q = try trend("CSS", report, cluster: "web").course?.q ?? 0
        #expect(q > (try trend("CSS", alone).course?.q ?? 1))
    }

    @Test(
        "The order of postings changes nothing; repeated keys, later days and repeated skills do not count"
    )
    func counting() throws {
        let all = postings(even(30), ["Go": even(12), "SQL": even(7), "CSS": even(7)])
        var generator = SeededGenerator(seed: 4)
        let clusters = Dictionary(
            uniqueKeysWithValues: all.map { ($0.key, "c\($0.key.utf8.count)") })
        let report = TrendReport(postings: all, clusters: clusters, through: through)
        let shuffled = all.shuffled(using: &generator).map { posting in
            var posting = posting
            posting.skills = (posting.skills + posting.skills + [""]).shuffled(using: &generator)
            return posting
        }
        #expect(TrendReport(postings: shuffled, clusters: clusters, through: through) == report)
        let late = Posting(
            key: "late", title: "", skills: ["Go"], posted: Day(number: through.number + 1))
        let more = TrendReport(
            postings: all + all.prefix(3) + [late], clusters: clusters, through: through)
        #expect(more.skills == report.skills && more.repeated == 3 && more.later == 1)
    }

    @Test("Nothing and absurd limits, days and weeks come to an end")
    func hostile() {
        #expect(TrendReport(postings: [], through: through).skills.isEmpty)
        var limits = TrendLimits()
        (limits.leastWeeks, limits.leastPostings, limits.leastWith, limits.leastWithout) = (
            0, 0, -1, -1
        )
        (limits.falseShare, limits.certainty, limits.notableChange) = (.nan, 2, .nan)
        let some =
            postings(even(1, 4), ["Go": [0, 1, 0, 1]]) + postings(even(1, 3), ["Go": [1, 1, 1]])
        for weeks in [Int.min, 0, 1, 3, 4, .max] {
            _ = TrendReport(postings: some, through: through, weeks: weeks, limits: limits)
        }
        for number in [Int.min, .max] {
            let day = Day(number: number)
            let odd = some + [Posting(key: "odd", title: "", skills: ["Go"], posted: day)]
            _ = TrendReport(postings: odd, through: through, limits: limits)
            let report = TrendReport(postings: odd, through: day, limits: limits)
            #expect(report.weeks.count == 26)
        }
    }
}

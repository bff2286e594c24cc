import Market
import Prelude
import Workflows

/// Skills with how their shares ran.
struct TrendShape {
    let report: TrendReport
    /// Only a group's; nil: of all postings.
    let cluster: String?
    /// How many are told for people.
    let top: Int
    /// The same in a model's sentences; nil where none were asked for.
    var prose: TrendProse?

    private var trends: [SkillTrend] { report.skills.filter { $0.cluster == cluster } }

    /// The trends as `trend show` answers them.
    var answer: Answer {
        Answer(
            [
                "weeks": JSONValue(report.weeks.map(\.description)),
                "through": .string(report.through.description),
                "postings": JSONValue(scope?.total ?? 0),
                "postings_by_week": .array((scope?.postings ?? []).map { JSONValue($0) }),
                "earlier": JSONValue(report.earlier), "later": JSONValue(report.later),
                "tests": JSONValue(report.tests), "cluster": JSONValue(cluster),
                "insights": JSONValue(prose?.text),
                "items": .array(
                    trends.map { trend in
                        trend.json.adding([
                            JSONMember("category", JSONValue(prose?.categories[trend.skill]))
                        ])
                    }), "total": JSONValue(trends.count), "next": nil,
            ], lines)
    }

    private var scope: TrendReport.Scope? { report.scopes.first { $0.cluster == cluster } }

    private var lines: [String] {
        guard let scope, scope.total > 0 else {
            return [
                "No posting of these weeks is on the desk; `muster collect --once` collects some"
            ]
        }
        let table = TextTable(
            columns: [
                .init(title: "Skill", maximum: 30), .init(title: "Weeks", maximum: 60),
                .init(title: "Share", isRight: true), .init(title: "N", isRight: true),
                .init(title: "Demand"), .init(title: "Change (95 %)", maximum: 34),
                .init(title: "Trend", maximum: 50),
            ], rows: trends.prefix(top).map(\.row))
        return (prose.map { [$0.text, ""] } ?? []) + table.lines + [
            "",
            counted(scope.total, "posting", "postings") + " in \(report.weeks.count) weeks, "
                + "\(report.tests) tests corrected for each other"
                + (report.isLastWeekPartial ? "; the last week is not over" : ""),
            "Of what is told as rising or falling at most one in five is chance; each change lies in"
                + " its own bounds with 95 %",
        ]
    }
}

extension SkillTrend {
    fileprivate var row: [String] {
        [
            skill + (isEmerging ? " (new)" : ""), Sparkline.text(weeklyShares), Percent.text(share),
            "\(count)/\(total)", demand?.rawValue ?? "", changeText, verdict.text,
        ]
    }

    /// The change with its interval: `+52 % (+20 to +92)`.
    var changeText: String {
        guard let change = course?.change else { return "" }
        func signed(_ value: Double) -> String { "\(value < 0 ? "" : "+")\(Int(value.rounded()))" }
        return "\(signed(change.value)) % (\(signed(change.interval.lowerBound)) to"
            + " \(signed(change.interval.upperBound)))"
    }

    /// A trend in the shape of `trend show`.
    var json: JSONValue {
        func estimate(_ estimate: TrendEstimate?) -> JSONValue {
            estimate.map {
                [
                    "value": .number($0.value), "low": .number($0.interval.lowerBound),
                    "high": .number($0.interval.upperBound),
                ]
            } ?? .null
        }
        return [
            "skill": .string(skill), "cluster": JSONValue(cluster), "n": JSONValue(count),
            "postings": JSONValue(total), "share": .number(share),
            "weekly_shares": .array(weeklyShares.map { $0.map { .number($0) } ?? .null }),
            "counts": .array(counts.map { JSONValue($0) }),
            "demand_level": JSONValue(demand?.rawValue),
            "trend": .string(verdict.word), "why": .string(verdict.text),
            "is_emerging": .bool(isEmerging), "first_seen": .string(firstSeen.description),
            "slope_points_a_week": estimate(course?.slope),
            "change_percent": estimate(course?.change),
            "p": course.map { .number($0.p) } ?? .null, "q": course.map { .number($0.q) } ?? .null,
        ]
    }
}

extension TrendVerdict {
    /// The verdict in a word: `rising`, `falling`, `stable`, `unknown`.
    var word: String {
        switch self {
        case .rising: "rising"
        case .falling: "falling"
        case .flat: "stable"
        case .tooFew: "unknown"
        }
    }

    /// The verdict for people.
    var text: String {
        switch self {
        case .rising: "rising"
        case .falling: "falling"
        case .flat: "stable"
        case .tooFew(let shortage): "not enough to say: \(shortage)"
        }
    }
}

/// Shares as a line of bars, weeks without postings as dots.
enum Sparkline {
    private static let bars = Array("▁▂▃▄▅▆▇█")
    /// How many bars a line has at most; of more weeks several share one.
    private static let maximum = 52

    /// The line.
    static func text(_ shares: some RandomAccessCollection<Double?>) -> String {
        let size = max(1, (shares.count + maximum - 1) / maximum)
        let values = stride(from: 0, to: shares.count, by: size).map { start -> Double? in
            let known = shares.dropFirst(start).prefix(size).compactMap(\.self)
            return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        }
        let most = values.compactMap(\.self).max() ?? 0
        return String(
            values.map { value -> Character in
                guard let value else { return "·" }
                guard most > 0 else { return bars[0] }
                return bars[min(bars.count - 1, Int(value / most * Double(bars.count - 1) + 0.5))]
            })
    }
}

/// Shares as percent.
enum Percent {
    /// `12 %`, `0.4 %`; empty for none.
    static func text(_ share: Double?) -> String {
        guard let share else { return "" }
        let percent = share * 100
        return percent < 1 && percent > 0
            ? "\((percent * 10).rounded() / 10) %" : "\(Int(percent.rounded())) %"
    }
}

/// One skill over all groups, and what stands with it.
struct SkillTrendShape {
    let skill: String
    let trends: [SkillTrend]
    let report: TrendReport
    let companions: SkillCompanions

    /// The skill as `trend show --skill` answers it.
    var answer: Answer {
        Answer(
            [
                "skill": .string(skill), "trends": .array(trends.map(\.json)),
                "postings": JSONValue(companions.total), "n": JSONValue(companions.count),
                "companions": .array(
                    companions.companions.map {
                        [
                            "skill": .string($0.skill), "n": JSONValue($0.count),
                            "together": JSONValue($0.together), "lift": .number($0.lift),
                        ]
                    }),
            ], lines)
    }

    private var lines: [String] {
        guard !trends.isEmpty else { return ["No posting of these weeks asks for \(skill)"] }
        let table = TextTable(
            columns: [
                .init(title: "Postings of", maximum: 40), .init(title: "Weeks", maximum: 60),
                .init(title: "Share", isRight: true), .init(title: "N", isRight: true),
                .init(title: "Change", maximum: 34), .init(title: "Trend", maximum: 50),
            ],
            rows: trends.map {
                [
                    $0.cluster ?? "all", Sparkline.text($0.weeklyShares), Percent.text($0.share),
                    "\($0.count)/\($0.total)", $0.changeText, $0.verdict.text,
                ]
            })
        let together = TextTable(
            columns: [
                .init(title: "Stands with", maximum: 40), .init(title: "Together", isRight: true),
                .init(title: "Of", isRight: true), .init(title: "Lift", isRight: true),
            ],
            rows: companions.companions.map {
                [$0.skill, "\($0.together)", "\($0.count)", "\(($0.lift * 10).rounded() / 10)"]
            })
        return [skill, ""] + table.lines + [""]
            + (companions.companions.isEmpty
                ? [
                    companions.shortage.map { "What stands with it: not enough to say, \($0)" }
                        ?? "Nothing stands with it more often than by chance"
                ]
                : together.lines)
    }
}

/// What postings pay.
struct PayShape {
    private let report: PayReport
    private let distributions: [PayDistribution]

    /// A report, or what it tells of one group.
    init(_ report: PayReport, cluster: String?) {
        self.report = report
        distributions = report.distributions.filter { cluster == nil || $0.cluster == cluster }
    }

    /// The pay as `trend show --pay` answers it.
    var answer: Answer {
        let table = TextTable(
            columns: [
                .init(title: "Group", maximum: 40), .init(title: "Level"), .init(title: "Currency"),
                .init(title: "N", isRight: true), .init(title: "Quarter", isRight: true),
                .init(title: "Median", isRight: true),
                .init(title: "Three quarters", isRight: true),
            ],
            rows: distributions.map { each in
                func whole(_ value: Double?) -> String {
                    value.map { "\(Int($0.rounded()))" } ?? "–"
                }
                return [
                    each.cluster ?? "all", each.level ?? "all", each.currency, "\(each.count)",
                    whole(each.summary?.lowerQuartile), whole(each.summary?.median),
                    whole(each.summary?.upperQuartile),
                ]
            })
        let items = distributions.map { each -> JSONValue in
            let summary = each.summary
            return [
                "cluster": JSONValue(each.cluster), "level": JSONValue(each.level),
                "currency": .string(each.currency), "n": JSONValue(each.count),
                "least": summary.map { .number($0.least) } ?? .null,
                "lower_quartile": summary.map { .number($0.lowerQuartile) } ?? .null,
                "median": summary.map { .number($0.median) } ?? .null,
                "upper_quartile": summary.map { .number($0.upperQuartile) } ?? .null,
                "most": summary.map { .number($0.most) } ?? .null,
            ]
        }
        return Answer(
            [
                "items": .array(items), "total": JSONValue(items.count), "next": nil,
                "postings": JSONValue(report.total), "unsaid": JSONValue(report.unsaid),
            ],
            distributions.isEmpty
                ? ["No posting on the desk says what it pays"]
                : table.lines + [
                    "",
                    "\(report.total - report.unsaid) of \(counted(report.total, "posting", "postings")) say"
                        + " what they pay; below \(PayDistribution.leastPostings) only the number is told",
                ])
    }
}

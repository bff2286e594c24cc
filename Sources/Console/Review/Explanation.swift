internal import Prelude
internal import Recruiting
internal import Terminal

/// Why a match has its score, as lines to read: parts as bars, skills with the sentence that proves
/// each, what is missing, what would change it, and who was left out.
struct Explanation {
    private let line: MatchStore.Line?
    private let matching: MatchRun?
    private var explanation: JSONValue { line?.match.explanation ?? .null }

    /// The explanation of a match of a matching.
    init(_ line: MatchStore.Line?, _ matching: MatchRun?) {
        self.line = line
        self.matching = matching
    }

    /// A share as a percentage with one digit after the point, or none.
    static func percent(_ share: Double, digits: Int = 1) -> String {
        guard share.isFinite else { return "–" }
        if digits == 0 { return "\(Int(min(1_000, max(-1_000, (share * 100).rounded()))))" }
        let tenths = Int64(min(10_000, max(-10_000, (share * 1000).rounded())))
        return "\(tenths < 0 ? "−" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }

    /// The lines.
    var lines: [StyledLines.Line] {
        heading + parts + matched + missing
            + list("Not known", "?", .warn, explanation["missing_information"])
            + list("Strengths", "+", .good, explanation["strengths"])
            + list("Red flags", "!", .bad, explanation["red_flags"])
            + list("What would change it", "→", .info, explanation["counterfactuals"]) + excluded
    }

    private var heading: [StyledLines.Line] {
        guard let line else { return [] }
        let match = line.match
        var lines = [
            StyledLines.Line(runs: [
                TextRun(SanitizedText(folding: line.name), Style(.text).bold), TextRun("  "),
                TextRun(SanitizedText(folding: line.headline ?? ""), .dim),
            ]),
            StyledLines.Line(runs: [
                TextRun(SanitizedText(Self.percent(match.score) + " %  "), Style(.text).bold),
                TextRun(Bar.text(match.score, width: 20, track: true), .accent),
                TextRun(SanitizedText("  \(Self.percent(match.confidence)) % of it seen"), .dim),
            ]),
        ]
        if match.isStale {
            lines.append(
                .init(runs: [TextRun("! changed since it was scored; m matches again", .warn)]))
        }
        let isOpen = match.stage == .proposed
        var stage = [TextRun(SanitizedText(match.stage.rawValue), isOpen ? .dim : .info)]
        if let who = match.decidedBy { stage.append(TextRun(SanitizedText(" by \(who)"), .dim)) }
        if let reason = match.reason {
            stage += [TextRun(": "), TextRun(SanitizedText(folding: reason))]
        }
        return lines + [StyledLines.Line(runs: stage, indent: 2)]
    }

    /// Names of the parts and of what they are made of, in the order they are shown.
    private static let names = [
        ("vector", "Likeness", ["role", "domain", "culture"]),
        ("skill_fit", "Skills", ["coverage", "semantic"]), ("compensation", "Pay", []),
        ("location", "Place and time", []),
    ]

    private var parts: [StyledLines.Line] {
        guard let parts = explanation["parts"] else { return [] }
        var lines = section("Score")
        for (key, title, inner) in Self.names {
            guard let part = parts[key] else { continue }
            let inside = inner.compactMap { name in
                part[name]?.double.map { "\(name) \(Self.percent($0, digits: 0))" }
            }
            var line = bar(title, part["value"]?.double, weight: part["weight"]?.double)
            if !inside.isEmpty {
                line.runs.append(
                    TextRun(SanitizedText("  " + inside.joined(separator: " · ")), .dim))
            }
            line.indent = 18
            lines.append(line)
        }
        let penalty = parts["seniority_penalty"]?.double ?? 0
        if penalty > 0 {
            lines.append(
                .init(runs: [
                    TextRun(pad("  Seniority", 18)),
                    TextRun(SanitizedText("−\(Self.percent(penalty))"), .bad),
                ]))
        }
        return lines
    }

    private func bar(_ title: String, _ value: Double?, weight: Double?) -> StyledLines.Line {
        guard let value else {
            return .init(runs: [
                TextRun(pad("  " + title, 18)), TextRun("not known, left out", .warn),
            ])
        }
        let weighted = weight.map {
            " × \(Self.percent($0, digits: 0)) % = \(Self.percent(value * $0))"
        }
        return .init(runs: [
            TextRun(pad("  " + title, 18)),
            TextRun(Bar.text(value, width: 12, track: true), .accent),
            TextRun(SanitizedText("  \(Self.percent(value))")),
            TextRun(SanitizedText(weighted ?? ""), .dim),
        ])
    }

    private var matched: [StyledLines.Line] {
        let skills = explanation["matched_skills"]?.elements ?? []
        guard !skills.isEmpty else { return [] }
        return section("Has \(skills.count)")
            + skills.flatMap { skill -> [StyledLines.Line] in
                let rating = skill["rating"]?.double.map { "  \(RecordPage.short($0))/10" } ?? ""
                let asked =
                    skill["min_level"]?.double.map { ", asked \(RecordPage.short($0))" } ?? ""
                var lines = [
                    StyledLines.Line(runs: [
                        TextRun("  ✓ ", .good), TextRun(SanitizedText(folding: name(skill))),
                        TextRun(SanitizedText(rating + asked), .dim),
                    ])
                ]
                if let sentence = skill["evidence"]?["text"]?.string ?? skill["evidence"]?.string {
                    lines.append(
                        .init(
                            runs: [TextRun(SanitizedText(folding: "“\(sentence)”")).shifted(6)],
                            indent: 6))
                }
                return lines
            }
    }

    private var missing: [StyledLines.Line] {
        let skills = explanation["missing_skills"]?.elements ?? []
        guard !skills.isEmpty else { return [] }
        return section("Lacks \(skills.count)")
            + skills.map { skill in
                let isMust =
                    skill["requirement"]?.string == "must_have" || skill["is_must"]?.bool == true
                let stand = skill["stand_in"]?.string.map { ", \($0) stands in" } ?? ""
                return .init(
                    runs: [
                        TextRun("  ✗ ", .bad), TextRun(SanitizedText(folding: name(skill))),
                        TextRun(SanitizedText(isMust ? "  must have" : ""), .dim),
                        TextRun(SanitizedText(stand), .dim),
                    ], indent: 4)
            }
    }

    private func name(_ skill: JSONValue) -> String {
        skill.string ?? skill["skill"]?.string ?? skill["name"]?.string ?? "?"
    }

    private func list(
        _ title: String, _ sign: SanitizedText, _ style: Style, _ items: JSONValue?
    ) -> [StyledLines.Line] {
        let items = items?.elements ?? []
        guard !items.isEmpty else { return [] }
        return section(title)
            + items.map { item in
                .init(
                    runs: [
                        TextRun("  " + sign + " ", style),
                        TextRun(SanitizedText(folding: sentence(item))),
                    ], indent: 4)
            }
    }

    private func sentence(_ item: JSONValue) -> String {
        if let text = item.string { return text }
        let change = item["change"]?.string ?? item["text"]?.string ?? item.text()
        let difference = item["difference"]?.double.map {
            "  \($0 >= 0 ? "+" : "")\(Self.percent($0))"
        }
        let rank = item["rank"]?.int.map { ", rank \($0)" }
        return change + (difference ?? "") + (rank ?? "")
    }

    /// Who was left out: counts by reason, the most frequent first, then the first names of each.
    private var excluded: [StyledLines.Line] {
        let people = matching?.excluded.elements ?? []
        guard !people.isEmpty else { return [] }
        let groups = Dictionary(grouping: people) { $0["reason"]?.string ?? "no reason given" }
        let shown = 8
        return section("Left out \(grouped(people.count))")
            + groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map {
                reason, group in
                let names = group.prefix(shown).map { $0["name"]?.string ?? "?" }
                let more = group.count > shown ? " and \(grouped(group.count - shown)) more" : ""
                return .init(
                    runs: [
                        TextRun(SanitizedText("\(grouped(group.count)) \(reason): ")).shifted(2),
                        TextRun(SanitizedText(folding: names.joined(separator: ", ") + more), .dim),
                    ], indent: 4)
            }
    }

    private func section(_ title: String) -> [StyledLines.Line] {
        [.init(runs: []), .init(runs: [TextRun(SanitizedText(title), .header)])]
    }

    private func pad(_ text: String, _ width: Int) -> SanitizedText {
        let shown = SanitizedText(text)
        return shown + SanitizedText(String(repeating: " ", count: max(0, width - shown.width)))
    }
}

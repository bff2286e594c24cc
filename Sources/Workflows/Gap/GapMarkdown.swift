internal import Matching
internal import Prelude
internal import Recruiting

/// A gap report as Markdown, in the order of sections of the origin (facts, career engine A.8), with the
/// figures below the score.
struct GapMarkdown {
    private var lines: [String] = ["# Career Gap Analysis", ""]

    /// The signs of what employers ask for often, and ask for in the job's occupation.
    private static let (hot, demanded) = ("🔥", "📈")

    /// The text of a report.
    static func text(of report: GapReport) -> String {
        var markdown = GapMarkdown()
        markdown.write(report)
        return markdown.lines.joined(separator: "\n") + "\n"
    }

    private mutating func write(_ report: GapReport) {
        let (analysis, subject) = (report.analysis, report.subject)
        lines.append(
            "\(Self.escaped(subject.candidateName)) for \(Self.escaped(subject.jobTitle))"
                + (subject.company.map { " at \(Self.escaped($0))" } ?? ""))
        lines.append("")
        if let score = analysis.score, let coverage = analysis.coverage {
            lines.append("Overall Match: \(GapText.fixed(score / 10, 2))")
            lines.append("")
            lines.append(
                "Score \(GapText.fixed(score, 2)) of 10; plain coverage"
                    + " \(GapText.fixed(coverage, 2)): \(analysis.count(.met)) met,"
                    + " \(analysis.count(.underqualified)) below the level,"
                    + " \(analysis.count(.missing)) missing")
        } else {
            lines.append("Overall Match: unknown, the job asks for no skill")
        }
        let required = analysis.terms.filter(\.demand.isRequired)
        let optional = analysis.terms.filter { !$0.demand.isRequired }
        let missing = required.filter { $0.status == .missing }
        section("Missing Skills (Required)", missing)
        section("Hot Tech Missing (Required)", missing.filter(\.demand.skill.isHot))
        section("In-demand Missing (Required)", missing.filter(\.demand.skill.isInDemand))
        section(
            "Underqualified Skills (Required - Present but Below Required Level)",
            required.filter { $0.status == .underqualified })
        section(
            "Skills Meeting Requirements (Required)", required.filter { $0.status == .met })
        section(
            "Nice to Have - Missing Skills", optional.filter { $0.status == .missing })
        section(
            "Nice to Have - Underqualified Skills",
            optional.filter { $0.status == .underqualified })
        section(
            "Nice to Have - Skills Meeting Requirements", optional.filter { $0.status == .met })
        all(analysis)
        let assumptions = report.decisiveAssumptions
        if !assumptions.isEmpty {
            lines += ["", "## Assumptions", ""]
            lines += assumptions.map { "- \(Self.escaped($0))" }
        }
        if let attribution = report.taxonomy["attribution"]?.string {
            lines += ["", attribution]
        }
    }

    private mutating func section(_ title: String, _ terms: [GapAnalysis.Term]) {
        guard !terms.isEmpty else { return }
        lines += ["", "## \(title)", ""]
        for term in terms {
            let skill = term.demand.skill
            lines.append(
                "- \(Self.escaped(skill.name))" + (term.demand.isRequired ? "" : " (optional)")
                    + (skill.isHot ? " \(Self.hot)" : "")
                    + (skill.isInDemand ? " \(Self.demanded)" : ""))
            guard let claim = term.claim else { continue }
            lines.append("  - Candidate: \(GapText.level(claim.level))")
            lines.append("  - Required: \(GapText.level(term.demand.level))")
            if term.status == .underqualified {
                lines.append("  - ⚠ \(GapText.fixed(term.missingLevels, 1)) levels below")
            }
        }
    }

    private mutating func all(_ analysis: GapAnalysis) {
        let claims = analysis.terms.compactMap(\.claim) + analysis.others
        guard !claims.isEmpty else { return }
        lines += ["", "## Resume Skills (All Detected Skills)", ""]
        lines += claims.map {
            "- \(Self.escaped($0.skill.name)): \(GapText.level($0.level))"
        }
    }

    /// A text that comes from documents, with the signs of Markdown as what they are.
    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if "\\`*_[]<>|".contains(character) { escaped.append("\\") }
            // A line break would begin another line of Markdown; other signs of control steer terminals.
            let isControl = character.unicodeScalars.contains {
                $0.properties.generalCategory == .control
            }
            escaped.append(isControl || character.isNewline ? " " : character)
        }
        return escaped
    }
}

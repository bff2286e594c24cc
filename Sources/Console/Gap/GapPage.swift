internal import Matching
internal import Prelude
internal import Recruiting
internal import Terminal
internal import Workflows

/// What a person lacks for a job, over the screen: levels as bars, what is missing first.
struct GapPage: Sendable {
    /// The person.
    let person: ID<Candidate>
    /// The job.
    let job: ID<Job>
    /// The lines.
    var lines: OverlayLines

    init(_ report: GapReport, of person: ID<Candidate>, for job: ID<Job>) {
        (self.person, self.job) = (person, job)
        lines = OverlayLines(
            title: "Gaps · \(report.title)", Self.lines(of: report))
    }

    /// What fits on the narrowest screen that the console is good on.
    private static let width = 72
    private static let barWidth = 8
    private static let columns = Columns(
        [
            Column("", .fixed(3)), Column("", .share(1, least: 16)),
            Column("wants", .fixed(barWidth)), Column("", .fixed(4)),
            Column("has", .fixed(barWidth)), Column("", .fixed(4)),
            Column("points of", .fixed(11), align: .right),
        ], width: width)

    private static func lines(of report: GapReport) -> [StyledLines.Line] {
        let analysis = report.analysis
        var lines = [heading(analysis)]
        if !analysis.terms.isEmpty { lines.append(.init(runs: columns.header)) }
        for status in [GapAnalysis.Status.missing, .underqualified, .met] {
            let terms = analysis.terms.filter { $0.status == status }
            guard !terms.isEmpty else { continue }
            lines.append(section(title(of: status)))
            lines += terms.map { line($0, analysis) }
        }
        if !analysis.others.isEmpty {
            let names = analysis.others.map(\.skill.name).joined(separator: ", ")
            lines += [section("Has besides"), aside(names, indent: 2)]
        }
        let assumptions = report.decisiveAssumptions
        guard !assumptions.isEmpty else { return lines }
        return lines + [section("Assumed")] + assumptions.map { aside($0, indent: 4) }
    }

    private static func section(_ title: SanitizedText) -> StyledLines.Line {
        StyledLines.Line(runs: [TextRun(title, Style(.text).bold)])
    }

    private static func aside(_ text: String, indent: Int) -> StyledLines.Line {
        StyledLines.Line(
            runs: [TextRun(SanitizedText(folding: "  " + text), .dim)], indent: indent)
    }

    private static func heading(_ analysis: GapAnalysis) -> StyledLines.Line {
        guard let score = analysis.score, let coverage = analysis.coverage else {
            return StyledLines.Line(
                runs: [TextRun("The job asks for no skill, so that nothing can be said.", .warn)])
        }
        return StyledLines.Line(
            runs: [
                TextRun(SanitizedText("\(GapText.score(score)) of 10  "), Style(.text).bold),
                TextRun(Bar.text(score / 10, width: 20, track: true), .accent),
                TextRun(
                    SanitizedText("  plain coverage \(GapText.score(coverage)) · w writes it"), .dim
                ),
            ])
    }

    private static func name(_ term: GapAnalysis.Term) -> String {
        term.demand.skill.name + (term.demand.isRequired ? "" : " (nice)")
            + (term.demand.skill.isHot ? " hot" : "")
            + (term.demand.skill.isInDemand ? " in demand" : "")
    }

    private static func line(
        _ term: GapAnalysis.Term, _ analysis: GapAnalysis
    ) -> StyledLines.Line {
        let (sign, style): (SanitizedText, Style) =
            switch term.status {
            case .missing: ("  ✗", .bad)
            case .underqualified: ("  ↓", .warn)
            case .met: ("  ✓", .good)
            }
        let points =
            "\(GapText.score(analysis.points(of: term))) \(GapText.score(analysis.possible(of: term)))"
        return StyledLines.Line(
            runs: columns.line(
                [TextRun(sign, style), TextRun(SanitizedText(folding: name(term)))]
                    + level(term.demand.level, .dim)
                    + (term.claim.map { level($0.level, style) }
                        ?? [TextRun("–", .dim), TextRun("")])
                    + [TextRun(SanitizedText(points), .dim)]))
    }

    /// A level as a bar and a number, with a `?` where nothing says it.
    private static func level(_ level: SkillLevel, _ style: Style) -> [TextRun] {
        [
            TextRun(
                Bar.text(level.score / SkillLevel.highest, width: barWidth, track: true), style),
            TextRun(
                SanitizedText(
                    GapText.fixed(level.score, 1) + (level.origin == .assumed ? "?" : "")), .dim),
        ]
    }

    private static func title(of status: GapAnalysis.Status) -> SanitizedText {
        switch status {
        case .missing: "Missing"
        case .underqualified: "Below the level that is wanted"
        case .met: "As well as it is wanted, or better"
        }
    }
}

extension Console {
    /// The person and the job of the match at hand.
    private var matchAtHand: (person: ID<Candidate>, job: ID<Job>)? {
        guard visitor == nil, comparison == nil, let person = atHand, let job = targetJob else {
            return nil
        }
        return (person.id, job.id)
    }

    /// Whether there is a match whose gaps can be shown.
    var canShowGaps: Availability {
        matchAtHand == nil ? .disabled(because: "there is no match") : .enabled
    }

    /// Shows what the person of the match at hand lacks.
    mutating func showGaps() {
        guard let (person, job) = matchAtHand else { return }
        showGaps(of: person, for: job)
    }

    /// Shows what a person lacks for a job.
    mutating func showGaps(of person: ID<Candidate>, for job: ID<Job>) {
        let services = services
        effects.append(
            Self.work("gaps", services) { .gaps(try await services.gaps(person, job), person, job) }
        )
    }

    /// Writes a gap report to a file.
    mutating func writeGaps(of person: ID<Candidate>, for job: ID<Job>, to path: String) {
        let services = services
        effects.append(
            Self.work("gaps.write", services) {
                try await services.writeGaps(person, job, path)
                return .written("Wrote the gap report to \(path)")
            })
    }
}

import Matching
import Workflows

/// A gap report as lines for a terminal: what is missing first.
struct GapLines {
    private let report: GapReport

    init(_ report: GapReport) { self.report = report }

    /// The lines.
    var lines: [String] {
        let (analysis, assumptions) = (report.analysis, report.decisiveAssumptions)
        let head =
            analysis.score.map {
                "\(report.title): \(GapText.score($0)) of 10 (plain coverage"
                    + " \(GapText.score(analysis.coverage ?? 0)))"
            } ?? "\(report.title): the job asks for no skill, so that nothing can be said"
        let order: [GapAnalysis.Status] = [.missing, .underqualified, .met]
        let table = TextTable(
            columns: [
                .init(title: ""), .init(title: "Skill", maximum: 32), .init(title: ""),
                .init(title: "Wanted"), .init(title: "Has"), .init(title: "Points", isRight: true),
                .init(title: "of", isRight: true),
            ],
            rows: order.flatMap { status in
                analysis.terms.filter { $0.status == status }.map(row)
            })
        return [head] + (analysis.terms.isEmpty ? [] : table.lines)
            + (assumptions.isEmpty ? [] : ["", "Assumed:"] + assumptions.map { "  \($0)" })
    }

    private func row(_ term: GapAnalysis.Term) -> [String] {
        let word =
            switch term.status {
            case .missing: "missing"
            case .underqualified: "below"
            case .met: "met"
            }
        return [
            word, name(term.demand.skill), term.demand.isRequired ? "must" : "nice",
            level(term.demand.level), term.claim.map { level($0.level) } ?? "–",
            GapText.score(report.analysis.points(of: term)),
            GapText.score(report.analysis.possible(of: term)),
        ]
    }

    private func name(_ skill: GapSkill) -> String {
        skill.name + (skill.isHot ? ", hot" : "") + (skill.isInDemand ? ", in demand" : "")
    }

    /// A level with where it comes from: `proficient 2.8`, with a `?` where nothing says it.
    private func level(_ level: SkillLevel) -> String {
        "\(level.label.rawValue) \(GapText.fixed(level.score, 1))"
            + (level.origin == .assumed ? "?" : "")
            + (level.years.map { ", \(GapText.plain($0))y" } ?? "")
    }
}

import Matching
import Recruiting

/// What `match learn` measured, for people: at most 80 columns.
struct LearningText {
    let report: LearningReport
    let judged: JudgedMatches

    /// The lines.
    var lines: [String] {
        head + [""] + figures.lines + [verdict, ""] + parts.lines + notes + [""] + calibration.lines
            + [""] + biases
    }

    private var head: [String] {
        let counts = report.counts
        var lines = [
            "Learned from \(counts.cases) judged matches of \(counted(counts.jobs, "job", "jobs")):"
                + " \(counts.positives) went on, \(counts.negatives) rejected",
            "Not counted: \(judged.uncounted)",
        ]
        if report.originalCases > 0 {
            lines.append(
                "\(report.originalCases) of them were scored by the formulas of seed, not of muster"
            )
        }
        if report.leftOut > 0 {
            lines.append("Left out: \(report.leftOut) that were scored by the formulas of seed")
        }
        if report.flattersCurrent {
            lines.append(
                "\(report.current.name) has seen some of these outcomes, which flatters it")
        }
        return lines
    }

    private var figures: TextTable {
        func row(_ name: String, _ figure: LearningReport.Comparison) -> [String] {
            [
                name, decimals(figure.learned.value), decimals(figure.current.value),
                signed(figure.difference.value), range(figure.difference, signed),
            ]
        }
        return TextTable(
            columns: [
                .init(title: "On jobs held out", maximum: 20),
                .init(title: "Learned", isRight: true),
                .init(title: report.current.name, isRight: true, maximum: 16),
                .init(title: "Difference", isRight: true), .init(title: "95 % of the jobs"),
            ],
            rows: [
                row("AUC", report.areaUnderCurve), row("Log loss", report.logLoss),
            ])
    }

    private var verdict: String {
        let name = report.current.name
        let meaning =
            switch report.verdict {
            case .better: "the learned weights order people better than \(name)"
            case .noWorse: "the learned weights order people about as well as \(name)"
            case .worse: "\(name) orders people better than the learned weights"
            case .notEnough: "chance alone could explain the difference"
            }
        return "Verdict: \(report.verdict.rawValue); \(meaning)"
    }

    private var parts: TextTable {
        TextTable(
            columns: [
                .init(title: "Part"), .init(title: "Weight", isRight: true),
                .init(title: "95 %"), .init(title: "Today", isRight: true),
                .init(title: "Effect", isRight: true), .init(title: "AUC alone", isRight: true),
                .init(title: "Known", isRight: true), .init(title: ""),
            ],
            rows: report.parts.map { part in
                [
                    part.part.title, percent(part.weight.value), range(part.weight, percent),
                    percent(part.currentWeight),
                    part.coefficient.map { decimals($0.value) } ?? "–",
                    part.areaUnderCurve.map(decimals) ?? "–", "\(part.known)",
                    part.predicts ? "predicts" : "",
                ]
            })
    }

    private var notes: [String] {
        ["In percent; effect: what a standard deviation adds to the logit, never below 0"]
    }

    private var calibration: TextTable {
        TextTable(
            columns: [
                .init(title: "Chance given", maximum: 20), .init(title: "Cases", isRight: true),
                .init(title: "Expected", isRight: true), .init(title: "Went on", isRight: true),
            ],
            rows: report.learnedCalibration.map {
                [
                    "\(percent($0.range.lowerBound)) to \(percent($0.range.upperBound))",
                    "\($0.cases)", percent($0.expected), percent($0.observed),
                ]
            })
    }

    private var biases: [String] {
        let name = report.current.name
        let marked = report.biases.filter {
            $0.reading == .overRated || $0.reading == .underRated
        }
        guard !marked.isEmpty else {
            return ["Nowhere does \(name) clearly rate too high or too low"]
        }
        return ["Where \(name) rates too high or too low, 99 %:"]
            + TextTable(
                columns: [
                    .init(title: "Group", maximum: 30), .init(title: "Cases", isRight: true),
                    .init(title: "Expected", isRight: true),
                    .init(title: "Went on", isRight: true), .init(title: ""),
                ],
                rows: marked.map {
                    [
                        $0.kind.text, "\($0.cases)", percent($0.expected), percent($0.observed),
                        $0.reading.rawValue,
                    ]
                }
            ).lines
    }

    private func range(_ estimate: Estimate, _ text: (Double) -> String) -> String {
        estimate.interval.map { "\(text($0.lowerBound)) to \(text($0.upperBound))" } ?? "–"
    }

    private func signed(_ value: Double) -> String {
        let text = decimals(value)
        return text.hasPrefix("-") || text == "0.000" ? text : "+" + text
    }
}

package import Language
import Prelude

/// How well years of experience are read from the sentences of `data/evaluation/years.jsonl`.
package struct YearsEvaluation: Sendable {
    /// One figure: the share of sentences of which everything is right.
    package let figures: [Figure]
    /// The sentences that are not, each with what was read.
    package let misses: [String]

    /// Measures on a table of ours; `data` reads below the project's own `data` folder.
    package init(
        _ data: EvaluationData, finder: SkillFinder, path: String = "evaluation/years.jsonl"
    ) throws {
        var right = 0
        var misses: [String] = []
        let rows = try JSONLines.objects(data.read(path))
        let scanner = YearsScanner(finder: finder)
        for row in rows {
            let text = row["text"]?.string ?? ""
            let wanted = row["demands"]?.elements ?? []
            let found = scanner.demands(in: SourceText(text))
            let isRight =
                wanted.count == found.count
                && zip(wanted, found).allSatisfy(Self.isSame)
            if isRight { right += 1 } else { misses.append("\(text): \(found)") }
        }
        self.misses = misses
        let share = rows.isEmpty ? 0 : Double(right) / Double(rows.count)
        figures = [
            Figure(
                "Years of experience", "sentences read right", share, target: 0.97,
                cases: rows.count)
        ]
    }

    /// A skill of "*" leaves open whether the years are of a skill or of the career; null asks for
    /// the career, any other name for that skill.
    private static func isSame(_ wanted: JSONValue, _ found: YearsDemand) -> Bool {
        guard wanted["min"]?.double == found.min, wanted["max"]?.double == found.max else {
            return false
        }
        switch wanted["skill"]?.string {
        case "*": return true
        case nil: return found.isOverall
        case .some(let skill): return found.skills.contains(skill)
        }
    }
}

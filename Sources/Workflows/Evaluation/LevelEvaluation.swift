package import Language
import Prelude

/// How well levels and years are read in each notation.
package struct LevelEvaluation {
    /// The figures, in the order of the table.
    package private(set) var figures: [Figure] = []
    /// What went wrong, a line each, for whoever improves it.
    package private(set) var misses: [String] = []

    /// Measures a reader on `cv/levels_synthetic.jsonl`.
    /// - Throws: what reading the data throws, or a `JSONSyntaxError` for a broken line.
    package init(_ data: EvaluationData, reader: ResumeReader) throws {
        var levels: [String: (right: Int, all: Int)] = [:]
        var years = (right: 0, all: 0)
        for line in try data.read("cv/levels_synthetic.jsonl").split(separator: 0x0A) {
            let row = try JSONParser.parse(Array(line))
            guard let text = row["text"]?.string, let style = row["style"]?.string else { continue }
            let skills = reader.read(SourceText(text)).skills
            for truth in row["truth"]?.elements ?? [] {
                guard let name = truth["skill"]?.string else { continue }
                let skill = skills.first { $0.surface == name || $0.name == name }
                if let level = truth["level"]?.string {
                    let isRight = skill?.rating.map { Self.band(level).contains($0.value) } ?? false
                    let count = levels[style] ?? (0, 0)
                    levels[style] = (count.right + (isRight ? 1 : 0), count.all + 1)
                    if !isRight {
                        misses.append(
                            "\(style): \(name) is \(level), read \(skill?.rating?.value ?? 0)")
                    }
                }
                if let stated = truth["years"]?.double {
                    let isRight = skill?.years == stated
                    years = (years.right + (isRight ? 1 : 0), years.all + 1)
                    if !isRight {
                        misses.append(
                            "\(style): \(name) has \(stated) years, read \(skill?.years ?? 0)")
                    }
                }
            }
        }
        let all = levels.values.reduce((0, 0)) { ($0.0 + $1.right, $0.1 + $1.all) }
        add("rating in its word's band", all.0, all.1, target: 0.97)
        let worst = levels.sorted { $0.key < $1.key }.min {
            Double($0.value.right) / Double($0.value.all) < Double($1.value.right)
                / Double($1.value.all)
        }
        add(
            "the same, worst notation", worst?.value.right ?? 0, worst?.value.all ?? 0, target: 0.90
        )
        add("stated years exact", years.right, years.all, target: 1)
    }

    /// The ratings that a word of the scale stands for.
    static func band(_ word: String) -> ClosedRange<Int> {
        switch word {
        case "beginner": 1...3
        case "intermediate": 4...6
        case "advanced": 7...8
        default: 8...10
        }
    }

    private mutating func add(_ name: String, _ right: Int, _ all: Int, target: Double) {
        let value = all == 0 ? 0 : Double(right) / Double(all)
        figures.append(Figure("Levels", name, value, target: target, cases: all))
    }
}

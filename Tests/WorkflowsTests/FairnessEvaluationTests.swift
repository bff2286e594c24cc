import Prelude
import TestSupport
import Testing
import Workflows

@Suite("Measuring fairness") struct FairnessEvaluationTests {
    private let own = EvaluationData(read: { try Project.bytes("data/" + $0) }, list: { _ in [] })

    @Test("A line that counts letters breaks every rule, and the figures say so")
    func unfair() throws {
        let evaluation = try FairnessEvaluation(own) { _, resumes, _ in
            Dictionary(
                uniqueKeysWithValues: resumes.map { name, text in
                    let total = Double(text.utf8.count) / 10_000
                    return (
                        name,
                        FairnessEvaluation.Scored(
                            total: total,
                            explanation: [
                                "parts": ["vector": ["value": .number(total), "weight": 0.9]],
                                "matched_skills": [
                                    ["skill": "x", "evidence": ["text": "no word"]]
                                ],
                            ])
                    )
                })
        }
        let broken = [
            "name, sex, origin, age, family, photo change nothing",
            "scores re-add from their parts",
            "the city moves the location part alone",
            "stuffing, repeating and orders raise no rank",
            "evidence stands in the CV",
        ]
        for name in broken {
            let figure = try #require(evaluation.figures.first { $0.name == name })
            #expect(!figure.holds, "\(name)")
        }
        #expect(!evaluation.misses.isEmpty)
    }

    @Test("A line that gives everybody the same keeps every rule but the one about evidence")
    func equal() throws {
        let evaluation = try FairnessEvaluation(own) { _, resumes, _ in
            Dictionary(
                uniqueKeysWithValues: resumes.map {
                    ($0.name, FairnessEvaluation.Scored(total: 0, explanation: .null))
                })
        }
        #expect(evaluation.figures.allSatisfy { $0.holds })
        #expect(evaluation.misses.isEmpty)
    }
}

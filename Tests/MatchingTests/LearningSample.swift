import Prelude

@testable import Matching

/// Judged matches that are made up from known weights.
struct LearningSample {
    /// What one whole point of each part adds to the logit.
    var slopes = ScoreProfile.Weights(vector: 4, skillFit: 6, compensation: 2, location: 0)
    /// The logit where all parts are 0.
    var intercept = -6.0
    /// The chance that a part is missing.
    var missing: [ScorePart: Double] = [:]
    /// What a missing part adds to the logit in the place of its value.
    var missingLogit = 1.0
    /// How many jobs.
    var jobs = 30
    /// How many cases a job has.
    var casesPerJob = 12
    /// The largest seniority deduction.
    var largestPenalty = 0.0
    /// The weights that the score of the time was made with.
    var scored = ScoreProfile.muster.weights
    /// The formulas that the parts count as made with.
    var formulas = ScoreProfile.Formulas.repaired

    /// The cases of a seed.
    func cases(_ seed: UInt64) -> [LearningCase] {
        var generator = SeededGenerator(seed: seed)
        return (0..<jobs).flatMap { job in
            (0..<casesPerJob).map { _ in one("job \(100 + job)", &generator) }
        }
    }

    private func one(_ job: String, _ generator: inout SeededGenerator) -> LearningCase {
        var logit = intercept
        var parts = LearningCase.Parts()
        for part in ScorePart.allCases {
            let value = Double.random(in: 0...1, using: &generator)
            if Double.random(in: 0..<1, using: &generator) < missing[part] ?? 0 {
                logit += missingLogit
                continue
            }
            logit += slopes[part] * value
            switch part {
            case .vector: parts.vector = value
            case .skillFit: parts.skillFit = value
            case .compensation: parts.compensation = value
            case .location: parts.location = value
            }
        }
        let penalty = Double.random(in: 0...1, using: &generator) * largestPenalty
        logit -= 10 * penalty
        let chance = Logistic.chance(logit)
        var made = LearningCase(
            job: job, parts: parts, penalty: penalty,
            isPositive: Double.random(in: 0..<1, using: &generator) < chance, score: 0,
            formulas: formulas)
        made.score = made.score(under: scored)
        return made
    }
}

internal import Prelude

/// Scores and chances of cases that what gave them has never seen: cross-validation by jobs.
struct HeldOutScores: Sendable, Hashable {
    /// What one way of scoring says of each case.
    struct Side: Sendable, Hashable {
        /// The score, 0–1.
        var scores: [Double]
        /// The chance that the match goes on, 0–1.
        var chances: [Double]

        /// −log of the chance of what happened, a case.
        func losses(_ cases: [LearningCase]) -> [Double] {
            zip(chances, cases).map { Logistic.loss(chance: $0, isPositive: $1.isPositive) }
        }
    }

    /// Under the weights that the other jobs taught.
    var learned: Side
    /// Under the weights that there are.
    var current: Side
    /// How many folds there were.
    var folds: Int

    /// Into how many folds the jobs are cut.
    static let folds = 5

    /// Learns from each set of folds but one and scores that one. Where the others teach nothing,
    /// the learned side keeps the current weights.
    init(
        _ cases: [LearningCase], current weights: ScoreProfile.Weights,
        _ generator: inout SeededGenerator
    ) {
        let blank = Side(
            scores: Array(repeating: 0, count: cases.count),
            chances: Array(repeating: 0, count: cases.count))
        (learned, current) = (blank, blank)
        let assigned = JobGroups(of: cases).folds(
            Self.folds, labels: cases.map(\.isPositive), &generator)
        let names = Set(assigned).sorted()
        folds = names.count
        for fold in names {
            let known = cases.indices.filter { assigned[$0] != fold }.map { cases[$0] }
            let held = cases.indices.filter { assigned[$0] == fold }
            let taught = WeightLearning.learn(known, &generator)?.weights ?? weights
            learned.fill(held, cases, known, taught)
            current.fill(held, cases, known, weights)
        }
    }
}

extension HeldOutScores.Side {
    fileprivate mutating func fill(
        _ held: [Int], _ cases: [LearningCase], _ known: [LearningCase],
        _ weights: ScoreProfile.Weights
    ) {
        let curve = ChanceCurve(
            scores: known.map { $0.score(under: weights) }, labels: known.map(\.isPositive))
        for index in held {
            scores[index] = cases[index].score(under: weights)
            chances[index] = curve.chance(scores[index])
        }
    }
}

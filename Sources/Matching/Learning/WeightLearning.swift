internal import Prelude

/// Weights that were learned from some cases, and what they were learned with.
struct LearnedWeights: Sendable, Hashable {
    /// The weights of the parts; they sum to 1.
    var weights: ScoreProfile.Weights
    /// The strength of the regularisation that predicted best.
    var strength: Double
    /// What the regression was given.
    var predictors: Predictors
    /// The regression.
    var regression: LogisticRegression

    /// Where the regression has the coefficient of a number; nil when the number never varied.
    func column(of predictor: Predictor) -> Int? {
        predictors.columns.firstIndex { $0.predictor == predictor }
    }
}

/// Learns the weights of the parts from judged matches.
enum WeightLearning {
    /// The strengths that are tried, in losses of single cases by standardised coefficients; the
    /// weakest hardly touches a hundred cases, the strongest leaves little but the order of the
    /// parts.
    static let strengths: [Double] = [0.1, 1, 10, 100, 1000]
    /// Into how many folds the jobs are cut to choose among them.
    static let folds = 4
    /// Learned weights are kept to thousandths: more would only look exact.
    static let grain = 1000.0

    /// The weights that the cases teach, with the strength that predicts held-out jobs among them
    /// best; nil when all have one label, or when no part tells the labels apart.
    static func learn(
        _ cases: [LearningCase], _ generator: inout SeededGenerator
    ) -> LearnedWeights? {
        fit(cases, strength: strength(for: cases, &generator))
    }

    /// The weights at a strength.
    static func fit(_ cases: [LearningCase], strength: Double) -> LearnedWeights? {
        let predictors = Predictors(of: cases)
        guard
            let regression = LogisticRegression(
                fitting: problem(cases, predictors, strength: strength)),
            let weights = weights(of: regression, predictors)
        else { return nil }
        return LearnedWeights(
            weights: weights, strength: strength, predictors: predictors, regression: regression)
    }

    static func problem(
        _ cases: [LearningCase], _ predictors: Predictors, strength: Double
    ) -> LogisticProblem {
        LogisticProblem(
            rows: cases.map(predictors.row), labels: cases.map(\.isPositive),
            isNonNegative: predictors.isNonNegative, strength: strength)
    }

    /// The coefficients of the parts, in the parts' own units and so that they sum to 1; nil when
    /// all are 0.
    static func weights(
        of regression: LogisticRegression, _ predictors: Predictors
    ) -> ScoreProfile.Weights? {
        var weights = ScoreProfile.Weights(
            vector: 0, skillFit: 0, compensation: 0, location: 0)
        for (column, coefficient) in zip(predictors.columns, regression.coefficients) {
            if case .value(let part) = column.predictor {
                weights[part] = coefficient / column.deviation
            }
        }
        let sum = ScorePart.allCases.reduce(0) { $0 + weights[$1] }
        guard sum > 1e-9 else { return nil }
        return rounded(weights, sum: sum)
    }

    /// Weights in thousandths that still sum to 1: the largest takes what rounding leaves.
    private static func rounded(
        _ weights: ScoreProfile.Weights, sum: Double
    ) -> ScoreProfile.Weights {
        var counts = ScorePart.allCases.map { Int((weights[$0] / sum * grain).rounded()) }
        let largest = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        counts[largest] += Int(grain) - counts.reduce(0, +)
        var rounded = weights
        for (part, count) in zip(ScorePart.allCases, counts) {
            rounded[part] = Double(count) / grain
        }
        return rounded
    }

    /// The strength whose fits give held-out jobs the smallest loss; among equals the stronger.
    private static func strength(
        for cases: [LearningCase], _ generator: inout SeededGenerator
    ) -> Double {
        let labels = cases.map(\.isPositive)
        let folds = JobGroups(of: cases).folds(Self.folds, labels: labels, &generator)
        var losses = Array(repeating: 0.0, count: strengths.count)
        for fold in Set(folds).sorted() {
            let known = cases.indices.filter { folds[$0] != fold }.map { cases[$0] }
            let predictors = Predictors(of: known)
            var problem = problem(known, predictors, strength: strengths[0])
            var regression: LogisticRegression?
            for (index, strength) in strengths.enumerated() {
                problem.strength = strength
                guard let fitted = LogisticRegression(fitting: problem, from: regression) else {
                    continue
                }
                regression = fitted
                for (held, learned) in zip(folds, cases) where held == fold {
                    losses[index] += Logistic.loss(
                        logit: fitted.logit(predictors.row(learned)),
                        label: learned.isPositive ? 1 : 0)
                }
            }
        }
        let best = strengths.indices.min {
            losses[$0] != losses[$1] ? losses[$0] < losses[$1] : $0 > $1
        }
        return strengths[best ?? 0]
    }
}

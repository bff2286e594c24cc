/// Turns a score into the chance that a match goes on: a logistic curve that rises with the score
/// (Platt, "Probabilistic outputs for support vector machines", 1999). A score only ranks, so
/// without a curve its loss could not be compared with another's.
struct ChanceCurve: Sendable, Hashable {
    private let regression: LogisticRegression?
    private let mean: Double
    private let deviation: Double
    /// The chance where the score tells nothing.
    private let share: Double

    /// Hardly any: one slope for all cases needs no holding back, only an end.
    static let strength = 1e-3

    init(scores: [Double], labels: [Bool]) {
        let count = Double(max(1, scores.count))
        let mean = scores.reduce(0, +) / count
        let squares = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let deviation = max((squares / count).squareRoot(), Predictors.leastDeviation)
        // Laplace's rule, for the curve of cases that all ended alike.
        share = (Double(labels.count(where: \.self)) + 1) / Double(labels.count + 2)
        regression = LogisticRegression(
            fitting: LogisticProblem(
                rows: scores.map { [($0 - mean) / deviation] }, labels: labels,
                isNonNegative: [true], strength: Self.strength))
        self.mean = mean
        self.deviation = deviation
    }

    /// The chance of a score, 0–1.
    func chance(_ score: Double) -> Double {
        regression.map { Logistic.chance($0.logit([(score - mean) / deviation])) } ?? share
    }
}

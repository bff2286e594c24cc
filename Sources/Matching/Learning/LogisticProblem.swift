/// What a logistic regression is fitted to: numbers, labels, how often each case counts, and what
/// the coefficients may be. Parameters are the intercept followed by the coefficients.
struct LogisticProblem: Sendable {
    /// The numbers of all cases, a row each, one after the other.
    let features: [Double]
    /// How many numbers a row has.
    let width: Int
    /// 1 for a positive case, 0 for a negative one.
    let labels: [Double]
    /// How often each case counts.
    var weights: [Double]
    /// Of each coefficient, whether it may not be negative.
    let isNonNegative: [Bool]
    /// The strength λ of the regularisation, λ/2·Σβ² beside the sum of the losses; the intercept is
    /// free of it, so that rare successes are not taken for an accident.
    var strength: Double

    /// The weakest regularisation: with none at all, coefficients of data that a line separates grow
    /// without end.
    static let weakest = 1e-6

    init(
        rows: [[Double]], labels: [Bool], weights: [Double]? = nil, isNonNegative: [Bool],
        strength: Double
    ) {
        precondition(rows.allSatisfy { $0.count == isNonNegative.count }, "a rule a column")
        precondition(rows.count == labels.count, "a label a row")
        features = Array(rows.joined())
        width = isNonNegative.count
        self.labels = labels.map { $0 ? 1 : 0 }
        self.weights = weights ?? Array(repeating: 1, count: labels.count)
        self.isNonNegative = isNonNegative
        self.strength = max(Self.weakest, strength)
    }

    /// How much all cases count together, and how much of it is positive.
    var mass: (all: Double, positive: Double) {
        zip(weights, labels).reduce(into: (0, 0)) {
            $0.all += $1.0
            $0.positive += $1.0 * $1.1
        }
    }

    /// Whether a parameter may not be negative.
    func isBounded(_ parameter: Int) -> Bool { parameter > 0 && isNonNegative[parameter - 1] }

    /// The logit of every case.
    private func logits(_ parameters: [Double]) -> [Double] {
        var logits = Array(repeating: parameters[0], count: labels.count)
        features.withUnsafeBufferPointer { features in
            var index = 0
            for row in 0..<logits.count {
                for column in 1..<(width + 1) {
                    logits[row] += parameters[column] * features[index]
                    index += 1
                }
            }
        }
        return logits
    }

    /// What the fit makes as small as can be.
    func loss(at parameters: [Double]) -> Double {
        var sum = 0.0
        let logits = logits(parameters)
        for row in 0..<labels.count where weights[row] > 0 {
            sum += weights[row] * Logistic.loss(logit: logits[row], label: labels[row])
        }
        for column in 1..<(width + 1) {
            sum += strength / 2 * parameters[column] * parameters[column]
        }
        return sum
    }

    /// The first and second derivatives of the loss.
    func slopes(at parameters: [Double]) -> (gradient: [Double], curvature: SymmetricMatrix) {
        let size = width + 1
        var gradient = Array(repeating: 0.0, count: size)
        var curvature = SymmetricMatrix(size: size)
        // A 1 before each row's numbers, so that the intercept is a column like the others.
        var row = Array(repeating: 1.0, count: size)
        let logits = logits(parameters)
        for index in 0..<labels.count where weights[index] > 0 {
            for column in 0..<width { row[column + 1] = features[index * width + column] }
            let chance = Logistic.chance(logits[index])
            let slope = weights[index] * (chance - labels[index])
            for column in 0..<size { gradient[column] += slope * row[column] }
            curvature.add(row, times: weights[index] * chance * (1 - chance))
        }
        for column in 1..<size {
            gradient[column] += strength * parameters[column]
            curvature[column, column] += strength
        }
        return (gradient, curvature)
    }
}

/// One number that the regression is given of each case.
enum Predictor: Sendable, Hashable {
    /// The value of a part.
    case value(ScorePart)
    /// Whether a part is missing.
    case missing(ScorePart)
    /// The deduction for seniority, turned round so that more is better.
    case seniority
}

/// The numbers that the regression is given, each brought to mean 0 and deviation 1, so that one
/// strength of regularisation is fair to all of them.
///
/// A missing part has a number of its own, an indicator, and its value stands at the mean, where it
/// says nothing. So a weight is learned only from cases in which the part was known: any value put
/// in its place, the mean of the other parts included, would teach the weight something that nobody
/// saw. What the indicators learn is shown and not adopted. The profile leaves a missing part out
/// and renormalises, as `muster` does, because nobody is to be marked down for what is not known;
/// every held-out figure is that of the profile as it will score, not of the regression.
struct Predictors: Sendable, Hashable {
    /// A number with its mean and deviation among the cases it was made from.
    struct Column: Sendable, Hashable {
        var predictor: Predictor
        var mean: Double
        var deviation: Double
    }

    /// What varies among the cases; a number that is always the same teaches nothing and is left
    /// out.
    let columns: [Column]

    /// Below this a number counts as always the same.
    static let leastDeviation = 1e-6

    init(of cases: [LearningCase]) {
        let values = ScorePart.allCases.map { Predictor.value($0) } + [.seniority]
        let missing = ScorePart.allCases.map { Predictor.missing($0) }
        columns = (values + missing).compactMap { predictor in
            let numbers = cases.compactMap { Self.number(predictor, of: $0) }
            guard numbers.count > 1 else { return nil }
            let mean = numbers.reduce(0, +) / Double(numbers.count)
            let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let deviation = (squares / Double(numbers.count)).squareRoot()
            guard deviation > Self.leastDeviation else { return nil }
            return Column(predictor: predictor, mean: mean, deviation: deviation)
        }
    }

    /// Of each column, whether its coefficient may not be negative: to be better in a part, or less
    /// short of years, must never count against somebody, whatever a small sample says.
    var isNonNegative: [Bool] {
        columns.map { if case .missing = $0.predictor { false } else { true } }
    }

    /// The numbers of a case.
    func row(_ learned: LearningCase) -> [Double] {
        columns.map { column in
            guard let number = Self.number(column.predictor, of: learned) else { return 0 }
            return (number - column.mean) / column.deviation
        }
    }

    private static func number(_ predictor: Predictor, of learned: LearningCase) -> Double? {
        switch predictor {
        case .value(let part): learned.parts[part]
        case .missing(let part): learned.parts[part] == nil ? 1 : 0
        case .seniority: -learned.penalty
        }
    }
}

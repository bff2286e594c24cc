/// What was learned of each part, with intervals from fits to drawn jobs.
struct PartReports: Sendable {
    private let cases: [LearningCase]
    private let learned: LearnedWeights
    private let current: ScoreProfile
    /// The regression fitted anew for each draw that has both labels.
    private let refits: [LogisticRegression]

    init(
        cases: [LearningCase], learned: LearnedWeights, current: ScoreProfile,
        _ bootstrap: JobBootstrap
    ) {
        self.cases = cases
        self.learned = learned
        self.current = current
        var problem = WeightLearning.problem(
            cases, learned.predictors, strength: learned.strength)
        var refits: [LogisticRegression] = []
        for weights in bootstrap.drawn(JobBootstrap.refits) {
            problem.weights = weights
            if let fit = LogisticRegression(fitting: problem, from: learned.regression) {
                refits.append(fit)
            }
        }
        self.refits = refits
    }

    /// The parts in the order of a total.
    var all: [LearningReport.Part] {
        let weights = refits.compactMap { WeightLearning.weights(of: $0, learned.predictors) }
        return ScorePart.allCases.map { part in
            let known = cases.filter { $0.parts[part] != nil }
            return LearningReport.Part(
                part: part,
                weight: Estimate(
                    value: learned.weights[part],
                    interval: interval(weights.map { $0[part] })),
                currentWeight: current.weights[part], coefficient: estimate(.value(part)),
                missingCoefficient: estimate(.missing(part)),
                areaUnderCurve: AreaUnderCurve(
                    scores: known.map { $0.parts[part] ?? 0 }, labels: known.map(\.isPositive)
                ).value, known: known.count)
        }
    }

    /// The coefficient of a number by its deviation; nil when it never varied.
    func estimate(_ predictor: Predictor) -> Estimate? {
        guard let column = learned.column(of: predictor) else { return nil }
        return Estimate(
            value: learned.regression.coefficients[column],
            interval: interval(refits.map { $0.coefficients[column] }))
    }

    private func interval(_ figures: [Double]) -> ClosedRange<Double>? {
        JobBootstrap.interval(figures, of: JobBootstrap.refits)
    }
}

internal import Prelude

/// Learns weights from judged matches and measures them against a profile (seeds: "Match Outcome
/// Data Collection").
///
/// Only people whom a score proposed were ever judged, so what it hid stays hidden: the figures tell
/// how the proposed are ordered, not who should have been proposed.
package enum OutcomeLearning {
    /// Where the random numbers of a desk's report begin, so that it is the same each time.
    package static let standardSeed: UInt64 = 20_261_130
    /// The most cases that are learned from; the caller hands over the newest.
    package static let caseLimit = 20_000

    /// What the cases teach, measured against a profile on held-out jobs. The same whatever the
    /// order of the cases.
    ///
    /// - Throws: `LearningRefusal` when there is too little, or nothing predicts.
    package static func run(
        _ cases: [LearningCase], current: ScoreProfile, seed: UInt64 = standardSeed
    ) throws(LearningRefusal) -> LearningReport {
        let used = chosen(cases)
        let counts = JudgedCounts(of: used)
        guard counts.suffices else { throw .tooFew(counts) }
        var generator = SeededGenerator(seed: seed)
        guard let learned = WeightLearning.learn(used, &generator) else {
            throw .nothingPredicts(counts)
        }
        let held = HeldOutScores(used, current: current.weights, &generator)
        let groups = JobGroups(of: used)
        let bootstrap = JobBootstrap(groups, &generator)
        let parts = PartReports(cases: used, learned: learned, current: current, bootstrap)
        return LearningReport(
            counts: counts, originalCases: used.count { $0.formulas == .original },
            leftOut: cases.count - used.count, current: current, weights: learned.weights,
            strength: learned.strength, seed: seed, folds: held.folds,
            areaUnderCurve: areas(held, used, bootstrap), logLoss: losses(held, used, bootstrap),
            parts: parts.all, seniority: parts.estimate(.seniority),
            learnedCalibration: CalibrationBand.table(held.learned.chances, used),
            currentCalibration: CalibrationBand.table(held.current.chances, used),
            biases: BiasSearch(
                cases: used, groups: groups, current: held.current, bootstrap: bootstrap
            ).all)
    }

    /// The cases to learn from. What is learned is applied to repaired parts, so cases scored by the
    /// repaired formulas are taken alone as soon as they are enough; until then all are.
    static func chosen(_ cases: [LearningCase]) -> [LearningCase] {
        let repaired = cases.filter { $0.formulas == .repaired }
        return (JudgedCounts(of: repaired).suffices ? repaired : cases)
            .sorted(by: LearningCase.precedes)
    }

    private static func areas(
        _ held: HeldOutScores, _ cases: [LearningCase], _ bootstrap: JobBootstrap
    ) -> LearningReport.Comparison {
        let labels = cases.map(\.isPositive)
        let learned = AreaUnderCurve(scores: held.learned.scores, labels: labels)
        let current = AreaUnderCurve(scores: held.current.scores, labels: labels)
        return .init(
            learned: bootstrap.estimate(learned.value ?? 0.5) { learned.value(weights: $0) },
            current: bootstrap.estimate(current.value ?? 0.5) { current.value(weights: $0) },
            difference: bootstrap.estimate((learned.value ?? 0.5) - (current.value ?? 0.5)) {
                guard let ours = learned.value(weights: $0), let theirs = current.value(weights: $0)
                else { return nil }
                return ours - theirs
            })
    }

    private static func losses(
        _ held: HeldOutScores, _ cases: [LearningCase], _ bootstrap: JobBootstrap
    ) -> LearningReport.Comparison {
        let (learned, current) = (held.learned.losses(cases), held.current.losses(cases))
        func mean(_ losses: [Double]) -> Estimate {
            bootstrap.mean(of: losses, over: cases.indices)
        }
        return .init(
            learned: mean(learned), current: mean(current),
            difference: mean(zip(learned, current).map { $0 - $1 }))
    }
}

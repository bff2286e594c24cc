/// What some judged matches teach, and how it was checked. All of it is numbers about scores and
/// jobs; nothing in it tells of a person.
package struct LearningReport: Sendable, Hashable {
    /// A figure of the learned weights beside that of the current ones.
    package struct Comparison: Sendable, Hashable {
        /// Of the learned weights, with its 95 % interval over the jobs.
        package var learned: Estimate
        /// Of the current weights, the same.
        package var current: Estimate
        /// Learned less current, with its 95 % interval over the jobs.
        package var difference: Estimate
    }

    /// What was learned of one part.
    package struct Part: Sendable, Hashable {
        /// The part.
        package var part: ScorePart
        /// The learned weight, 0–1, with its 95 % interval.
        package var weight: Estimate
        /// The weight it has today, 0–1.
        package var currentWeight: Double
        /// What one standard deviation adds to the logit, with its 95 % interval; nil when the part
        /// is the same in all cases.
        package var coefficient: Estimate?
        /// The same of the part's being missing; negative where people without it went on less. It
        /// is not adopted.
        package var missingCoefficient: Estimate?
        /// How often the part alone is larger for a match that went on, 0–1; nil when it cannot be
        /// told.
        package var areaUnderCurve: Double?
        /// In how many cases the part was known.
        package var known: Int

        /// Whether the part is larger for those who went on, beyond what chance explains.
        package var predicts: Bool { (coefficient?.interval?.lowerBound ?? 0) > 0 }
    }

    /// What the held-out figures come to.
    package enum Verdict: String, Sendable, Hashable, CaseIterable {
        /// The learned weights order held-out people better, and better than chance.
        case better
        /// They do not order them worse by more than `margin`.
        case noWorse = "no worse"
        /// They order them worse.
        case worse
        /// The intervals allow for both.
        case notEnough = "not enough to tell"

        /// A loss of AUC that nobody would notice.
        package static let margin = 0.02

        /// The verdict on two AUCs: a score only ranks, so its order decides. Of noise, one score
        /// often looks better than another; so the learned one must also be better than tossing
        /// coins.
        init(_ area: Comparison) {
            guard let interval = area.difference.interval, let own = area.learned.interval else {
                self = .notEnough
                return
            }
            if interval.lowerBound > 0 {
                self = own.lowerBound > 0.5 ? .better : .notEnough
            } else if interval.lowerBound >= -Self.margin {
                self = .noWorse
            } else {
                self = interval.upperBound < 0 ? .worse : .notEnough
            }
        }
    }

    /// What the figures are of.
    package var counts: JudgedCounts
    /// How many of the cases were scored by the original formulas, whose parts are alike and not the
    /// same.
    package var originalCases: Int
    /// How many cases of the original formulas were left out, because those of the repaired ones
    /// are enough.
    package var leftOut: Int
    /// The profile it is compared with.
    package var current: ScoreProfile
    /// The learned weights; they sum to 1.
    package var weights: ScoreProfile.Weights
    /// The strength of the regularisation.
    package var strength: Double
    /// Where the random numbers began: with the same, the same cases give the same report.
    package var seed: UInt64
    /// Into how many folds the jobs were cut.
    package var folds: Int
    /// How often a held-out match that went on has the larger score, 0–1.
    package var areaUnderCurve: Comparison
    /// −log of the chance given to what happened, a held-out case; smaller is better.
    package var logLoss: Comparison
    /// The parts in the order of a total.
    package var parts: [Part]
    /// What one deviation less of the seniority deduction adds to the logit; nil when no case had
    /// one. The deduction stays as it is.
    package var seniority: Estimate?
    /// Chances and what happened, of the learned weights.
    package var learnedCalibration: [CalibrationBand]
    /// Chances and what happened, of the current weights.
    package var currentCalibration: [CalibrationBand]
    /// Where the current score rates too high or too low.
    package var biases: [BiasGroup]

    /// Whether the current profile is itself a learned one. It has seen some of these outcomes then,
    /// which flatters it beside weights that have not.
    package var flattersCurrent: Bool { ScoreProfile.named(current.name) == nil }

    /// Whether the learned weights are better than the current ones.
    package var verdict: Verdict { Verdict(areaUnderCurve) }
}

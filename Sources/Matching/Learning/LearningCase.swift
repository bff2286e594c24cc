/// One judged match: what was scored, and what came of it. It holds numbers and the id of a job, and
/// nothing that tells of a person.
package struct LearningCase: Sendable, Hashable {
    /// The value of each part, 0–1, or nil where nothing was known.
    package struct Parts: Sendable, Hashable {
        /// Likeness of the texts.
        package var vector: Double?
        /// Skills asked for and held.
        package var skillFit: Double?
        /// Pay offered and asked.
        package var compensation: Double?
        /// Time zone and place.
        package var location: Double?

        /// Values in the order of the parts.
        package init(
            vector: Double? = nil, skillFit: Double? = nil, compensation: Double? = nil,
            location: Double? = nil
        ) {
            self.vector = vector
            self.skillFit = skillFit
            self.compensation = compensation
            self.location = location
        }

        /// The value of a part; nil where nothing was known, or where what is given is no number.
        package subscript(part: ScorePart) -> Double? {
            let value =
                switch part {
                case .vector: vector
                case .skillFit: skillFit
                case .compensation: compensation
                case .location: location
                }
            return value.flatMap { $0.isFinite ? $0 : nil }
        }
    }

    /// The job's id. Cases of one job are never on both sides of a comparison.
    package var job: String
    /// The parts of the score.
    package var parts: Parts
    /// What the score lost for seniority, 0–1.
    package var penalty: Double
    /// Whether the match went on, rather than being rejected as no fit.
    package var isPositive: Bool
    /// The score of the time, 0–1.
    package var score: Double
    /// The formulas that the parts were made with.
    package var formulas: ScoreProfile.Formulas

    /// A case from its parts.
    package init(
        job: String, parts: Parts, penalty: Double, isPositive: Bool, score: Double,
        formulas: ScoreProfile.Formulas = .repaired
    ) {
        self.job = job
        self.parts = parts
        self.penalty = penalty.isFinite ? penalty : 0
        self.isPositive = isPositive
        self.score = score
        self.formulas = formulas
    }

    /// What the parts come to under other weights, 0–1: the total of the repaired formulas, in which
    /// a missing part is left out and the rest renormalised. Under the original formulas no part is
    /// missing and the weights sum to 1, so that it is their total too.
    package func score(under weights: ScoreProfile.Weights) -> Double {
        var sum = 0.0
        var seen = 0.0
        for part in ScorePart.allCases {
            guard let value = parts[part] else { continue }
            sum += weights[part] * value
            seen += weights[part]
        }
        // As in the scorer: where nothing of weight is known, the skills stand for themselves.
        let share = seen > 0 ? sum / seen : parts[.skillFit] ?? 0
        return max(0, min(1, share - penalty))
    }

    /// An order that does not depend on where the cases come from, so that the same cases always
    /// teach the same.
    static func precedes(_ left: LearningCase, _ right: LearningCase) -> Bool {
        if left.job != right.job { return left.job < right.job }
        return left.numbers.lexicographicallyPrecedes(right.numbers)
    }

    private var numbers: [Double] {
        [score, penalty, isPositive ? 1 : 0, formulas == .original ? 1 : 0]
            + ScorePart.allCases.map { parts[$0] ?? -1 }
    }
}

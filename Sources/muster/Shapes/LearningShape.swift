import Matching
import Prelude
import Recruiting

/// Everything that `match learn` measured.
struct LearningShape {
    let report: LearningReport
    let judged: JudgedMatches
    /// The name under which it was kept, or nil.
    let adopted: String?

    /// The shape of `match learn`.
    var json: JSONValue {
        [
            "profile": JSONValue(adopted), "adopted": .bool(adopted != nil),
            "compared_with": .string(report.current.name),
            "current_saw_cases": .bool(report.flattersCurrent),
            "verdict": .string(report.verdict.rawValue),
            "cases": [
                "used": JSONValue(report.counts.cases),
                "went_on": JSONValue(report.counts.positives),
                "rejected": JSONValue(report.counts.negatives),
                "jobs": JSONValue(report.counts.jobs),
                "original_formulas": JSONValue(report.originalCases),
                "left_out": JSONValue(report.leftOut), "open": JSONValue(judged.open),
                "declined": JSONValue(judged.declined), "parked": JSONValue(judged.parked),
                "without_parts": JSONValue(judged.withoutParts),
            ],
            "weights": .object(
                ScorePart.allCases.map { JSONMember($0.rawValue, .number(report.weights[$0])) }),
            "regularisation": .number(report.strength), "folds": JSONValue(report.folds),
            "seed": .integer(Int64(report.seed)),
            "auc": shape(report.areaUnderCurve), "log_loss": shape(report.logLoss),
            "parts": .array(report.parts.map(shape)),
            "seniority": shape(report.seniority),
            "calibration": [
                "learned": .array(report.learnedCalibration.map(shape)),
                "current": .array(report.currentCalibration.map(shape)),
            ],
            "bias": .array(report.biases.map(shape)),
        ]
    }

    private func shape(_ comparison: LearningReport.Comparison) -> JSONValue {
        [
            "learned": shape(comparison.learned), "current": shape(comparison.current),
            "difference": shape(comparison.difference),
        ]
    }

    private func shape(_ estimate: Estimate?) -> JSONValue {
        guard let estimate else { return .null }
        return [
            "value": .number(estimate.value), "low": JSONValue(estimate.interval?.lowerBound),
            "high": JSONValue(estimate.interval?.upperBound),
        ]
    }

    private func shape(_ part: LearningReport.Part) -> JSONValue {
        [
            "part": .string(part.part.rawValue), "weight": shape(part.weight),
            "current_weight": .number(part.currentWeight),
            "coefficient": shape(part.coefficient),
            "missing_coefficient": shape(part.missingCoefficient),
            "auc": JSONValue(part.areaUnderCurve), "known": JSONValue(part.known),
            "predicts": .bool(part.predicts),
        ]
    }

    private func shape(_ band: CalibrationBand) -> JSONValue {
        [
            "from": .number(band.range.lowerBound), "to": .number(band.range.upperBound),
            "cases": JSONValue(band.cases), "expected": .number(band.expected),
            "observed": .number(band.observed),
        ]
    }

    private func shape(_ group: BiasGroup) -> JSONValue {
        [
            "group": .string(group.kind.text), "cases": JSONValue(group.cases),
            "jobs": JSONValue(group.jobs), "expected": .number(group.expected),
            "observed": .number(group.observed), "difference": shape(group.difference),
            "reading": .string(group.reading.rawValue),
        ]
    }
}

extension BiasGroup.Kind {
    /// What the cases have in common, in a few words.
    var text: String {
        switch self {
        case .score(let range): "score \(percent(range.lowerBound)) to \(percent(range.upperBound))"
        case .high(let part, let median): "\(part.title) over \(percent(median))"
        case .low(let part, let median): "\(part.title) up to \(percent(median))"
        case .missing(let part): "\(part.title) not known"
        }
    }
}

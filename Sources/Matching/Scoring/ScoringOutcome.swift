/// What a matching came to.
package enum ScoringOutcome: Sendable, Hashable {
    /// The job cannot be matched, and why: a total over nothing would let everybody pass (L28).
    case refused([Refusal])
    /// The candidates were scored.
    case scored(ScoringResult)
}

/// A reason for which a job cannot be matched.
package enum Refusal: Sendable, Hashable, CustomStringConvertible {
    /// The job names no skill that candidates could be compared with.
    case noRequirements
    /// Beside the skills the job's description is missing too.
    case noDescription

    /// What is missing and what to do about it.
    package var description: String {
        switch self {
        case .noRequirements:
            "the job names no required skill: add must-have or nice-to-have skills to it"
        case .noDescription:
            "the job has no role description: import its text or write its role summary"
        }
    }
}

/// The scored candidates of one job.
package struct ScoringResult: Sendable, Hashable {
    /// The job's id.
    package var job: String
    /// The score profile's name.
    package var profile: String
    /// How many candidates were scored: every one that is not among the excluded.
    package var scoredCount: Int
    /// Who was left out and why, by id.
    package var excluded: [Exclusion]
    /// The best, at most the profile's `topCount`.
    package var matches: [ScoredMatch]

    /// "scored 6,870; excluded 12: 9 fraud, 3 rejected before".
    package var summary: String {
        var counts: [String: Int] = [:]
        for exclusion in excluded { counts[exclusion.reason.text, default: 0] += 1 }
        let scored = "scored \(ScoringResult.grouped(scoredCount))"
        if excluded.isEmpty { return scored }
        let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\(grouped: $0.value) \($0.key)" }
        return "\(scored); excluded \(ScoringResult.grouped(excluded.count)): "
            + reasons.joined(separator: ", ")
    }

    fileprivate static func grouped(_ number: Int) -> String {
        var digits = Array(String(number))
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: position)
            position -= 3
        }
        return String(digits)
    }
}

extension DefaultStringInterpolation {
    fileprivate mutating func appendInterpolation(grouped number: Int) {
        appendInterpolation(ScoringResult.grouped(number))
    }
}

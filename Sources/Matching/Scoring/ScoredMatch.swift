/// One candidate scored for one job, and why.
package struct ScoredMatch: Sendable, Hashable {
    /// The candidate's id.
    package var candidate: String
    /// 1 is the best.
    package var rank: Int
    /// 0–1; exactly `parts.total`.
    package var total: Double
    /// How much of the total's weight could be seen rather than was missing, 0–1.
    package var confidence: Double
    /// Every term of the total.
    package var parts: ScoreParts
    /// Requirements that the candidate holds, musts first.
    package var matchedSkills: [MatchedSkill]
    /// Requirements that the candidate does not hold, musts first; one with partial credit for a
    /// related skill is still missing.
    package var missingSkills: [MissingSkill]
    /// What could not be seen: "the candidate states no pay".
    package var missingInformation: [String]
    /// What speaks for the candidate.
    package var strengths: [String]
    /// What speaks against, or should be asked.
    package var redFlags: [String]
    /// What would change the total most.
    package var counterfactuals: [Counterfactual]
    /// Whether a recruiter wants the candidate seen first, which moves the rank of `muster` but no
    /// score.
    package var isPinned: Bool
}

/// The terms of a total. They add up: the total is the sum of the four parts' value × weight, in
/// this order, less the deduction.
package struct ScoreParts: Sendable, Hashable {
    /// One part of the total.
    package struct Part: Sendable, Hashable {
        /// 0–1, or nil when nothing was known, and then the weight is 0.
        package var value: Double?
        /// The weight that was applied, after renormalising.
        package var weight: Double

        /// A part from its value and weight.
        package init(value: Double?, weight: Double) {
            self.value = value
            self.weight = weight
        }

        /// What the part adds to the total.
        package var points: Double { (value ?? 0) * weight }
    }

    /// Likeness of the texts.
    package var vector: Part
    /// Role likeness, 0–1; nil when a text is missing.
    package var role: Double?
    /// Domain likeness, 0–1; nil when a text is missing.
    package var domain: Double?
    /// Culture likeness, 0–1; nil when a text is missing.
    package var culture: Double?
    /// Skills asked for and held.
    package var skillFit: Part
    /// The share of the requirements that is held, 0–1.
    package var coverage: Double?
    /// How close the held skills are to those asked for, 0–1; nil when it cannot be told.
    package var semantic: Double?
    /// Pay.
    package var compensation: Part
    /// Time zone and place.
    package var location: Part
    /// Points for missing years, before they become the deduction.
    package var seniorityPoints: Double
    /// What the total loses for seniority, never more than the four parts add up to.
    package var seniorityPenalty: Double

    /// Exactly the total: the sum of the parts less the penalty, 0–1.
    package var total: Double {
        let sum = vector.points + skillFit.points + compensation.points + location.points
        return max(0, min(1, sum - seniorityPenalty))
    }
}

/// A requirement that the candidate holds.
package struct MatchedSkill: Sendable, Hashable {
    /// The canonical id.
    package var skill: String
    /// The name in the job.
    package var name: String
    /// Whether the job cannot do without it.
    package var isMust: Bool
    /// The candidate's rating, 1–10, or nil.
    package var rating: Double?
    /// The candidate's years, or nil.
    package var years: Double?
    /// The rating asked for, or nil.
    package var minLevel: Double?
    /// How much of the requirement was credited, 0–1.
    package var credit: Double
    /// How well it is proved.
    package var proof: HeldSkill.Proof
    /// The sentence of the CV that proves it, or nil.
    package var evidence: String?
}

/// A requirement that the candidate does not hold.
package struct MissingSkill: Sendable, Hashable {
    /// The canonical id.
    package var skill: String
    /// The name in the job.
    package var name: String
    /// Whether the job cannot do without it.
    package var isMust: Bool
    /// The name of the candidate's skill that stands in for it in part, or nil.
    package var standIn: String?
    /// How much of the requirement that was credited for, 0–1.
    package var credit: Double
}

/// A change that would move the candidate, computed by scoring the changed profile.
package struct Counterfactual: Sendable, Hashable {
    /// The change: "with Kubernetes at 7".
    package var change: String
    /// How far the total would move, up or down.
    package var difference: Double
    /// The rank the candidate would have among those proposed.
    package var rank: Int
}

/// A candidate who was left out.
package struct Exclusion: Sendable, Hashable {
    /// Why a candidate is left out.
    package enum Reason: Sendable, Hashable {
        /// Marked fraudulent.
        case fraud
        /// Rejected by this job's company before.
        case rejectedBefore
        /// The skill fit is below the profile's gate.
        case belowSkillGate
        /// Anything else, in words that count well: "hired", "asked not to be contacted".
        case other(String)

        /// The reason in a few words: "fraud", "rejected before".
        package var text: String {
            switch self {
            case .fraud: "fraud"
            case .rejectedBefore: "rejected before"
            case .belowSkillGate: "skill fit below the gate"
            case .other(let text): text
            }
        }
    }

    /// The candidate's id.
    package var candidate: String
    /// Why.
    package var reason: Reason

    /// An exclusion from its parts.
    package init(candidate: String, reason: Reason) {
        self.candidate = candidate
        self.reason = reason
    }
}

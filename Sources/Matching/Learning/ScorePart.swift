/// A part of a total that carries a weight.
package enum ScorePart: String, Sendable, Hashable, CaseIterable {
    /// Likeness of the texts.
    case vector
    /// Skills asked for and held.
    case skillFit = "skill_fit"
    /// Pay offered and asked.
    case compensation
    /// Time zone and place.
    case location

    /// What a recruiter calls it.
    package var title: String {
        switch self {
        case .vector: "Likeness"
        case .skillFit: "Skills"
        case .compensation: "Pay"
        case .location: "Place and time"
        }
    }
}

extension ScoreProfile.Weights {
    /// The weight of a part, 0–1.
    package subscript(part: ScorePart) -> Double {
        get {
            switch part {
            case .vector: vector
            case .skillFit: skillFit
            case .compensation: compensation
            case .location: location
            }
        }
        set {
            switch part {
            case .vector: vector = newValue
            case .skillFit: skillFit = newValue
            case .compensation: compensation = newValue
            case .location: location = newValue
            }
        }
    }
}

/// How strongly a stage says that somebody fits (facts: §6.8).
package enum FitSignal: Int, Sendable, Hashable, Comparable {
    /// A recruiter put the person on the shortlist.
    case weak
    /// A recruiter stood up for the person before the client.
    case medium
    /// The client wanted to talk.
    case strong
    /// Hired.
    case strongest

    /// From here on a match counts as one that went on. A shortlist is one keystroke before the very
    /// score that is to be judged; with the introduction a recruiter, having read and often talked,
    /// answers for the person to somebody else. Waiting for interviews would leave most desks with
    /// too few cases for years.
    package static let threshold = FitSignal.medium

    /// What a stage says; nil for one that says nothing in favour.
    package init?(_ stage: Stage) {
        switch stage {
        case .shortlisted: self = .weak
        case .introduction: self = .medium
        case .hired: self = .strongest
        case _ where stage.isActive: self = .strong
        default: return nil
        }
    }

    /// Orders by strength.
    package static func < (left: FitSignal, right: FitSignal) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// What the moves of a match say about how well the person fits the job.
package enum OutcomeLabel: Sendable, Hashable {
    /// The match went on at least to `FitSignal.threshold`, and was not rejected after.
    case wentOn(FitSignal)
    /// A recruiter or the client rejected the person, however far they had come.
    case rejected(Stage)
    /// The person does not want the job, which says nothing of whether they fit.
    case declined
    /// The job is on hold, and so is what would have been said.
    case parked
    /// Nothing is decided yet.
    case open

    /// The label of a match by the stages that it reached, oldest first, without those that were
    /// taken back. How it ended decides; until it has, the furthest stage does.
    package init(reached stages: [Stage]) {
        switch stages.last {
        case .declined?: self = .declined
        case .considered?: self = .parked
        case let last? where last.isRejection: self = .rejected(last)
        default:
            let furthest = stages.compactMap(FitSignal.init).max()
            if let furthest, furthest >= FitSignal.threshold {
                self = .wentOn(furthest)
            } else {
                self = .open
            }
        }
    }

    /// Whether the match went on; nil where nothing is said about fit.
    package var isPositive: Bool? {
        switch self {
        case .wentOn: true
        case .rejected: false
        case .declined, .parked, .open: nil
        }
    }
}

/// Which moves the funnel allows: the arrows of the requirement (seeds: control flow, "Match
/// Lifecycle in ATS") and what recruiters added to them. Pure.
package enum FunnelMoves {
    /// Where a match may go from a stage, the usual way first. `parkedFrom` is the stage that
    /// somebody who is considered for later has left.
    package static func allowed(from stage: Stage, parkedFrom: Stage? = nil) -> [Stage] {
        var stages: [Stage]
        switch stage {
        case .proposed: stages = [.shortlisted, .rejected]
        case .shortlisted: stages = [.introduction]
        case .introduction: stages = [.interview1, .introductionRejected]
        case .interview1, .interview2, .interview3, .interview4:
            stages = next(after: stage) + [.assignment, .negotiations, .interviewRejected]
        case .assignment: stages = [.interview2] + others(.interview2) + [.assignmentRejected]
        case .negotiations: stages = [.hired, .negotiationsRejected]
        case .considered: stages = parkedFrom.map { [$0] } ?? []
        default: stages = []
        }
        if stage.isActive { stages += [.declined, .considered] }
        return stages
    }

    /// The move that is made most from a stage, which one key makes; nil where the way ends.
    package static func usual(from stage: Stage, parkedFrom: Stage? = nil) -> Stage? {
        stage == .interview4 ? .negotiations : allowed(from: stage, parkedFrom: parkedFrom).first
    }

    /// The rejection that belongs to a stage; nil where nobody can be rejected.
    package static func rejection(from stage: Stage) -> Stage? {
        switch stage {
        case .proposed: .rejected
        case .introduction: .introductionRejected
        case _ where Stage.interviews.contains(stage): .interviewRejected
        case .assignment: .assignmentRejected
        case .negotiations: .negotiationsRejected
        case .shortlisted: .declined
        default: nil
        }
    }

    private static func next(after stage: Stage) -> [Stage] {
        guard let place = Stage.interviews.firstIndex(of: stage) else { return [] }
        return Array(Stage.interviews.dropFirst(place + 1).prefix(1))
    }

    private static func others(_ stage: Stage) -> [Stage] {
        Stage.interviews.filter { $0 != stage }
    }
}

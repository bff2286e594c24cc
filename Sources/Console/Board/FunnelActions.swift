internal import Prelude
internal import Recruiting
internal import Terminal

/// Moving people through the funnel, from the board and from the review.
extension Console {
    /// The match that a move is for: the card or the row under the cursor.
    var movable: (id: ID<Match>, stage: Stage, parkedFrom: Stage?, name: String)? {
        switch tab {
        case .board where visitor == nil && comparison == nil:
            board.current.map { ($0.match, board.stage, $0.parkedFrom, $0.name) }
        case .matches where visitor == nil && comparison == nil:
            review.current.map {
                ($0.id, $0.line.match.stage, $0.line.match.parkedFrom, $0.line.name)
            }
        default: nil
        }
    }

    /// Whether the match under the cursor can be moved at all.
    var canMove: Availability {
        guard let movable else {
            let isLoading = tab == .board && !board.isLoaded
            return .disabled(because: isLoading ? "the board is loading" : "there is nobody here")
        }
        if tab == .board, board.isDisplaced {
            return .disabled(because: "the card that stood here is gone; move once to go on")
        }
        let isMoving = board.inFlight.contains(movable.id) || review.inFlight.contains(movable.id)
        return isMoving ? .disabled(because: "it is being moved") : .enabled
    }

    /// Whether there is a usual next stage.
    var canAdvance: Availability {
        guard canMove == .enabled, let movable else { return canMove }
        return FunnelMoves.usual(from: movable.stage, parkedFrom: movable.parkedFrom) == nil
            ? .disabled(because: "\(movable.stage.rawValue) is where the way ends") : .enabled
    }

    /// Whether somebody here can be rejected.
    var canReject: Availability {
        guard canMove == .enabled, let movable else { return canMove }
        return FunnelMoves.rejection(from: movable.stage) == nil
            ? .disabled(because: "nobody is rejected in \(movable.stage.rawValue)") : .enabled
    }

    /// Moves the person under the cursor to the stage that usually comes next.
    mutating func advance() {
        guard let movable,
            let next = FunnelMoves.usual(from: movable.stage, parkedFrom: movable.parkedFrom)
        else { return }
        decide(.move(movable.id, to: next, reason: nil, anyway: false))
    }

    /// Asks for the reason of the rejection that belongs to the stage.
    mutating func askRejection() {
        guard let movable, let stage = FunnelMoves.rejection(from: movable.stage) else { return }
        overlay = .reasons(
            Rejection(match: movable.id, stage: stage),
            reasons.menu(for: SanitizedText(folding: movable.name)))
    }

    /// Offers every stage: the allowed ones first, the others with why they are refused.
    mutating func askMove(anyway: Bool = false) {
        guard let movable else { return }
        let allowed = FunnelMoves.allowed(from: movable.stage, parkedFrom: movable.parkedFrom)
        let others = Stage.allCases.filter { $0 != movable.stage && !allowed.contains($0) }
        let why: SanitizedText = "not from \(movable.stage.shortName)"
        let items =
            anyway
            ? others.map {
                Menu<Choice>.Item(.moveAnyway(movable.id, $0), SanitizedText($0.rawValue))
            }
            : allowed.map {
                .init(.move(movable.id, $0, name: movable.name), SanitizedText($0.rawValue))
            }
                + others.map {
                    .init(
                        .move(movable.id, $0, name: movable.name), SanitizedText($0.rawValue),
                        unless: why)
                }
        let title = anyway ? "Move against the funnel to" : "Move \(movable.name) to"
        overlay = .choices(Menu(SanitizedText(folding: title), items))
    }

    /// Shows the jobs that nobody works on any more, or the others again.
    mutating func toggleArchived() {
        let query = jobs.query == JobList.archivedWord ? "" : JobList.archivedWord
        searchJobs(jobs.request(for: query), as: .reset)
    }

    /// Opens the board of a job, or of all jobs.
    mutating func openBoard(_ job: ID<Job>?, title: String) {
        board.open(job, title: title)
        if tab != .board { show(.board) } else { loadBoard() }
    }

    /// Shows the board of the job of the card under the cursor, or that of all jobs again.
    mutating func toggleBoard() {
        if board.job != nil { return openBoard(nil, title: "All jobs") }
        guard let card = board.current else { return }
        openBoard(card.job, title: card.jobTitle)
    }
}

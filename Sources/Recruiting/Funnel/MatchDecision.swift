internal import Prelude
package import Storage

/// Why a decision on a match is refused.
package enum MatchDecisionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such match.
    case missing(String)
    /// The match has left the stage in which it can be approved or rejected.
    case notOpen(stage: Stage)
    /// The funnel has no such move; the ones it has follow.
    case notAllowed(from: Stage, to: Stage, allowed: [Stage])
    /// A rejection and a move against the funnel need a reason.
    case noReason
    /// There is no stage of that name.
    case noStage(String)

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .missing(let id): "there is no match \(id)"
        case .notOpen(let stage):
            "the match is in the stage \(stage.rawValue); only one in \(Stage.proposed.rawValue)"
                + " can be approved or rejected; move it to the stage where it belongs"
        case .notAllowed(let from, let to, let allowed):
            "nobody goes from \(from.rawValue) to \(to.rawValue); from there the funnel allows "
                + (allowed.isEmpty
                    ? "nothing" : allowed.map(\.rawValue).joined(separator: ", "))
        case .noReason: "this decision needs a reason"
        case .noStage(let name):
            "there is no stage \(name); the stages are "
                + Stage.allCases.map(\.rawValue).joined(separator: ", ")
        }
    }
}

/// Moves matches through the funnel.
package enum MatchDecision {
    /// Puts a proposed match on the shortlist; returns the group to undo, or nil when it was there.
    ///
    /// - Throws: `MatchDecisionError`.
    @discardableResult
    package static func approve(
        _ id: String, reason: String?, ledger: inout Ledger, on connection: any Connection
    ) throws -> String? {
        try decide(
            "approve", id, to: .shortlisted, reason: reason, ledger: &ledger, on: connection)
    }

    /// Rejects a proposed match for good: the pair is not proposed again.
    ///
    /// - Throws: `MatchDecisionError`; a rejection without a reason is refused.
    @discardableResult
    package static func reject(
        _ id: String, reason: String, ledger: inout Ledger, on connection: any Connection
    ) throws -> String? {
        guard isSaid(reason) else { throw MatchDecisionError.noReason }
        return try decide(
            "reject", id, to: .rejected, reason: reason, ledger: &ledger, on: connection)
    }

    private static func decide(
        _ action: String, _ id: String, to stage: Stage, reason: String?, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> String? {
        let match = try match(id, on: connection)
        if match.stage == stage { return nil }
        guard match.stage == .proposed else {
            throw MatchDecisionError.notOpen(stage: match.stage)
        }
        return try ledger.decide(
            action, [assignment(match, stage, reason, ledger)], reason: reason)
    }

    /// Moves a match to another stage; returns the group to undo, or nil when it was there. With
    /// `anyway` a move that the funnel does not have is made and recorded as an override.
    ///
    /// - Throws: `MatchDecisionError`; an override or a rejection of the machine's proposal without
    ///   a reason is refused.
    @discardableResult
    package static func move(
        _ id: String, to stage: Stage, reason: String?, anyway: Bool, ledger: inout Ledger,
        on connection: any Connection
    ) throws -> String? {
        let match = try match(id, on: connection)
        if match.stage == stage { return nil }
        let allowed = FunnelMoves.allowed(from: match.stage, parkedFrom: match.parkedFrom)
        let isAllowed = allowed.contains(stage)
        guard isAllowed || anyway else {
            throw MatchDecisionError.notAllowed(from: match.stage, to: stage, allowed: allowed)
        }
        // What `reject` asks for, however it is said: it ends the pair for good.
        let needsReason = !isAllowed || stage == .rejected
        guard !needsReason || isSaid(reason ?? "") else { throw MatchDecisionError.noReason }
        return try ledger.decide(
            "move", [assignment(match, stage, reason, ledger, isOverride: !isAllowed)],
            reason: reason)
    }

    /// The decisions that park the active people of a job, for the group that puts it on hold.
    static func parking(
        of job: String, reason: String?, ledger: Ledger, on connection: any Connection
    ) throws -> [Ledger.Decision] {
        try activeMatches(of: job, on: connection).map {
            assignment($0, .considered, reason, ledger)
        }
    }

    /// The matches of a job whose people are on the way to being hired.
    package static func activeMatches(
        of job: String, on connection: any Connection
    ) throws -> [Match] {
        try connection.fetch(
            Match.self,
            """
            JOIN candidate ON candidate.id = match.candidate_id
            WHERE match.job_id = \(job) AND candidate.is_listed = 1
            AND match.stage IN (\(list: Stage.active.map(\.sqlValue))) ORDER BY match.id
            """)
    }

    private static func match(_ id: String, on connection: any Connection) throws -> Match {
        let match = try connection.first(
            Match.self,
            """
            JOIN candidate ON candidate.id = match.candidate_id
            WHERE match.id = \(id) AND candidate.is_listed = 1
            """)
        guard let match else { throw MatchDecisionError.missing(id) }
        return match
    }

    private static func assignment(
        _ match: Match, _ stage: Stage, _ reason: String?, _ ledger: Ledger,
        isOverride: Bool = false
    ) -> Ledger.Decision {
        let state = MatchCell.state(
            stage: stage, reason: reason, by: ledger.who, at: ledger.now,
            parkedFrom: stage == .considered ? match.stage : nil)
        return Ledger.Decision(
            CellAddress(kind: MatchCell.name, subject: match.id.text), state,
            context: context(match, isOverride))
    }

    /// What was on the screen when it was decided: the score, its parts and what made them.
    private static func context(_ match: Match, _ isOverride: Bool) -> JSONValue {
        [
            "score": .number(match.score), "confidence": .number(match.confidence),
            "rank": JSONValue(match.rank), "profile": .string(match.profile),
            "model": .string(match.model), "parts": match.explanation["parts"] ?? .null,
            "override": .bool(isOverride),
        ]
    }

    static func isSaid(_ text: String) -> Bool { text.contains { !$0.isWhitespace } }
}

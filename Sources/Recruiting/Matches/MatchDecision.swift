package import Prelude
package import Storage

/// What a person decides about a match, as a cell of the ledger.
package struct MatchDecisionCell: CellKind {
    /// `match`.
    package let name = "match"

    /// The cells of all matches.
    package init() {}

    /// Stage, status, reason, who and when.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        guard let match = try connection.first(Match.self, "WHERE id = \(address.subject)") else {
            return .null
        }
        return MatchDecisionCell.state(
            stage: match.stage, status: match.status, reason: match.reason, by: match.decidedBy,
            at: match.decidedAt)
    }

    /// Sets stage, status, reason, who and when.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        let at = state["at"]?.int.map { Timestamp(microseconds: Int64($0)) }
        try connection.execute(
            """
            UPDATE match SET stage = \(state["stage"]?.string ?? Stage.proposed),
            status = \(state["status"]?.string ?? "matched"), reason = \(state["reason"]?.string),
            decided_by = \(state["by"]?.string), decided_at = \(at)
            WHERE id = \(address.subject)
            """)
    }

    /// The candidate and the job of the match.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) {
        let match = try connection.first(Match.self, "WHERE id = \(address.subject)")
        return (match?.candidate.text, match?.job.text)
    }

    /// The stage alone.
    package func shown(_ state: JSONValue) -> JSONValue { state["stage"] ?? .null }

    static func state(
        stage: String, status: String, reason: String?, by who: String?, at: Timestamp?
    ) -> JSONValue {
        [
            "stage": .string(stage), "status": .string(status), "reason": JSONValue(reason),
            "by": JSONValue(who), "at": JSONValue(at.map { Int($0.microseconds) }),
        ]
    }
}

/// Why a decision on a match is refused.
package enum MatchDecisionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such match.
    case missing(String)
    /// The match has left the stage in which it can be approved or rejected.
    case notOpen(stage: String)
    /// A rejection needs a reason.
    case noReason

    /// What was found and what to do.
    package var description: String {
        switch self {
        case .missing(let id): "there is no match \(id)"
        case .notOpen(let stage):
            "the match is in the stage \(stage); only one in \(Stage.proposed) can be approved or"
                + " rejected, so undo the decision first"
        case .noReason: "a rejection needs a reason"
        }
    }
}

/// Approves and rejects proposed matches.
package enum MatchDecision {
    /// Puts a proposed match on the shortlist; returns the group to undo, or nil when it was there.
    ///
    /// - Throws: `MatchDecisionError`.
    @discardableResult
    package static func approve(
        _ id: String, reason: String?, by who: String, ledger: inout Ledger,
        on connection: any Connection, now: Timestamp
    ) throws -> String? {
        try decide(
            "approve", id, stage: Stage.shortlisted, status: "reviewed", reason: reason, by: who,
            ledger: &ledger, on: connection, now: now)
    }

    /// Rejects a proposed match for good: the pair is not proposed again.
    ///
    /// - Throws: `MatchDecisionError`; a rejection without a reason is refused.
    @discardableResult
    package static func reject(
        _ id: String, reason: String, by who: String, ledger: inout Ledger,
        on connection: any Connection, now: Timestamp
    ) throws -> String? {
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw MatchDecisionError.noReason
        }
        return try decide(
            "reject", id, stage: Stage.rejected, status: "rejected", reason: reason, by: who,
            ledger: &ledger, on: connection, now: now)
    }

    private static func decide(
        _ action: String, _ id: String, stage: String, status: String, reason: String?,
        by who: String, ledger: inout Ledger, on connection: any Connection, now: Timestamp
    ) throws -> String? {
        guard let match = try connection.first(Match.self, "WHERE id = \(id)") else {
            throw MatchDecisionError.missing(id)
        }
        if match.stage == stage { return nil }
        guard match.stage == Stage.proposed else {
            throw MatchDecisionError.notOpen(stage: match.stage)
        }
        let state = MatchDecisionCell.state(
            stage: stage, status: status, reason: reason, by: who, at: now)
        return try ledger.decide(
            action, [.init(CellAddress(kind: "match", subject: id), state)], reason: reason,
            context: MatchDecision.context(match))
    }

    /// What was on the screen when it was decided: the score, its parts and what made them.
    private static func context(_ match: Match) -> JSONValue {
        [
            "score": .number(match.score), "confidence": .number(match.confidence),
            "rank": JSONValue(match.rank), "profile": .string(match.profile),
            "model": .string(match.model), "parts": match.explanation["parts"] ?? .null,
        ]
    }
}

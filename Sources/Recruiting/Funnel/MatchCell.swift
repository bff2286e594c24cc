package import Prelude
package import Storage

/// Where a match is in the funnel, as a cell of the ledger.
package struct MatchCell: CellKind {
    /// `match`.
    package static let name = "match"
    /// `match`.
    package var name: String { Self.name }

    /// The cells of all matches.
    package init() {}

    /// Stage, status, reason, who and when; the stage that was left for somebody who is parked.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        guard let match = try connection.first(Match.self, "WHERE id = \(address.subject)") else {
            return .null
        }
        return MatchCell.state(of: match)
    }

    /// Sets all of it.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        let at = state["at"]?.int.map { Timestamp(microseconds: Int64($0)) }
        try connection.execute(
            """
            UPDATE match SET stage = \(state["stage"]?.string ?? Stage.proposed.rawValue),
            status = \(state["status"]?.string ?? "matched"), reason = \(state["reason"]?.string),
            decided_by = \(state["by"]?.string), decided_at = \(at),
            parked_from = \(state["parked_from"]?.string) WHERE id = \(address.subject)
            """)
        try connection.execute(
            """
            UPDATE candidate SET updated_at = \(now)
            WHERE id = (SELECT candidate_id FROM match WHERE id = \(address.subject))
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

    /// Writes the outcome of a move down, or that it was taken back.
    package func follow(
        _ entry: LedgerEntry, from before: JSONValue, to after: JSONValue,
        on connection: any Connection
    ) throws {
        try Outcome.follow(entry, from: before, to: after, on: connection)
    }

    static func state(of match: Match) -> JSONValue {
        state(
            stage: match.stage, reason: match.reason, by: match.decidedBy, at: match.decidedAt,
            parkedFrom: match.parkedFrom, status: match.status)
    }

    static func state(
        stage: Stage, reason: String?, by who: String?, at: Timestamp?, parkedFrom: Stage? = nil,
        status: String? = nil
    ) -> JSONValue {
        var members = [
            JSONMember("stage", .string(stage.rawValue)),
            JSONMember("status", .string(status ?? stage.matchStatus)),
            JSONMember("reason", JSONValue(reason)), JSONMember("by", JSONValue(who)),
            JSONMember("at", JSONValue(at.map { Int($0.microseconds) })),
        ]
        // Left out for everybody else, as in the entries of desks that knew no parking.
        if let parkedFrom { members.append(.init("parked_from", .string(parkedFrom.rawValue))) }
        return .object(members)
    }
}

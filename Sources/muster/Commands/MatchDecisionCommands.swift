import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands that move matches through the funnel.
let matchDecisionCommands: [CommandSpec] = [
    CommandSpec(
        words: ["match", "approve"], arguments: [.init(name: "ID")], options: [reasonOption],
        summary: "Put a match on the shortlist.", run: approveMatch),
    CommandSpec(
        words: ["match", "reject"], arguments: [.init(name: "ID")],
        options: [.init(name: "reason", value: "TEXT", summary: "Why; a rejection needs it.")],
        summary: "Reject a match; the pair is not proposed again.", run: rejectMatch),
    CommandSpec(
        words: ["match", "move"], arguments: [.init(name: "ID")],
        options: [
            .init(
                name: "stage", value: "NAME",
                summary: "A stage, by its whole name, its short one or a unique beginning."),
            .init(
                name: "anyway", value: nil,
                summary: "Make a move that the funnel does not have; needs --reason."),
            reasonOption,
        ], summary: "Move a match to another stage of the funnel.", run: moveMatch),
]

@Sendable private func approveMatch(_ invocation: Invocation) throws -> Answer {
    let reason = invocation["reason"]
    return try decide(invocation) { id, ledger, connection in
        try MatchDecision.approve(id, reason: reason, ledger: &ledger, on: connection)
    }
}

@Sendable private func rejectMatch(_ invocation: Invocation) throws -> Answer {
    let reason = invocation["reason"] ?? ""
    return try decide(invocation) { id, ledger, connection in
        try MatchDecision.reject(id, reason: reason, ledger: &ledger, on: connection)
    }
}

@Sendable private func moveMatch(_ invocation: Invocation) throws -> Answer {
    guard let name = invocation["stage"] else {
        throw Failure.usage(
            "match move needs --stage NAME",
            hint: "Stages: \(Stage.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let stage = try stage(named: name)
    let (reason, anyway) = (invocation["reason"], invocation.has("anyway"))
    return try decide(invocation) { id, ledger, connection in
        try MatchDecision.move(
            id, to: stage, reason: reason, anyway: anyway, ledger: &ledger, on: connection)
    }
}

/// The stage that a person names.
///
/// - Throws: `MatchDecisionError.noStage` with the names there are.
func stage(named name: String) throws -> Stage {
    guard let stage = Stage(named: name) else { throw MatchDecisionError.noStage(name) }
    return stage
}

/// Decides something about a match, and answers with where it came from and where it is.
private func decide(
    _ invocation: Invocation,
    _ body: @Sendable (String, inout Ledger, any Connection) throws -> String?
) throws -> Answer {
    let id = invocation.arguments[0]
    let (group, before, match) = try invocation.session.decide { ledger, connection in
        let before = try connection.first(Match.self, "WHERE id = \(id)")
        let group = try body(id, &ledger, connection)
        return (group, before, try connection.first(Match.self, "WHERE id = \(id)"))
    }
    let isOverride: Bool =
        if group != nil, let before, let match {
            !FunnelMoves.allowed(from: before.stage, parkedFrom: before.parkedFrom)
                .contains(match.stage)
        } else { false }
    return Answer(
        [
            "id": .string(id), "stage": JSONValue(match?.stage.rawValue),
            "status": JSONValue(match?.status), "changed": .bool(group != nil),
            "group": JSONValue(group), "from": JSONValue(before?.stage.rawValue),
            "to": JSONValue(match?.stage.rawValue), "override": .bool(isOverride),
        ],
        [
            group == nil
                ? "Nothing changed" : "The match is now in \(match?.stage.rawValue ?? "")"
        ] + (isOverride ? ["The funnel has no such move; it is recorded as an override"] : []))
}

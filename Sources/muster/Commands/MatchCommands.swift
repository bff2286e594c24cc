import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands about matches.
let matchCommands: [CommandSpec] = [
    CommandSpec(
        words: ["match", "list"],
        options: [.init(name: "job", value: "ID", summary: "The job whose matches to list.")],
        summary: "List the matches of a job, the best first.", run: listMatches),
    CommandSpec(
        words: ["match", "show"], arguments: [.init(name: "ID")],
        summary: "Show one match with its parts and evidence.", run: showMatch),
    CommandSpec(
        words: ["match", "approve"], arguments: [.init(name: "ID")],
        options: [.init(name: "reason", value: "TEXT", summary: "Why, for the history.")],
        summary: "Put a match on the shortlist.", run: approveMatch),
    CommandSpec(
        words: ["match", "reject"], arguments: [.init(name: "ID")],
        options: [.init(name: "reason", value: "TEXT", summary: "Why; a rejection needs it.")],
        summary: "Reject a match; the pair is not proposed again.", run: rejectMatch),
]

@Sendable private func listMatches(_ invocation: Invocation) throws -> Answer {
    guard let id = invocation["job"] else {
        throw Failure.usage("match list needs --job ID", hint: "`muster job list` shows the ids")
    }
    return try matchesAnswer(of: ID(id), invocation.session)
}

/// The matches of a job, in the shape of CLI.md.
func matchesAnswer(of id: ID<Job>, _ session: Session) throws -> Answer {
    let (job, matching, lines) = try session.desk().read { connection in
        (
            try connection.first(Job.self, "WHERE id = \(id)"),
            try MatchStore.matching(of: id, on: connection),
            try MatchStore.lines(of: id, on: connection)
        )
    }
    guard let job else { throw Failure.noSuch("job", id.text) }
    let excluded = matching?.excluded ?? []
    let json: JSONValue = [
        "job": ["id": .string(job.id.text), "title": .string(job.title)],
        "profile": JSONValue(matching?.profile), "scored": JSONValue(matching?.scored ?? 0),
        "excluded": excluded, "matches": .array(lines.map(\.json)),
    ]
    guard let matching else {
        return Answer(json, ["\(job.title) has not been matched; run: muster job match \(id.text)"])
    }
    let count = excluded.elements?.count ?? 0
    return Answer(
        json,
        [
            "\(job.title): scored \(matching.scored) of \(matching.scored + count),"
                + " profile \(matching.profile)"
        ]
            + TextTable(
                columns: [
                    .init(title: "#", isRight: true), .init(title: "Score", isRight: true),
                    .init(title: "Name", maximum: 28), .init(title: "Role", maximum: 30),
                    .init(title: "Stage", maximum: 28), .init(title: "Match"),
                ],
                rows: lines.map {
                    [
                        $0.match.rank.map { "\($0)" } ?? "–", percent($0.match.score), $0.name,
                        $0.headline ?? "", $0.match.stage.rawValue, $0.match.id.text,
                    ]
                }
            ).lines + excludedLines(excluded))
}

private func excludedLines(_ excluded: JSONValue) -> [String] {
    (excluded.elements ?? []).map {
        "excluded: \($0["name"]?.string ?? "?") – \($0["reason"]?.string ?? "?")"
    }
}

/// A share as a percentage with one digit.
func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)" }

extension MatchStore.Line {
    /// One match, in the shape of CLI.md.
    var json: JSONValue {
        var members = [
            JSONMember("id", .string(match.id.text)), JSONMember("rank", JSONValue(match.rank)),
            JSONMember(
                "candidate", ["id": .string(match.candidate.text), "name": .string(name)]),
            JSONMember("score", .number(match.score)),
            JSONMember("confidence", .number(match.confidence)),
        ]
        members += match.explanation.members ?? []
        members += [
            JSONMember("profile", .string(match.profile)),
            JSONMember("stage", .string(match.stage.rawValue)),
            JSONMember("status", .string(match.status)),
            JSONMember("reason", JSONValue(match.reason)),
        ]
        return .object(members)
    }
}

@Sendable private func showMatch(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let line = try invocation.session.desk().read { try MatchStore.line(of: ID(id), on: $0) }
    guard let line else { throw Failure.noSuch("match", id) }
    return Answer(line.json, MatchText(line).lines)
}

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

private func decide(
    _ invocation: Invocation,
    _ body: @Sendable (String, inout Ledger, any Connection) throws -> String?
) throws -> Answer {
    let session = invocation.session
    let id = invocation.arguments[0]
    let now = Session.now()
    let (group, match) = try session.desk().write { connection in
        var ledger = Ledger(on: connection, who: session.who, now: now, ids: session.ids())
        let group = try body(id, &ledger, connection)
        return (group, try connection.first(Match.self, "WHERE id = \(id)"))
    }
    return Answer(
        [
            "id": .string(id), "stage": JSONValue(match?.stage.rawValue),
            "status": JSONValue(match?.status),
            "changed": .bool(group != nil), "group": JSONValue(group),
        ],
        [group == nil ? "Nothing changed" : "The match is now in \(match?.stage.rawValue ?? "")"])
}

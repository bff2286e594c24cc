import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands about where a job and its people stand.
let jobStatusCommands: [CommandSpec] = [
    CommandSpec(
        words: ["job", "status"], arguments: [.init(name: "ID"), .init(name: "STATUS")],
        options: [
            .init(
                name: "park", value: nil,
                summary: "With On Hold: park everybody who is on the way to being hired."),
            reasonOption,
        ], summary: "Set the status of a job; closed and disqualified jobs leave the lists.",
        run: setJobStatus),
    CommandSpec(
        words: ["job", "board"], arguments: [.init(name: "ID", isOptional: true)],
        summary: "Show the funnel of a job, or of all jobs that are worked on, by stage.",
        run: showBoard),
]

@Sendable private func setJobStatus(_ invocation: Invocation) throws -> Answer {
    let (id, word) = (invocation.arguments[0], invocation.arguments[1])
    let status = try StandingFields.named("status", of: .job)?.parse(word).string
    guard let status else {
        throw Failure.usage(
            "expected one of \(StandingFields.jobStatuses.joined(separator: ", ")),"
                + " found an empty status")
    }
    let parks = invocation.has("park")
    guard !parks || status == StandingFields.onHold else {
        throw Failure.usage(
            "--park goes with the status \(StandingFields.onHold) only, found \(status)")
    }
    let reason = invocation["reason"]
    let (group, before, active) = try invocation.session.decide { ledger, connection in
        guard try connection.first(Job.self, "WHERE id = \(id)") != nil else {
            throw Failure.noSuch("job", id)
        }
        let before = try MatchDecision.activeMatches(of: id, on: connection).count
        let group = try Standing.setStatus(
            ofJob: id, to: status, parks: parks, reason: reason, ledger: &ledger, on: connection)
        return (group, before, try MatchDecision.activeMatches(of: id, on: connection).count)
    }
    let isHeldWithPeople = status == StandingFields.onHold && active > 0
    return Answer(
        [
            "id": .string(id), "status": .string(status), "changed": .bool(group != nil),
            "group": JSONValue(group), "active": JSONValue(active),
            "parked": JSONValue(before - active),
        ],
        [group == nil ? "Nothing changed" : "The job is now \(status)"]
            + (before > active ? ["Parked \(before - active)"] : [])
            + (isHeldWithPeople
                ? ["\(active) active; the same command with --park parks them"] : []))
}

@Sendable private func showBoard(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments.first
    let board = try invocation.session.desk().read {
        try Board(of: id.map { ID($0) }, now: Session.now(), on: $0)
    }
    if let id, board.job == nil { throw Failure.noSuch("job", id) }
    return Answer(board.json, board.lines(now: Session.now()))
}

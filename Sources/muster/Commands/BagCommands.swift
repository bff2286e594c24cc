import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// The commands that change which names are one skill.
let bagCommands: [CommandSpec] = [
    CommandSpec(
        words: ["skill", "alias"],
        arguments: [.init(name: "BAG"), .init(name: "NAME", isRepeated: true)],
        options: bagOptions, summary: "Put names into the bag of a skill, as one step of undo."
    ) { invocation in
        let (bag, names) = (invocation.arguments[0], Array(invocation.arguments.dropFirst()))
        return try changeBags(invocation) { try $0.plan(filing: names, into: bag) }
    },
    CommandSpec(
        words: ["skill", "confirm"], arguments: [.init(name: "NAME")], options: bagOptions,
        summary: "Say that a name, or every name of a bag, is where it belongs."
    ) { invocation in
        let name = invocation.arguments[0]
        return try changeBags(invocation) { try $0.plan(.confirm(name: name)) }
    },
    CommandSpec(
        words: ["skill", "merge"], arguments: [.init(name: "NAME"), .init(name: "INTO")],
        options: bagOptions, summary: "Put all names of one bag into another."
    ) { invocation in
        let (name, into) = (invocation.arguments[0], invocation.arguments[1])
        return try changeBags(invocation) { try $0.plan(.merge(bag: name, into: into)) }
    },
    CommandSpec(
        words: ["skill", "split"], arguments: [.init(name: "NAME", isRepeated: true)],
        options: bagOptions,
        summary: "Take names out of their bag into one of their own, called by the first."
    ) { invocation in
        let names = invocation.arguments
        return try changeBags(invocation) { try $0.plan(.split(names: names)) }
    },
]

private let bagOptions: [CommandSpec.Option] = [
    .init(name: "dry-run", value: nil, summary: "Say what it would touch, and change nothing."),
    .init(name: "later", value: nil, summary: "Do not score the jobs anew that it touches."),
]

/// Plans a change of bags and, unless only the plan is wanted, makes it and scores anew what it
/// made stale.
private func changeBags(
    _ invocation: Invocation, _ plan: @Sendable (inout BagPlanning) throws -> BagPlan
) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let knowledge = try session.knowledge()
    let (rules, ids, now) = (knowledge.rules, session.ids(), Session.now())
    @Sendable func planned(on connection: any Connection) throws -> BagPlan {
        var planning = BagPlanning(on: connection, rules: rules, now: now, ids: ids)
        return try plan(&planning)
    }
    if invocation.has("dry-run") {
        let plan = try desk.read(planned)
        let shape = plan.shape(group: nil, rescored: [])
        return Answer(
            shape.adding([JSONMember("dry_run", true)]),
            plan.lines + ["Nothing was changed"])
    }
    let (made, group) = try session.decide(on: desk) { ledger, connection in
        let plan = try planned(on: connection)
        return (plan, try plan.apply(ledger: &ledger, on: connection))
    }
    let rescored =
        group == nil || invocation.has("later")
        ? [] : try rescoreStaleJobs(on: desk, session)
    let waiting = try desk.read { try MatchStore.staleJobs(on: $0) }.count
    return Answer(
        made.shape(group: group, rescored: rescored.map(\.job.id.text)),
        (group == nil ? ["Nothing changed"] : made.lines) + rescored.map(\.line)
            + (waiting > 0
                ? [
                    counted(waiting, "job", "jobs")
                        + " out of date; `muster job match --stale` scores anew"
                ] : []))
}

extension BagPlan {
    /// The shape of a change of bags.
    fileprivate func shape(group: String?, rescored: [String]) -> JSONValue {
        [
            "action": .string(action), "result": .string(result), "changed": .bool(group != nil),
            "candidates": JSONValue(impact.candidates), "jobs": JSONValue(impact.jobs),
            "matches": JSONValue(impact.matches), "names": JSONValue(steps.map(\.member.name)),
            "group": JSONValue(group), "rescored": JSONValue(rescored),
        ]
    }

    /// The same for people.
    fileprivate var lines: [String] {
        [
            "\(action) \(steps.map(\.member.name).joined(separator: ", ")): \(result)",
            "touches \(impact.sentence)",
        ]
    }
}

import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands about two records of one person.
let samePersonCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "compare"], arguments: [.init(name: "A"), .init(name: "B")],
        summary: "Show two people side by side, field by field.", run: comparePeople),
    CommandSpec(
        words: ["candidate", "merge"], arguments: [.init(name: "ID"), .init(name: "INTO")],
        options: [
            .init(
                name: "take", value: "FIELD",
                summary: "Take this field from ID although INTO has one; may be repeated."),
            .init(name: "dry-run", value: nil, summary: "Show both sides and change nothing."),
            reasonOption,
        ], summary: "Merge one record of a person into another; undo parts them again.",
        run: mergePeople),
]

@Sendable private func comparePeople(_ invocation: Invocation) throws -> Answer {
    let (first, second) = (invocation.arguments[0], invocation.arguments[1])
    let shape = try invocation.session.desk().read { connection in
        let ids = try (
            PersonLookup.current(first, on: connection),
            PersonLookup.current(second, on: connection)
        )
        guard ids.0 != ids.1 else {
            throw Failure(
                .refused, "same_person", "\(first) and \(second) are one record",
                hint: "Name two different people")
        }
        return try compared(ids.0, ids.1, on: connection)
    }
    return Answer(shape.json, shape.lines(showsMerged: false))
}

private func compared(
    _ first: ID<Candidate>, _ second: ID<Candidate>, taking: [String] = [],
    on connection: any Connection
) throws -> ComparisonShape {
    guard let comparison = try Comparison(first, second, on: connection) else {
        throw Failure.noSuch("candidate", "\(first) or \(second)")
    }
    return ComparisonShape(comparison, taking: taking)
}

@Sendable private func mergePeople(_ invocation: Invocation) throws -> Answer {
    let (loser, winner) = (invocation.arguments[0], invocation.arguments[1])
    let taking = invocation.options["take"] ?? []
    @Sendable func pair(
        on connection: any Connection
    ) throws -> (from: ID<Candidate>, into: ID<Candidate>) {
        let pair = try (
            from: PersonLookup.decidable(loser, on: connection),
            into: PersonLookup.decidable(winner, on: connection)
        )
        guard pair.from != pair.into else { throw MergeError.sameRecord }
        try check(taking, of: pair.from, on: connection)
        return pair
    }
    if invocation.has("dry-run") {
        let shape = try invocation.session.desk().read { connection in
            let pair = try pair(on: connection)
            return try compared(pair.into, pair.from, taking: taking, on: connection)
        }
        return Answer(
            shape.json.adding([
                JSONMember("dry_run", true), JSONMember("merged", .string(loser)),
                JSONMember("into", .string(winner)), JSONMember("changed", false),
            ]),
            shape.lines(showsMerged: true) + ["Nothing was changed"])
    }
    let reason = invocation["reason"]
    let group = try invocation.session.decide { ledger, connection in
        let pair = try pair(on: connection)
        return try Merging(on: connection).merge(
            pair.from, into: pair.into, taking: Set(taking), reason: reason, ledger: &ledger)
    }
    return Answer(
        [
            "merged": .string(loser), "into": .string(winner), "changed": .bool(group != nil),
            "group": JSONValue(group),
        ], ["\(loser) is merged into \(winner); undo parts them again"])
}

/// A field can be taken only from somebody who has a value in it.
private func check(
    _ taking: [String], of person: ID<Candidate>, on connection: any Connection
) throws {
    let fields = try FieldStore(owner: .candidate).all(of: person.text, on: connection)
    for field in taking {
        guard CandidateFields.named(field) != nil else { throw MergeError.unknownField(field) }
        guard let state = fields[field], state.value != .null else {
            throw Failure.usage(
                "\(person) has no \(field) that could be taken",
                hint: "`muster candidate compare` shows who has what")
        }
    }
}

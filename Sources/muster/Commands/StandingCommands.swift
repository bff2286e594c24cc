import Documents
import Hashing
import Prelude
import Recruiting
import Storage

/// The commands by which recruiters say what they think of people.
let standingCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "status"], arguments: [.init(name: "ID"), .init(name: "STATUS")],
        options: [
            reasonOption,
            .init(
                name: "evidence", value: "FILE",
                summary: "A file that shows it; for Fraud and for exclude."),
        ], summary: "Set the status of a person; Fraud leaves the person out of matching.",
        run: setPersonStatus),
    CommandSpec(
        words: ["candidate", "rank"], arguments: [.init(name: "ID")],
        options: [
            .init(name: "ranking", value: "1-5", summary: "The ranking, 1 the best; none: unset."),
            .init(name: "rating", value: "1-10", summary: "The overall rating; none: unset."),
            .init(name: "highlight", value: "yes|no", summary: "Pin the person above others."),
        ], summary: "Rank, rate or highlight a person.", run: rankPerson),
    CommandSpec(
        words: ["candidate", "verify"],
        arguments: [.init(name: "ID"), .init(name: "verified|suspicious|fraudulent|unverified")],
        options: [.init(name: "notes", value: "TEXT", summary: "What was checked, and how.")],
        summary: "Say how far a person's claims have been checked.", run: verifyPerson),
    CommandSpec(
        words: ["candidate", "exclude"], arguments: [.init(name: "ID")],
        options: [
            .init(name: "reason", value: "TEXT", summary: "Why; an exclusion needs it."),
            .init(name: "evidence", value: "FILE", summary: "A file that shows it."),
        ], summary: "Leave a person out of every matching.", run: excludePerson),
    CommandSpec(
        words: ["candidate", "include"], arguments: [.init(name: "ID")], options: [reasonOption],
        summary: "Take a person into matching again.", run: includePerson),
]

/// Why something was decided.
let reasonOption = CommandSpec.Option(
    name: "reason", value: "TEXT", summary: "Why, for the history.")

/// Decides something about a person, and answers with what is said of the person then.
private func decideOnPerson(
    _ invocation: Invocation,
    _ body: @Sendable (String, inout Ledger, any Connection) throws -> String?
) throws -> Answer {
    let id = invocation.arguments[0]
    let (group, person) = try invocation.session.decide { ledger, connection in
        let known = try PersonLookup.decidable(id, on: connection)
        let group = try body(known.text, &ledger, connection)
        return (group, try connection.first(Candidate.self, "WHERE id = \(known)"))
    }
    let said = (person?.standingMembers ?? []).filter { $0.value != .null && $0.value != false }
    return Answer(
        .object(
            [
                JSONMember("id", .string(id)), JSONMember("status", JSONValue(person?.status)),
                JSONMember("changed", .bool(group != nil)), JSONMember("group", JSONValue(group)),
            ] + (person?.standingMembers ?? [])),
        [group == nil ? "Nothing changed" : "Done", "status: \(person?.status ?? "")"]
            + said.map { "\($0.key): \($0.value["reason"]?.string ?? $0.value.shortText)" })
}

@Sendable private func setPersonStatus(_ invocation: Invocation) throws -> Answer {
    let (id, word) = (invocation.arguments[0], invocation.arguments[1])
    let status = try StandingFields.named("status", of: .candidate)?.parse(word).string
    guard let status else {
        throw Failure.usage(
            "expected one of \(StandingFields.personStatuses.joined(separator: ", ")),"
                + " found an empty status")
    }
    guard status == StandingFields.fraud || !invocation.has("evidence") else {
        throw Failure.usage(
            "--evidence goes with the status \(StandingFields.fraud) only, found \(status)",
            hint: "`muster candidate exclude ID --reason TEXT --evidence FILE` takes a file too")
    }
    let reason = invocation["reason"]
    let evidence = try evidence(invocation, about: id)
    return try decideOnPerson(invocation) { person, ledger, connection in
        guard status != StandingFields.fraud else {
            return try Standing.markFraud(
                person, reason: reason, evidence: evidence, ledger: &ledger, on: connection)
        }
        return try Editing.set(
            [("status", status)], of: person, kind: .candidate, reason: reason, ledger: &ledger,
            on: connection)
    }
}

@Sendable private func rankPerson(_ invocation: Invocation) throws -> Answer {
    let asked = [("ranking", "ranking"), ("rating", "overall_rating"), ("highlight", "highlight")]
    let values = asked.compactMap { option, field in
        // Nobody ranks by an empty word; that a ranking is taken away is said by name.
        invocation[option].map { (field: field, input: $0.lowercased() == "none" ? "" : $0) }
    }
    for (option, _) in asked where invocation[option]?.contains(where: { $0 != " " }) == false {
        throw Failure.usage("--\(option) takes a value, found an empty one")
    }
    guard !values.isEmpty else {
        throw Failure.usage("expected --ranking, --rating or --highlight, found none of them")
    }
    return try decideOnPerson(invocation) { person, ledger, connection in
        try Editing.set(
            values, of: person, kind: .candidate, reason: nil, ledger: &ledger, on: connection)
    }
}

@Sendable private func verifyPerson(_ invocation: Invocation) throws -> Answer {
    let (word, notes) = (invocation.arguments[1].lowercased(), invocation["notes"])
    guard CandidateFields.verifications.contains(word) else {
        throw Failure.usage(
            "expected one of \(CandidateFields.verifications.joined(separator: ", ")),"
                + " found \(invocation.arguments[1])")
    }
    return try decideOnPerson(invocation) { person, ledger, connection in
        try Standing.verify(person, word, notes: notes, ledger: &ledger, on: connection)
    }
}

@Sendable private func excludePerson(_ invocation: Invocation) throws -> Answer {
    let reason = invocation["reason"] ?? ""
    let evidence = try evidence(invocation, about: invocation.arguments[0])
    return try decideOnPerson(invocation) { person, ledger, connection in
        try Standing.exclude(
            person, reason: reason, evidence: evidence, ledger: &ledger, on: connection)
    }
}

@Sendable private func includePerson(_ invocation: Invocation) throws -> Answer {
    let reason = invocation["reason"]
    return try decideOnPerson(invocation) { person, ledger, connection in
        try Standing.include(person, reason: reason, ledger: &ledger, on: connection)
    }
}

/// The file of `--evidence` as an attachment, or nil without one.
private func evidence(_ invocation: Invocation, about person: String) throws -> Attachment? {
    try invocation["evidence"].map {
        try attachment(at: $0, about: ID(person), invocation.session)
    }
}

/// A file as an attachment of a person.
///
/// - Throws: `Failure` for a file that is not there, empty or too large.
func attachment(
    at path: String, about person: ID<Candidate>, _ session: Session
) throws -> Attachment {
    let bytes = try UserFile.read(path, atMost: Attachment.maximumBytes)
    guard !bytes.isEmpty else { throw Failure.usage("the file \(path) is empty") }
    let now = Session.now()
    var ids = session.ids()
    return Attachment(
        id: ids.next(at: now), candidate: person, name: UserFile.name(of: path),
        sha256: SHA256.hex(bytes), bytes: Bytes(bytes), who: session.who, at: now)
}

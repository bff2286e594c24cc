import Prelude
import Recruiting
import Storage
import Workflows

/// The command that corrects people's skills.
let skillEditCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "skill"],
        arguments: [.init(name: "ID"), .init(name: "LINE", isRepeated: true)],
        options: [reasonOption],
        summary:
            "Correct a person's skills: '+ Rust, 8' is one more, '- PHP' none of theirs, '~ Go, 6' rated anew.",
        run: correctSkills)
]

@Sendable private func correctSkills(_ invocation: Invocation) throws -> Answer {
    let (session, id) = (invocation.session, invocation.arguments[0])
    let changes: [SkillEditing.Change]
    do throws(SkillFeedback.Mistake) {
        changes = try SkillFeedback(
            invocation.arguments.dropFirst().joined(separator: "\n")
        ).whole()
    } catch {
        throw Failure.usage(
            "\(error)", hint: "a line is '+ Rust, 8, \"why\"', '- PHP' or '~ Go, 6'")
    }
    let (rules, now, reason) = (try session.knowledge().rules, Session.now(), invocation["reason"])
    let (counts, group) = try session.decide { ledger, connection in
        let person = try PersonLookup.decidable(id, on: connection)
        var skills = SkillEditing(on: connection, rules: rules, now: now)
        return try skills.take(changes, of: person.text, reason: reason, ledger: &ledger)
    }
    return Answer(
        [
            "id": .string(id), "changed": .bool(group != nil), "group": JSONValue(group),
            "added": JSONValue(counts.added), "removed": JSONValue(counts.removed),
            "adjusted": JSONValue(counts.adjusted),
        ], [counts.sentence.prefix(1).uppercased() + counts.sentence.dropFirst()])
}

import Glibc
import Language
import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// The commands about skills.
let skillCommands: [CommandSpec] = [
    CommandSpec(
        words: ["skill", "list"],
        options: [
            .init(name: "query", value: "WORDS", summary: "Words that any name of a skill holds.")
        ] + listOptions,
        summary: "List the desk's skills, the most claimed first.", run: listSkills),
    CommandSpec(
        words: ["skill", "bag"], arguments: [.init(name: "NAME")],
        summary: "Show the bag of a skill: its canonical name and every alias.", run: showBag),
    CommandSpec(
        words: ["skill", "assign"],
        arguments: [.init(name: "NAME", isOptional: true, isRepeated: true)],
        options: [
            .init(name: "names", value: "FILE", summary: "Read the names from a file, one a line."),
            .init(
                name: "canonicals", value: "FILE",
                summary: "Assign against these names, one a line, instead of the desk's bags."),
            .init(name: "dry-run", value: nil, summary: "Write nothing."),
        ], summary: "Say which canonical skill each name belongs to.", run: assignSkills),
]

@Sendable private func listSkills(_ invocation: Invocation) throws -> Answer {
    let page = try Page(invocation)
    let words = invocation["query"] ?? ""
    // Marks alone are no words, and are in no name.
    guard words.isEmpty || !SkillFolding.fold(words).isEmpty else {
        throw Failure.usage("--query takes words of a skill's name")
    }
    let (lines, total) = try invocation.session.desk().read {
        try (
            BagList.lines(limit: page.limit, offset: page.offset, matching: words, on: $0),
            BagList.count(matching: words, on: $0)
        )
    }
    let table = TextTable(
        columns: [
            .init(title: "Skill", maximum: 40), .init(title: "Family"),
            .init(title: "People", isRight: true), .init(title: "Jobs", isRight: true),
        ],
        rows: lines.map {
            [$0.canonical.name, $0.canonical.family ?? "", "\($0.candidates)", "\($0.jobs)"]
        })
    let items: [JSONValue] = lines.map {
        [
            "id": .string($0.canonical.id.text), "name": .string($0.canonical.name),
            "family": JSONValue($0.canonical.family), "kind": .string($0.canonical.kind),
            "candidates": JSONValue($0.candidates), "jobs": JSONValue($0.jobs),
            "aliases": JSONValue($0.aliases), "pending": JSONValue($0.pending),
            "created_by": .string($0.canonical.createdBy),
            "review_status": .string($0.canonical.review),
        ]
    }
    return Answer(
        page.shape(items, total: total),
        table.lines + page.footer(shown: lines.count, total: total))
}

@Sendable private func showBag(_ invocation: Invocation) throws -> Answer {
    let name = invocation.arguments[0]
    let knowledge = try invocation.session.knowledge()
    let bag = try invocation.session.desk().read { connection in
        try BagPageShape(name, knowledge: knowledge, on: connection)
    }
    guard let bag else {
        throw Failure(
            .missing, "missing", "no skill goes by the name \(name)",
            hint: "`muster skill list` shows the desk's skills")
    }
    return Answer(bag.json, bag.lines)
}

@Sendable private func assignSkills(_ invocation: Invocation) throws -> Answer {
    var names = invocation.arguments
    if let file = invocation["names"] { names += try lines(of: file) }
    guard !names.isEmpty else {
        throw Failure.usage("expected names, or --names FILE with one a line")
    }
    let knowledge = try invocation.session.knowledge()
    let canonicals = try invocation["canonicals"].map(lines(of:))
    var assignments = knowledge.resolver.assign(
        names: names, canonicals: canonicals ?? knowledge.lexicon.skills.map(\.name))
    if canonicals == nil {
        for (name, canonical) in try filedByHand(names, invocation.session) {
            assignments.file(name, as: canonical)
        }
    }
    let table = TextTable(
        columns: [
            .init(title: "Name", maximum: 40), .init(title: "Skill", maximum: 40),
            .init(title: "How"), .init(title: "Sure", isRight: true),
        ],
        rows: assignments.assignments.map {
            [$0.name, $0.canonical, $0.how.rawValue, "\($0.confidence)"]
        })
    return Answer(
        assignments.json,
        table.lines
            + (assignments.newGroups.isEmpty
                ? [] : ["", "No bag: \(assignments.newGroups.joined(separator: ", "))"])
            + assignments.questions.map {
                "Question: which skill is \($0.name)? \($0.options.joined(separator: " | "))"
            })
}

/// The names that somebody has filed on the desk, with the names of their bags; none without a desk.
private func filedByHand(
    _ names: [String], _ session: Session
) throws -> [(name: String, canonical: String)] {
    guard try session.deskPlace.holdsDesk() else { return [] }
    return try session.desk().read { connection in
        try names.compactMap { name in
            guard let member = try BagList.member(named: name, on: connection), member.isFiled,
                let bag = member.bag,
                let canonical = try connection.first(BagMember.self, "WHERE id = \(bag)")
            else { return nil }
            return (name, canonical.name)
        }
    }
}

/// The lines of a text file that are not blank.
private func lines(of path: String) throws -> [String] {
    String(decoding: try DataFolder.read(path), as: UTF8.self)
        .split { $0 == "\n" || $0 == "\r\n" }.map(String.init).filter { !$0.isEmpty }
}

extension SkillAssignments {
    /// The shape of CLI.md. A question's id follows from the name, so that asking again asks the
    /// same.
    fileprivate var json: JSONValue {
        [
            "assignments": .array(
                assignments.map {
                    [
                        "skill_name": .string($0.name),
                        "assign_to_canonical": .string($0.canonical),
                        "confidence": .number($0.confidence), "how": .string($0.how.rawValue),
                    ]
                }),
            "known": JSONValue(known), "new_groups": JSONValue(newGroups),
            "questions": .array(
                questions.map {
                    [
                        "id": .string("skill:" + SkillFolding.fold($0.name)),
                        "skill_name": .string($0.name),
                        "question": .string("Which skill is meant by \($0.name)?"),
                        "options": JSONValue($0.options),
                    ]
                }),
        ]
    }
}

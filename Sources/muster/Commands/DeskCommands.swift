import Glibc
import Prelude
import Recruiting
import Storage
import Workflows

/// The commands about the desk as a whole.
let deskCommands: [CommandSpec] = [
    CommandSpec(
        words: ["desk", "info"], summary: "Say what is on the desk.", run: describeDesk),
    CommandSpec(
        words: ["desk", "backup"], arguments: [.init(name: "FILE", isOptional: true)],
        summary: "Write a complete copy of the desk while it is in use.", run: backUpDesk),
    CommandSpec(
        words: ["desk", "restore"], arguments: [.init(name: "FILE")],
        summary: "Replace the desk by a copy, after keeping the present state.",
        run: restoreDesk),
    CommandSpec(
        words: ["undo"], summary: "Take back the last decision.",
        run: { try revert($0, isUndo: true) }),
    CommandSpec(
        words: ["redo"], summary: "Bring back the decision that was taken back last.",
        run: { try revert($0, isUndo: false) }),
]

/// How much is on a desk.
struct DeskCounts: Sendable {
    var candidates = 0
    var jobs = 0
    var matches = 0
    var documents = 0
    var skills = 0
    var decisions = 0

    /// Counts what is on a desk.
    init(on connection: any Connection) throws {
        func count(_ table: SQL) throws -> Int {
            try connection.value("SELECT count(*) FROM \(table)") ?? 0
        }
        candidates = try count("candidate WHERE is_listed = 1")
        jobs = try count("job")
        matches = try count("match")
        documents = try count("document")
        skills = try BagList.count(on: connection)
        decisions = try count("ledger")
    }

    /// The counts with their names.
    var all: [(name: String, count: Int)] {
        [
            ("candidates", candidates), ("jobs", jobs), ("matches", matches),
            ("documents", documents), ("skills", skills), ("decisions", decisions),
        ]
    }
}

@Sendable func describeDesk(_ invocation: Invocation) throws -> Answer {
    let desk = try invocation.session.desk()
    let counts = try desk.read { try DeskCounts(on: $0) }
    let described = try desk.described()
    let members = counts.all.map { JSONMember($0.name, JSONValue($0.count)) }
    return Answer(
        .object(
            [
                JSONMember("desk", .string(desk.location)),
                JSONMember("database", desk.dialect == .sqlite ? "sqlite" : "postgres"),
                JSONMember("version", .string(described.product)),
                JSONMember("bytes", JSONValue(described.bytes)),
            ] + members),
        ["\(desk.location) (\(described.product), \(described.bytes / 1024) KiB)"]
            + counts.all.map { "\($0.name): \($0.count)" })
}

@Sendable private func backUpDesk(_ invocation: Invocation) throws -> Answer {
    let desk = try file(try invocation.session.desk())
    let copy = invocation.arguments.first ?? "\(desk.path).backup-\(stamp())"
    try desk.backUp(to: copy)
    return Answer(["backup": .string(copy)], ["The desk was copied to \(copy)"])
}

@Sendable private func restoreDesk(_ invocation: Invocation) throws -> Answer {
    let copy = invocation.arguments[0]
    guard access(copy, R_OK) == 0 else {
        throw Failure(.missing, "missing", "there is no file \(copy)")
    }
    let desk = try file(try invocation.session.deskOrNew())
    let kept = "\(desk.path).before-restore-\(stamp())"
    try desk.backUp(to: kept)
    try desk.restore(from: copy, schema: WholeDesk.schema)
    _ = try desk.migrate(to: WholeDesk.schema, now: Session.now())
    return Answer(
        ["restored": .string(copy), "kept": .string(kept)],
        ["The desk now is as in \(copy)", "Its former state is kept in \(kept)"])
}

/// The desk as a file.
///
/// - Throws: `Failure` with exit 4 for a desk on a server, and the ways that are open to it.
private func file(_ desk: any Database) throws -> any FileDatabase {
    guard let file = desk as? any FileDatabase else {
        throw Failure(
            .refused, "not_a_file",
            "the desk at \(desk.location) is kept by a server, not in a file",
            hint: "pg_dump and pg_restore back it up and bring it back;"
                + " `muster desk copy` copies it into a file and from one")
    }
    return file
}

/// The moment as part of a file's name.
private func stamp() -> String {
    String(Session.now().description.prefix(19).filter { $0 != ":" && $0 != "-" })
        + "-\(Session.now().microseconds % 1_000_000)"
}

@Sendable private func revert(_ invocation: Invocation, isUndo: Bool) throws -> Answer {
    let session = invocation.session
    let now = Session.now()
    let desk = try session.desk()
    let entries = try desk.write { connection in
        var ledger = Ledger(on: connection, who: session.who, now: now, ids: session.ids())
        return try (isUndo ? ledger.undo() : ledger.redo()).map {
            (entry: $0, name: try Desk.name(of: $0.address, on: connection))
        }
    }
    let rescored =
        entries.contains(where: \.entry.movesName)
        ? try rescoreStaleJobs(on: desk, session) : []
    let word = isUndo ? "Took back" : "Brought back"
    return Answer(
        [
            "action": .string(isUndo ? "undo" : "redo"),
            "entries": .array(
                entries.map {
                    [
                        "id": .string($0.entry.id.text), "action": .string($0.entry.action),
                        "subject": .string($0.entry.subject), "name": .string($0.name),
                        "field": .string($0.entry.fieldName), "who": .string($0.entry.who),
                    ]
                }),
            "rescored": JSONValue(rescored.map(\.job.id.text)),
        ],
        entries.map { entry, name in
            let what = entry.field.isEmpty ? entry.kind.replacing("_", with: " ") : entry.fieldName
            // "take listing" says what it takes already.
            let object = entry.action.hasSuffix(what) ? "" : " \(what)"
            return "\(word): \(entry.action)\(object) of \(name), decided by \(entry.who)"
        } + rescored.map(\.line))
}

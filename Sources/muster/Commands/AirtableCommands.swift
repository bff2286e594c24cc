import Connectors
import Engine
import Glibc
import Prelude
import Recruiting
import Storage
import Web
import Workflows

/// The commands about the team's Airtable.
let airtableCommands: [CommandSpec] = [
    CommandSpec(
        words: ["airtable", "check"],
        options: [
            .init(
                name: "create", value: nil,
                summary: "Make the columns that are missing, after a backup of schema and records.")
        ], summary: "Compare the base with what Muster reads and writes.", run: checkBase),
    CommandSpec(
        words: ["airtable", "pull"],
        summary: "Read people and jobs in Airtable that are new or changed.", run: pullTeam),
    CommandSpec(
        words: ["airtable", "diff"],
        summary: "Show what would be read, written, taken over, asked and answered.", run: showDiff),
    CommandSpec(
        words: ["airtable", "push"],
        options: [.init(name: "dry-run", value: nil, summary: "Only show what would be written.")],
        summary: "Make people and jobs and their rows in Airtable say the same.", run: pushTeam),
    CommandSpec(
        words: ["airtable", "history"],
        summary: "Show what was written into Airtable last, and what stood there before.",
        run: showWritten),
]

/// The base that the settings name, paced with the desk's other programs.
func teamBase(_ session: Session, _ desk: any Database) throws -> TeamBase {
    try TeamWiring(session).newBase(on: desk)
}

@Sendable private func checkBase(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.deskOrNew()
    let base = try teamBase(session, desk)
    var check = try askingTeam { try await base.checked() }
    var made: [String] = []
    var backup: String?
    if invocation.has("create"), !check.plan.columns.isEmpty || !check.plan.options.isEmpty {
        backup = try backUp(base, session)
        let before = check
        made = try askingTeam { try await base.make(before) }
        check = try askingTeam { try await base.checked() }
    }
    let lines = lines(of: check, made: made, backup: backup)
    return Answer(
        json(of: check, made: made, backup: backup), lines, exit: check.isUsable ? .done : .failed)
}

/// Writes schema and records beside the desk; returns the file.
private func backUp(_ base: TeamBase, _ session: Session) throws -> String {
    let stamp = Session.now().description.prefix(19).filter { $0 != ":" && $0 != "-" }
    let folder = session.deskPlace.folder ?? "."
    let path = "\(folder)/airtable-\(stamp).json"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
        throw Failure(.failed, "unwritable", "the backup cannot be written to \(path)")
    }
    defer { close(file) }
    _ = try askingTeam {
        try await base.client.backUp { piece in
            let bytes = Array(piece.utf8)
            var start = 0
            while start < bytes.count {
                let count = bytes.withUnsafeBytes {
                    write(file, $0.baseAddress?.advanced(by: start), bytes.count - start)
                }
                guard count > 0 else {
                    throw Failure(.failed, "unwritable", "the backup cannot be written to \(path)")
                }
                start += count
            }
        }
    }
    return path
}

private func lines(of check: AirtableCheck, made: [String], backup: String?) -> [String] {
    var lines: [String] = []
    if let backup { lines.append("Schema and records are kept in \(backup)") }
    lines += made.map { "made      \($0)" }
    lines += check.missingTables.map { "MISSING   the table \($0)" }
    lines += check.ambiguousTables.map { "TWICE     the tables \($0.joined(separator: ", "))" }
    lines += check.ambiguousColumns.map { place, names in
        "twice     \(place.name) in \(place.table): \(names.joined(separator: ", "))"
    }.sorted()
    lines += check.missingColumns.map { "missing   \($0.name) in \($0.table)" }
    lines += check.wrongKinds.map {
        "WRONG     \($0.key.name) in \($0.key.table) holds \($0.value.rawValue)"
    }
    .sorted()
    lines += check.missingOptions.map { place, options in
        "option    \(place.name) in \(place.table) lacks \(options.joined(separator: ", "))"
    }.sorted()
    lines += check.loosely.map {
        "as        \($0.key.name) in \($0.key.table), found by its \($0.value)"
    }
    .sorted()
    lines += check.plan.byHand.map { "by hand   \($0)" }
    if check.isPerfect {
        lines.append("The base has everything that Muster reads and writes")
    } else if !check.plan.columns.isEmpty || !check.plan.options.isEmpty {
        lines.append("`muster airtable check --create` makes what is missing")
    }
    return lines
}

private func json(of check: AirtableCheck, made: [String], backup: String?) -> JSONValue {
    [
        "ok": .bool(check.isPerfect), "usable": .bool(check.isUsable),
        "missing_tables": JSONValue(check.missingTables),
        "missing_columns": .array(
            check.missingColumns.map { ["table": .string($0.table), "name": .string($0.name)] }),
        "missing_options": .array(
            check.missingOptions.sorted { $0.key.name < $1.key.name }.map {
                [
                    "table": .string($0.key.table), "name": .string($0.key.name),
                    "options": JSONValue($0.value),
                ]
            }), "by_hand": JSONValue(check.plan.byHand), "created": JSONValue(made),
        "backup": JSONValue(backup),
    ]
}

@Sendable private func showDiff(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let base = try teamBase(session, desk)
    let changes = try askingTeam { try await TeamDiff(base, on: desk).changes() }
    return try changesAnswer(changes, desk)
}

@Sendable private func showWritten(_ invocation: Invocation) throws -> Answer {
    let (items, names) = try invocation.session.desk().read { connection in
        let items = try History(on: connection).items(ofKind: TeamCell.name)
        return (items, try RecordNames.names(of: items.map(\.entry.subject), on: connection))
    }
    let json = historyJSON(items) { item in
        ["table", "record"].map { JSONMember($0, item.entry.context?[$0] ?? .null) }
    }
    guard !items.isEmpty else { return Answer(json, ["Nothing has been written into Airtable"]) }
    let table = TextTable(
        columns: [
            .init(title: "At (UTC)"), .init(title: "Whose", maximum: 30),
            .init(title: "Column", maximum: 30), .init(title: "Before", maximum: 30),
            .init(title: "Written", maximum: 30), .init(title: ""),
        ],
        rows: items.map { item in
            let entry = item.entry
            return [
                String(entry.at.description.prefix(16)), names[entry.subject] ?? entry.subject,
                entry.field, item.before.shortText, item.after.shortText,
                entry.action == TeamWrite.Progress.written.rawValue ? "" : entry.action,
            ]
        })
    return Answer(json, table.lines)
}

func changesAnswer(_ changes: [TeamDiff.Change], _ desk: any Database) throws -> Answer {
    let (names, waiting) = try desk.read { connection in
        (
            try RecordNames.names(of: changes.map(\.owner), on: connection),
            try waitingCells(on: connection)
        )
    }
    let json = JSONValue.array(
        changes.map {
            [
                "way": .string($0.way.rawValue), "record": .string($0.record),
                "id": .string($0.owner), "column": .string($0.column), "cell": $0.cell,
                "desk": $0.desk,
            ]
        })
    guard !changes.isEmpty else {
        let none = waiting == 0 ? "Both sides say the same" : "Nothing else is to be done"
        return Answer(["items": json, "total": 0], waitingLines(waiting) + [none])
    }
    let table = TextTable(
        columns: [
            .init(title: "What"), .init(title: "Whom", maximum: 30),
            .init(title: "Column", maximum: 40), .init(title: "In Airtable", maximum: 40),
            .init(title: "On the desk", maximum: 40),
        ],
        rows: changes.map {
            [
                $0.way.rawValue, names[$0.owner] ?? ($0.owner.isEmpty ? $0.record : $0.owner),
                $0.column, $0.cell.shortText,
                $0.desk == .null ? "" : $0.desk.shortText,
            ]
        })
    return Answer(
        ["items": json, "total": JSONValue(changes.count)], table.lines + waitingLines(waiting))
}

/// Asks Airtable and waits; what it says becomes the command's failure.
func askingTeam<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
) throws -> Result {
    do { return try waiting(work) } catch let problem as AirtableProblem {
        throw Failure(.failed, "airtable", "\(problem)")
    }
}

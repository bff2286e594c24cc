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
        summary: "Read people and jobs in Airtable that are new or changed.", run: pull),
    CommandSpec(
        words: ["airtable", "diff"],
        summary: "Show what would be read, written, taken over, asked and answered.", run: showDiff),
    CommandSpec(
        words: ["airtable", "push"],
        options: [.init(name: "dry-run", value: nil, summary: "Only show what would be written.")],
        summary: "Make people and jobs and their rows in Airtable say the same.", run: push),
    CommandSpec(
        words: ["airtable", "history"],
        summary: "Show what was written into Airtable last, and what stood there before.",
        run: showWritten),
]

/// The base that the settings name, paced with the desk's other programs.
private func base(_ session: Session, _ desk: any Database) throws -> TeamBase {
    try TeamWiring(session).newBase(on: desk)
}

@Sendable private func checkBase(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.deskOrNew()
    let base = try base(session, desk)
    var check = try asking { try await base.checked() }
    var made: [String] = []
    var backup: String?
    if invocation.has("create"), !check.plan.columns.isEmpty || !check.plan.options.isEmpty {
        backup = try backUp(base, session)
        let before = check
        made = try asking { try await base.make(before) }
        check = try asking { try await base.checked() }
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
    _ = try asking {
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

@Sendable private func pull(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.deskOrNew()
    _ = try base(session, desk)
    let following = try EngineWiring(session).following(on: desk)
    let counts = try waiting {
        var counts: [Int] = []
        for pipeline in ["sync_airtable_candidates", "sync_airtable_jobs"] {
            let run = try following.request(RunRequest(pipeline, by: session.who))
            try await following.follow(run.text)
            let detail = try await desk.reading { try RunDetail(run, on: $0) }
            counts.append(detail?.steps.first?.output?["asked"]?.int ?? 0)
        }
        try await following.workOff(["candidate_pipeline", "job_pipeline"], on: desk)
        return counts
    }
    return Answer(
        ["candidates": JSONValue(counts[0]), "jobs": JSONValue(counts[1])],
        [
            "\(counted(counts[0], "person", "people")) and \(counted(counts[1], "job", "jobs"))"
                + " were new or changed"
        ])
}

@Sendable private func showDiff(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let base = try base(session, desk)
    let changes = try asking { try await TeamDiff(base, on: desk).changes() }
    return try answer(changes, desk)
}

@Sendable private func showWritten(_ invocation: Invocation) throws -> Answer {
    let (items, names) = try invocation.session.desk().read { connection in
        let items = try History(on: connection).items(ofKind: TeamCell.name)
        return (items, try RecordNames.names(of: items.map(\.entry.subject), on: connection))
    }
    return Answer(
        historyJSON(items),
        items.isEmpty
            ? ["Nothing has been written into Airtable"]
            : items.map { item in
                (names[item.entry.subject] ?? item.entry.subject) + "  " + item.line
            })
}

@Sendable private func push(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let base = try base(session, desk)
    let changes = try asking { try await TeamDiff(base, on: desk).changes() }
    // What rows ask for by their boxes is for the sensors to do.
    let pushed = changes.filter { TeamDiff.pipelines.contains($0.pipeline) }
    if invocation.has("dry-run") { return try answer(pushed.filter { $0.way == .write }, desk) }
    let records = Dictionary(grouping: pushed, by: \.pipeline).mapValues {
        Set($0.map(\.record)).sorted()
    }
    let count = records.values.reduce(0) { $0 + $1.count }
    let following = try EngineWiring(session).following(on: desk)
    let (failed, reason) = try push(records, following, session)
    guard failed == 0 else {
        throw Failure(
            .failed, "failed", "\(failed) of \(count) rows were not made alike: \(reason)",
            hint: "`muster run list` shows the runs")
    }
    return Answer(
        ["records": JSONValue(count), "cells": JSONValue(pushed.count)],
        ["\(counted(count, "record", "records")) and their rows were compared and made alike"])
}

/// Runs pipelines for rows, many at once so that they share requests; returns how many were not done, and
/// why one of them was not.
private func push(
    _ records: [String: [String]], _ following: Following, _ session: Session
) throws -> (failed: Int, reason: String) {
    var (failed, reason) = (0, "")
    for (pipeline, rows) in records.sorted(by: { $0.key < $1.key }) {
        let backfill = try following.backfill(
            pipeline, records: rows, parameters: .null, lane: .interactive, by: session.who)
        try wait(for: backfill.id.text, following, session)
        let others = RunList.Filter(
            statuses: RunStatus.allCases.filter { $0 != .done }, backfill: backfill.id)
        let (progress, run) = try following.database.read { connection in
            (
                try BackfillProgress(backfill.id, on: connection),
                try RunList.page(others, limit: 1, on: connection).first
            )
        }
        failed += rows.count - (progress?.counts[.done] ?? 0)
        if let run { reason = run.reason ?? "the run was taken back" }
    }
    return (failed, reason)
}

private func answer(_ changes: [TeamDiff.Change], _ desk: any Database) throws -> Answer {
    let names = try desk.read { try RecordNames.names(of: changes.map(\.owner), on: $0) }
    let json = JSONValue.array(
        changes.map {
            [
                "way": .string($0.way.rawValue), "record": .string($0.record),
                "id": .string($0.owner), "column": .string($0.column), "cell": $0.cell,
                "desk": $0.desk,
            ]
        })
    guard !changes.isEmpty else {
        return Answer(["items": json, "total": 0], ["Both sides say the same"])
    }
    let table = TextTable(
        columns: [
            .init(title: "What"), .init(title: "Whom", maximum: 30),
            .init(title: "Column", maximum: 40), .init(title: "In Airtable", maximum: 40),
            .init(title: "To be written", maximum: 40),
        ],
        rows: changes.map {
            [
                $0.way.rawValue, names[$0.owner] ?? ($0.owner.isEmpty ? $0.record : $0.owner),
                $0.column, $0.cell.shortText,
                $0.desk == .null ? "" : $0.desk.shortText,
            ]
        })
    return Answer(["items": json, "total": JSONValue(changes.count)], table.lines)
}

/// Asks Airtable and waits; what it says becomes the command's failure.
private func asking<Result: Sendable>(
    _ work: @escaping @Sendable () async throws -> Result
) throws -> Result {
    do { return try waiting(work) } catch let problem as AirtableProblem {
        throw Failure(.failed, "airtable", "\(problem)")
    }
}

extension Following {
    /// Works until no run of some pipelines is to be done, also of those that a program began that was
    /// killed.
    fileprivate func workOff(_ pipelines: [String], on desk: any Database) async throws {
        while let run = try await desk.reading({ connection in
            try RunList.page(
                RunList.Filter(pipelines: pipelines, statuses: [.queued, .running]), limit: 1,
                on: connection
            ).first
        }) {
            try await follow(run.id)
        }
    }
}

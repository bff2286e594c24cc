import Engine
import Glibc
import Prelude
import SQLiteStorage
import Storage
import Workflows

/// The commands that ask the engine for work.
let pipelineCommands: [CommandSpec] = [
    CommandSpec(
        words: ["pipeline", "list"], summary: "List what the engine can run.", run: listPipelines),
    CommandSpec(
        words: ["pipeline", "run"], arguments: [.init(name: "NAME")],
        options: [
            .init(name: "partition", value: "ID", summary: "The record that it is to run for."),
            .init(name: "wait", value: nil, summary: "Wait until it has ended."),
            .init(
                name: "force", value: nil,
                summary: "Make everything anew, even from unchanged input."),
        ], summary: "Ask for a run of a pipeline.", run: runPipeline),
    CommandSpec(
        words: ["pipeline", "backfill"],
        arguments: [.init(name: "NAME"), .init(name: "ID", isOptional: true, isRepeated: true)],
        options: [
            .init(name: "wait", value: nil, summary: "Wait until all runs have ended."),
            .init(
                name: "force", value: nil,
                summary: "Make everything anew, even from unchanged input."),
        ], summary: "Ask for a run of each record, or of those named.", run: backfillPipeline),
    CommandSpec(
        words: ["backfill", "list"], summary: "List backfills with how far they have come.",
        run: listBackfills),
    CommandSpec(
        words: ["backfill", "cancel"], arguments: [.init(name: "ID")],
        summary: "Cancel a backfill and every run of it that has not ended.", run: cancelBackfill),
]

@Sendable private func listPipelines(_ invocation: Invocation) throws -> Answer {
    let pipelines = try EngineWiring(invocation.session).catalog.pipelines
    let table = TextTable(
        columns: [
            .init(title: "Pipeline"), .init(title: "Runs for"),
            .init(title: "Ops", maximum: 80), .init(title: "What it does", maximum: 100),
        ],
        rows: pipelines.map {
            [
                $0.name, $0.partition?.noun ?? "the desk",
                $0.ops.map(\.name).joined(separator: " → "), $0.summary,
            ]
        })
    let items = pipelines.map { pipeline -> JSONValue in
        [
            "name": .string(pipeline.name), "summary": .string(pipeline.summary),
            "partition": JSONValue(pipeline.partition?.noun),
            "ops": .array(
                pipeline.ops.map {
                    [
                        "name": .string($0.name), "version": .string($0.version),
                        "pool": .string($0.pool.name), "needs": JSONValue($0.needs),
                    ]
                }),
        ]
    }
    return Answer(
        ["items": .array(items), "total": JSONValue(items.count), "next": nil], table.lines)
}

@Sendable private func runPipeline(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.deskOrNew()
    let following = try EngineWiring(session).following(on: desk)
    let id = try following.request(
        RunRequest(
            invocation.arguments[0], partition: invocation["partition"],
            parameters: parameters(invocation), by: session.who))
    guard invocation.has("wait") else {
        return Answer(
            ["id": .string(id.text), "status": "queued"],
            [
                "Asked for run \(id)",
                "`muster run show \(id)` tells how it goes; the console or `muster engine` does it",
            ])
    }
    try wait(for: id.text, following, session)
    return try ended(id, desk)
}

@Sendable private func backfillPipeline(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let following = try EngineWiring(session).following(on: desk)
    let records = Array(invocation.arguments.dropFirst())
    let backfill = try following.backfill(
        invocation.arguments[0], records: records.isEmpty ? nil : records,
        parameters: parameters(invocation), lane: .backfill, by: session.who)
    if invocation.has("wait") { try wait(for: backfill.id.text, following, session) }
    guard let progress = try desk.read({ try BackfillProgress(backfill.id, on: $0) }) else {
        throw Failure.noSuch("backfill", backfill.id.text)
    }
    return Answer(
        progress.json(now: Session.now()), progress.lines(now: Session.now()),
        exit: exit(progress))
}

/// What a backfill says to a script: failed with any run of it, refused when nothing was done.
private func exit(_ progress: BackfillProgress) -> ExitCode {
    func count(_ status: RunStatus) -> Int { progress.counts[status] ?? 0 }
    if progress.failed > 0 || count(.cancelled) > 0 || progress.backfill.status == .cancelled {
        return .failed
    }
    if count(.waiting) > 0 { return .waiting }
    return count(.stopped) > 0 && count(.done) == 0 ? .refused : .done
}

private func parameters(_ invocation: Invocation) -> JSONValue {
    invocation.has("force") ? ["force": true] : .null
}

/// Waits for what a request led to; an interrupt cancels it.
func wait(for origin: String, _ following: Following, _ session: Session) throws {
    if isatty(STDERR_FILENO) == 1 { Output.narrate("Waiting for \(origin); Ctrl-C cancels it") }
    try waiting(onInterrupt: {
        Output.narrate("Cancelling; once more ends this program at once")
        try? await following.cancel(origin, by: session.who)
    }) {
        try await following.follow(origin)
    }
}

/// How a run ended, with the exit code that says so.
func ended(_ id: ID<Run>, _ desk: any Database) throws -> Answer {
    guard let detail = try desk.read({ try RunDetail(id, on: $0) }) else {
        throw Failure.noSuch("run", id.text)
    }
    let exit: ExitCode =
        switch detail.run.status {
        case .done: .done
        case .waiting: .waiting
        case .stopped: .refused
        case .failed, .cancelled, .queued, .running: .failed
        }
    return Answer(detail.json, detail.lines(now: Session.now()), exit: exit)
}

@Sendable private func listBackfills(_ invocation: Invocation) throws -> Answer {
    let now = Session.now()
    let backfills = try invocation.session.desk().read {
        try BackfillProgress.newest(50, on: $0)
    }
    return Answer(
        [
            "items": .array(backfills.map { $0.json(now: now) }),
            "total": JSONValue(backfills.count), "next": nil,
        ],
        backfills.isEmpty ? ["There is no backfill"] : backfills.flatMap { $0.lines(now: now) })
}

@Sendable private func cancelBackfill(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let following = try EngineWiring(session).following(on: try session.desk())
    let id = ID<Backfill>(invocation.arguments[0])
    try following.database.write { connection in
        try Backfills(
            on: connection, catalog: following.catalog, now: following.now, ids: following.ids
        ).cancel(id, by: session.who)
    }
    return Answer(["id": .string(id.text), "status": "cancelled"], ["Backfill \(id) is cancelled"])
}

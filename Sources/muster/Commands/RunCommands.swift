import Engine
import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands about runs.
let runCommands: [CommandSpec] = [
    CommandSpec(
        words: ["run", "list"],
        options: [
            .init(name: "pipeline", value: "NAME", summary: "Only those of a pipeline."),
            .init(name: "status", value: "STATUS", summary: "Only those that stand so."),
            .init(name: "partition", value: "ID", summary: "Only those of a record."),
            .init(name: "limit", value: "N", summary: "How many, 1 to 500 (20)."),
            .init(name: "cursor", value: "C", summary: "Go on where the last page ended."),
        ], summary: "List runs, newest first.", run: listRuns),
    CommandSpec(
        words: ["run", "show"], arguments: [.init(name: "ID")],
        summary: "Show a run with its steps and the end of its log.", run: showRun),
    CommandSpec(
        words: ["run", "log"], arguments: [.init(name: "ID")],
        options: [
            .init(name: "follow", value: nil, summary: "Go on until the run has ended."),
            .init(name: "limit", value: "N", summary: "How many lines, 1 to 2000 (200)."),
        ], summary: "Print the log of a run.", run: logRun),
    CommandSpec(
        words: ["run", "retry"], arguments: [.init(name: "ID")],
        options: [.init(name: "wait", value: nil, summary: "Wait until it has ended.")],
        summary: "Start a run again at the step where it ended.", run: retryRun),
    CommandSpec(
        words: ["run", "cancel"], arguments: [.init(name: "ID")],
        summary: "Cancel a run, whatever it is doing.", run: cancelRun),
]

@Sendable private func listRuns(_ invocation: Invocation) throws -> Answer {
    let limit = try invocation.integer("limit", in: 1...RunList.maximumPage, default: 20)
    let statuses = try invocation.options["status"].map { texts in
        try texts.map { text in
            guard let status = RunStatus(rawValue: text) else {
                let known = RunStatus.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure.usage("--status takes one of \(known)")
            }
            return status
        }
    }
    let filter = RunList.Filter(
        pipelines: invocation["pipeline"].map { [$0] } ?? [], statuses: statuses ?? [],
        partitions: invocation["partition"].map { [$0] })
    if let name = filter.pipelines.first,
        try EngineWiring(invocation.session).catalog.pipeline(name) == nil
    {
        throw Failure.noSuch("pipeline", name)
    }
    let (runs, total, names) = try invocation.session.desk().read { connection in
        let runs = try RunList.page(
            filter, before: invocation["cursor"].map { ID($0) }, limit: limit, on: connection)
        return (
            runs, try RunList.count(filter, on: connection),
            try RecordNames.names(of: runs.compactMap(\.partition), on: connection)
        )
    }
    let now = Session.now()
    let next = runs.count == limit ? runs.last?.id.text : nil
    let table = TextTable(columns: Run.columns, rows: runs.map { $0.row(names: names, now: now) })
    let more = next.map { ["\(runs.count) of \(total); --cursor \($0) goes on"] } ?? []
    return Answer(
        [
            "items": .array(runs.map(\.json)), "total": JSONValue(total), "next": JSONValue(next),
        ], runs.isEmpty ? ["No run is like that"] : table.lines + more)
}

@Sendable private func showRun(_ invocation: Invocation) throws -> Answer {
    let id = ID<Run>(invocation.arguments[0])
    guard let detail = try invocation.session.desk().read({ try RunDetail(id, on: $0) }) else {
        throw Failure.noSuch("run", id.text)
    }
    return Answer(detail.json, detail.lines(now: Session.now()))
}

@Sendable private func logRun(_ invocation: Invocation) throws -> Answer {
    let limit = try invocation.integer("limit", in: 1...RunDetail.maximumEvents, default: 200)
    let id = ID<Run>(invocation.arguments[0])
    let session = invocation.session
    let desk = try session.desk()
    guard var detail = try desk.read({ try RunDetail(id, events: limit, on: $0) }) else {
        throw Failure.noSuch("run", id.text)
    }
    if invocation.has("follow") {
        let seen = detail.events
        if !session.isJSON { for event in seen { Output.narrate(event.line) } }
        detail.events += try waiting {
            try await follow(id, after: seen.last?.seq ?? 0, desk) { event in
                if !session.isJSON { Output.narrate(event.line) }
            }
        }
        if !session.isJSON { return Answer(.null, []) }
    }
    return Answer(
        ["items": .array(detail.events.map(\.json)), "total": JSONValue(detail.events.count)],
        detail.events.map(\.line))
}

/// The events of a run from one on until it has ended, each told as it comes.
private func follow(
    _ id: ID<Run>, after seq: Int, _ desk: any Database, tell: (Event) -> Void
) async throws -> [Event] {
    var changes = try desk.changes().makeAsyncIterator()
    var (events, seq) = ([Event](), seq)
    while true {
        let last = seq
        let (fresh, isOver) = try await desk.reading { connection in
            (
                try EventLog.after(
                    last, of: id, limit: RunDetail.maximumEvents, on: connection),
                try connection.first(Run.self, "WHERE id = \(id)")?.status.isFinal ?? true
            )
        }
        for event in fresh { tell(event) }
        events += fresh
        seq = fresh.last?.seq ?? seq
        if isOver && fresh.isEmpty { return events }
        if fresh.isEmpty { await changes.next() }
    }
}

@Sendable private func retryRun(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let id = ID<Run>(invocation.arguments[0])
    let following = try EngineWiring(session).following(on: try session.desk())
    try following.database.write { connection in
        try RunQueue(
            on: connection, catalog: following.catalog, now: following.now, ids: following.ids
        ).retry(id, by: session.who)
    }
    guard invocation.has("wait") else {
        guard let detail = try following.database.read({ try RunDetail(id, on: $0) }) else {
            throw Failure.noSuch("run", id.text)
        }
        return Answer(detail.json, detail.lines(now: Session.now()))
    }
    // The run alone: a record of an import is not the whole import.
    try waiting(onInterrupt: {
        Output.narrate("Cancelling; once more ends this program at once")
        try? await following.cancel(id, by: session.who)
    }) {
        try await following.follow(id)
    }
    return try ended(id, following.database)
}

@Sendable private func cancelRun(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let id = ID<Run>(invocation.arguments[0])
    let following = try EngineWiring(session).following(on: try session.desk())
    try waiting { try await following.cancel(id, by: session.who) }
    return Answer(["id": .string(id.text), "status": "cancelled"], ["Run \(id) is cancelled"])
}

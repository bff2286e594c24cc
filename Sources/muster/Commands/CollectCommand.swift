import Documents
import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// The command that collects jobs from the market.
let collectCommands: [CommandSpec] = [
    CommandSpec(
        words: ["collect"],
        options: [
            .init(
                name: "once", value: nil,
                summary: "Collect now and not again; else again each interval, by the engine."),
            .init(
                name: "force", value: nil,
                summary: "Ask sources too that want to be asked seldom."),
            .init(
                name: "file", value: "PATH",
                summary: "Take the jobs of a file with JobSpy's columns, CSV or JSON, instead."),
        ], summary: "Ask the sources for jobs, and keep those that are new.", run: collect)
]

@Sendable private func collect(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.marketDesk()
    let following = try EngineWiring(session).following(on: desk)
    let parameters: JSONValue = [
        "force": .bool(invocation.has("force")),
        "file": JSONValue(try invocation["file"].map(wholePath)),
    ]
    let run = try following.request(
        RunRequest("job_collector", parameters: parameters, by: session.who))
    try wait(for: run.text, following, session)
    let detail = try desk.read { try RunDetail(run, on: $0) }
    guard let detail, detail.run.status == .done,
        let output = detail.steps.first(where: { $0.op == "collect" })?.output
    else {
        let reason = detail?.run.reason ?? detail?.steps.first?.reason
        throw Failure(
            detail?.run.status == .stopped ? .refused : .failed, "not_collected",
            "nothing was collected: \(reason ?? detail?.run.status.rawValue ?? "")",
            hint: "`muster run show \(run)` tells how it went")
    }
    var lines = lines(of: output)
    let repeats = !invocation.has("once") && invocation["file"] == nil
    if repeats {
        try desk.write { connection in
            _ = try Triggers(on: connection, catalog: following.catalog, now: following.now)
                .startSensor("job_collector")
        }
        lines.append(
            "From now on the engine collects each time that the interval has passed;"
                + " `muster sensor stop job_collector` ends it")
    }
    let sources = output["sources"]?.elements ?? []
    let allFailed = !sources.isEmpty && sources.allSatisfy { $0["status"] == "failed" }
    return Answer(
        output.adding([
            JSONMember("run", .string(run.text)), JSONMember("repeats", .bool(repeats)),
        ]), lines, exit: allFailed ? .failed : .done)
}

/// A path from the root, which whoever works for the desk finds too.
private func wholePath(_ path: String) throws -> String {
    guard !path.isEmpty else { throw Failure.usage("--file takes a path") }
    return path.hasPrefix("/") ? path : currentFolder() + "/" + path
}

private func lines(of output: JSONValue) -> [String] {
    let sources = output["sources"]?.elements ?? []
    let table = TextTable(
        columns: [
            .init(title: "Source", maximum: 50), .init(title: "What became of it"),
            .init(title: "Jobs", isRight: true), .init(title: "Unread", isRight: true),
            .init(title: "What to know", maximum: 90),
        ],
        rows: sources.map { source in
            [
                source["source"]?.string ?? "", source["status"]?.string ?? "",
                "\(source["listed"]?.int ?? 0)", "\(source["unreadable"]?.int ?? 0)",
                ([source["problem"]?.string].compactMap(\.self)
                    + (source["notes"]?.elements ?? []).compactMap(\.string))
                    .joined(separator: "; "),
            ]
        })
    let (new, seen, closed) = (
        output["new"]?.int ?? 0, output["seen"]?.int ?? 0, output["closed"]?.int ?? 0
    )
    return table.lines + [
        "",
        "\(counted(new, "listing is", "listings are")) new, \(seen) known already, \(closed) closed",
    ]
}

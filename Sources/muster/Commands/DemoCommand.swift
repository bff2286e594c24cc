import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// The command that shows Muster on a sample desk.
let demoCommands: [CommandSpec] = [
    CommandSpec(
        words: ["demo"],
        options: [
            .init(name: "keep", value: nil, summary: "Keep the sample desk afterwards.")
        ], summary: "Open a fresh sample desk of invented people and jobs.", run: demonstrate)
]

@Sendable private func demonstrate(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let folder = try ScratchFolder(named: "demo")
    let keeps = invocation.has("keep")
    defer { if !keeps { folder.remove() } }
    let demo = session.onDesk(folder.deskPath)
    let desk = try demo.deskOrNew()
    let following = try EngineWiring(demo).following(on: desk)
    let sample = session.settings.data.value + "/sample"
    let report = try importFiles(
        [sample + "/candidates", sample + "/jobs"], subject: nil, following, demo,
        progress: showProgress)
    let refused = try matchAll(following, demo)
    if let answer = try openConsole(demo, isPlain: invocation.has("plain")) { return answer }
    return try answer(desk, report, refused, kept: keeps ? folder.deskPath : nil)
}

/// Matches every job; returns why some could not be.
private func matchAll(
    _ following: Following, _ session: Session
) throws -> [(title: String, why: String)] {
    let jobs = try following.database.read { try JobList.rows(offset: 0, limit: 500, on: $0) }
    var refused: [(String, String)] = []
    for job in jobs {
        do {
            try matchOrRefuse(job.id, following, top: nil, session)
        } catch let failure as Failure where failure.exit == .refused {
            refused.append((job.title, failure.message))
        }
    }
    return refused
}

/// The best matches of every job with their reasons.
private func answer(
    _ desk: any Database, _ report: ImportReport, _ refused: [(title: String, why: String)],
    kept: String?
) throws -> Answer {
    let bestCount = 3
    let jobs = try desk.read { connection in
        try JobList.rows(offset: 0, limit: 500, on: connection).map {
            ($0, try MatchStore.lines(of: $0.id, on: connection).prefix(bestCount))
        }
    }
    var lines = [
        "The sample desk: \(report.imported.count) records read, \(report.updated.count) updated,"
            + " \(report.failed.count) files refused with the reason"
    ]
    for (job, best) in jobs where !best.isEmpty {
        lines += ["", "\(job.title)\(job.company.map { ", \($0)" } ?? "")"]
        for line in best { lines += MatchText(line).lines.prefix(9).map { "  \($0)" } }
    }
    for (title, why) in refused { lines += ["", "\(title): \(why)"] }
    if let kept { lines += ["", "The desk is kept: muster --desk \(kept)"] }
    let json: JSONValue = [
        "import": report.json,
        "jobs": .array(
            jobs.map { job, best in
                [
                    "id": .string(job.id.text), "title": .string(job.title),
                    "matches": .array(best.map(\.json)),
                ]
            }),
        "refused": .array(
            refused.map { ["title": .string($0.title), "reason": .string($0.why)] }),
        "desk": JSONValue(kept),
    ]
    return Answer(json, lines)
}

extension Session {
    /// The same session on another desk.
    func onDesk(_ path: String) -> Session {
        var settings = settings
        settings.desk = Setting(value: path, source: .option("demo"))
        // Invented people are worth nobody's money, and the demo is the same for everybody.
        settings.isOffline = Setting(value: "yes", source: .option("demo"))
        return Session(settings: settings, isJSON: isJSON, environment: environment)
    }
}

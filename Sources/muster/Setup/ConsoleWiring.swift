import Console
import Dispatch
import Engine
import Glibc
import Language
import Prelude
import Processes
import Recruiting
import Storage
import Synchronization
import Terminal
import Workflows

/// Gives the console what it may not know by itself: desk, clock, names of skills, themes, editor.
struct ConsoleWiring {
    private let session: Session

    /// The wiring of a session.
    init(_ session: Session) {
        self.session = session
    }

    /// The services of the console on the session's desk, which is made when there is none, and the
    /// engine that works inside the console, to be started with it.
    ///
    /// - Throws: `Failure` when the desk cannot be opened.
    func services() throws -> (ConsoleServices, EngineConsole) {
        let session = session
        let knowledge = KnowledgeOnDemand(session)
        let database = try session.deskOrNew()
        let wiring = try EngineWiring(session, knowledge: knowledge)
        let following = wiring.quietFollowing(on: database)
        let engine = EngineConsole(wiring, on: database, who: session.who)
        let desk = Desk(
            database, who: session.who, clock: Session.now,
            ids: { session.ids() }, rules: knowledge.rules, alsoForget: WholeDesk.forget)
        var services = ConsoleServices(desk: desk, deskName: session.deskPlace.name)
        services.themes = { ThemeFolder(session).themes() }
        services.describe = { error in
            let failure = Failure(describing: error)
            return failure.hint.isEmpty ? failure.message : "\(failure.message). \(failure.hint)"
        }
        services.editor = editor
        services.importPaths = { paths, report in
            try await importPaths(paths, session, following, report)
        }
        services.match = { job, report in
            try await match(
                job, profile: session.settings.profile.value, session, following, report)
        }
        services.exportPerson = { person, path in
            try await inBackground { try ConsoleFiles(session).export(person, to: path) }
        }
        services.writeShortlist = { job, path in
            try await inBackground { try ConsoleFiles(session).writeShortlist(of: job, to: path) }
        }
        let gaps = GapWiring(session: session, knowledge: knowledge.loaded)
        services.gaps = { person, job in
            try await inBackground { try gaps.report(of: person, for: job).report }
        }
        services.writeGaps = { person, job, path in
            try await inBackground {
                try ConsoleFiles(session).write(gaps.report(of: person, for: job), to: path)
            }
        }
        services.evidence = { path, person in
            try await inBackground { try attachment(at: path, about: person, session) }
        }
        services.rescore = { report in
            try await rescore(session, following, report)
        }
        services.engine = engine.services()
        let chat = ChatWiring(session, knowledge: knowledge)
        services.chat.look = { try await chat.look(at: $0, on: database) }
        services.chat.take = { try await chat.take($0, on: database, onText: $1) }
        services.market = MarketConsole(
            session: session, knowledge: knowledge, database: database,
            threshold: try session.settings.collector.fits().threshold
        ).services()
        return (services, engine)
    }

    /// The editor that the person chose by VISUAL or EDITOR.
    private var editor: EditorSettings? {
        let environment = session.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        let lines = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
        let chosen = lines.lazy.compactMap { Editor(commandLine: $0, folders: folders) }.first
        return chosen.map {
            EditorSettings(
                editor: $0,
                environment: environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
                temporaryFolder: environment["TMPDIR"] ?? "/tmp")
        }
    }
}

/// Runs blocking work on a queue of its own, so that it never holds a thread of the shared pool;
/// one piece of work at a time, since all of it writes to the same desk.
private func inBackground<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        backgroundQueue.async { continuation.resume(with: Swift.Result { try work() }) }
    }
}

private let backgroundQueue = DispatchQueue(label: "muster.work")

private func importPaths(
    _ paths: [String], _ session: Session, _ following: Following,
    _ report: @escaping ConsoleServices.Report
) async throws -> ImportOutcome {
    let request = try await inBackground {
        try ImportRequest(
            paths, from: currentFolder(), subject: nil, by: session.who, through: following)
    }
    let result = try await request.report { progress in
        let name = progress.path.split(separator: "/").last.map(String.init) ?? progress.path
        report(WorkProgress(name, done: progress.done, total: progress.total))
    }
    return ImportOutcome(
        imported: result.imported.count, updated: result.updated.count,
        unchanged: result.unchanged.count, failed: result.failed.map { "\($0.path): \($0.reason)" })
}

private func match(
    _ job: ID<Job>, profile: String, asks: Bool? = nil, _ session: Session,
    _ following: Following, _ report: ConsoleServices.Report
) async throws -> MatchOutcome {
    report(WorkProgress("scoring", done: 0, total: nil))
    let run = try await inBackground {
        try following.request(
            RunRequest(
                "matchmaking", partition: job.text,
                parameters: ["profile": .string(profile), "ask": JSONValue(asks)],
                by: session.who))
    }
    try await following.follow(run.text, orCancelAs: session.who)
    let (ended, scored) = try await following.database.reading { connection in
        (
            try connection.first(Run.self, "WHERE id = \(run)"),
            try MatchStore.matching(of: job, on: connection)?.scored ?? 0
        )
    }
    let reason = ended?.reason ?? ended?.status.rawValue ?? "gone"
    switch ended?.status {
    case .done:
        let counts = try await following.database.reading {
            try RunDetail(run, on: $0)?.steps.last?.output
        }
        let excluded = counts?["excluded"]?.int ?? 0
        return .scored(
            summary: "scored \(scored) of \(scored + excluded);"
                + " \(counts?["matches"]?.int ?? 0) proposed")
    case .stopped: return .refused(reasons: [reason.replacing("refused: ", with: "")])
    case .waiting: return .waits(reason: reason)
    default:
        throw Failure(
            .failed, ended?.status.rawValue ?? "gone", "the matching did not end well: \(reason)")
    }
}

/// Matches every job anew whose open matches were scored from what has changed since.
private func rescore(
    _ session: Session, _ following: Following, _ report: ConsoleServices.Report
) async throws -> Int {
    let jobs = try await following.database.reading { try MatchStore.staleJobs(on: $0) }
    for (index, job) in jobs.enumerated() {
        report(WorkProgress("Scoring anew \(job.title)", done: index, total: jobs.count))
        let profile = try await following.database.reading {
            try MatchStore.matching(of: job.id, on: $0)?.profile
        }
        _ = try await match(
            job.id, profile: profile ?? session.settings.profile.value, asks: false, session,
            following
        ) { _ in }
    }
    return jobs.count
}

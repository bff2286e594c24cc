import Console
import Dispatch
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

    /// The services of the console on the session's desk, which is made when there is none.
    ///
    /// - Throws: `Failure` when the desk cannot be opened.
    func services() throws -> ConsoleServices {
        let session = session
        let knowledge = KnowledgeOnDemand(session)
        let desk = Desk(
            try session.deskOrNew(), who: session.who, clock: Session.now,
            ids: { session.ids() }, rules: knowledge.rules)
        var services = ConsoleServices(desk: desk, deskName: session.deskPlace.name)
        services.themes = { ThemeFolder(session).themes() }
        services.describe = { error in
            let failure = Failure(describing: error)
            return failure.hint.isEmpty ? failure.message : "\(failure.message). \(failure.hint)"
        }
        services.editor = editor
        services.importPaths = { paths, report in
            try await inBackground { try importPaths(paths, session, knowledge, report) }
        }
        services.match = { job, report in
            try await inBackground { try match(job, session, knowledge, report) }
        }
        services.exportPerson = { person, path in
            try await inBackground { try ConsoleFiles(session).export(person, to: path) }
        }
        services.writeShortlist = { job, path in
            try await inBackground { try ConsoleFiles(session).writeShortlist(of: job, to: path) }
        }
        services.evidence = { path, person in
            try await inBackground { try attachment(at: path, about: person, session) }
        }
        services.rescore = { report in
            try await inBackground { try rescore(session, knowledge, report) }
        }
        return services
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
    _ paths: [String], _ session: Session, _ knowledge: KnowledgeOnDemand,
    _ report: ConsoleServices.Report
) throws -> ImportOutcome {
    let importing = Importing(
        into: try session.desk(), knowledge: try knowledge.loaded(), today: Session.now().day,
        clock: { Session.now() })
    let result = try importing.run(paths, subject: nil, ids: session.ids()) { progress in
        let name = progress.path.split(separator: "/").last.map(String.init) ?? progress.path
        report(WorkProgress(name, done: progress.done, total: progress.total))
    }
    return ImportOutcome(
        imported: result.imported.count, updated: result.updated.count,
        unchanged: result.unchanged.count, failed: result.failed.map { "\($0.path): \($0.reason)" })
}

private func match(
    _ job: ID<Job>, _ session: Session, _ knowledge: KnowledgeOnDemand,
    _ report: ConsoleServices.Report
) throws -> MatchOutcome {
    report(WorkProgress("scoring", done: 0, total: nil))
    let matchmaking = Matchmaking(
        on: try session.desk(), knowledge: try knowledge.loaded(), zones: systemTimeZones)
    let outcome = try matchmaking.run(
        job: job, profile: session.settings.profile.value, now: Session.now(), ids: session.ids())
    return switch outcome {
    case .refused(let reasons): .refused(reasons: reasons)
    case .matched(let scored, let excluded, let matches):
        .scored(summary: "scored \(scored) of \(scored + excluded); \(matches) proposed")
    }
}

/// Matches every job anew whose open matches were scored from what has changed since.
private func rescore(
    _ session: Session, _ knowledge: KnowledgeOnDemand, _ report: ConsoleServices.Report
) throws -> Int {
    let desk = try session.desk()
    let jobs = try desk.read { try MatchStore.staleJobs(on: $0) }
    guard !jobs.isEmpty else { return 0 }
    let matchmaking = Matchmaking(
        on: desk, knowledge: try knowledge.loaded(), zones: systemTimeZones)
    for (index, job) in jobs.enumerated() {
        report(WorkProgress("Scoring anew \(job.title)", done: index, total: jobs.count))
        let profile = try desk.read { try MatchStore.matching(of: job.id, on: $0)?.profile }
        _ = try matchmaking.run(
            job: job.id, profile: profile ?? session.settings.profile.value, now: Session.now(),
            ids: session.ids())
    }
    return jobs.count
}

/// What the machine knows, loaded when something first needs it and kept from then on.
private final class KnowledgeOnDemand: Sendable {
    private let session: Session
    private let knowledge = Mutex<Knowledge?>(nil)

    init(_ session: Session) {
        self.session = session
    }

    /// Lexicon, places and embeddings.
    func loaded() throws -> Knowledge {
        try knowledge.withLock { known in
            if let known { return known }
            let fresh = try session.knowledge()
            known = fresh
            return fresh
        }
    }

    /// What the lexicon knows about names of skills.
    var rules: SkillRules {
        @Sendable func known() -> SkillRules? { (try? loaded())?.rules }
        // Without the lexicon nobody can tell what must never be merged, so that nothing is.
        return SkillRules(
            canonical: { known()?.canonical($0) }, aliases: { known()?.aliases($0) ?? [] },
            isCanonical: { known()?.isCanonical($0) ?? false },
            conflict: { try self.loaded().rules.conflict($0, $1) })
    }
}

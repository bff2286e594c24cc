import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// The command that matches a job.
let matchmakingCommands: [CommandSpec] = [
    CommandSpec(
        words: ["job", "match"], arguments: [.init(name: "ID", isOptional: true)],
        options: [
            .init(name: "top", value: "N", summary: "How many to propose, 1 to 500."),
            .init(
                name: "stale", value: nil,
                summary: "Instead of ID: every job whose matches are out of date."),
            .init(
                name: "ask", value: nil,
                summary: "Ask first about names of skills that nobody is sure of, and wait."),
        ],
        summary: "Score everybody for a job now, and store the best with their reasons.",
        run: matchJob)
]

@Sendable private func matchJob(_ invocation: Invocation) throws -> Answer {
    let top = try invocation["top"].map { _ in
        try invocation.integer("top", in: 1...500, default: 20)
    }
    let session = invocation.session
    let isStale = invocation.has("stale")
    let asks = invocation.has("ask")
    guard let text = invocation.arguments.first, !isStale else {
        guard isStale, invocation.arguments.isEmpty, !asks else {
            throw Failure.usage(
                isStale && asks
                    ? "expected one of --stale and --ask, found both"
                    : isStale
                        ? "job match takes an ID or --stale, found both"
                        : "muster job match needs ID, or --stale for every job that is out of date",
                hint: invocation.command.usage)
        }
        return try matchStaleJobs(session, top: top)
    }
    let desk = try session.desk()
    let id = ID<Job>(text)
    if let job = try desk.read({ try $0.first(Job.self, "WHERE id = \(id)") }),
        StandingFields.archived.contains(job.status)
    {
        throw Failure(
            .refused, "closed", "the position is closed: the status of \(id) is \(job.status)",
            hint: "`muster job status \(id) Sourcing` opens it again")
    }
    try matchOrRefuse(
        id, try EngineWiring(session).following(on: desk), top: top,
        asks: asks ? true : nil, session)
    return try matchesAnswer(of: id, session)
}

private func matchStaleJobs(_ session: Session, top: Int?) throws -> Answer {
    let desk = try session.desk()
    let rescored = try rescoreStaleJobs(on: desk, top: top, session)
    return Answer(
        ["jobs": .array(rescored.map(\.json))],
        rescored.isEmpty
            ? [
                "Nothing that a match was scored from has changed; `muster job match ID` takes in"
                    + " whoever is new"
            ] : rescored.map(\.line))
}

/// A job that was scored anew because what it was scored from has changed.
struct RescoredJob: Sendable {
    /// The job.
    var job: Job
    /// How many people were scored.
    var scored: Int
    /// How many are proposed.
    var matches: Int
    /// Why it could not be scored, or nil.
    var refusal: String?

    /// The shape of `job match --stale`.
    var json: JSONValue {
        let shape: JSONValue = [
            "id": .string(job.id.text), "title": .string(job.title),
            "scored": JSONValue(scored), "matches": JSONValue(matches),
        ]
        return refusal.map { shape.adding([JSONMember("refused", .string($0))]) } ?? shape
    }

    /// The same for people.
    var line: String {
        refusal.map { "\(job.title): \($0)" }
            ?? "\(job.title): scored \(scored), proposed \(matches)"
    }
}

/// Scores every job anew whose matches are out of date, with a line of narration each.
func rescoreStaleJobs(
    on desk: any Database, top: Int? = nil, _ session: Session
) throws -> [RescoredJob] {
    let jobs = try desk.read { try MatchStore.staleJobs(on: $0) }
    guard !jobs.isEmpty else { return [] }
    let following = try EngineWiring(session).following(on: desk)
    return try jobs.enumerated().map { index, job in
        Output.progress(
            "Scoring \(index + 1) of \(jobs.count): \(job.title)", isLast: index + 1 == jobs.count)
        do {
            try matchOrRefuse(job.id, following, top: top, session)
        } catch let failure as Failure where failure.exit == .refused {
            return RescoredJob(job: job, scored: 0, matches: 0, refusal: failure.message)
        }
        return try desk.read { connection in
            RescoredJob(
                job: job,
                scored: try MatchStore.matching(of: job.id, on: connection)?.scored ?? 0,
                matches: try MatchStore.lines(of: job.id, on: connection).count {
                    $0.match.stage == .proposed && $0.match.rank != nil
                }, refusal: nil)
        }
    }
}

/// Matches a job through the engine and waits for it. Whether it asks first is set, unless `asks` says so:
/// a matching that only follows what has changed asks nothing. On a terminal the questions are put there.
///
/// - Throws: `Failure` with exit 4 when the job cannot be matched, 3 when there is none, 5 when it waits for
///   an answer.
func matchOrRefuse(
    _ id: ID<Job>, _ following: Following, top: Int?, asks: Bool? = false, _ session: Session
) throws {
    let profile = session.settings.profile.value
    let book = try following.database.read { try ProfileBook(on: $0) }
    guard book.names.contains(profile) else {
        throw Failure.noSuchProfile(profile, known: book.names)
    }
    let isThere = try following.database.read {
        try !$0.query("SELECT 1 FROM job WHERE id = \(id)").isEmpty
    }
    guard isThere else { throw Failure.noSuch("job", id.text) }
    let run = try following.request(
        RunRequest(
            "matchmaking", partition: id.text,
            parameters: [
                "profile": .string(profile), "top": JSONValue(top), "ask": JSONValue(asks),
            ], by: session.who))
    try wait(for: run.text, following, session)
    let prompt = QuestionPrompt(session, on: following.database)
    while let question = try prompt.question(of: run), try prompt.ask(question) {}
    guard let ended = try following.database.read({ try RunDetail(run, on: $0) })?.run else {
        throw Failure.noSuch("run", run.text)
    }
    let reason = ended.reason ?? ended.status.rawValue
    switch ended.status {
    case .done: return
    case .stopped:
        throw Failure(
            .refused, "unusable_job",
            "the job cannot be matched: \(reason.replacing("refused: ", with: ""))",
            hint: "`muster job show \(id.text)` shows what was read, `muster job edit` corrects it")
    case .waiting:
        throw Failure(
            .waiting, "waiting", "the matching \(reason)",
            hint: "`muster question answer \(try prompt.question(of: run) ?? "ID") OPTION` lets it"
                + " go on, and so does the inbox")
    default:
        throw Failure(
            .failed, ended.status.rawValue, "the matching is \(ended.status.rawValue): \(reason)",
            hint: "`muster run show \(run)` tells how it went")
    }
}

import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// The command that matches a job.
let matchmakingCommands: [CommandSpec] = [
    CommandSpec(
        words: ["job", "match"], arguments: [.init(name: "ID")],
        options: [.init(name: "top", value: "N", summary: "How many to propose, 1 to 500.")],
        summary: "Score everybody for a job now, and store the best with their reasons.",
        run: matchJob)
]

@Sendable private func matchJob(_ invocation: Invocation) throws -> Answer {
    let id = ID<Job>(invocation.arguments[0])
    let top = try invocation["top"].map { _ in
        try invocation.integer("top", in: 1...500, default: 20)
    }
    let session = invocation.session
    try matchOrRefuse(id, on: session.desk(), knowledge: session.knowledge(), top: top, session)
    return try matchesAnswer(of: id, session)
}

/// Matches a job.
///
/// - Throws: `Failure` with exit 4 when the job cannot be matched, 3 when there is none.
func matchOrRefuse(
    _ id: ID<Job>, on desk: SQLiteDatabase, knowledge: Knowledge, top: Int?, _ session: Session
) throws {
    let matchmaking = Matchmaking(on: desk, knowledge: knowledge, zones: systemTimeZones)
    let outcome: Matchmaking.Outcome
    do {
        outcome = try matchmaking.run(
            job: id, profile: session.settings.profile.value, top: top, now: Session.now(),
            ids: session.ids())
    } catch Matchmaking.Problem.noSuchJob {
        throw Failure.noSuch("job", id.text)
    } catch Matchmaking.Problem.noSuchProfile(let known) {
        throw Failure.usage(
            "there is no score profile \(session.settings.profile.value)",
            hint: "Known profiles: \(known.joined(separator: ", "))")
    }
    if case .refused(let reasons) = outcome {
        throw Failure(
            .refused, "unusable_job",
            "the job cannot be matched: \(reasons.joined(separator: "; "))",
            hint: "`muster job show \(id.text)` shows what was read, `muster job edit` corrects it")
    }
}

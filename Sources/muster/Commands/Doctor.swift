import Documents
import Engine
import Glibc
import Language
import Prelude
import Recruiting
import Storage
import Workflows

/// One thing that `doctor` looked at.
private typealias Check = DatabaseFinding

@Sendable func checkUp(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let checks =
        deskChecks(session)
        + [
            ledgerCheck(session), engineCheck(session), modelCheck(session), teamCheck(session),
            sourcesCheck(session),
            dataCheck(session), toolCheck(),
            terminalCheck(session),
        ].compactMap(\.self)
    let json = JSONValue.array(
        checks.map {
            [
                "name": .string($0.name), "ok": .bool($0.isGood), "found": .string($0.found),
                "advice": .string($0.isGood ? "" : $0.advice),
            ]
        })
    let lines = checks.flatMap { check in
        ["\(check.isGood ? "ok  " : "FAIL")  \(check.name): \(check.found)"]
            + (check.isGood ? [] : ["      \(check.advice)"])
    }
    let isGood = checks.allSatisfy(\.isGood)
    return Answer(["checks": json, "ok": .bool(isGood)], lines, exit: isGood ? .done : .failed)
}

private func deskChecks(_ session: Session) -> [Check] {
    do {
        return try session.desk().examined()
    } catch {
        let failure = Failure(describing: error)
        return [Check("desk", isGood: false, found: failure.message, advice: failure.hint)]
    }
}

/// Whether the desk is as the replayed ledger leaves it, and what waits for a person. Nothing for a
/// desk that cannot be opened, which is said already.
private func ledgerCheck(_ session: Session) -> Check? {
    let now = Session.now()
    let found = try? session.desk().read { connection in
        (
            decisions: try connection.value("SELECT count(*) FROM ledger", as: Int.self) ?? 0,
            questions: try QuestionStore.count(.waiting, now: now, on: connection),
            jobs: try MatchStore.staleJobs(on: connection).count,
            differences: try LedgerReplay.differences(on: connection)
        )
    }
    guard let found else { return nil }
    let hints = [
        found.questions > 0 ? "`muster question list` shows the questions" : nil,
        found.jobs > 0 ? "`muster job match --stale` scores the jobs anew" : nil,
    ].compactMap(\.self)
    if let first = found.differences.first {
        return Check(
            "ledger", isGood: false,
            found: counted(found.differences.count, "value is", "values are")
                + " not as the last decision left it; the first: \(first)",
            advice: "Look at its history, and set it again as it should be")
    }
    return Check(
        "ledger", isGood: true,
        found: ([
            counted(found.decisions, "entry", "entries") + ", "
                + counted(found.questions, "open question", "open questions") + ", "
                + counted(found.jobs, "job", "jobs") + " scored from what has changed since"
        ] + hints).joined(separator: "; "), advice: "")
}

/// Whether the work of the desk goes on. Nothing for a desk that cannot be opened.
private func engineCheck(_ session: Session) -> Check? {
    let now = Session.now()
    guard let overview = try? session.desk().read({ try EngineOverview(now: now, on: $0) }) else {
        return nil
    }
    if let circuit = overview.circuits.first {
        return Check(
            "engine", isGood: false, found: circuit.line(now: now),
            advice: "Mend the cause; `muster run list --status failed` shows what to start again")
    }
    return Check(
        "engine", isGood: true, found: overview.summary(now: now).joined(separator: "; "),
        advice: "")
}

private func dataCheck(_ session: Session) -> Check {
    do {
        let knowledge = try session.knowledge()
        return Check(
            "data", isGood: true,
            found:
                "\(knowledge.lexicon.skills.count) skills, embeddings \(knowledge.embeddings.model),"
                + " in \(session.settings.data.value)", advice: "")
    } catch {
        let failure = Failure(describing: error)
        return Check(
            "data", isGood: false, found: failure.message,
            advice: "Install Muster with its data, or set MUSTER_DATA to its data folder")
    }
}

private func toolCheck() -> Check {
    let found = DocumentReader.standardFolders.map { $0 + "/pdftotext" }
        .first { access($0, X_OK) == 0 }
    return Check(
        "pdf", isGood: found != nil, found: found ?? "pdftotext is not installed",
        advice: "Install it: apt-get install poppler-utils")
}

private func terminalCheck(_ session: Session) -> Check {
    let term = session.environment["TERM"] ?? ""
    let isGood = !term.isEmpty && term != "dumb"
    return Check(
        "terminal", isGood: isGood || isatty(STDOUT_FILENO) == 0,
        found: term.isEmpty ? "TERM is not set" : "TERM is \(term)",
        advice: "Set TERM to what your terminal is, for example xterm-256color")
}

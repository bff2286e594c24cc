import Documents
import Glibc
import Language
import Prelude
import Recruiting
import Storage
import Workflows

/// The commands that make a desk and say where everything is.
let setupCommands: [CommandSpec] = [
    CommandSpec(words: ["init"], summary: "Make an empty desk.", run: makeDesk),
    CommandSpec(
        words: ["where"], summary: "Print every path, and where each setting came from.",
        run: printPlaces),
    CommandSpec(
        words: ["doctor"], summary: "Check desk, data, tools and terminal, and say what to do.",
        run: checkUp),
]

@Sendable private func makeDesk(_ invocation: Invocation) throws -> Answer {
    let place = invocation.session.deskPlace
    let existed = try place.holdsDesk()
    _ = try invocation.session.deskOrNew()
    return Answer(
        ["desk": .string(place.shown), "created": .bool(!existed)],
        ["The \(existed ? "" : "new ")desk at \(place.shown) is ready"])
}

@Sendable private func printPlaces(_ invocation: Invocation) throws -> Answer {
    let settings = invocation.session.settings.all
    let json = JSONValue.object(
        settings.map {
            JSONMember(
                $0.name,
                [
                    "value": .string($0.setting.value),
                    "source": .string($0.setting.source.description),
                ])
        })
    let table = TextTable(
        columns: [
            .init(title: "Setting"), .init(title: "Value", maximum: 200),
            .init(title: "From", maximum: 200),
        ],
        rows: settings.map { [$0.name, $0.setting.value, $0.setting.source.description] })
    return Answer(json, table.lines)
}

/// One thing that `doctor` looked at.
private typealias Check = DatabaseFinding

@Sendable private func checkUp(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let checks =
        deskChecks(session)
        + [ledgerCheck(session), dataCheck(session), toolCheck(), terminalCheck(session)]
        .compactMap(\.self)
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
                + counted(found.jobs, "job", "jobs") + " out of date"
        ] + hints).joined(separator: "; "), advice: "")
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

import Prelude
import Recruiting
import Storage
import Workflows

/// Whether the models that are set can be asked; nobody is asked for it.
func modelCheck(_ session: Session) -> DatabaseFinding {
    let wiring = ModelWiring(session)
    guard wiring.isSet else {
        return DatabaseFinding(
            "models", isGood: true, found: "texts are read by rules alone", advice: "")
    }
    do {
        try wiring.check()
        let settings = session.settings.models
        let reading = [settings.provider.value, settings.model.value]
            .filter { !$0.isEmpty && $0 != "none" }
        let parts =
            (reading.isEmpty ? [] : [reading.joined(separator: " ")])
            + [settings.embeddingModel.value].filter { !$0.isEmpty }.map { "vectors of \($0)" }
        return DatabaseFinding(
            "models", isGood: true,
            found: parts.joined(separator: ", ") + "; `muster model check` asks whether it answers",
            advice: "")
    } catch {
        let failure = Failure(describing: error)
        return DatabaseFinding(
            "models", isGood: false, found: failure.message, advice: failure.hint)
    }
}

/// Whether the team's Airtable can be asked, and in which of its rows something could not be read or
/// written. Nothing where none is set.
func teamCheck(_ session: Session) -> DatabaseFinding? {
    let wiring = TeamWiring(session)
    guard wiring.isSet else { return nil }
    do {
        try wiring.check()
        let (rows, problems) = try session.desk().read { connection in
            (
                try connection.value("SELECT count(*) FROM team_row", as: Int.self) ?? 0,
                try connection.fetch(
                    TeamRow.self,
                    "WHERE problem IS NOT NULL ORDER BY record_id LIMIT 1000")
            )
        }
        let known = counted(rows, "row", "rows") + " known"
        guard let first = problems.first else {
            return DatabaseFinding("airtable", isGood: true, found: known, advice: "")
        }
        return DatabaseFinding(
            "airtable", isGood: false,
            found: known + ", " + counted(problems.count, "with a problem", "with problems")
                + "; the first, \(first.record): "
                + [first.unread, first.unwritten].compactMap(\.self).joined(separator: "; "),
            advice: "Mend it there; `muster airtable push` tries again")
    } catch {
        let failure = Failure(describing: error)
        return DatabaseFinding(
            "airtable", isGood: false, found: failure.message, advice: failure.hint)
    }
}

/// Where jobs are collected from, what failed last, and of which kinds no real answer was seen when this was
/// written. Nothing for a desk that collects from nowhere.
func sourcesCheck(_ session: Session) -> DatabaseFinding? {
    do {
        _ = try CollectorWiring(session).rules()
        guard let sources = try? session.desk().read({ try JobSource.all(on: $0) }),
            !sources.isEmpty
        else { return nil }
        let failing = sources.filter { $0.failures > 0 }
        let unverified = Set(
            sources.map(\.kind).filter { SourceKind(named: $0)?.isUnverified ?? false })
        var found = counted(sources.count, "source", "sources")
        if !unverified.isEmpty {
            found +=
                "; unverified, as no real answer was seen: \(unverified.sorted().joined(separator: ", "))"
        }
        guard let first = failing.first else {
            return DatabaseFinding("sources", isGood: true, found: found, advice: "")
        }
        return DatabaseFinding(
            "sources", isGood: false,
            found: found
                + "; \(counted(failing.count, "fails", "fail")), the first, \(first.name): "
                + (first.problem ?? ""),
            advice: "`muster source list` shows them; `muster collect --once` tries again")
    } catch {
        let failure = Failure(describing: error)
        return DatabaseFinding(
            "sources", isGood: false, found: failure.message, advice: failure.hint)
    }
}

import Engine
import Prelude
import Processes

extension EngineOverview {
    /// What goes on, as a value.
    func json(now: Timestamp) -> JSONValue {
        [
            "running": .array(
                running.map {
                    [
                        "run": .string($0.run.text), "pipeline": .string($0.pipeline),
                        "partition": JSONValue(partitions[$0.run]), "op": .string($0.op),
                        "progress": .string($0.progress.text),
                    ]
                }),
            "queued": JSONValue(queued), "waiting": JSONValue(waiting),
            "later": JSONValue(later), "failed": JSONValue(failed),
            "backfills": .array(backfills.map { $0.json(now: now) }),
            "circuits": .array(circuits.map(\.json)),
            "engines": .array(processes.map { $0.json(now: now) }),
        ]
    }

    /// Who works, and how much there is, in two lines.
    func summary(now: Timestamp) -> [String] {
        let alive = processes.filter { $0.isAlive(now: now) }
        let engines =
            alive.isEmpty
            ? "No engine runs: the console or `muster engine` does the work"
            : "Engines: "
                + alive.map { "\($0.kind.rawValue) \($0.process) on \($0.host)" }
                .joined(separator: ", ")
        let counts = [
            "\(running.count) \(alive.isEmpty ? "interrupted" : "running")", "\(queued) queued",
            "\(waiting) waiting", later > 0 ? "\(later) tried again later" : nil,
            "\(failed) failed since yesterday",
        ]
        return [engines, counts.compactMap(\.self).joined(separator: ", ")]
    }

    /// The same for people.
    func lines(now: Timestamp) -> [String] {
        let steps = running.map { step in
            "  \(step.pipeline) \(step.op)"
                + (partitions[step.run].map { " for \($0)" } ?? "")
                + (step.progress.text.isEmpty ? "" : ": \(step.progress.text)")
        }
        let isServed = processes.contains { $0.isAlive(now: now) }
        return summary(now: now) + steps
            + backfills.flatMap { $0.lines(now: now, isServed: isServed) }
            + circuits.map { $0.line(now: now) }
    }

}

extension Circuit {
    fileprivate var json: JSONValue {
        [
            "pipeline": .string(pipeline), "op": .string(op), "message": .string(message),
            "failures": JSONValue(failures), "state": .string(state.rawValue),
            "retry_at": JSONValue(retryAt?.description),
        ]
    }

    /// What is wrong and what happens next.
    func line(now: Timestamp) -> String {
        let later = retryAt.flatMap { $0 > now ? Elapsed.text($0 - now) : nil }
        return "\(pipeline) \(op) failed \(failures) times in a row: \(message); "
            + (later.map { "tried again in \($0)" } ?? "the next run tries it again")
    }
}

extension EngineProcess {
    /// Whether the program still runs, as far as this machine can tell.
    func isAlive(now: Timestamp) -> Bool {
        Presence.isAlive(
            self, host: ProcessIdentity.host, now: now, runs: ProcessIdentity.isRunning)
    }

    fileprivate func json(now: Timestamp) -> JSONValue {
        [
            "id": .string(id.text), "kind": .string(kind.rawValue), "host": .string(host),
            "workers": JSONValue(slots), "started_at": .string(startedAt.description),
            "seen_at": .string(seenAt.description), "alive": .bool(isAlive(now: now)),
            "stopping": .bool(isStopping),
        ]
    }
}

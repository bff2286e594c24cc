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
            "failed": JSONValue(failed),
            "backfills": .array(backfills.map { $0.json(now: now) }),
            "circuits": .array(circuits.map(\.json)),
            "engines": .array(processes.map { $0.json(isAlive: isAlive($0, now: now)) }),
        ]
    }

    /// The same for people.
    func lines(now: Timestamp) -> [String] {
        let alive = processes.filter { isAlive($0, now: now) }
        let engines =
            alive.isEmpty
            ? "No engine runs: the console or `muster engine` does the work"
            : "Engines: "
                + alive.map { "\($0.kind.rawValue) on \($0.host)" }.joined(separator: ", ")
        let counts =
            "\(running.count) running, \(queued) queued, \(waiting) waiting,"
            + " \(failed) failed since yesterday"
        let steps = running.map { step in
            "  \(step.pipeline) \(step.op)"
                + (partitions[step.run].map { " for \($0)" } ?? "")
                + (step.progress.text.isEmpty ? "" : ": \(step.progress.text)")
        }
        return [engines, counts] + steps + backfills.flatMap { $0.lines(now: now) }
            + circuits.map(\.line)
    }

    private func isAlive(_ process: EngineProcess, now: Timestamp) -> Bool {
        Presence.isAlive(
            process, host: ProcessIdentity.host, now: now, runs: ProcessIdentity.isRunning)
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
    var line: String {
        "\(pipeline) \(op) failed \(failures) times in a row: \(message)"
            + (retryAt.map { "; tried again at \($0.description.prefix(19))" } ?? "")
    }
}

extension EngineProcess {
    fileprivate func json(isAlive: Bool) -> JSONValue {
        [
            "id": .string(id.text), "kind": .string(kind.rawValue), "host": .string(host),
            "workers": JSONValue(slots), "started_at": .string(startedAt.description),
            "seen_at": .string(seenAt.description), "alive": .bool(isAlive),
            "stopping": .bool(isStopping),
        ]
    }
}

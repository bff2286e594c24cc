import Engine
import Prelude

extension Run {
    /// A run as lists show it.
    var json: JSONValue {
        [
            "id": .string(id.text), "pipeline": .string(pipeline),
            "partition": JSONValue(partition), "status": .string(status.rawValue),
            "priority": .string(lane.name), "attempt": JSONValue(attempt),
            "requested_by": .string(requestedBy), "reason": JSONValue(reason),
            "created_at": .string(createdAt.description),
            "started_at": JSONValue(startedAt?.description),
            "finished_at": JSONValue(finishedAt?.description),
            "backfill": JSONValue(backfill?.text),
        ]
    }

    /// A row of a table; records are called by their names.
    func row(names: [String: String], now: Timestamp) -> [String] {
        [
            id.text, pipeline, partition.map { names[$0] ?? $0 } ?? "", status.rawValue,
            String(createdAt.description.prefix(16)).replacing("T", with: " "),
            startedAt.map { Elapsed.text((finishedAt ?? now) - $0) } ?? "", reason ?? "",
        ]
    }

    /// The columns of such a table.
    static let columns: [TextTable.Column] = [
        .init(title: "Run"), .init(title: "Pipeline"), .init(title: "For", maximum: 32),
        .init(title: "Status"), .init(title: "Asked at (UTC)"), .init(title: "Took", isRight: true),
        .init(title: "Why", maximum: 80),
    ]
}

extension RunDetail {
    /// The shape of CLI.md.
    var json: JSONValue {
        run.json.adding([
            JSONMember("cost_usd", .number(Double(cost) / 1_000_000)),
            JSONMember("steps", .array(steps.map(\.json))),
            JSONMember("events", .array(events.map(\.json))),
        ])
    }

    /// The same for people.
    func lines(now: Timestamp) -> [String] {
        var lines = [
            "\(run.pipeline)\(run.partition.map { " for \($0)" } ?? ""): \(run.status.rawValue)",
            "run \(run.id), attempt \(run.attempt), \(run.lane.name), asked for by \(run.requestedBy)"
                + " at \(run.createdAt)",
        ]
        if let reason = run.reason { lines.append("why: \(reason)") }
        let table = TextTable(
            columns: [
                .init(title: "Op"), .init(title: "Status"),
                .init(title: "Attempt", isRight: true), .init(title: "Took", isRight: true),
                .init(title: "Progress", maximum: 40), .init(title: "Why", maximum: 80),
            ],
            rows: steps.map { step in
                [
                    step.op, step.status.rawValue, String(step.attempt),
                    step.startedAt.map { Elapsed.text((step.finishedAt ?? now) - $0) } ?? "",
                    step.progress.text, step.reason ?? "",
                ]
            })
        return lines + [""] + table.lines + [""] + events.map(\.line)
    }
}

extension Step {
    fileprivate var json: JSONValue {
        [
            "op": .string(op), "status": .string(status.rawValue), "attempt": JSONValue(attempt),
            "started_at": JSONValue(startedAt?.description),
            "finished_at": JSONValue(finishedAt?.description), "error": JSONValue(reason),
            "cost_usd": .number(Double(cost) / 1_000_000),
            "progress": [
                "done": JSONValue(progress.done), "total": JSONValue(progress.total),
                "note": .string(progress.note),
            ],
            "waits_for": JSONValue(waitsFor), "output": output ?? .null,
        ]
    }
}

extension Event {
    /// The shape of an event.
    var json: JSONValue {
        [
            "at": .string(at.description), "op": JSONValue(op), "kind": .string(kind.rawValue),
            "message": .string(message), "cost_usd": .number(Double(cost) / 1_000_000),
        ]
    }

    /// The event as a line of a log.
    var line: String {
        let time = at.description.dropFirst(11).prefix(12)
        let place = op.map { " \($0)" } ?? ""
        return "\(time)\(place) \(kind.rawValue)" + (message.isEmpty ? "" : ": \(message)")
    }
}

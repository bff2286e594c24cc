import Engine
import Prelude
import SQLiteStorage
import Storage

/// The commands about what starts runs by itself.
let triggerCommands: [CommandSpec] = [
    CommandSpec(
        words: ["sensor", "list"], summary: "List sensors: what they watch, and how it goes.",
        run: { try list($0, .sensor) }),
    CommandSpec(
        words: ["sensor", "start"], arguments: [.init(name: "NAME")],
        summary: "Let a sensor look.", run: { try set($0, .sensor, runs: true) }),
    CommandSpec(
        words: ["sensor", "stop"], arguments: [.init(name: "NAME")],
        summary: "Keep a sensor from looking; it remembers where it was.",
        run: { try set($0, .sensor, runs: false) }),
    CommandSpec(
        words: ["sensor", "tick"], arguments: [.init(name: "NAME")],
        summary: "Look once with a sensor, now.", run: tickSensor),
    CommandSpec(
        words: ["schedule", "list"], summary: "List schedules: when they ask for what.",
        run: { try list($0, .schedule) }),
    CommandSpec(
        words: ["schedule", "start"], arguments: [.init(name: "NAME")],
        summary: "Let a schedule ask for runs.", run: { try set($0, .schedule, runs: true) }),
    CommandSpec(
        words: ["schedule", "stop"], arguments: [.init(name: "NAME")],
        summary: "Keep a schedule from asking for runs.",
        run: { try set($0, .schedule, runs: false) }),
]

extension TriggerLine {
    /// The shape of a sensor or schedule.
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "summary": .string(summary), "running": .bool(isRunning),
            "next_at": JSONValue(nextAt?.description), "problem": JSONValue(problem),
            "every_seconds": JSONValue(every.map { Int($0.components.seconds) }),
            "last_tick": lastTick.map(\.json) ?? .null,
        ]
    }

    fileprivate var row: [String] {
        let last = lastTick.map { tick in
            "\(tick.at.description.prefix(19)) \(tick.status.rawValue)"
                + (tick.requests > 0 ? " \(tick.requests)" : "")
                + (tick.reason.map { ": \($0)" } ?? "")
        }
        return [
            name, isRunning ? "running" : "stopped",
            problem ?? nextAt.map { String($0.description.prefix(19)) } ?? "", last ?? "never",
            summary,
        ]
    }
}

extension Tick {
    /// The shape of a tick.
    fileprivate var json: JSONValue {
        [
            "at": .string(at.description), "status": .string(status.rawValue),
            "requests": JSONValue(requests), "reason": JSONValue(reason),
        ]
    }
}

@Sendable private func list(_ invocation: Invocation, _ source: Tick.Source) throws -> Answer {
    let catalog = try EngineWiring(invocation.session).catalog
    let triggers = try invocation.session.desk().read { connection in
        try TriggerLine.all(catalog, on: connection).filter { $0.source == source }
    }
    let table = TextTable(
        columns: [
            .init(title: source == .sensor ? "Sensor" : "Schedule"), .init(title: "State"),
            .init(title: "Next (UTC)"), .init(title: "Last (UTC)", maximum: 70),
            .init(title: "What", maximum: 70),
        ], rows: triggers.map(\.row))
    return Answer(
        [
            "items": .array(triggers.map(\.json)), "total": JSONValue(triggers.count),
            "next": nil,
        ], triggers.isEmpty ? ["There is no \(source.rawValue)"] : table.lines)
}

@Sendable private func set(
    _ invocation: Invocation, _ source: Tick.Source, runs: Bool
) throws -> Answer {
    let name = invocation.arguments[0]
    let following = try EngineWiring(invocation.session).following(
        on: try invocation.session.desk())
    let isThere = try following.database.write { connection in
        let triggers = Triggers(on: connection, catalog: following.catalog, now: following.now)
        return switch (source, runs) {
        case (.sensor, true): try triggers.startSensor(name)
        case (.sensor, false): try triggers.stopSensor(name)
        case (.schedule, true): try triggers.startSchedule(name)
        case (.schedule, false): try triggers.stopSchedule(name)
        }
    }
    guard isThere else { throw Failure.noSuch(source.rawValue, name) }
    let word = runs ? "running" : "stopped"
    return Answer(
        ["name": .string(name), "running": .bool(runs)],
        ["The \(source.rawValue) \(name) is \(word)"])
}

@Sendable private func tickSensor(_ invocation: Invocation) throws -> Answer {
    let name = invocation.arguments[0]
    let session = invocation.session
    let desk = try session.desk()
    let wiring = try EngineWiring(session)
    guard wiring.catalog.sensor(name) != nil else { throw Failure.noSuch("sensor", name) }
    let following = wiring.following(on: desk)
    let status = try waiting { try await following.look(with: name) }
    guard status != nil,
        let tick = try desk.read({ try TriggerLine.ticks(.sensor, name, 1, $0) }).first
    else {
        throw Failure(
            .refused, "busy", "an engine is looking with the sensor \(name) right now",
            hint: "`muster sensor list` tells how it went")
    }
    return Answer(
        tick.json,
        [
            "\(name): \(tick.status.rawValue), \(counted(tick.requests, "run", "runs")) asked for"
                + (tick.reason.map { "; \($0)" } ?? "")
        ], exit: tick.status == .failed ? .failed : .done)
}

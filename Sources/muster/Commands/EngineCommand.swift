import Engine
import Prelude
import SQLiteStorage
import Storage

/// The command that runs the engine by itself.
let engineCommands: [CommandSpec] = [
    CommandSpec(
        words: ["engine"],
        options: [
            .init(name: "workers", value: "N", summary: "How many steps at once, 1 to 256 (32)."),
            .init(
                name: "lease", value: "SECONDS",
                summary: "How long its work waits for it when it hangs, 2 to 3600 (15)."),
        ], summary: "Run the background engine until it is stopped.", run: runEngine),
    CommandSpec(
        words: ["engine", "status"], summary: "Say what the engines of the desk are doing.",
        run: engineStatus),
]

@Sendable private func runEngine(_ invocation: Invocation) throws -> Answer {
    let workers = try invocation.integer("workers", in: 1...256, default: 32)
    let lease = try invocation.integer("lease", in: 2...3600, default: 15)
    let session = invocation.session
    let desk = try session.deskOrNew()
    let engine = try EngineWiring(session).engine(
        .engine, on: desk,
        settings: EngineSettings(
            slots: workers, lease: .seconds(lease),
            beat: min(.milliseconds(lease * 200), EngineSettings.longestBeat)))
    Output.narrate("The engine is running; Ctrl-C stops it when what it is doing is done")
    try waiting(onInterrupt: {
        Output.narrate("Stopping; once more ends it at once, and loses nothing")
        await engine.stop()
    }) {
        try await engine.run()
    }
    return Answer(["stopped": true], ["The engine has stopped"])
}

@Sendable private func engineStatus(_ invocation: Invocation) throws -> Answer {
    let now = Session.now()
    let overview = try invocation.session.desk().read { try EngineOverview(now: now, on: $0) }
    return Answer(overview.json(now: now), overview.lines(now: now))
}

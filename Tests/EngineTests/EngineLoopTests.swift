import Engine
import Prelude
import Storage
import Synchronization
import TestSupport
import Testing

@Suite("The engine", .timeLimit(.minutes(5)), .onEveryDatabase) struct EngineLoopTests {
    @Test("It runs what is asked for, and what is asked for while it runs") func runs()
        async throws
    {
        let fixture = try EngineFixture()
        let first = try fixture.request(RunRequest("three", by: "test"))
        try await fixture.withEngine { _ in
            try await fixture.until { try $0.status(first) == .done }
            let second = try fixture.request(RunRequest("three", by: "test"))
            try await fixture.until { try $0.status(second) == .done }
        }
        #expect(try fixture.effects().count == 6)
    }

    @Test("A cancelled run ends although its op is blocked, and the op is told") func cancel()
        async throws
    {
        let told = Mutex(false)
        let blocked = Pipeline("blocked", summary: "Waits.") { pipeline in
            _ = pipeline.start(
                Op<NoValue, NoValue>("wait") { _, context in
                    context.report.log("waiting")
                    do { try await Task.never() } catch { told.withLock { $0 = true } }
                    return .done {
                        _ = try $0.effect("wait", 1); return NoValue()
                    }
                })
        }
        let fixture = try EngineFixture(Catalog(pipelines: [blocked]))
        let run = try fixture.request(RunRequest("blocked", by: "test"))
        try await fixture.withEngine { _ in
            try await fixture.until { connection in
                try !connection.query("SELECT 1 FROM run_event WHERE kind = 'log'").isEmpty
            }
            try fixture.change { try $0.cancel(run, by: "ada") }
        }
        #expect(try fixture.run(run)?.status == .cancelled)
        #expect(try fixture.run(run)?.reason == "cancelled by ada")
        #expect(told.withLock { $0 })
        #expect(try fixture.effects().isEmpty)
    }

    @Test("An engine that stops gives back what it has not done, and another ends it")
    func takeover() async throws {
        let isFirst = Mutex(true)
        let pipeline = Pipeline("slow", summary: "Blocks once.") { pipeline in
            _ = pipeline.start(
                Op<NoValue, NoValue>("only") { _, context in
                    let blocks = isFirst.withLock { first in
                        defer { first = false }
                        return first
                    }
                    context.report.log("here")
                    if blocks { try await Task.never() }
                    return .done {
                        _ = try $0.effect("only", 1); return NoValue()
                    }
                })
        }
        let fixture = try EngineFixture(Catalog(pipelines: [pipeline]))
        let run = try fixture.request(RunRequest("slow", by: "test"))
        try await fixture.withEngine(settings: EngineSettings(grace: .zero)) { _ in
            try await fixture.until { connection in
                try !connection.query("SELECT 1 FROM run_event WHERE kind = 'log'").isEmpty
            }
        }
        #expect(try fixture.steps(run).map(\.status) == [.ready])
        #expect(try fixture.steps(run).map(\.attempt) == [0])
        try await fixture.withEngine { _ in
            try await fixture.until { try $0.status(run) == .done }
        }
        #expect(try fixture.effects() == ["only=1"])
    }

    @Test("An engine in a console leaves the work to a separate one, and takes over when it dies")
    func standby() async throws {
        let fixture = try EngineFixture()
        let now = fixture.realNow()
        let other = EngineProcess(
            id: ID("other"), kind: .engine, host: "here", process: "17", slots: 1, startedAt: now,
            seenAt: now + .seconds(3600), isStopping: false)
        try fixture.database.write(.transition) {
            try EngineProcesses(on: $0, now: now).enter(other, pools: [])
        }
        let otherRuns = Atomic(true)
        let run = try fixture.request(RunRequest("three", by: "test"))
        try await fixture.withEngine(
            kind: .console, settings: EngineSettings(lease: .seconds(1), beat: .milliseconds(20)),
            runs: { _ in otherRuns.load(ordering: .relaxed) }
        ) { engine in
            let entered = engine.id
            try await fixture.until { connection in
                // It has looked around several times.
                let seen = try connection.value(
                    "SELECT seen_at - started_at FROM engine_process WHERE id = \(entered)",
                    as: Int.self)
                return (seen ?? 0) > 100_000
            }
            #expect(try fixture.run(run)?.status == .queued)
            otherRuns.store(false, ordering: .relaxed)
            try await fixture.until { try $0.status(run) == .done }
        }
        #expect(try fixture.effects().count == 3)
    }

    @Test("A command's engine does what its request led to, and nothing else") func scope()
        async throws
    {
        let fixture = try EngineFixture()
        let other = try fixture.request(RunRequest("three", by: "somebody"))
        let mine = try fixture.request(RunRequest("three", by: "me"))
        let engine = fixture.engine(kind: .command, scope: .origin(mine.text))
        try await engine.run()
        #expect(try fixture.run(mine)?.status == .done)
        #expect(try fixture.run(other)?.status == .queued)
    }

    @Test("A command's engine tries the messages of its request before it ends") func messages()
        async throws
    {
        let door = Door([Failure("nobody is in", retryAfter: .seconds(3600))])
        let fixture = try door.fixture(["a", "b"])
        let run = try fixture.request(RunRequest("knocking", by: "me"))
        try await fixture.engine(kind: .command, scope: .origin(run.text)).run()
        #expect(door.tries == 2)
        // What was refused comes later, with whatever engine is there then.
        #expect(door.arrived.count == 1)
    }

    @Test("A backfill runs each of its records once") func backfill() async throws {
        let fixture = try EngineFixture()
        let (catalog, now) = (fixture.catalog, fixture.clock.now)
        let backfill = try fixture.database.write(.transition) { connection in
            var backfills = Backfills(
                on: connection, catalog: catalog, now: now, ids: IDSource(seed: 1))
            return try backfills.request("each", by: "test")
        }
        #expect(backfill.total == 100)
        let engine = fixture.engine(kind: .command, scope: .origin(backfill.id.text))
        try await engine.run()
        let partitions = try fixture.database.read { connection in
            try connection.query(
                "SELECT DISTINCT partition_key FROM run WHERE status = 'done'"
            ).count
        }
        #expect(partitions == 100)
        #expect(try fixture.effects().count == 100)
    }
}

extension Connection {
    fileprivate func status(_ run: ID<Run>) throws -> RunStatus? {
        try value("SELECT status FROM run WHERE id = \(run)")
    }
}

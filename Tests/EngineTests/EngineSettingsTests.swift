import Engine
import Prelude
import Storage
import Synchronization
import Testing

/// With a clock that stands still, what an engine waits for is exactly what it was told to.
@Suite("Settings of an engine", .timeLimit(.minutes(1))) struct EngineSettingsTests {
    @Test("It runs as many steps at once as it has slots", arguments: [2, 3])
    func slots(slots: Int) async throws {
        let fixture = try Self.blocked(runs: 5)
        try await fixture.withStillEngine(EngineSettings(slots: slots, grace: .zero)) { _ in
            try await fixture.until { try $0.running() > 0 }
            #expect(try fixture.database.read { try $0.running() } == slots)
            #expect(
                try fixture.database.read { try $0.value("SELECT slots FROM engine_process") }
                    == slots)
        }
    }

    @Test("Its leases hold as long as it was told") func lease() async throws {
        let fixture = try Self.blocked(runs: 1)
        let settings = EngineSettings(lease: .seconds(77), grace: .zero)
        try await fixture.withStillEngine(settings) { _ in
            try await fixture.until { try $0.running() > 0 }
            let until: Timestamp? = try fixture.database.read {
                try $0.value("SELECT lease_until FROM step")
            }
            #expect(until == fixture.clock.now + .seconds(77))
        }
    }

    @Test("It says that it is there, and renews its leases, at each beat") func beat() async throws
    {
        let fixture = try Self.blocked(runs: 1)
        let settings = EngineSettings(beat: .milliseconds(707), grace: .zero, flush: .seconds(9))
        try await fixture.withStillEngine(settings) { still in
            try await fixture.until { try $0.running() > 0 }
            try await still.waits(.milliseconds(707))
            fixture.clock.advance(.milliseconds(707))
            still.wake()
            let now = fixture.clock.now
            try await fixture.until {
                try $0.value("SELECT seen_at FROM engine_process", as: Timestamp.self) == now
            }
            let until: Timestamp? = try fixture.database.read {
                try $0.value("SELECT lease_until FROM step")
            }
            #expect(until == now + settings.lease)
        }
    }

    @Test("It stores progress and lines after the flush's time") func flush() async throws {
        let fixture = try Self.blocked(runs: 1)
        let settings = EngineSettings(grace: .zero, flush: .milliseconds(13))
        try await fixture.withStillEngine(settings) { still in
            try await still.waits(.milliseconds(13))
            #expect(try fixture.count("run_event") == 2)
            fixture.clock.advance(.milliseconds(13))
            still.wake()
            try await fixture.until { try $0.value("SELECT count(*) FROM run_event") == 3 }
        }
    }

    @Test("What the database did not take is stored the next time") func lateFlush() async throws {
        let fixture = try Self.blocked(runs: 1)
        let failing = FailingDatabase(fixture.database)
        let settings = EngineSettings(
            grace: .zero, flush: .milliseconds(13), troublePause: .milliseconds(19))
        try await fixture.withStillEngine(settings, on: failing) { still in
            try await still.waits(.milliseconds(13))
            failing.fail(true)
            fixture.clock.advance(.milliseconds(13))
            still.wake()
            try await still.waits(.milliseconds(19))
            failing.fail(false)
            #expect(try fixture.count("run_event") == 2)
            fixture.clock.advance(.milliseconds(13))
            still.wake()
            try await fixture.until { try $0.value("SELECT count(*) FROM run_event") == 3 }
        }
    }

    @Test("Changes that follow each other closely are gathered") func gathering() async throws {
        let fixture = try Self.blocked(runs: 0)
        let settings = EngineSettings(grace: .zero, gathering: .milliseconds(17))
        try await fixture.withStillEngine(settings) { still in
            try fixture.request(RunRequest("single", by: "test"))
            try await still.waits(.milliseconds(17))
        }
    }

    @Test("It pauses when the database fails it, says so, and goes on") func troublePause()
        async throws
    {
        let fixture = try Self.blocked(runs: 0)
        let failing = FailingDatabase(fixture.database)
        let settings = EngineSettings(grace: .zero, troublePause: .milliseconds(19))
        try await fixture.withStillEngine(settings, on: failing) { still in
            try await still.waits(.seconds(1))
            failing.fail(true)
            still.wake()
            try await still.waits(.milliseconds(19))
            #expect(still.troubles.contains("the engine waits for the database: out of order"))
            failing.fail(false)
            try fixture.request(RunRequest("single", by: "test"))
            still.wake()
            try await fixture.until { try $0.running() > 0 }
        }
    }

    @Test("What runs may go on for the grace, and is then given back") func grace() async throws {
        let fixture = try Self.blocked(runs: 1)
        let settings = EngineSettings(grace: .milliseconds(2900))
        let still = Stillness(fixture.clock)
        let engine = fixture.stillEngine(settings, still)
        let task = Task { try await engine.run() }
        try await fixture.until { try $0.running() > 0 }
        await engine.stop()
        try await still.waits(.milliseconds(2900))
        #expect(try fixture.database.read { try $0.running() } == 1)
        fixture.clock.advance(.milliseconds(2900))
        engine.poke()
        try await task.value
        #expect(try fixture.database.read { try $0.running() } == 0)
        #expect(try fixture.count("engine_process") == 0)
    }

    @Test("It forgets what is older than it was told to keep") func pruning() async throws {
        let fixture = try Self.blocked(runs: 0)
        let now = fixture.clock.now
        try fixture.database.write { connection in
            for age in [50, 20, 5] {
                try connection.execute(
                    """
                    INSERT INTO tick (source, name, at, status, requests)
                    VALUES ('sensor', 'a', \(now - .seconds(age)), 'skipped', 0)
                    """)
            }
        }
        let settings = EngineSettings(grace: .zero, pruning: Pruner.Terms(ticks: .seconds(30)))
        try await fixture.withStillEngine(settings) { _ in
            try await fixture.until { try $0.value("SELECT count(*) FROM tick") == 2 }
        }
    }

    /// A desk whose runs say one line and then wait until they are cancelled.
    private static func blocked(runs: Int) throws -> EngineFixture {
        let fixture = try EngineFixture(
            Catalog(pipelines: [
                .single { context in
                    context.report.log("here")
                    try await Task.never()
                    return .done(.null)
                }
            ]))
        for _ in 0..<runs { try fixture.request(RunRequest("single", by: "test")) }
        return fixture
    }
}

extension Connection {
    fileprivate func running() throws -> Int {
        try value("SELECT count(*) FROM step WHERE status = 'running'") ?? 0
    }
}

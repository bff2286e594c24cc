import Engine
import Prelude
import Storage
import Synchronization

extension EngineFixture {
    /// Sources of ids that no other call gave.
    var ids: @Sendable () -> IDSource {
        let clock = clock
        return { IDSource(seed: clock.tick()) }
    }

    /// Does a chore once, at the clock's moment.
    @discardableResult
    func perform(_ duty: any Duty, on other: (any Database)? = nil) async throws -> Bool {
        try await duty.perform(on: other ?? database, now: clock.now)
    }

    var feeder: Feeder { Feeder(catalog: catalog, ids: ids) }
    var resumer: Resumer { Resumer(answers: catalog.answers) }
    var schedules: ScheduleClock { ScheduleClock(catalog: catalog, ids: ids) }

    func sensors(_ owner: String = "watcher") -> SensorWatch {
        SensorWatch(
            catalog.sensors[0].name, catalog: catalog, owner: ID(owner), ids: ids,
            sleep: { _ in try await Task.never() })
    }

    func delivery(_ owner: String = "courier") -> OutboxDelivery {
        OutboxDelivery(
            catalog.channels[0], owner: ID(owner), draw: { 0.5 },
            sleep: { _ in try await Task.never() })
    }

    /// Asks for a run of each record.
    func backfill(
        _ pipeline: String, records: [String]? = nil, parameters: JSONValue = .null
    ) throws -> ID<Backfill> {
        let (catalog, now, ids) = (catalog, clock.now, ids())
        return try database.write(.transition) { connection in
            var backfills = Backfills(on: connection, catalog: catalog, now: now, ids: ids)
            return try backfills.request(
                pipeline, records: records, parameters: parameters, by: "ada"
            ).id
        }
    }

    func progress(_ id: ID<Backfill>) throws -> BackfillProgress? {
        try database.read { try BackfillProgress(id, on: $0) }
    }

    /// Changes sensors and schedules.
    @discardableResult
    func triggers<Result: Sendable>(
        _ body: @Sendable (Triggers) throws -> Result
    ) throws -> Result {
        let (catalog, now) = (catalog, clock.now)
        return try database.write(.transition) {
            try body(Triggers(on: $0, catalog: catalog, now: now))
        }
    }

    func ticks(_ source: Tick.Source, _ name: String) throws -> [Tick] {
        try database.read { try TriggerLine.ticks(source, name, 100, $0).reversed() }
    }

    func events(_ run: ID<Run>) throws -> [Event] {
        try database.read { try EventLog.tail(of: run, limit: 1000, on: $0) }
    }

    func circuits() throws -> [Circuit] { try database.read { try $0.fetch(Circuit.self, "") } }

    func messages() throws -> [OutboxMessage] {
        try database.read { try $0.fetch(OutboxMessage.self, "ORDER BY message_key") }
    }

    func count(_ table: String) throws -> Int {
        try database.read { try $0.value("SELECT count(*) FROM \(.raw(table))") ?? 0 }
    }

    /// Claims once and returns what was claimed, without running it.
    func claim(
        _ owner: String = "worker", host: String = "", slots: Int = 4,
        running: [String: Int] = [:]
    ) async throws -> [ClaimedStep] {
        try await stepping().claim(
            Claiming.Terms(
                owner: ID(owner), host: host, slots: slots, lease: .seconds(10), running: running))
    }

    /// Settles a step that was claimed.
    @discardableResult
    func run(_ claimed: ClaimedStep, report: StepReport = StepReport()) async throws -> Bool {
        try await stepping().run(claimed, report: report).isStored
    }

    /// Asks for a run of the only pipeline and runs it as far as it goes.
    func runToItsEnd(_ pipeline: String = "scripted", parameters: JSONValue = .null)
        async throws -> Run?
    {
        let id = try request(RunRequest(pipeline, parameters: parameters, by: "test"))
        try await drain()
        return try run(id)
    }
}

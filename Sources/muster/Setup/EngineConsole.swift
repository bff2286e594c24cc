import Console
import Engine
import Prelude
import Processes
import Recruiting
import Storage
import Synchronization

/// The engine as the console sees it: an engine inside the console, and what it and others do.
final class EngineConsole: Sendable {
    /// How many runs a list shows.
    private static let listed = 200
    /// How many events of a run are read.
    private static let events = 400

    private let desk: any Database
    private let following: Following
    private let who: String
    private let engine: Worker
    private let said: Said
    private let task = Mutex<Task<Void, Never>?>(nil)

    /// An engine that is not started, on a desk.
    init(_ wiring: EngineWiring, on desk: any Database, who: String) {
        self.desk = desk
        self.who = who
        following = wiring.quietFollowing(on: desk)
        let said = Said()
        engine = wiring.engine(
            .console, on: desk,
            settings: EngineSettings(grace: .milliseconds(500)), trouble: { said.say($0) })
        self.said = said
    }

    /// What the engine said last about itself.
    private final class Said: Sendable {
        private let last = Mutex<String?>(nil)

        func say(_ text: String) { last.withLock { $0 = text } }
        /// What was said since the last time it was asked for.
        func take() -> String? {
            last.withLock { text in
                defer { text = nil }
                return text
            }
        }
    }

    /// Starts the engine in the background.
    func start() {
        let (engine, said) = (engine, said)
        task.withLock {
            $0 = Task {
                do { try await engine.run() } catch { said.say("the engine: \(error)") }
            }
        }
    }

    /// Stops the engine: what it has not done is given back, and others or a later start go on.
    func stop() async {
        await engine.stop()
        await task.withLock { $0 }?.value
    }

    /// What is still to be done on the desk while nobody does it, as a sentence; nil for nothing.
    func left() -> String? {
        let now = Session.now()
        guard let overview = try? desk.read({ try EngineOverview(now: now, on: $0) }) else {
            return nil
        }
        let isServed = overview.processes.contains { $0.isAlive(now: now) }
        let count = overview.queued + overview.running.count + overview.later
        guard !isServed, count > 0 else { return nil }
        return counted(count, "step is", "steps are")
            + " left to be done: the console or `muster engine` goes on with them"
    }

    /// The services of the console.
    func services() -> EngineServices {
        var services = EngineServices()
        let (desk, catalog) = (desk, following.catalog)
        services.pipelines = catalog.pipelines.map {
            PipelineChoice(name: $0.name, summary: $0.summary, noun: $0.partition?.noun)
        }
        services.now = Session.now
        services.overview = { try await self.overview() }
        services.runs = { filter, record in
            try await desk.reading { connection in
                var filter = filter
                if !record.isEmpty {
                    filter.partitions = try RecordNames.ids(named: record, on: connection)
                    filter.words = record
                }
                let runs = try RunList.page(filter, limit: Self.listed, on: connection)
                return RunPage(
                    runs: runs, total: try RunList.count(filter, on: connection),
                    names: try RecordNames.names(
                        of: runs.compactMap(\.partition), on: connection))
            }
        }
        services.run = { id in
            try await desk.reading { try RunDetail(id, events: Self.events, on: $0) }
        }
        services.backfills = {
            try await desk.reading { try BackfillProgress.newest(100, on: $0) }
        }
        services.triggers = { try await desk.reading { try TriggerLine.all(catalog, on: $0) } }
        services.ticks = { source, name in
            try await desk.reading { try TriggerLine.ticks(source, name, 100, $0) }
        }
        services.perform = { try await self.perform($0) }
        services.changes = { self.changes() }
        return services
    }

    private func overview() async throws -> EngineState {
        let now = Session.now()
        let (overview, names) = try await desk.reading { connection in
            let overview = try EngineOverview(now: now, on: connection)
            return (
                overview,
                try RecordNames.names(of: Array(overview.partitions.values), on: connection)
            )
        }
        let alive = overview.processes.filter { $0.isAlive(now: now) }
        return EngineState(
            overview: overview,
            isApart: alive.contains { $0.kind == .engine && !$0.isStopping },
            isServed: alive.contains { $0.kind != .command && !$0.isStopping },
            trouble: said.take(), names: names)
    }

    private func changes() -> AsyncStream<Void> {
        guard let feed = try? desk.changes() else { return AsyncStream { $0.finish() } }
        return AsyncStream { continuation in
            let task = Task { for await _ in feed { continuation.yield() } }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

extension EngineConsole {
    /// Does something for the person at the console.
    private func perform(_ action: EngineAction) async throws -> String {
        let (catalog, now, ids, who) = (following.catalog, following.now, following.ids, who)
        func queue<Result: Sendable>(
            _ body: @escaping @Sendable (inout RunQueue) throws -> Result
        ) async throws -> Result {
            try await desk.writing { connection in
                var queue = RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
                return try body(&queue)
            }
        }
        func trigger(
            _ body: @escaping @Sendable (Triggers) throws -> Bool
        ) async throws -> Bool {
            try await desk.writing { try body(Triggers(on: $0, catalog: catalog, now: now)) }
        }
        switch action {
        case .cancel(let id):
            try await queue { try $0.cancel(id, by: who) }
            return "The run is cancelled; r starts it again where it was"
        case .retry(let id):
            try await queue { try $0.retry(id, by: who) }
            return "The run starts again where it ended"
        case .cancelBackfill(let id):
            try await desk.writing { connection in
                try Backfills(on: connection, catalog: catalog, now: now, ids: ids)
                    .cancel(id, by: who)
            }
            return "The backfill is cancelled; runs that were done stay done"
        case .run(let pipeline, let partition):
            let request = RunRequest(pipeline, partition: partition, by: who)
            _ = try await queue { try $0.request(request).id }
            return "\(pipeline) is asked for"
        case .backfill(let pipeline):
            let backfill = try await desk.writing { connection in
                var backfills = Backfills(on: connection, catalog: catalog, now: now, ids: ids)
                return try backfills.request(pipeline, by: who)
            }
            return "\(pipeline) is asked for \(counted(backfill.total, "record", "records"))"
        case .start(let source, let name):
            _ = try await trigger {
                source == .sensor ? try $0.startSensor(name) : try $0.startSchedule(name)
            }
            return "\(name) is running"
        case .stop(let source, let name):
            _ = try await trigger {
                source == .sensor ? try $0.stopSensor(name) : try $0.stopSchedule(name)
            }
            return "\(name) is stopped"
        case .tick(let name): return try await tick(name)
        }
    }

    private func tick(_ name: String) async throws -> String {
        guard let status = try await following.look(with: name) else {
            return "\(name) is looking already"
        }
        return "\(name) has looked: \(status.rawValue)"
    }
}

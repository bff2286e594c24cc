package import Prelude
package import Storage

/// Waits for what one request led to, and does the work when nobody else is there to do it.
package struct Following: Sendable {
    /// How often it is looked whether another engine still lives.
    private static let look = Duration.seconds(1)

    /// What may be run.
    package let catalog: Catalog
    /// The desk.
    package let database: any Database
    let settings: EngineSettings
    let surroundings: EngineSurroundings
    private let delayed: @Sendable ([Delay]) -> Void

    /// Following on a desk; settings and surroundings are those of an engine that works if it must.
    /// `delayed` is told when nothing goes on with what is followed, and why.
    package init(
        catalog: Catalog, database: any Database, settings: EngineSettings,
        surroundings: EngineSurroundings, delayed: @escaping @Sendable ([Delay]) -> Void = { _ in }
    ) {
        self.catalog = catalog
        self.database = database
        self.settings = settings
        self.surroundings = surroundings
        self.delayed = delayed
    }

    /// The moment.
    package var now: Timestamp { surroundings.now() }
    /// A source of ids that nobody else has.
    package var ids: IDSource { surroundings.ids() }
    /// The machine that files are read on.
    package var host: String { surroundings.host }

    /// Asks for a run.
    package func request(_ request: RunRequest) throws -> ID<Run> {
        let (catalog, now, ids) = (catalog, now, ids)
        return try database.write(.transition) { connection in
            var queue = RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
            return try queue.request(request).id
        }
    }

    /// Asks for a run of each record.
    package func backfill(
        _ pipeline: String, records: [String]?, parameters: JSONValue, lane: Lane, by who: String
    ) throws -> Backfill {
        let (catalog, now, ids) = (catalog, now, ids)
        return try database.write(.transition) { connection in
            var backfills = Backfills(on: connection, catalog: catalog, now: now, ids: ids)
            return try backfills.request(
                pipeline, records: records, parameters: parameters, lane: lane, by: who)
        }
    }

    /// Cancels whatever a request led to that has not ended.
    package func cancel(_ origin: String, by who: String) async throws {
        let (catalog, now, ids) = (catalog, now, ids)
        try await database.writing(.transition) { connection in
            try Origin.cancel(
                origin, by: who, on: connection, catalog: catalog, now: now, ids: ids)
        }
    }

    /// Cancels one run.
    ///
    /// - Throws: `EngineProblem` when there is no such run or it has ended.
    package func cancel(_ run: ID<Run>, by who: String) async throws {
        let (catalog, now, ids) = (catalog, now, ids)
        try await database.writing(.transition) { connection in
            try RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
                .cancel(run, by: who)
        }
    }

    /// Lets what waits for an answer go on where that has been given, in this program or any other.
    package func resume() async throws {
        let resumer = Resumer(answers: catalog.answers)
        while try await resumer.perform(on: database, now: now) {}
    }

    /// Returns when everything that a request led to has ended or waits for a person. `onChange` is
    /// called whenever there may be something new to tell.
    ///
    /// - Throws: what the desk throws; `CancellationError` when the caller gives up, with what is
    ///   asked for left as it is.
    package func follow(
        _ origin: String, onChange: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        // Telling never ends by itself: the first to end is the work.
        try await untilFirstEnds(
            { try await tell(of: origin, onChange) }, { try await workIfAlone(on: origin) })
        try await onChange()
    }

    /// Runs two works beside each other, and cancels the other when one ends.
    private func untilFirstEnds(
        _ one: @escaping @Sendable () async throws -> Void,
        _ other: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await one() }
            group.addTask { try await other() }
            try await group.next()
            group.cancelAll()
            while let result = await group.nextResult() {
                if case .failure(let error) = result, !(error is CancellationError) { throw error }
            }
        }
    }

    /// As `follow`, for what ends with the caller's task: what has not been done by then is cancelled.
    package func follow(
        _ origin: String, orCancelAs who: String,
        onChange: @escaping @Sendable () async throws -> Void = {}
    ) async throws {
        do {
            try await follow(origin, onChange: onChange)
        } catch is CancellationError {
            // A task that is cancelled can wait for nothing any more.
            try await Task { try await cancel(origin, by: who) }.value
            throw CancellationError()
        }
    }

    /// Returns when one run has ended or waits for a person, whatever else its request led to.
    package func follow(_ run: ID<Run>) async throws {
        let found = try await database.reading { try $0.first(Run.self, "WHERE id = \(run)") }
        guard let found else { return }
        try await untilFirstEnds(
            { try await follow(found.origin) }, { try await untilEnded(run) })
    }

    private func untilEnded(_ run: ID<Run>) async throws {
        var changes = try database.changes().makeAsyncIterator()
        while try await database.reading({ try Self.goesOn(run, on: $0) }) {
            await changes.next()
            try Task.checkCancellation()
        }
    }

    private static func goesOn(_ run: ID<Run>, on connection: any Connection) throws -> Bool {
        let status: RunStatus? = try connection.value("SELECT status FROM run WHERE id = \(run)")
        return status == .queued || status == .running
    }

    private func tell(
        of origin: String, _ onChange: @Sendable () async throws -> Void
    ) async throws {
        var known: [Delay] = []
        for await _ in try database.changes() {
            try await onChange()
            let now = now
            let delays = try await database.reading { try Delay.of(origin, now: now, on: $0) }
            if !delays.isEmpty && delays != known { delayed(delays) }
            known = delays
            try await surroundings.sleep(settings.gathering)
        }
        try Task.checkCancellation()
    }

    private func workIfAlone(on origin: String) async throws {
        let (news, teller) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let changes = try database.changes()
        let watch = Task { for await _ in changes { teller.yield() } }
        defer { watch.cancel() }
        var look = news.makeAsyncIterator()
        while try await isOpen(origin) {
            guard try await isServed() else {
                try await work(on: origin)
                continue
            }
            // Changes that follow each other closely are gathered.
            try await surroundings.sleep(settings.gathering)
            let sleep = surroundings.sleep
            let timer = Task {
                try await sleep(Self.look)
                teller.yield()
            }
            await look.next()
            timer.cancel()
            try Task.checkCancellation()
        }
    }

    private func work(on origin: String) async throws {
        let worker = Worker(
            catalog: catalog, database: database, kind: .command, scope: .origin(origin),
            settings: settings, surroundings: surroundings)
        try await worker.run()
        try Task.checkCancellation()
    }

    private func isOpen(_ origin: String) async throws -> Bool {
        try await database.reading { try Origin.isOpen(origin, on: $0) }
    }

    /// Whether another engine on this machine does the work.
    private func isServed() async throws -> Bool {
        let (now, surroundings) = (now, surroundings)
        return try await database.reading { connection in
            try EngineProcesses(on: connection, now: now).all().contains { process in
                process.kind != .command && process.host == surroundings.host
                    && !process.isStopping
                    && Presence.isAlive(
                        process, host: surroundings.host, now: now, runs: surroundings.runs)
            }
        }
    }
}

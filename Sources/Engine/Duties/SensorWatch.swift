package import Prelude
package import Storage

/// Looks with a sensor when its time has come, each sensor by itself: one that is slow keeps no other
/// waiting. What a look asks for and where the next one starts are saved together, or not at all.
package struct SensorWatch: Duty {
    /// How long one look may take.
    package static let limit = Duration.seconds(300)
    /// The longest pause after looks that failed.
    package static let longestPause = Duration.seconds(3600)

    /// What it is.
    package var name: String { "sensor \(sensor)" }
    /// How long it can wait.
    package var interval: Duration { .seconds(1) }
    /// A sensor that was just started is a change.
    package var followsChanges: Bool { true }

    private let sensor: String
    private let catalog: Catalog
    private let owner: ID<EngineProcess>
    private let ids: @Sendable () -> IDSource
    private let sleep: @Sendable (Duration) async throws -> Void

    /// A watch of an engine over a sensor; `ids` makes sources that nobody else has.
    package init(
        _ sensor: String, catalog: Catalog, owner: ID<EngineProcess>,
        ids: @escaping @Sendable () -> IDSource,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.sensor = sensor
        self.catalog = catalog
        self.owner = owner
        self.ids = ids
        self.sleep = sleep
    }

    /// Looks, if it is due.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        if try await database.reading({ try isDue(on: $0, now: now) }) {
            _ = try await tick(on: database, now: now, isForced: false)
        }
        return false
    }

    private func isDue(on connection: any Connection, now: Timestamp) throws -> Bool {
        try !connection.query(
            """
            SELECT 1 FROM sensor WHERE name = \(sensor) AND is_running = 1 AND next_at <= \(now)
            AND (lease_until IS NULL OR lease_until <= \(now))
            """
        ).isEmpty
    }

    /// Looks once; nil when another engine is looking, or it is not due and not forced.
    package func tick(
        on database: any Database, now: Timestamp, isForced: Bool
    ) async throws -> Tick.Status? {
        guard let sensor = catalog.sensor(sensor),
            let state = try await lease(on: database, now: now, isForced: isForced)
        else { return nil }
        let context = SensorContext(cursor: state.cursor, now: now, database: database)
        let result: Result<Sighting, Failure>
        do {
            let sighting = try await within(Self.limit, sleep: sleep) {
                try await sensor.look(context)
            }
            result = .success(try Self.checked(sighting))
        } catch {
            result = .failure(Failure(error))
        }
        return try await save(result, of: sensor, state, on: database, now: now)
    }

    private static func checked(_ sighting: Sighting) throws -> Sighting {
        guard sighting.requests.count <= Sighting.maximumRequests else {
            throw Failure(
                "the look brought \(sighting.requests.count) requests, at most"
                    + " \(Sighting.maximumRequests) are taken: page by the cursor")
        }
        return sighting
    }

    private func lease(
        on database: any Database, now: Timestamp, isForced: Bool
    ) async throws -> SensorState? {
        let (owner, sensor) = (owner, sensor)
        return try await database.writing(.transition) { connection in
            try connection.query(
                """
                UPDATE sensor SET lease_owner = \(owner), lease_until = \(now + Self.limit * 2)
                WHERE name = \(sensor) AND (lease_until IS NULL OR lease_until <= \(now))
                AND (\(isForced) = 1 OR is_running = 1 AND next_at <= \(now))
                RETURNING \(SensorState.columnList)
                """
            ).first.map(SensorState.init(row:))
        }
    }

    private func save(
        _ result: Result<Sighting, Failure>, of sensor: Sensor, _ state: SensorState,
        on database: any Database, now: Timestamp
    ) async throws -> Tick.Status? {
        let (catalog, ids) = (catalog, ids())
        return try await database.writing(.transition) { connection in
            let (cursor, failures) = Self.next(result, state)
            let pause = Self.pause(sensor.interval, failures: failures)
            let held = try connection.query(
                """
                UPDATE sensor SET cursor = \(cursor), failures = \(failures),
                next_at = \(now + pause), lease_owner = NULL, lease_until = NULL
                WHERE name = \(sensor.name) AND lease_owner = \(state.leaseOwner)
                AND lease_until = \(state.leaseUntil) RETURNING name
                """)
            guard !held.isEmpty else { return nil }
            var ids = ids
            let asked = try Self.ask(result, on: connection, now, &ids)
            var queue = RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
            let (status, requests, reason) = try Self.carryOut(result, asked: asked, &queue)
            try connection.execute(
                Tick.append(
                    .sensor, sensor.name, at: now, status, requests: requests, reason: reason))
            return status
        }
    }

    /// Where the next look starts, and how many looks in a row have failed now.
    private static func next(
        _ result: Result<Sighting, Failure>, _ state: SensorState
    ) -> (cursor: String?, failures: Int) {
        switch result {
        case .success(let sighting): (sighting.cursor, 0)
        case .failure: (state.cursor, state.failures + 1)
        }
    }

    /// How long a sensor pauses: its interval, twice as long with each look that failed.
    static func pause(_ interval: Duration, failures: Int) -> Duration {
        max(interval, min(interval * (1 << min(failures, 12)), longestPause))
    }

    private static func ask(
        _ result: Result<Sighting, Failure>, on connection: any Connection, _ now: Timestamp,
        _ ids: inout IDSource
    ) throws -> Int {
        guard case .success(let sighting) = result else { return 0 }
        return try sighting.ask?(connection, now, &ids) ?? 0
    }

    private static func carryOut(
        _ result: Result<Sighting, Failure>, asked: Int, _ queue: inout RunQueue
    ) throws -> (Tick.Status, requests: Int, reason: String?) {
        switch result {
        case .failure(let failure): return (.failed, 0, failure.message)
        case .success(let sighting):
            var problems = sighting.problems
            var new = 0
            for request in sighting.requests {
                do {
                    new += try queue.request(request).isNew ? 1 : 0
                } catch let error where error is EngineProblem || error is Failure {
                    problems.append(
                        "\(request.key ?? request.pipeline): \(Failure(error).message)")
                }
            }
            let reason = problems.isEmpty ? nil : problems.joined(separator: "; ")
            if let reason { return (.partial, new, reason.kept(Failure.maximumMessage)) }
            if asked > 0 {
                return (.requested, new, "asked \(asked) question\(asked == 1 ? "" : "s")")
            }
            let skipReason = (sighting.skipReason ?? "nothing new").kept(Failure.maximumMessage)
            return new > 0 ? (.requested, new, nil) : (.skipped, 0, skipReason)
        }
    }
}

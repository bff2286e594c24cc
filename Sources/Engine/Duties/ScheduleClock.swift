package import Prelude
package import Storage

/// Asks for the runs of schedules whose time has come.
package struct ScheduleClock: Duty {
    /// What it is.
    package var name: String { "schedules" }
    /// How long it can wait: a cron expression is no finer than a minute.
    package var interval: Duration { .seconds(1) }
    /// It looks at the clock; but a schedule that was just started is a change.
    package var followsChanges: Bool { true }

    private let catalog: Catalog
    private let ids: @Sendable () -> IDSource

    /// A clock; `ids` makes sources that nobody else has.
    package init(catalog: Catalog, ids: @escaping @Sendable () -> IDSource) {
        self.catalog = catalog
        self.ids = ids
    }

    /// Asks for what is due.
    package func perform(on database: any Database, now: Timestamp) async throws -> Bool {
        let due = try await database.reading { try self.due(on: $0, now: now) }
        guard !due.isEmpty else { return false }
        let (catalog, ids) = (catalog, ids())
        try await database.writing(.transition) { connection in
            var ids = ids
            for state in try self.due(on: connection, now: now) {
                guard let schedule = catalog.schedule(state.name) else { continue }
                try fire(schedule, state, on: connection, now: now, ids: &ids)
            }
        }
        return false
    }

    private func due(on connection: any Connection, now: Timestamp) throws -> [ScheduleState] {
        let names = catalog.schedules.map(\.name.sqlValue)
        guard !names.isEmpty else { return [] }
        return try connection.fetch(
            ScheduleState.self,
            """
            WHERE name IN (\(list: names)) AND is_running = 1 AND next_at <= \(now)
            ORDER BY name
            """)
    }

    private func fire(
        _ schedule: Schedule, _ state: ScheduleState, on connection: any Connection,
        now: Timestamp, ids: inout IDSource
    ) throws {
        guard let due = state.nextAt, let times = CronTimes(schedule, catalog) else { return }
        let decision = ScheduleDecision(
            due: due, now: now, missed: schedule.missed, times: times)
        // Of several engines that see the same time one sets the next, and only that one asks.
        let isMine = try !connection.query(
            """
            UPDATE schedule SET next_at = \(decision.nextAt) WHERE name = \(schedule.name)
            AND next_at = \(due) RETURNING name
            """
        ).isEmpty
        guard isMine else { return }
        var queue = RunQueue(on: connection, catalog: catalog, now: now, ids: ids)
        var requests = 0
        var problem: String?
        for time in decision.times {
            do {
                let requested = try queue.request(
                    RunRequest(
                        schedule.pipeline, parameters: schedule.parameters,
                        key: "schedule \(schedule.name) \(time)", lane: .automatic,
                        by: "schedule \(schedule.name)"))
                requests += requested.isNew ? 1 : 0
            } catch let error where error is EngineProblem || error is Failure {
                // A schedule that asks for what cannot be keeps no other from its time.
                problem = Failure(error).message
            }
        }
        ids = queue.ids
        let status: Tick.Status =
            problem != nil ? .failed : requests > 0 ? .requested : .skipped
        try connection.execute(
            Tick.append(
                .schedule, schedule.name, at: now, status, requests: requests,
                reason: problem ?? decision.skipReason))
    }
}

extension CronTimes {
    /// The times of a schedule; nil when nobody knows its time zone.
    init?(_ schedule: Schedule, _ catalog: Catalog) {
        let (zone, offset) = (schedule.zone, catalog.offset)
        guard offset(zone, Timestamp(microseconds: 0)) != nil else { return nil }
        self.init(schedule.cron) { offset(zone, $0) ?? 0 }
    }
}

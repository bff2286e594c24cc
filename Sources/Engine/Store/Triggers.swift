package import Prelude
package import Storage

/// The sensors and schedules of a desk, inside the caller's transaction.
package struct Triggers {
    private let connection: any Connection
    private let catalog: Catalog
    private let now: Timestamp

    /// The triggers at a moment.
    package init(on connection: any Connection, catalog: Catalog, now: Timestamp) {
        self.connection = connection
        self.catalog = catalog
        self.now = now
    }

    /// Makes a row for each sensor and schedule that has none, and reckons a schedule's next time
    /// anew when its expression has changed, or when it had none, as when nobody knew its time zone.
    /// An engine does so when it starts.
    package func enter() throws {
        for sensor in catalog.sensors {
            let state = SensorState(
                name: sensor.name, isRunning: sensor.startsRunning, cursor: nil, nextAt: now,
                failures: 0, leaseOwner: nil, leaseUntil: nil)
            try connection.execute(state.insert() + " ON CONFLICT DO NOTHING")
        }
        for schedule in catalog.schedules {
            let state = ScheduleState(
                name: schedule.name, isRunning: schedule.startsRunning, reckonedWith: "",
                nextAt: nil)
            try connection.execute(state.insert() + " ON CONFLICT DO NOTHING")
            let reckoning = "\(schedule.cron) \(schedule.zone)"
            try connection.execute(
                """
                UPDATE schedule SET reckoned_with = \(reckoning),
                next_at = \(CronTimes(schedule, catalog)?.next(after: now))
                WHERE name = \(schedule.name)
                AND (reckoned_with <> \(reckoning) OR next_at IS NULL)
                """)
        }
    }

    /// Lets a sensor look, from now on; returns whether there is such a sensor.
    package func startSensor(_ name: String) throws -> Bool {
        try enter()
        guard catalog.sensor(name) != nil else { return false }
        return try changed(
            """
            UPDATE sensor SET is_running = 1, failures = 0, next_at = \(now) WHERE name = \(name)
            RETURNING name
            """)
    }

    /// Keeps a sensor from looking; its cursor stays.
    package func stopSensor(_ name: String) throws -> Bool {
        try enter()
        return try changed(
            "UPDATE sensor SET is_running = 0 WHERE name = \(name) RETURNING name")
    }

    /// Lets a schedule ask for runs, from its next time on: what passed while it was stopped is not
    /// made up for.
    package func startSchedule(_ name: String) throws -> Bool {
        try enter()
        guard let schedule = catalog.schedule(name) else { return false }
        let next = CronTimes(schedule, catalog)?.next(after: now)
        return try changed(
            """
            UPDATE schedule SET is_running = 1, next_at = \(next) WHERE name = \(name)
            RETURNING name
            """)
    }

    /// Keeps a schedule from asking for runs.
    package func stopSchedule(_ name: String) throws -> Bool {
        try enter()
        return try changed(
            "UPDATE schedule SET is_running = 0 WHERE name = \(name) RETURNING name")
    }

    private func changed(_ sql: SQL) throws -> Bool { try !connection.query(sql).isEmpty }
}

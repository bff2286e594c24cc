package import Prelude
package import Storage

/// A sensor or schedule as lists show it.
package struct TriggerLine: Sendable, Hashable {
    /// What it is.
    package var source: Tick.Source
    /// Its name.
    package var name: String
    /// What it watches, or when it asks for what.
    package var summary: String
    /// Whether it looks.
    package var isRunning: Bool
    /// Its newest tick, or nil before the first.
    package var lastTick: Tick?
    /// When it looks next; nil while it is stopped or has no next time.
    package var nextAt: Timestamp?
    /// What keeps it from ever looking, such as a time zone that nobody knows; nil when nothing does.
    package var problem: String?
    /// How often a sensor looks; nil of a schedule, whose summary says when.
    package var every: Duration?

    /// The sensors and schedules of a catalog, with what the desk remembers of them.
    package static func all(
        _ catalog: Catalog, on connection: any Connection
    ) throws -> [TriggerLine] {
        let sensors = try connection.fetch(SensorState.self, "")
        let schedules = try connection.fetch(ScheduleState.self, "")
        return try catalog.sensors.map { sensor in
            let state = sensors.first { $0.name == sensor.name }
            let isRunning = state?.isRunning ?? sensor.startsRunning
            return TriggerLine(
                source: .sensor, name: sensor.name, summary: sensor.summary,
                isRunning: isRunning,
                lastTick: try ticks(.sensor, sensor.name, 1, connection).first,
                nextAt: isRunning ? state?.nextAt : nil, problem: nil, every: sensor.interval)
        }
            + catalog.schedules.map { schedule in
                let state = schedules.first { $0.name == schedule.name }
                let isRunning = state?.isRunning ?? schedule.startsRunning
                let isKnown = CronTimes(schedule, catalog) != nil
                return TriggerLine(
                    source: .schedule, name: schedule.name,
                    summary: "\(schedule.cron) \(schedule.zone): \(schedule.pipeline)",
                    isRunning: isRunning,
                    lastTick: try ticks(.schedule, schedule.name, 1, connection).first,
                    nextAt: isRunning ? state?.nextAt : nil,
                    problem: isKnown ? nil : "there is no time zone \(schedule.zone)")
            }
    }

    /// The newest ticks of a sensor or schedule, newest first.
    package static func ticks(
        _ source: Tick.Source, _ name: String, _ limit: Int, _ connection: any Connection
    ) throws -> [Tick] {
        try connection.fetch(
            Tick.self,
            "WHERE source = \(source) AND name = \(name) ORDER BY seq DESC LIMIT \(limit)")
    }
}

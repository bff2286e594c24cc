package import Prelude

/// Asks for a run at set times.
package struct Schedule: Sendable {
    /// What happens to the times that passed while no engine was there.
    package enum Missed: Sendable, Hashable {
        /// They are not made up for.
        case skip
        /// One run makes up for all of them.
        case once
        /// Each is made up for, at most as many as said, the newest of them.
        case each(limit: Int)
    }

    /// The schedule's name.
    package var name: String
    /// When, in five fields: minute, hour, day, month, weekday.
    package var cron: CronExpression
    /// The IANA name of the time zone that the fields are read in.
    package var zone: String
    /// What becomes of missed times.
    package var missed: Missed
    /// Whether it runs before somebody has started it.
    package var startsRunning: Bool
    /// The pipeline that is asked to run.
    package var pipeline: String
    /// What the run is told.
    package var parameters: JSONValue

    /// A schedule from its parts.
    package init(
        _ name: String, _ cron: CronExpression, zone: String = "UTC", missed: Missed = .once,
        startsRunning: Bool = false, pipeline: String, parameters: JSONValue = .null
    ) {
        self.name = name
        self.cron = cron
        self.zone = zone
        self.missed = missed
        self.startsRunning = startsRunning
        self.pipeline = pipeline
        self.parameters = parameters
    }
}

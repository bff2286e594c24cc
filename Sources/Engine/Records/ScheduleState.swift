package import Prelude
package import Storage

/// What is remembered of a schedule between two of its times.
package struct ScheduleState: Record, Hashable {
    /// The schedule's name.
    package var name: String
    /// Whether it asks for runs.
    package var isRunning: Bool
    /// The expression and time zone that its next time was reckoned with.
    package var reckonedWith: String
    /// Its next time; nil when it has none.
    package var nextAt: Timestamp?

    /// The schedules' table.
    package static let table = Table(
        "schedule", ScheduleState.init, Column("name", \.name), Column("is_running", \.isRunning),
        Column("reckoned_with", \.reckonedWith), Column("next_at", \.nextAt))
}

package import Prelude
package import Storage

/// One look of a sensor, or one time of a schedule.
package struct Tick: Record, Hashable {
    /// What a tick is of.
    package enum Source: String, Sendable, Hashable, SQLConvertible {
        case sensor
        case schedule
    }

    /// How a tick ended.
    package enum Status: String, Sendable, Hashable, SQLConvertible {
        /// Runs were asked for.
        case requested
        /// Nothing was asked for, and the tick says why.
        case skipped
        /// Some records could not be read; the others were.
        case partial
        /// It failed as a whole, and nothing was saved.
        case failed
    }

    /// The place among all ticks.
    package var seq: Int
    /// What it is of.
    package var source: Source
    /// The sensor's or schedule's name.
    package var name: String
    /// When.
    package var at: Timestamp
    /// How it ended.
    package var status: Status
    /// How many new runs were asked for.
    package var requests: Int
    /// Why it skipped or failed, or which records could not be read.
    package var reason: String?

    /// The ticks' table.
    package static let table = Table(
        "tick", Tick.init, Column("seq", \.seq), Column("source", \.source),
        Column("name", \.name), Column("at", \.at), Column("status", \.status),
        Column("requests", \.requests), Column("reason", \.reason))

    /// The statement that appends a tick, whose place the database counts.
    static func append(
        _ source: Source, _ name: String, at: Timestamp, _ status: Status, requests: Int,
        reason: String?
    ) -> SQL {
        """
        INSERT INTO tick (source, name, at, status, requests, reason)
        VALUES (\(source), \(name), \(at), \(status), \(requests), \(reason))
        """
    }
}

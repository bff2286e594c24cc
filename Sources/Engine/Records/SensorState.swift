package import Prelude
package import Storage

/// What is remembered of a sensor between two looks.
package struct SensorState: Record, Hashable {
    /// The sensor's name.
    package var name: String
    /// Whether it looks.
    package var isRunning: Bool
    /// Where its last look ended.
    package var cursor: String?
    /// When it looks next.
    package var nextAt: Timestamp
    /// How many looks in a row failed.
    package var failures: Int
    /// The engine that is looking, or nil.
    package var leaseOwner: String?
    /// When that engine's lease runs out.
    package var leaseUntil: Timestamp?

    /// The sensors' table.
    package static let table = Table(
        "sensor", SensorState.init, Column("name", \.name), Column("is_running", \.isRunning),
        Column("cursor", \.cursor), Column("next_at", \.nextAt), Column("failures", \.failures),
        Column("lease_owner", \.leaseOwner), Column("lease_until", \.leaseUntil))
}

package import Prelude
package import Storage

/// An effect outside the desk that was decided together with a step's output and is carried out
/// afterwards.
package struct OutboxMessage: Record, Hashable {
    /// Where a message stands.
    ///
    ///     pending ──delivered──▶ sent
    ///       └──given up────▶ failed ──retry of the run, or sent anew──▶ pending
    package enum Status: String, Sendable, Hashable, SQLConvertible {
        /// To be delivered, perhaps being delivered under a lease. Becomes sent or failed.
        case pending
        /// Delivered. Final.
        case sent
        /// Given up. Becomes pending by a retry of its run, or when a run sends it anew.
        case failed
    }

    /// The message's key, by which the other side tells a second delivery.
    package var key: String
    /// The run that wants it.
    package var run: ID<Run>
    /// The channel's name.
    package var channel: String
    /// What is to be done.
    package var payload: JSONValue
    /// Where it stands.
    package var status: Status
    /// How often it was tried.
    package var attempt: Int
    /// When it may be tried.
    package var readyAt: Timestamp
    /// The engine that delivers it, or nil.
    package var leaseOwner: String?
    /// When that engine's lease runs out.
    package var leaseUntil: Timestamp?
    /// Why the last try failed.
    package var reason: String?

    /// The outbox's table.
    package static let table = Table(
        "outbox", OutboxMessage.init, Column("message_key", \.key), Column("run_id", \.run),
        Column("channel", \.channel), Column("payload", \.payload), Column("status", \.status),
        Column("attempt", \.attempt), Column("ready_at", \.readyAt),
        Column("lease_owner", \.leaseOwner), Column("lease_until", \.leaseUntil),
        Column("reason", \.reason))
}

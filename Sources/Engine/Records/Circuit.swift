package import Prelude
package import Storage

/// A breaker around one op: after many failures of one cause it opens, says so once, and lets only a
/// probe through until one succeeds.
///
///     closed ──the nth identical failure in a row──▶ open ──time is up──▶ probing
///     probing ──a failure──▶ open, for twice as long · ──it dies, time is up──▶ probing
///     closed, open, probing ──a success──▶ the row goes
package struct Circuit: Record, Hashable {
    /// Where a breaker stands.
    package enum State: String, Sendable, Hashable, SQLConvertible {
        /// Failures are counted.
        case closed
        /// Nothing of the op runs before its time.
        case open
        /// One step is let through to see whether it works again.
        case probing
    }

    /// The pipeline.
    package var pipeline: String
    /// The op.
    package var op: String
    /// What the failures have in common.
    package var fingerprint: String
    /// The last failure's message.
    package var message: String
    /// How many failed in a row; from its opening on only probes count.
    package var failures: Int
    /// Where it stands.
    package var state: State
    /// When a probe may run; nil while it is closed.
    package var retryAt: Timestamp?
    /// When it opened first.
    package var openedAt: Timestamp?

    /// The breakers' table.
    package static let table = Table(
        "circuit", Circuit.init, Column("pipeline", \.pipeline), Column("op", \.op),
        Column("fingerprint", \.fingerprint), Column("message", \.message),
        Column("failures", \.failures), Column("state", \.state), Column("retry_at", \.retryAt),
        Column("opened_at", \.openedAt))
}

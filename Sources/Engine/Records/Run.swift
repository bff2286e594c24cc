package import Prelude
package import Storage

/// One execution of a pipeline for one partition.
package struct Run: Record, Hashable {
    /// The run's id.
    package var id: ID<Run>
    /// The pipeline's name.
    package var pipeline: String
    /// The record it is about, or nil.
    package var partition: String?
    /// The name of what was asked, or nil.
    package var key: String?
    /// Who waits for it.
    package var lane: Lane
    /// Where it stands.
    package var status: RunStatus
    /// What it is told beside the partition.
    package var parameters: JSONValue
    /// Who or what asked for it.
    package var requestedBy: String
    /// The first of the runs that led to this one; its own id when nobody's run did.
    package var origin: String
    /// The backfill it belongs to, or nil.
    package var backfill: ID<Backfill>?
    /// How often it was started, from 1.
    package var attempt: Int
    /// Why it stopped, failed or waits; nil when there is nothing to say.
    package var reason: String?
    /// When it was asked for.
    package var createdAt: Timestamp
    /// When its first step was claimed.
    package var startedAt: Timestamp?
    /// When it ended.
    package var finishedAt: Timestamp?

    /// The runs' table.
    package static let table = Table(
        "run", Run.init, Column("id", \.id), Column("pipeline", \.pipeline),
        Column("partition_key", \.partition), Column("run_key", \.key), Column("lane", \.lane),
        Column("status", \.status), Column("parameters", \.parameters),
        Column("requested_by", \.requestedBy), Column("origin_id", \.origin),
        Column("backfill_id", \.backfill), Column("attempt", \.attempt),
        Column("reason", \.reason), Column("created_at", \.createdAt),
        Column("started_at", \.startedAt), Column("finished_at", \.finishedAt))
}

package import Prelude
package import Storage

/// Many runs of one pipeline, asked for as a whole and queued a few at a time.
package struct Backfill: Record, Hashable {
    /// Where a backfill stands.
    ///
    ///     feeding ──all runs asked for──▶ draining ──all ended──▶ done
    ///     feeding, draining ──cancel──▶ cancelled
    ///     done ──retry of one of its runs──▶ draining
    package enum Status: String, Sendable, Hashable, SQLConvertible {
        /// Runs are still to be asked for. Becomes draining or cancelled.
        case feeding
        /// Every run was asked for; some have not ended. Becomes done or cancelled.
        case draining
        /// Every run has ended. Becomes draining by a retry.
        case done
        /// Somebody cancelled it. Final.
        case cancelled
    }

    /// The backfill's id.
    package var id: ID<Backfill>
    /// The pipeline's name.
    package var pipeline: String
    /// Where it stands.
    package var status: Status
    /// Who waits for it.
    package var lane: Lane
    /// What each run is told.
    package var parameters: JSONValue
    /// Who asked for it.
    package var requestedBy: String
    /// Whether the records were listed by whoever asked, rather than taken from the pipeline.
    package var isListed: Bool
    /// How many runs there will be.
    package var total: Int
    /// How many were asked for so far.
    package var requested: Int
    /// The last record that was asked for, or nil.
    package var cursor: String?
    /// When it was asked for.
    package var createdAt: Timestamp
    /// When it ended.
    package var finishedAt: Timestamp?

    /// The backfills' table.
    package static let table = Table(
        "backfill", Backfill.init, Column("id", \.id), Column("pipeline", \.pipeline),
        Column("status", \.status), Column("lane", \.lane), Column("parameters", \.parameters),
        Column("requested_by", \.requestedBy), Column("is_listed", \.isListed),
        Column("total", \.total), Column("requested", \.requested), Column("cursor", \.cursor),
        Column("created_at", \.createdAt), Column("finished_at", \.finishedAt))
}

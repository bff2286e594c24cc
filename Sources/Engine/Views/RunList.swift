package import Prelude
package import Storage

/// The runs of a desk as lists show them, newest first.
package enum RunList {
    /// How many rows one page has at most.
    package static let maximumPage = 500

    /// Which runs are listed.
    package struct Filter: Sendable, Hashable {
        /// The pipeline, or nil for all.
        package var pipeline: String?
        /// The statuses, or empty for all.
        package var statuses: [RunStatus]
        /// The record, or nil for all.
        package var partition: String?
        /// The backfill, or nil for all.
        package var backfill: ID<Backfill>?

        /// A filter; nothing given means everything.
        package init(
            pipeline: String? = nil, statuses: [RunStatus] = [], partition: String? = nil,
            backfill: ID<Backfill>? = nil
        ) {
            self.pipeline = pipeline
            self.statuses = statuses
            self.partition = partition
            self.backfill = backfill
        }

        fileprivate var condition: SQL {
            var parts: [SQL] = []
            if let pipeline { parts.append("pipeline = \(pipeline)") }
            if let partition { parts.append("partition_key = \(partition)") }
            if let backfill { parts.append("backfill_id = \(backfill)") }
            if !statuses.isEmpty {
                parts.append("status IN (\(list: statuses.map(\.sqlValue)))")
            }
            return parts.isEmpty ? "1 = 1" : .joined(parts, separator: " AND ")
        }
    }

    /// The runs older than one, or the newest.
    package static func page(
        _ filter: Filter, before: ID<Run>? = nil, limit: Int, on connection: any Connection
    ) throws -> [Run] {
        let older: SQL = before.map { "AND id < \($0)" } ?? ""
        return try connection.fetch(
            Run.self,
            """
            WHERE \(filter.condition) \(older) ORDER BY id DESC
            LIMIT \(min(max(0, limit), maximumPage))
            """)
    }

    /// How many runs a filter leaves.
    package static func count(_ filter: Filter, on connection: any Connection) throws -> Int {
        try connection.value("SELECT count(*) FROM run WHERE \(filter.condition)") ?? 0
    }
}

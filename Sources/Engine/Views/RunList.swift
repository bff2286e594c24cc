package import Prelude
package import Storage

/// The runs of a desk as lists show them, newest first.
package enum RunList {
    /// How many rows one page has at most.
    package static let maximumPage = 500

    /// Which runs are listed.
    package struct Filter: Sendable, Hashable {
        /// The pipelines, or empty for all.
        package var pipelines: [String]
        /// The statuses, or empty for all.
        package var statuses: [RunStatus]
        /// The records, or nil for all.
        package var partitions: [String]?
        /// Words in small letters that a record's own id has instead, as the path of a file does.
        package var words: [String] = []
        /// The backfill, or nil for all.
        package var backfill: ID<Backfill>?

        /// A filter; nothing given means everything.
        package init(
            pipelines: [String] = [], statuses: [RunStatus] = [], partitions: [String]? = nil,
            backfill: ID<Backfill>? = nil
        ) {
            self.pipelines = pipelines
            self.statuses = statuses
            self.partitions = partitions
            self.backfill = backfill
        }

        fileprivate var condition: SQL {
            var parts: [SQL] = []
            if !pipelines.isEmpty {
                parts.append("pipeline IN (\(list: pipelines.map(\.sqlValue)))")
            }
            if let partitions {
                let named: SQL =
                    partitions.isEmpty
                    ? "1 = 0" : "partition_key IN (\(list: partitions.map(\.sqlValue)))"
                let patterns = words.map { word -> SQL in
                    "lower(partition_key) LIKE \("%\(word.filter { !"%_".contains($0) })%")"
                }
                parts.append(
                    patterns.isEmpty
                        ? named : "(\(named) OR \(.joined(patterns, separator: " AND ")))")
            }
            if let backfill { parts.append("backfill_id = \(backfill)") }
            if !statuses.isEmpty {
                parts.append("status IN (\(list: statuses.map(\.sqlValue)))")
            }
            return parts.isEmpty ? "1 = 1" : .joined(parts, separator: " AND ")
        }
    }

    /// The runs that wait for the answer under a key, the oldest first.
    package static func waiting(
        for key: String, limit: Int, on connection: any Connection
    ) throws -> [ID<Run>] {
        try connection.query(
            """
            SELECT DISTINCT run_id FROM step WHERE status = 'waiting' AND waits_for = \(key)
            ORDER BY run_id LIMIT \(limit)
            """
        ).map { try $0.get(0) }
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

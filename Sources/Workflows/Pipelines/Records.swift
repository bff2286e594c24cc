internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The people of a desk as the records of pipelines.
enum CandidateRecords {
    /// Everybody on the lists. A run can also be about a document that nobody owns yet.
    static let partitioning = partitions(noun: "a candidate", of: "candidate WHERE is_listed = 1")
}

/// The jobs of a desk as the records of pipelines.
enum JobRecords {
    /// Every job. A run can also be about a document that no job owns yet.
    static let partitioning = partitions(noun: "a job", of: "job WHERE 1 = 1")
}

private func partitions(noun: String, of table: SQL) -> Partitioning {
    Partitioning(
        noun: noun,
        count: { try $0.value("SELECT count(*) FROM \(table)") ?? 0 },
        page: { connection, after, limit in
            try connection.query(
                """
                SELECT id FROM \(table) AND id > \(after ?? "") ORDER BY id LIMIT \(limit)
                """
            ).map { try $0.get(0) }
        })
}

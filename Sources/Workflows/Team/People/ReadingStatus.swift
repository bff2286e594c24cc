internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// What the row of a person says of how reading it went, in `(M) Reading Status`: the newest failure, or
/// what could not be read of it.
enum ReadingStatus {
    /// The pipelines whose failures are told, with the words before the reason.
    private static let told = [
        ("candidate_pipeline", "Not read"),
        ("candidate_revectorize", "Not worked through after an edit"),
    ]

    /// The sentence; nil when all is well, and for whoever is left alone.
    ///
    /// - Parameter row: What the desk knows of the row; nil when it has not been read.
    static func sentence(
        of record: String, _ row: TeamRow?, on connection: any Connection
    ) throws -> String? {
        guard row?.isLeftAlone != true else { return nil }
        for (pipeline, words) in told {
            let newest = try RunList.page(
                RunList.Filter(
                    pipelines: [pipeline], partitions: [record] + [row?.owner].compactMap(\.self)),
                limit: 1, on: connection
            ).first
            if let newest, newest.status == .failed {
                return "\(words): \(newest.reason ?? "the run failed")."
            }
        }
        return row?.unread.map { "Not read whole: \($0)." }
    }

    /// Writes it into the rows of which a run failed, where they do not say it yet.
    ///
    /// - Throws: `AirtableProblem`, and what the desk throws.
    static func tell(_ base: TeamBase, _ context: SensorContext) async throws {
        let columns = try await base.mapping(TeamTables.talent)
        guard columns["result"] != nil else { return }
        let sentences = try await context.database.reading { connection in
            try FailedRows.failed(in: told.map(\.0), on: connection).compactMap { record in
                let row = try TeamRow.of(record, in: TeamTables.talent, on: connection)
                return try sentence(of: record, row, on: connection).map { (record, $0) }
            }
        }
        try await TeamResult.tell(sentences, of: columns, base)
    }
}

internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The pipelines that look over all rows of a table and ask for a run of each that is new or was changed.
struct RegisterOps: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// How many runs one look asks for at most; the next look asks for the others.
    private static let maximumRequests = 5000

    /// Both pipelines, under the names of the requirement.
    var pipelines: [Pipeline] {
        [
            pipeline(
                "sync_airtable_candidates", TeamTables.talent, TeamTables.talentInputs,
                asks: "candidate_pipeline",
                summary: "Read every person in Airtable that is new or changed."),
            pipeline(
                "sync_airtable_jobs", TeamTables.customers, TeamTables.customerInputs,
                asks: "job_pipeline", summary: "Read every job in Airtable that is new or changed."),
        ]
    }

    private func pipeline(
        _ name: String, _ table: String, _ inputs: [AirtableWantedColumn], asks: String,
        summary: String
    ) -> Pipeline {
        Pipeline(name, summary: summary) { pipeline in
            _ = pipeline.start(
                Op<NoValue, JSONValue>(
                    "register", pool: surroundings.airtable, limit: .seconds(1800)
                ) { _, context in
                    try await register(table, inputs, asks: asks, context)
                })
        }
    }

    private func register(
        _ table: String, _ inputs: [AirtableWantedColumn], asks pipeline: String,
        _ context: OpContext
    ) async throws -> Engine.Outcome<JSONValue> {
        guard let base = surroundings.team(context.database) else {
            return .stop(because: "no Airtable is set")
        }
        base.forget()
        let columns = try await base.mapping(table)
        let text = TeamText(columns, inputs: inputs)
        let known = try await context.database.reading { connection in
            try connection.fetch(TeamRow.self, "WHERE team_table = \(table)")
        }
        let hashes = Dictionary(known.map { ($0.record, $0.inputHash) }) { first, _ in first }
        let versions = Dictionary(known.map { ($0.record, $0.version) }) { first, _ in first }
        let news = RowNews(hashes, except: Set(known.filter(\.isLeftAlone).map(\.record)))
        _ = try await base.client.records(
            of: columns.table.id, AirtableQuery(fields: text.ids)
        ) { page in
            for record in page { news.see(record.id, text.hash(record)) }
            context.report.progress(news.total, of: nil, "rows")
        }
        let (asked, total) = (Array(news.changed.prefix(Self.maximumRequests)), news.total)
        return .done { commit in
            for (record, hash) in asked {
                commit.request(
                    RunRequest(
                        pipeline, partition: record,
                        key: "\(table) \(record) \(hash) \(versions[record] ?? "")",
                        lane: context.lane, by: context.requestedBy))
            }
            return [
                "total": JSONValue(total), "known": JSONValue(hashes.count),
                "asked": JSONValue(asked.count),
            ]
        }
    }
}

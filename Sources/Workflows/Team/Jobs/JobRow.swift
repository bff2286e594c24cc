internal import Connectors
internal import Documents
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// A job's row in Airtable, as a company's post or as an open position, and the job that it is about.
struct JobRow: Sendable {
    let table: String
    let record: AirtableRecord
    let columns: AirtableMapping

    /// The row of an id, in whichever of the two tables it stands; nil when it is in neither.
    ///
    /// - Throws: `AirtableProblem`.
    static func find(
        _ id: String, known: TeamRow?, _ base: TeamBase
    ) async throws(AirtableProblem) -> JobRow? {
        let tables = known.map { [$0.table_] } ?? [TeamTables.positions, TeamTables.customers]
        for table in tables {
            let columns = try await base.mapping(table)
            if let record = try await base.client.record(id, of: columns.table.id) {
                return JobRow(table: table, record: record, columns: columns)
            }
        }
        return nil
    }

    /// What recruiters put in, in the order in which it is written.
    var inputs: [AirtableWantedColumn] {
        table == TeamTables.positions ? TeamTables.positionInputs : TeamTables.customerInputs
    }

    /// The link to the post, when the row has one.
    func link(_ text: TeamText) -> String? {
        text.text("Job Description Link", of: record)
    }

    /// The rows of companies that an open position links to.
    var companies: [String] {
        guard let column = columns["Company"], column.kind == .links else { return [] }
        return AirtableCells.links(record[column.id]).value ?? []
    }

    /// The open positions that a company's post links to.
    var positions: [String] {
        guard let column = columns["ats_jobs"] else { return [] }
        return AirtableCells.links(record[column.id]).value ?? []
    }
}

/// Which job a run is about, whether it names the job or its row.
enum JobPartition {
    /// The id of the job; nil when the row is not known or has no job yet.
    static func job(_ context: OpContext) async throws -> String? {
        let partition = context.partition
        guard AirtableRecord.isID(partition) else { return partition }
        return try await context.database.reading { try row(partition, on: $0)?.owner }
    }

    /// The company's row that a run is about: the one it names, since two rows can be about one post,
    /// or the first that is about the job.
    static func company(
        of job: String, _ partition: String, on connection: any Connection
    ) throws -> TeamRow? {
        if AirtableRecord.isID(partition),
            let row = try TeamRow.of(partition, in: TeamTables.customers, on: connection)
        {
            return row
        }
        return try TeamRow.about(job, in: TeamTables.customers, on: connection)
    }

    /// The row of an id that is known already.
    static func row(_ id: String, on connection: any Connection) throws -> TeamRow? {
        try connection.first(
            TeamRow.self,
            """
            WHERE record_id = \(id)
            AND team_table IN (\(TeamTables.positions), \(TeamTables.customers))
            """)
    }
}

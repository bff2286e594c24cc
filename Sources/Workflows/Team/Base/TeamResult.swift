internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// Tells recruiters in the row itself what came of a reading or a matching.
enum TeamResult {
    /// Writes a sentence into the row's column for it, where there is one. That it cannot be written
    /// stops nothing: the run's log tells the same.
    static func tell(_ sentence: String, _ row: JobRow, _ base: TeamBase) async {
        await tell([(row.record, sentence)], row.columns, base)
    }

    /// Writes sentences into rows of a table that do not say them yet.
    static func tell(
        _ sentences: [(AirtableRecord, String)], _ columns: AirtableMapping, _ base: TeamBase
    ) async {
        guard let column = columns["result"] else { return }
        let rows = sentences.compactMap { record, sentence in
            AirtableCells.text(record[column.id]).value == sentence
                ? nil : (record: record, cells: [column.id: JSONValue.string(sentence)])
        }
        guard !rows.isEmpty else { return }
        _ = try? await base.write(rows, of: columns)
    }

    /// Writes sentences into rows of a table, by their ids.
    ///
    /// - Throws: `AirtableProblem` when the rows cannot be had.
    static func tell(
        _ sentences: [(record: String, sentence: String)], of columns: AirtableMapping,
        _ base: TeamBase
    ) async throws {
        guard !sentences.isEmpty else { return }
        let rows = try await base.rows(
            of: columns,
            AirtableQuery(
                fields: columns.ids(["result"]),
                formula: AirtableFormula.isRecord(sentences.map(\.record))))
        let found = Dictionary(rows.map { ($0.id, $0) }) { first, _ in first }
        await tell(
            sentences.compactMap { record, sentence in found[record].map { ($0, sentence) } },
            columns, base)
    }

    /// Writes a sentence into the row that a run is about, or the company's row of its job.
    static func tell(
        _ sentence: String, about context: OpContext, _ surroundings: DeskSurroundings
    ) async {
        guard let base = surroundings.team(context.database),
            let job = try? await JobPartition.job(context)
        else { return }
        let rows = try? await context.database.reading { connection in
            try connection.fetch(
                TeamRow.self,
                "WHERE owner_kind = 'job' AND owner_id = \(job) ORDER BY team_table, record_id")
        }
        for known in rows ?? [] {
            guard let row = try? await JobRow.find(known.record, known: known, base) else {
                continue
            }
            await tell(sentence, row, base)
        }
    }
}

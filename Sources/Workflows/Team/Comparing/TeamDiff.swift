internal import Connectors
package import Prelude
internal import Recruiting
package import Storage

/// What a synchronisation would do now, row by row, without doing any of it.
package struct TeamDiff: Sendable {
    /// One cell that both sides do not agree about.
    package struct Change: Sendable, Hashable {
        /// What would happen to it.
        package enum Way: String, Sendable {
            /// The desk's value would be written into the cell.
            case write
            /// The cell's value would be taken over by the desk.
            case take
            /// Both sides changed it, and a person would be asked.
            case ask
            /// Both sides say the same again, and what is asked about it would be withdrawn.
            case agree
            /// The row is new or its input changed: it would be read, and what was read written.
            case read
            /// The run that the row asks for would write into the cell what comes of it.
            case answer
        }

        /// What would happen.
        package var way: Way
        /// The pipeline that makes both sides say the same.
        package var pipeline: String
        /// The row's id.
        package var record: String
        /// The person's or the job's id.
        package var owner: String
        /// The column's name.
        package var column: String
        /// What the cell holds.
        package var cell: JSONValue
        /// What the desk says, which a write would write; null where it says nothing, or the run alone will
        /// tell.
        package var desk: JSONValue
    }

    private let base: TeamBase
    private let database: any Database

    /// The differences between a desk and its base.
    package init(_ base: TeamBase, on database: any Database) {
        self.base = base
        self.database = database
    }

    /// Every difference, people before jobs before open positions, in the order of their rows.
    ///
    /// - Throws: `AirtableProblem`, and what the desk throws.
    package func changes() async throws -> [Change] {
        try await people() + jobs() + positions()
    }

    private func positions() async throws -> [Change] {
        let columns = try await base.mapping(TeamTables.positions)
        return try await each(
            TeamTables.positions, columns, more: { try Asked($0, $1, columns).ofPosition(on: $2) }
        ) { record, row, connection in
            guard let owner = row.owner else { return nil }
            let plan = try FunnelSyncOp.plan(owner, record, row, columns, on: connection)
            var fields = FieldSync()
            fields.writes = plan.cells
            fields.says = plan.funnel.moves.map {
                FieldSync.Edit(field: $0.stage.rawValue, value: .string($0.person))
            }
            if let status = plan.status.take {
                fields.says.append(
                    FieldSync.Edit(
                        field: "status", value: .string(status),
                        ours: plan.standing["status"] ?? .null))
            }
            if let status = plan.status.ask {
                fields.contradicted.append(
                    FieldSync.Edit(
                        field: "status", value: .string(status),
                        ours: plan.standing["status"] ?? .null))
            }
            if plan.status.isAgreedAgain { fields.agreedAgain.append("status") }
            return fields
        }
    }

    private func people() async throws -> [Change] {
        let columns = try await base.mapping(TeamTables.talent)
        return try await each(
            TeamTables.talent, columns,
            more: { record, row, _ in
                Asked(record, row, columns).ofPerson
            }
        ) { record, row, connection in
            guard let owner = row.owner,
                let dossier = try CandidateDossier(ID(owner), on: connection)
            else { return nil }
            return CandidateSyncOp.plan(
                dossier, record, row, columns,
                told: try ReadingStatus.sentence(of: record.id, row, on: connection))
        }
    }

    private func jobs() async throws -> [Change] {
        let columns = try await base.mapping(TeamTables.customers)
        return try await each(
            TeamTables.customers, columns,
            more: { record, row, _ in
                Asked(record, row, columns).ofCompany
            }
        ) { record, row, connection in
            guard let owner = row.owner, let job = try JobDossier(ID(owner), on: connection) else {
                return nil
            }
            let sync = JobSync.plan(job, record, row, columns)
            var fields = sync.fields
            if let skills = sync.skills {
                let own = JobSkillNames(of: job)
                let edits = [
                    (JobSync.mustKey, skills.musts, own.musts),
                    (JobSync.wishKey, skills.wishes, own.wishes),
                ].filter { $0.1 != $0.2 }.map { key, names, own in
                    FieldSync.Edit(
                        field: key, value: JSONValue(names), ours: AirtableValues.items(own))
                }
                if sync.asksAboutSkills { fields.asks += edits } else { fields.takes += edits }
            }
            if sync.isAgreedAgain { fields.agreedAgain.append(JobSync.mustKey) }
            return fields
        }
    }

    private func each(
        _ table: String, _ columns: AirtableMapping,
        more: @escaping @Sendable (AirtableRecord, TeamRow?, any Connection) throws -> [Change],
        _ plan: @escaping @Sendable (AirtableRecord, TeamRow, any Connection) throws -> FieldSync?
    ) async throws -> [Change] {
        let records = try await base.rows(of: columns)
        return try await database.reading { connection in
            try records.flatMap { record -> [Change] in
                let row = try TeamRow.of(record.id, in: table, on: connection)
                let asked = try more(record, row, connection)
                guard let row, let sync = try plan(record, row, connection) else { return asked }
                let changes = Self.changes(sync, table, record, row, columns)
                let columns = Set(changes.map(\.column))
                return changes + asked.filter { !columns.contains($0.column) }
            }
        }
    }

    /// The pipelines that make both sides say the same, whatever a row asks for.
    package static var pipelines: Set<String> { Set(pipelinesByTable.values) }

    private static let pipelinesByTable = [
        TeamTables.talent: "upload_normalized_to_airtable",
        TeamTables.customers: "upload_normalized_jobs_to_airtable",
        TeamTables.positions: "ats_funnel",
    ]

    private static func changes(
        _ sync: FieldSync, _ table: String, _ record: AirtableRecord, _ row: TeamRow,
        _ columns: AirtableMapping
    ) -> [Change] {
        func change(_ way: Change.Way, _ key: String, _ desk: JSONValue) -> Change? {
            guard let column = columns[key] ?? columns[TeamTables.key(key)] else { return nil }
            return Change(
                way: way, pipeline: pipelinesByTable[table] ?? "", record: record.id,
                owner: row.owner ?? "", column: column.name,
                cell: record[column.id] ?? .null, desk: desk)
        }
        let writes = sync.writes.sorted { $0.key < $1.key }
            .compactMap { change(.write, $0.key, $0.value) }
        let takes = (sync.takes + sync.says).compactMap { change(.take, $0.field, $0.ours) }
        let asks = (sync.asks + sync.contradicted).compactMap {
            change(.ask, $0.field, $0.ours)
        }
        let agreed = sync.agreedAgain.compactMap { change(.agree, $0, .null) }
        return writes + takes + asks + agreed
    }
}

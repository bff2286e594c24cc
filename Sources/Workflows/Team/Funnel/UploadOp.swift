internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The op that lists a job's proposals in its rows of open positions, in the order of their rank, says there
/// what came of the matching, and unticks the box that asked for it.
struct UploadOp: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// After a matching.
    var afterScoring: Op<JSONValue, JSONValue> {
        Op("upload_matches_to_ats", pool: surroundings.airtable, limit: .seconds(600)) {
            scored, context in
            guard let base = surroundings.team(context.database),
                let job = try await JobPartition.job(context)
            else { return .done(scored) }
            let rows = try await positions(of: job, base, context)
            if rows.isEmpty {
                context.report.log("no open position in Airtable is about this job")
            }
            var done: [Uploaded] = []
            for row in rows { done.append(try await upload(job, to: row, base, scored, context)) }
            try await untick(job, base, context)
            let uploaded = done
            return .done { commit in
                for row in uploaded { try row.keep(for: job, &commit) }
                return scored
            }
        }
    }

    /// What was made of one row.
    private struct Uploaded {
        var proposals: Proposals
        var row: TeamRow
        /// The rows of the Rejection Log that are not there any more as they were followed.
        var gone: [String]

        /// Makes the desk follow what stands in the row, and remembers what was written.
        func keep(for job: String, _ commit: inout StepCommit) throws {
            try UploadOp.reject(proposals.takenOut, for: job, &commit)
            try UploadOp.save(row, on: commit.connection)
            try RejectionLog.settle(at: row.record, except: gone, &commit)
            guard !proposals.standing.isEmpty else { return }
            // Whom recruiters have put into the funnel themselves the matching has found now.
            commit.request(
                RunRequest(
                    "ats_funnel", partition: row.record,
                    key: "found \(row.record) \(commit.now.microseconds)", lane: .automatic,
                    by: "upload_matches_to_ats"))
        }
    }

    /// The rows of open positions that are about a job: its own, or those that its company's row links
    /// to.
    private func positions(
        of job: String, _ base: TeamBase, _ context: OpContext
    ) async throws -> [(TeamRow, AirtableRecord)] {
        let known = try await context.database.reading { connection in
            (
                try connection.fetch(
                    TeamRow.self,
                    "WHERE team_table = \(TeamTables.positions) AND owner_id = \(job)"),
                try TeamRow.about(job, in: TeamTables.customers, on: connection)
            )
        }
        let columns = try await base.mapping(TeamTables.positions)
        var rows: [(TeamRow, AirtableRecord)] = []
        for row in known.0 {
            if let record = try await base.client.record(row.record, of: columns.table.id) {
                rows.append((row, record))
            }
        }
        guard rows.isEmpty, let company = known.1 else { return rows }
        guard let found = try await JobRow.find(company.record, known: company, base) else {
            return rows
        }
        for id in found.positions.prefix(Self.maximumPositions) {
            let other = try await context.database.reading { try JobPartition.row(id, on: $0) }
            // A position that is about a job of its own is not this one's.
            if let owner = other?.owner, owner != job { continue }
            guard let record = try await base.client.record(id, of: columns.table.id) else {
                continue
            }
            let row =
                other
                ?? TeamRow(
                    table: TeamTables.positions, record: id, ownerKind: "job", owner: job,
                    updatedAt: context.now())
            rows.append((row, record))
        }
        return rows
    }

    /// How many positions of one company's row are written to.
    private static let maximumPositions = 10

    private func upload(
        _ job: String, to row: (TeamRow, AirtableRecord), _ base: TeamBase, _ scored: JSONValue,
        _ context: OpContext
    ) async throws -> Uploaded {
        let columns = try await base.mapping(TeamTables.positions)
        let (before, record) = row
        let log = try await RejectionLog.standing(at: record.id, base, context)
        let plan = try await context.database.reading { connection in
            try UploadPlan(
                of: job, record, before, columns, turnedDown: log.people, scored: scored,
                on: connection)
        }
        var team = before
        let (merged, key) = (plan.proposals, Stage.proposed.rawValue)
        let written = try await WrittenCells.write(
            plan.writes, to: record, of: job, base, columns)
        if let problem = written.failure { throw problem }
        for line in written.lines { context.report.warn(line) }
        let isRefused = written.refused.contains { $0.key == key }
        if !isRefused {
            var agreed = (team.agreed.members ?? []).filter { $0.key != key }
            agreed.append(JSONMember(key, JSONValue(merged.ours)))
            team.agreed = .object(agreed)
        }
        team.unwritten = written.problem
        try await finish(record, of: job, base, columns, context)
        return Uploaded(proposals: merged, row: team, gone: log.gone)
    }

    /// Stores what a row's proposals were written as; what else both sides agreed about meanwhile stays.
    private static func save(_ row: TeamRow, on connection: any Connection) throws {
        let key = Stage.proposed.rawValue
        var saved = try TeamRow.of(row.record, in: row.table_, on: connection) ?? row
        let others = (saved.agreed.members ?? []).filter { $0.key != key }
        let own = (row.agreed.members ?? []).filter { $0.key == key }
        saved.agreed = .object(others + own)
        saved.owner = row.owner
        saved.unwritten = row.unwritten
        try saved.save(on: connection)
    }

    /// Unticks the box by which the company's row of the run asked for the matching.
    private func untick(_ job: String, _ base: TeamBase, _ context: OpContext) async throws {
        let id = context.partition
        guard AirtableRecord.isID(id) else { return }
        let known = try await context.database.reading {
            try TeamRow.of(id, in: TeamTables.customers, on: $0)
        }
        let columns = try await base.mapping(TeamTables.customers)
        guard known != nil, let start = columns["start"],
            let record = try await base.client.record(id, of: columns.table.id),
            AirtableCells.checked(record[start.id]).value == true
        else { return }
        let written = try await WrittenCells.write(
            ["start": false], to: record, of: job, base, columns)
        if let problem = written.failure { throw problem }
        for line in written.lines { context.report.warn(line) }
    }

    /// Says that the matching is done where it was asked for by the status, and only there.
    private func finish(
        _ record: AirtableRecord, of job: String, _ base: TeamBase,
        _ columns: AirtableMapping, _ context: OpContext
    ) async throws {
        guard let status = columns["status"],
            let ready = columns.option(TeamTables.ready, of: "status"),
            AirtableCells.option(record[status.id]).value == ready
        else { return }
        let done = columns.option(TeamTables.done, of: "status") ?? TeamTables.done
        let outcome = try await base.set(
            "status", of: record, in: columns, from: ready, to: done, owner: job)
        if case .changed = outcome {
            context.report.log("the status was changed meanwhile and is left as it is")
        }
    }

    /// What a recruiter takes out of the proposals is rejected, and not proposed again.
    private static func reject(
        _ rows: [String], for job: String, _ commit: inout StepCommit
    ) throws {
        guard !rows.isEmpty else { return }
        var ledger = Ledger(
            on: commit.connection, who: TeamEdits.who, now: commit.now, ids: commit.ids)
        for record in rows {
            let person = try TeamRow.of(record, in: TeamTables.talent, on: commit.connection)?.owner
            guard let person else { continue }
            let match: String? = try commit.connection.value(
                """
                SELECT id FROM match WHERE job_id = \(job) AND candidate_id = \(person)
                AND stage = \(Stage.proposed)
                """)
            guard let match else { continue }
            try MatchDecision.reject(
                match, reason: "taken out of the proposals in Airtable", ledger: &ledger,
                on: commit.connection)
        }
        commit.ids = ledger.ids
    }
}

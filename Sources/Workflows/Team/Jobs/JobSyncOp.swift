internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The op that makes a job and its company's row in Airtable say the same: edited (N) values come in as
/// people's values, what the desk knows goes out.
struct JobSyncOp: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// After a job was read.
    var afterReading: Op<TakenRecord, Int> {
        op("airtable_job_sync") { $0.id }
    }

    /// By itself, for a job of the desk or a row.
    var alone: Op<NoValue, Int> { op("airtable_job_sync") { _ in nil } }

    /// When recruiters have said that the row is right: what they edited comes in. The box is unticked
    /// once the matching is listed, so that one that fails on the way is told and tried again.
    var feedback: Op<NoValue, Int> { op("airtable_job_feedback") { _ in nil } }

    private func op<Input: StepValue>(
        _ name: String, _ job: @escaping @Sendable (Input) -> String?
    ) -> Op<Input, Int> {
        Op(name, pool: surroundings.airtable, limit: .seconds(600)) { input, context in
            guard let base = surroundings.team(context.database) else { return .done(0) }
            let known = try await JobPartition.job(context)
            guard let id = job(input) ?? known else { return .done(0) }
            return try await outcome(id, base, context)
        }
    }

    private func outcome(
        _ id: String, _ base: TeamBase, _ context: OpContext
    ) async throws -> Engine.Outcome<Int> {
        try await context.database.writing(.transition) { [partition = context.partition] in
            try TeamRow.claim(partition, for: id, on: $0)
        }
        // What changes on the desk from here on is news for the next look.
        let readAt = context.now()
        let found = try await context.database.reading { connection in
            (
                try JobDossier(ID(id), on: connection),
                try JobPartition.company(of: id, context.partition, on: connection)
            )
        }
        guard let job = found.0, var row = found.1 else { return .done(0) }
        var columns = try await base.mapping(TeamTables.customers)
        guard let record = try await base.client.record(row.record, of: columns.table.id) else {
            return .stop(because: "the row is gone from Airtable")
        }
        var plan = JobSync.plan(job, record, row, columns)
        if plan.empties {
            // A column that was deleted holds nothing either.
            base.forget()
            columns = try await base.mapping(TeamTables.customers)
            plan = JobSync.plan(job, record, row, columns)
        }
        let sync = plan
        let written = try await CandidateSyncOp.write(
            sync.fields, record, of: id, base, columns, context)
        if let problem = written.failure { throw problem }
        let before = row
        row.agreed = written.agreed(sync.fields, before: row.agreed)
        row.unwritten = written.problem
        let (kept, mapping) = (row, columns)
        let rules = try surroundings.knowledge().rules
        return .done { commit in
            var saved = kept
            saved.updatedAt = readAt
            var edits = TeamEdits(
                of: id, kind: .job, rules: rules, on: commit.connection,
                now: commit.now, ids: commit.ids)
            try edits.take(
                try edits.unless(
                    changedSince: job.fields, sync.fields.takes.map { ($0.field, $0.value) }))
            try edits.ask(sync.fields.asks.map { ($0.field, $0.value) })
            try edits.withdraw(sync.fields.agreedAgain)
            try Self.settle(sync, of: job, record, before, mapping, &edits, &commit)
            commit.ids = edits.ids
            let names = try JobDossier(ID(id), on: commit.connection).map(JobSkillNames.init)
            saved.agreed = Self.noting(names, in: saved.agreed)
            try saved.save(on: commit.connection)
            return written.fields.count
        }
    }

    /// Takes over the skills that were edited in the row, or asks about them.
    private static func settle(
        _ sync: JobSync, of job: JobDossier, _ record: AirtableRecord, _ row: TeamRow,
        _ columns: AirtableMapping, _ edits: inout TeamEdits, _ commit: inout StepCommit
    ) throws {
        var sync = sync
        // The desk's lists may have been decided while the row was being read.
        if let now = try JobDossier(job.job.id, on: commit.connection),
            JobSkillNames(of: now) != JobSkillNames(of: job)
        {
            sync = JobSync.plan(now, record, row, columns)
        }
        if let skills = sync.skills {
            if sync.asksAboutSkills { try edits.ask(skills) } else { try edits.take(skills) }
        } else if sync.isAgreedAgain {
            try edits.withdrawSkills()
        }
    }

    private static func noting(_ names: JobSkillNames?, in agreed: JSONValue) -> JSONValue {
        guard let names else { return agreed }
        let ours = JobSync.deskSide(names)
        let keys = Set(ours.map(\.key))
        return .object((agreed.members ?? []).filter { !keys.contains($0.key) } + ours)
    }
}

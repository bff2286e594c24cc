internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The op that makes a person and their row in Airtable say the same: edited (N) fields come in,
/// what the desk knows goes out, and what both sides changed becomes a question.
struct CandidateSyncOp: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// After a person was read.
    var afterReading: Op<TakenRecord, Int> { op { $0.id } }

    /// By itself, for a person of the desk.
    var alone: Op<NoValue, Int> { op { _ in nil } }

    private func op<Input: StepValue>(
        _ person: @escaping @Sendable (Input) -> String?
    ) -> Op<Input, Int> {
        Op(
            "airtable_candidate_sync", pool: surroundings.airtable, limit: .seconds(600)
        ) { input, context in
            guard let base = surroundings.team(context.database) else { return .done(0) }
            guard let id = try await known(person(input), context) else {
                return .stop(
                    because: "the row has not been read yet; run candidate_pipeline for it")
            }
            return try await outcome(id, base, context)
        }
    }

    /// The person that a run is about: told by the op before, named by the run, or known by the row.
    private func known(_ told: String?, _ context: OpContext) async throws -> String? {
        let partition = context.partition
        guard told == nil, AirtableRecord.isID(partition) else { return told ?? partition }
        return try await context.database.reading {
            try TeamRow.of(partition, in: TeamTables.talent, on: $0)?.owner
        }
    }

    private func outcome(
        _ person: String, _ base: TeamBase, _ context: OpContext
    ) async throws -> Engine.Outcome<Int> {
        let found = try await context.database.reading { connection in
            (
                try CandidateDossier(ID(person), on: connection),
                try row(of: person, context.partition, on: connection)
            )
        }
        guard let dossier = found.0, var row = found.1 else { return .done(0) }
        let columns = try await base.mapping(TeamTables.talent)
        guard let record = try await base.client.record(row.record, of: columns.table.id) else {
            return .stop(because: "the row is gone from Airtable")
        }
        let sync = Self.plan(dossier, record, row, columns)
        let written = await Self.write(sync, record.id, base, columns, context)
        row.owner = person
        row.agreed = written.agreed(sync, before: row.agreed)
        row.unwritten = written.problem
        row.updatedAt = context.now()
        if let problem = written.failure { throw problem }
        let saved = row
        return .done { commit in
            try Self.take(sync, written.fields, of: person, saved, &commit)
            return written.fields.count
        }
    }

    /// The row that a run is about: the one it names, or the person's first.
    private func row(
        of person: String, _ partition: String, on connection: any Connection
    ) throws -> TeamRow? {
        if AirtableRecord.isID(partition) {
            return try TeamRow.of(partition, in: TeamTables.talent, on: connection)
        }
        return try TeamRow.about(person, in: TeamTables.talent, on: connection)
    }

    /// What is to be done about a person and their row.
    static func plan(
        _ dossier: CandidateDossier, _ record: AirtableRecord, _ row: TeamRow,
        _ columns: AirtableMapping
    ) -> FieldSync {
        let person = dossier.candidate
        return FieldSync.plan(
            TeamTables.talentFields,
            standing: StandingFields.candidate.filter { $0.name != "keep_home" },
            desk: FieldSync.Desk(
                fields: dossier.fields,
                standing: [
                    "status": .string(person.status), "ranking": JSONValue(person.ranking),
                    "overall_rating": JSONValue(person.overallRating),
                    "highlight": .bool(person.isHighlighted),
                ],
                defaults: [
                    "status": .string(StandingFields.personStatuses[0]), "highlight": false,
                    "ranking": nil, "overall_rating": nil,
                ]), record: record, agreed: row.agreed, columns: columns)
    }

    static func write(
        _ sync: FieldSync, _ record: String, _ base: TeamBase, _ columns: AirtableMapping,
        _ context: OpContext
    ) async -> WrittenCells {
        let written = await WrittenCells.write(sync.writes, to: record, base, columns)
        for line in written.lines + sync.unreadable.map({ "\($0) holds what the field cannot" }) {
            context.report.warn(line)
        }
        return written
    }

    private static func take(
        _ sync: FieldSync, _ written: [String], of person: String, _ row: TeamRow,
        _ commit: inout StepCommit
    ) throws {
        var edits = TeamEdits(
            of: person, kind: .candidate, on: commit.connection, now: commit.now, ids: commit.ids)
        try edits.take(sync.takes.map { ($0.field, $0.value) })
        try edits.ask(sync.asks.map { ($0.field, $0.value) })
        for edit in sync.says {
            // What recruiters say is said one by one: a status that the desk does not know stops none.
            do {
                try edits.say([(edit.field, edit.value.string ?? edit.value.text())])
            } catch let error as EditError {
                commit.log("\(edit.field): \(error)")
            } catch let error as FieldError {
                commit.log("\(edit.field): \(error)")
            }
        }
        try edits.noteWritten(written)
        commit.ids = edits.ids
        try row.save(on: commit.connection)
    }
}

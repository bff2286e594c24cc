internal import Connectors
internal import Engine
internal import Hashing
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
    var afterReading: Op<TakenRecord, Int> { op { ($0.id, .nothing) } }

    /// After what recruiters say of a person's skills was taken over.
    var afterFeedback: Op<TakenFeedback, Int> { op { (nil, $0) } }

    /// By itself, for a person of the desk.
    var alone: Op<NoValue, Int> { op { _ in (nil, .nothing) } }

    private func op<Input: StepValue>(
        _ told: @escaping @Sendable (Input) -> (person: String?, feedback: TakenFeedback)
    ) -> Op<Input, Int> {
        Op(
            "airtable_candidate_sync", pool: surroundings.airtable, limit: .seconds(600)
        ) { input, context in
            guard let base = surroundings.team(context.database) else { return .done(0) }
            let (read, feedback) = told(input)
            let found = try await context.database.reading {
                try TalentPartition(context.partition, on: $0)
            }
            guard let person = read ?? found.person else {
                return .stop(
                    because: "the row has not been read yet; run candidate_pipeline for it")
            }
            guard let row = found.row else { return .done(0) }
            guard !row.isErased else { return .stop(because: TalentPartition.erased) }
            return try await outcome(person, row, feedback, base, context)
        }
    }

    private func outcome(
        _ person: String, _ known: TeamRow, _ feedback: TakenFeedback, _ base: TeamBase,
        _ context: OpContext
    ) async throws -> Engine.Outcome<Int> {
        // What changes on the desk from here on is news for the next look.
        let readAt = context.now()
        let (found, told) = try await context.database.reading { connection in
            (
                try CandidateDossier(ID(person), on: connection),
                try ReadingStatus.sentence(of: known.record, known, on: connection)
            )
        }
        guard let dossier = found else { return .done(0) }
        var row = known
        if known.owner == nil {
            try await context.database.writing(.transition) {
                try TeamRow.claim(known.record, for: person, on: $0)
            }
        }
        var columns = try await base.mapping(TeamTables.talent)
        guard let record = try await base.client.record(row.record, of: columns.table.id) else {
            return .stop(because: TalentPartition.gone)
        }
        var plan = Self.plan(dossier, record, row, columns, told: told)
        if plan.empties {
            // A column that was deleted holds nothing either.
            base.forget()
            columns = try await base.mapping(TeamTables.talent)
            plan = Self.plan(dossier, record, row, columns, told: told)
        }
        let answer = SkillFeedbackOp.Cells(record, columns).answer(feedback, now: context.now())
        let sync = plan.adding(answer)
        let proof = await fraudProof(sync, record, columns, base, context)
        let written = try await Self.write(
            sync, record, of: person, base, columns, context)
        row.owner = person
        row.agreed = written.agreed(sync, before: row.agreed)
        row.unwritten = written.problem
        if let problem = written.failure { throw problem }
        let done = Synced(
            dossier: dossier, before: known, row: row, sync: sync, proof: proof,
            written: written.fields.count, readAt: readAt, rules: try surroundings.knowledge().rules
        )
        return .done { commit in try done.keep(&commit) }
    }

    /// What was done in a row, to be followed by the desk.
    private struct Synced {
        var dossier: CandidateDossier
        /// The row as it was known before, and as it is from now on.
        var before: TeamRow
        var row: TeamRow
        var sync: FieldSync
        var proof: FraudProof?
        /// How many cells were written.
        var written: Int
        var readAt: Timestamp
        var rules: SkillRules

        /// Takes over what recruiters edited; returns how many cells were written.
        func keep(_ commit: inout StepCommit) throws -> Int {
            let now = try TeamRow.of(row.record, in: TeamTables.talent, on: commit.connection)
            // Whoever was erased meanwhile stays erased.
            guard now?.isErased != true else { return 0 }
            var (saved, sync) = (row, sync)
            saved.updatedAt = readAt
            var edits = TeamEdits(
                of: dossier.candidate.id.text, kind: .candidate, rules: rules,
                on: commit.connection, now: commit.now, ids: commit.ids)
            if let proof {
                try edits.markFraud(showing: proof)
                sync.says.removeAll { $0.field == "status" }
            }
            let refused = try take(sync, &edits, &commit)
            if !refused.isEmpty {
                let names = Set(refused.map(\.key))
                let others = (saved.agreed.members ?? []).filter { !names.contains($0.key) }
                saved.agreed = .object(others + refused)
            }
            try edits.withdraw(sync.agreedAgain)
            commit.ids = edits.ids
            try saved.save(on: commit.connection)
            return written
        }

        /// Takes over what was edited in the row, but for what the desk refuses, which is returned, to be
        /// left alone until it is edited again.
        private func take(
            _ sync: FieldSync, _ edits: inout TeamEdits, _ commit: inout StepCommit
        ) throws -> [JSONMember] {
            let skills = AirtableCells.items(
                before.agreed[TeamTables.key(CandidateFields.skills)]
            ).value
            try edits.take(
                try edits.unless(
                    changedSince: dossier.fields, sync.takes.map { ($0.field, $0.value) }),
                skills: skills.map { JSONValue($0) } ?? .null)
            try edits.ask(sync.asks.map { ($0.field, $0.value) })
            try edits.askAboutStanding(sync.contradicted.map { ($0.field, $0.value) })
            let standing = CandidateSyncOp.standing(of: dossier.candidate)
            let says = try edits.unless(
                saidSince: standing, sync.says.map { ($0.field, $0.value) })
            var refused: [JSONMember] = []
            for (field, value) in says {
                let definition = StandingFields.named(field, of: .candidate)
                // What recruiters say is said one by one: a status that the desk does not know stops none.
                do {
                    try edits.say([(field, definition?.editable(value) ?? "")])
                    continue
                } catch let error as EditError {
                    commit.log("\(field): \(error)")
                } catch let error as FieldError {
                    commit.log("\(field): \(error)")
                }
                refused += [
                    JSONMember(FieldSync.refusedKey(field), value),
                    JSONMember(FieldSync.deskKey(field), standing[field] ?? .null),
                ]
            }
            return refused
        }
    }

    /// What recruiters say of a person, by the names of its fields.
    private static func standing(of person: Candidate) -> [String: JSONValue] {
        [
            "status": .string(person.status), "ranking": JSONValue(person.ranking),
            "overall_rating": JSONValue(person.overallRating),
            "highlight": .bool(person.isHighlighted),
        ]
    }

    private typealias FraudProof = (name: String, bytes: [UInt8], sha256: String)

    /// The file that shows why a person is marked as fraud just now; nil for anybody else, and where there
    /// is none. One that cannot be had keeps nobody in the matching.
    private func fraudProof(
        _ sync: FieldSync, _ record: AirtableRecord, _ columns: AirtableMapping, _ base: TeamBase,
        _ context: OpContext
    ) async -> FraudProof? {
        let isMarked = sync.says.contains {
            $0.field == "status" && $0.value.string == StandingFields.fraud
        }
        guard isMarked, let column = columns["fraud_image"],
            let file = AirtableCells.attachments(record[column.id]).value?.first
        else { return nil }
        do throws(AirtableProblem) {
            let bytes = try await base.client.download(
                file, in: columns.table.id, record: record.id, field: column.id)
            guard !bytes.isEmpty, bytes.count <= Attachment.maximumBytes else {
                context.report.warn("the file that shows the fraud is empty or too large")
                return nil
            }
            return (file.filename, bytes, SHA256.hex(bytes))
        } catch {
            context.report.warn("the file that shows the fraud was not fetched: \(error)")
            return nil
        }
    }

    /// What is to be done about a person and their row; `told` is what the row is to say of how reading it
    /// went.
    static func plan(
        _ dossier: CandidateDossier, _ record: AirtableRecord, _ row: TeamRow,
        _ columns: AirtableMapping, told: String?
    ) -> FieldSync {
        let person = dossier.candidate
        let sync = FieldSync.plan(
            TeamTables.talentFields,
            standing: StandingFields.candidate.filter { $0.name != "keep_home" },
            desk: FieldSync.Desk(
                fields: dossier.fields, asked: dossier.askedFields,
                standing: standing(of: person),
                defaults: [
                    "status": .string(StandingFields.personStatuses[0]), "highlight": false,
                    "ranking": nil, "overall_rating": nil,
                ]), record: record, agreed: row.agreed, columns: columns)
        // What could not be read of a row is told where the recruiter looks, until it could.
        guard let column = columns["result"] else { return sync }
        let isTold = AirtableCells.text(record[column.id]).value == told
        return isTold ? sync : sync.adding(["result": JSONValue(told)])
    }

    static func write(
        _ sync: FieldSync, _ record: AirtableRecord, of owner: String, _ base: TeamBase,
        _ columns: AirtableMapping, _ context: OpContext
    ) async throws -> WrittenCells {
        let written = try await WrittenCells.write(
            sync.writes, to: record, of: owner, base, columns)
        for line in written.lines + sync.unreadable.map({ "\($0) holds what the field cannot" }) {
            context.report.warn(line)
        }
        return written
    }
}

internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// The op that follows recruiters through the funnel of an open position's row: moves made there become
/// moves of matches, each a labelled outcome with the score of the time, and moves made on the desk are
/// written there.
struct FunnelSyncOp: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// For one row.
    var op: Op<Int, Int> {
        Op("airtable_funnel_sync", pool: surroundings.airtable, limit: .seconds(600)) {
            _, context in
            guard let base = surroundings.team(context.database) else { return .done(0) }
            let record = context.partition
            let known = try await context.database.reading {
                try TeamRow.of(record, in: TeamTables.positions, on: $0)
            }
            guard let row = known, let job = row.owner else {
                return .stop(
                    because: "the row has not been matched yet, so that nobody is in its funnel")
            }
            return try await outcome(job, row, base, context)
        }
    }

    private func outcome(
        _ job: String, _ row: TeamRow, _ base: TeamBase, _ context: OpContext
    ) async throws -> Engine.Outcome<Int> {
        let columns = try await base.mapping(TeamTables.positions)
        guard let record = try await base.client.record(row.record, of: columns.table.id) else {
            return .stop(because: "the row is gone from Airtable")
        }
        // What changes on the desk from here on is news for the next look.
        let readAt = context.now()
        let plan = try await context.database.reading {
            try Self.plan(job, record, row, columns, on: $0)
        }
        let (sync, said) = (plan.funnel, plan.status)
        // What is in the log as well counts more than where the row has somebody.
        let followsLog = context.parameters["rejection"] != nil
        for person in sync.strangers {
            context.report.log("\(person) stands in the row and has no match on the desk")
        }
        let written = try await WrittenCells.write(
            plan.cells, to: record, of: job, base, columns)
        if let problem = written.failure { throw problem }
        for line in written.lines { context.report.warn(line) }
        let refused = Set(written.refused.map(\.key))
        return .done { commit in
            try Self.move(sync.moves, of: job, &commit)
            try Self.say(plan, of: job, agreed: row.agreed, &commit)
            if !followsLog {
                try RejectionLog.forget(sync.strangers, at: row.record, &commit)
            }
            // A matching may have listed people meanwhile, which is its own.
            var saved =
                try TeamRow.of(row.record, in: TeamTables.positions, on: commit.connection) ?? row
            saved.agreed = Self.agreed(sync, said, before: saved.agreed, refused)
            saved.updatedAt = readAt
            try saved.save(on: commit.connection)
            return sync.moves.count
        }
    }

    /// What is to be done about a position and its row.
    struct Plan: Sendable {
        /// Who is moved, on which side.
        var funnel: FunnelSync
        /// What becomes of the status.
        var status: StatusSync
        /// What the desk said of the job when it was compared, by the names of its fields.
        var standing: [String: JSONValue]

        /// The cells to write, by the keys of their columns.
        var cells: [String: JSONValue] {
            var cells = Dictionary(
                funnel.writes.map { ($0.key.rawValue, AirtableValues.links($0.value)) },
                uniquingKeysWith: { first, _ in first })
            if let status = status.write { cells["status"] = .string(status) }
            return cells
        }
    }

    /// Compares a position's row with the desk.
    static func plan(
        _ job: String, _ record: AirtableRecord, _ row: TeamRow, _ columns: AirtableMapping,
        on connection: any Connection
    ) throws -> Plan {
        let status: String? = try connection.value("SELECT status FROM job WHERE id = \(job)")
        let asked = try QuestionStore.conflicts(of: job, kind: .job, on: connection)
        return Plan(
            funnel: FunnelSync(
                live: Self.columns(record, columns), agreed: agreed(row.agreed),
                ours: try places(of: job, on: connection),
                writable: Set(Stage.allCases.filter { columns[$0.rawValue]?.kind == .links })),
            status: StatusSync(
                cell: self.status(record, columns), desk: status, agreed: row.agreed,
                isAsked: asked.contains("status")), standing: ["status": JSONValue(status)])
    }

    /// Whether a row says something else than what both sides held last.
    static func isNews(
        _ record: AirtableRecord, _ columns: AirtableMapping, _ row: TeamRow
    ) -> Bool {
        var (live, before) = (self.columns(record, columns), agreed(row.agreed))
        // Whom recruiters put into the proposals themselves is theirs alone.
        let proposed = Set(live.removeValue(forKey: .proposed) ?? [])
        let isTakenOut = (before.removeValue(forKey: .proposed) ?? []).contains {
            !proposed.contains($0)
        }
        return isTakenOut || live != before
            || status(record, columns) != row.agreed["status"]?.string
    }

    private static func status(_ record: AirtableRecord, _ columns: AirtableMapping) -> String? {
        AirtableCells.option(columns["status"].flatMap { record[$0.id] }).value
    }

    /// Who stands in which column.
    private static func columns(
        _ record: AirtableRecord, _ columns: AirtableMapping
    ) -> [Stage: [String]] {
        var live: [Stage: [String]] = [:]
        for stage in Stage.allCases {
            guard let column = columns[stage.rawValue], column.kind == .links else { continue }
            let links = AirtableCells.links(record[column.id]).value ?? []
            if !links.isEmpty { live[stage] = links }
        }
        return live
    }

    private static func agreed(_ value: JSONValue) -> [Stage: [String]] {
        var agreed: [Stage: [String]] = [:]
        for stage in Stage.allCases {
            let people = (value[stage.rawValue]?.elements ?? []).compactMap(\.string)
            if !people.isEmpty { agreed[stage] = people }
        }
        return agreed
    }

    private static func agreed(
        _ sync: FunnelSync, _ said: StatusSync, before: JSONValue, _ refused: Set<String>
    ) -> JSONValue {
        let ours = Set(Stage.allCases.map(\.rawValue) + ["status", StatusSync.deskKey])
        var members = (before.members ?? []).filter {
            !ours.contains($0.key) || refused.contains($0.key)
        }
        for stage in Stage.allCases where !refused.contains(stage.rawValue) {
            var people = sync.agreed[stage] ?? []
            if stage == .proposed {
                let ours = Set((before[stage.rawValue]?.elements ?? []).compactMap(\.string))
                people = people.filter { ours.contains($0) || sync.putBack.contains($0) }
            }
            guard !people.isEmpty else { continue }
            members.append(JSONMember(stage.rawValue, JSONValue(people)))
        }
        if !refused.contains("status") {
            members.append(JSONMember("status", JSONValue(said.cell)))
        }
        let desk = refused.contains("status") ? before[StatusSync.deskKey]?.string : said.desk
        members.append(JSONMember(StatusSync.deskKey, JSONValue(desk)))
        return .object(members)
    }

    /// Where a job's matches stand, by the rows of people.
    private static func places(
        of job: String, on connection: any Connection
    ) throws -> [String: FunnelSync.Place] {
        let rows = try connection.query(
            """
            SELECT record_id, stage, EXISTS (
                SELECT 1 FROM ledger WHERE kind = \(MatchCell.name) AND subject = match.id
            ) FROM match
            JOIN team_row ON owner_id = candidate_id
            WHERE job_id = \(job) AND team_table = \(TeamTables.talent)
            """)
        return try Dictionary(
            rows.map {
                (
                    try $0.get(0),
                    FunnelSync.Place(stage: try $0.get(1), isDecided: try $0.get(2))
                )
            },
            uniquingKeysWith: { first, _ in first })
    }

    private static func move(
        _ moves: [FunnelSync.Move], of job: String, _ commit: inout StepCommit
    ) throws {
        var ledger = Ledger(
            on: commit.connection, who: TeamEdits.who, now: commit.now, ids: commit.ids)
        for move in moves {
            let match: String? = try commit.connection.value(
                """
                SELECT match.id FROM match JOIN team_row ON owner_id = candidate_id
                JOIN candidate ON candidate.id = match.candidate_id
                WHERE job_id = \(job) AND record_id = \(move.person) AND is_listed = 1
                """)
            guard let match else { continue }
            // What recruiters do in Airtable is done: a move that the funnel does not have is one too.
            try MatchDecision.move(
                match, to: move.stage,
                reason: move.stage == .rejected
                    ? "taken out of the proposals in Airtable" : "moved in Airtable", anyway: true,
                ledger: &ledger,
                on: commit.connection)
        }
        commit.ids = ledger.ids
    }

    /// Takes over the status of the position, with what follows from it, or asks about it.
    private static func say(
        _ plan: Plan, of job: String, agreed: JSONValue, _ commit: inout StepCommit
    ) throws {
        let said = plan.status
        var edits = TeamEdits(
            of: job, kind: .job, rules: SkillRules(), on: commit.connection, now: commit.now,
            ids: commit.ids)
        try edits.askAboutStanding(said.ask.map { [("status", .string($0))] } ?? [])
        if said.isAgreedAgain { try edits.withdraw(["status"]) }
        let taken = try edits.unless(
            saidSince: plan.standing, said.take.map { [("status", .string($0))] } ?? [])
        commit.ids = edits.ids
        guard let status = taken.first?.value.string else { return }
        var ledger = Ledger(
            on: commit.connection, who: TeamEdits.who, now: commit.now, ids: commit.ids)
        try Standing.setStatus(
            ofJob: job, to: status, parks: status == StandingFields.onHold,
            reason: "set in Airtable", ledger: &ledger, on: commit.connection)
        commit.ids = ledger.ids
        // A status that was there when the row was first looked at asks for nothing.
        guard agreed["status"] != nil else { return }
        let hasMatches = try !commit.connection.query(
            "SELECT 1 FROM match WHERE job_id = \(job) LIMIT 1"
        ).isEmpty
        // Sourcing asks for people, and so does the beginning of recruiting where nobody is there yet.
        if status == "Sourcing" || status == "Initial Recruiting" && !hasMatches {
            commit.request(
                RunRequest(
                    "matchmaking", partition: job, lane: .automatic, by: "status \(status)"))
        }
    }
}

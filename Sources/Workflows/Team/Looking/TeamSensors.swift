internal import Connectors
internal import Engine
internal import Prelude
internal import Recruiting
internal import Storage

/// What the desk watches of the team's Airtable (seeds: control flow, "Sensor Configuration Summary").
/// Nothing starts by itself: a recruiter switches each on.
struct TeamSensors: Sendable {
    private let surroundings: DeskSurroundings

    init(_ surroundings: DeskSurroundings) {
        self.surroundings = surroundings
    }

    /// Airtable's clock is not ours, so that looks overlap by this much.
    static let overlap = Duration.seconds(120)
    /// All of them.
    var all: [Sensor] {
        [candidates, feedback, fraud, jobs, positions, FunnelSensor(surroundings).sensor]
    }

    /// People whose input changed are read.
    private var candidates: Sensor {
        watching(
            "airtable_candidate_sensor", "People in Airtable who are new or whose data changed.",
            every: surroundings.teamIntervals.candidates, "candidate_pipeline",
            of: TeamTables.talentInputs.map(\.key), first: "sync_airtable_candidates",
            tellsFailures: true
        ) { text, record, row in
            let isKnown = row?.isLeftAlone == true || text.hash(record) == row?.inputHash
            return isKnown ? nil : text.hash(record)
        }
    }

    /// People whose (N) fields or skills recruiters edited get their edits taken over.
    private var feedback: Sensor {
        watching(
            "airtable_candidate_feedback_sensor",
            "People whose (N) fields or skills recruiters edited, in Airtable or on the desk.",
            every: surroundings.teamIntervals.feedback, "candidate_revectorize",
            desk: "upload_normalized_to_airtable",
            of: TeamTables.talentFields.map { TeamTables.key($0.name) }
                + TeamTables.talentStanding.map(\.key) + TeamTables.feedback.map(\.key),
            tellsFailures: true
        ) { text, record, row in
            guard let row, row.owner != nil, !row.isErased else { return nil }
            let edits = text.edits(
                record, TeamTables.talentFields, StandingFields.candidate, agreed: row.agreed)
            let feedback = SkillFeedbackOp.Cells(record, text.columns)
            let news = [edits, feedback.isReady ? feedback.digest : nil].compactMap(\.self)
            return news.isEmpty ? nil : news.joined(separator: " ")
        }
    }

    /// People who were marked as fraud are left out at once; nothing else of them is read.
    private var fraud: Sensor {
        watching(
            "airtable_fraud_sensor", "People in Airtable who were marked as fraud.",
            every: surroundings.teamIntervals.fraud, "upload_normalized_to_airtable",
            of: ["status"]
        ) { text, record, row in
            guard let row, row.owner != nil, !row.isErased,
                text.text("status", of: record) == StandingFields.fraud,
                row.agreed["status"]?.string != StandingFields.fraud
            else { return nil }
            return StandingFields.fraud
        }
    }

    /// Jobs for which recruiters ticked the box are matched.
    private var jobs: Sensor {
        asked(
            "airtable_job_matchmaking_sensor", "Jobs in Airtable with Start Matchmaking ticked.",
            every: surroundings.teamIntervals.jobs, in: TeamTables.customers
        ) { columns in columns["start"].map { AirtableFormula.isChecked($0.id) } }
    }

    /// Open positions whose status asks for it are matched.
    private var positions: Sensor {
        asked(
            "ats_matchmaking_sensor",
            "Open positions in Airtable whose status is \(TeamTables.ready).",
            every: surroundings.teamIntervals.positions, in: TeamTables.positions
        ) { columns in
            guard let column = columns["status"],
                let ready = columns.option(TeamTables.ready, of: "status")
            else { return nil }
            return AirtableFormula.equal(column.id, ready)
        }
    }

    /// Watches some columns of the Talent table since the last look, and asks for a run of each row in
    /// which there is news: `news` names it, so that the same news asks once. The first look is over
    /// everybody, and a run of the pipeline `first` where there is one. People who changed on the desk
    /// get a run of the pipeline `desk`.
    private func watching(
        _ name: String, _ summary: String, every interval: Duration, _ pipeline: String,
        desk: String? = nil, of keys: [String], first: String? = nil, tellsFailures: Bool = false,
        news: @escaping @Sendable (TeamText, AirtableRecord, TeamRow?) -> String?
    ) -> Sensor {
        let surroundings = surroundings
        return Sensor(name, summary: summary, every: interval) { context in
            guard let base = surroundings.team(context.database) else {
                return Sighting(cursor: context.cursor, skipReason: "no Airtable is set")
            }
            let next = String(context.now.microseconds)
            let last = context.cursor.flatMap(Int64.init)
            if let first, last == nil {
                return Sighting(
                    [
                        RunRequest(
                            first, key: "first \(name)", lane: .automatic, by: "sensor \(name)")
                    ], cursor: next)
            }
            let columns = try await base.mapping(TeamTables.talent)
            let inputs = columns.wanted.columns.filter { keys.contains($0.key) }
            let text = TeamText(columns, inputs: inputs)
            let since = last.map { Timestamp(microseconds: $0) - Self.overlap }
            let records = try await base.rows(of: text, changedSince: since)
            let rows = try await context.database.reading { connection in
                try records.map { try TeamRow.of($0.id, in: TeamTables.talent, on: connection) }
            }
            var sighting = await context.each(Array(zip(records, rows)), named: \.0.id) {
                record, row in
                guard let what = news(text, record, row) else { return [] }
                return [
                    RunRequest(
                        pipeline, partition: record.id,
                        key: "\(name) \(record.id) \(what) \(row?.version ?? "")", lane: .automatic,
                        by: "sensor \(name)")
                ]
            }
            if let desk {
                let asked = Set(sighting.requests.map(\.partition))
                sighting.requests += try await context.database.reading {
                    try DeskNews.people(on: $0)
                }.filter { !asked.contains($0.record) }.map { $0.request(desk, by: name) }
            }
            if tellsFailures { try await ReadingStatus.tell(base, context) }
            let now = context.now
            sighting.requests += try await context.database.reading {
                try FailedRows.requests(of: pipeline, by: name, now: now, on: $0)
            }
            let isWhole = sighting.requests.count <= Sighting.maximumRequests
            sighting.requests = Array(sighting.requests.prefix(Sighting.maximumRequests))
            sighting.cursor = isWhole ? next : context.cursor
            sighting.skipReason = sighting.requests.isEmpty ? "nothing has changed" : nil
            return sighting
        }
    }

    /// Watches rows that ask to be matched. A row asks until it is done: one whose run failed says so, is
    /// tried again after a rest that doubles, and one that is being worked on is left alone.
    private func asked(
        _ name: String, _ summary: String, every interval: Duration, in table: String,
        formula: @escaping @Sendable (AirtableMapping) -> String?
    ) -> Sensor {
        let surroundings = surroundings
        return Sensor(name, summary: summary, every: interval) { context in
            guard let base = surroundings.team(context.database) else {
                return Sighting(cursor: context.cursor, skipReason: "no Airtable is set")
            }
            let columns = try await base.mapping(table)
            guard let formula = formula(columns) else {
                // Somebody may make it: the next look asks anew.
                base.forget()
                return Sighting(
                    cursor: context.cursor, skipReason: "the column or its option is missing")
            }
            let records = try await base.rows(
                of: columns, AirtableQuery(fields: columns.ids(["result"]), formula: formula))
            let now = context.now
            let asking = try await context.database.reading { connection in
                try records.map { ($0, try AskedRow($0.id, in: table, on: connection)) }
            }
            // The recruiter who ticked the box looks there, not into the runs of a program.
            let failed = asking.compactMap { record, row in row.failure.map { (record, $0) } }
            await TeamResult.tell(failed, columns, base)
            let due = asking.compactMap { $0.1.request(now: now, by: name) }
            let requests = Array(due.prefix(Sighting.maximumRequests))
            return Sighting(
                requests, cursor: context.cursor,
                skipReason: requests.isEmpty ? "nobody asks for a matching" : nil)
        }
    }

    /// The pipeline that matches a row: a company's that was read before brings the recruiter's
    /// corrections.
    static func matching(_ row: TeamRow?, in table: String) -> String {
        table == TeamTables.customers && row?.owner != nil
            ? "matchmaking_with_feedback" : "ats_matchmaking_pipeline"
    }

    /// What the desk knows of a row that asks to be matched.
    struct AskedRow {
        private let record: String
        private let pipeline: String
        private let runs: [Run]

        init(_ record: String, in table: String, on connection: any Connection) throws {
            self.record = record
            pipeline = TeamSensors.matching(
                try TeamRow.of(record, in: table, on: connection), in: table)
            runs = try RunList.page(
                RunList.Filter(pipelines: [pipeline], partitions: [record]), limit: 50,
                on: connection)
        }

        /// What keeps it from being done, in a sentence, when the last run failed; a run that stopped has
        /// said why itself.
        var failure: String? {
            guard let last = runs.first, last.status == .failed else { return nil }
            return "Not matched: \(last.reason ?? "the run failed"). It is tried again by itself."
        }

        /// The request for a run; nil while one is under way, or rests after a failure.
        func request(now: Timestamp, by name: String) -> RunRequest? {
            guard runs.allSatisfy(\.status.isFinal) else { return nil }
            let failures = runs.prefix { $0.status != .done }.count
            if failures > 0, let last = runs.first?.finishedAt,
                now - last < FailedRows.firstRest * (1 << min(failures - 1, 6))
            {
                return nil
            }
            return RunRequest(
                pipeline, partition: record,
                key: "\(name) \(record) \(runs.first?.id.text ?? "first")",
                lane: .interactive, by: "sensor \(name)")
        }
    }
}

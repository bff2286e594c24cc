import Connectors
import Engine
import Prelude
import Storage
import TestSupport
import Testing

@testable import Recruiting
@testable import Workflows

@Suite("What could get lost between the desk and the team's Airtable") struct TeamCareTests {
    private let talent = RecruitingTable.talent

    private func field(_ value: JSONValue) throws -> FieldSync {
        let definition = try #require(CandidateFields.named("years_of_experience"))
        return try plan(definition, "number", ["precision": 1], ours: 4.4, live: value)
    }

    /// What is planned about one field whose column holds a value, after both sides agreed about ours.
    private func plan(
        _ definition: FieldDefinition, _ type: String, _ options: JSONValue, ours: JSONValue,
        live: JSONValue
    ) throws -> FieldSync {
        let key = TeamTables.key(definition.name)
        let column = AirtableSchema.Field(
            id: "fld1", name: TeamTables.title(definition.name),
            kind: AirtableKind(rawValue: type), precision: options["precision"]?.int)
        let wanted = try #require(
            TeamTables.all(proposals: "P").first { $0.key == TeamTables.talent })
        let columns = AirtableMapping(
            wanted, in: AirtableSchema.Table(id: "tbl1", name: "Talent", fields: [column]))
        let state = try #require(
            FieldState.merged(
                nil, with: ProposedValue(ours, confidence: 0.9), owner: "p",
                field: definition.name, source: "rules", document: nil, clears: false,
                now: Timestamp(microseconds: 0)))
        return FieldSync.plan(
            [definition], desk: FieldSync.Desk(fields: [definition.name: state]),
            record: AirtableRecord(id: "rec00000000000001", cells: ["fld1": live]),
            agreed: .object([JSONMember(key, ours)]), columns: columns)
    }

    @Test("A correction to a round number is one where the column keeps digits") func digits()
        throws
    {
        #expect(try field(4.4).isSettled)
        #expect(try field(4).takes.map(\.value.double) == [4])
        let definition = try #require(CandidateFields.named("years_of_experience"))
        let whole = try plan(definition, "number", ["precision": 0], ours: 4.4, live: 4)
        #expect(whole.isSettled)
    }

    @Test("A day that Airtable writes as a moment is no edit") func moments() throws {
        let definition = try #require(CandidateFields.named("verified_at"))
        let sync = try plan(
            definition, "dateTime", [:], ours: "2026-05-01", live: "2026-05-01T00:00:00.000Z")
        #expect(sync.isSettled)
        let edited = try plan(
            definition, "dateTime", [:], ours: "2026-05-01", live: "2026-05-02T00:00:00.000Z")
        #expect(edited.takes.count == 1)
    }

    @Test("A reading that failed is tried again after a rest, and not for ever") func retried()
        async throws
    {
        let team = try TeamDesk()
        try await team.look("airtable_candidate_sensor")
        let row = try team.person("Ada Example")
        team.airtable.allow(team.airtable.token, .reading)
        try await team.look("airtable_candidate_sensor")
        #expect(try team.desk.lastRun("candidate_pipeline")?.run.status == .failed)
        team.airtable.allow(team.airtable.token, .all)
        func due(after wait: Duration) throws -> [RunRequest] {
            try team.desk.database.read {
                try FailedRows.requests(
                    of: "candidate_pipeline", by: "s", now: PipelineDesk.now() + wait, on: $0)
            }
        }
        #expect(try due(after: .seconds(60)).isEmpty)
        let again = try due(after: FailedRows.firstRest + .seconds(60))
        #expect(again.map(\.partition) == [row])
        try team.desk.database.write {
            try $0.execute("UPDATE run SET finished_at = 0 WHERE status = 'failed'")
        }
        try await team.look("airtable_candidate_sensor")
        #expect(try team.cell("(N) Full Name", of: row, in: talent) == "Ada Example")
        #expect(try due(after: .seconds(1_000_000)).isEmpty)
    }

    @Test("What somebody sets while a row is compared is asked about, and not written over")
    func meanwhile() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        let before = try #require(try team.desk.person(id)).fields
        let now = PipelineDesk.now()
        let left = try team.desk.database.write { connection -> [String] in
            var ledger = Ledger(on: connection, who: "ada", now: now, ids: IDSource(seed: 4))
            _ = try Editing.set(
                [("current_role", "Staff Engineer")], of: id, kind: .candidate, reason: nil,
                ledger: &ledger, on: connection)
            var edits = TeamEdits(
                of: id, kind: .candidate, rules: SkillRules(), on: connection, now: now,
                ids: ledger.ids)
            return try edits.unless(
                changedSince: before,
                [("current_role", "Principal Engineer"), ("location_city", "Hamburg")]
            ).map(\.field)
        }
        #expect(left == ["location_city"])
        let role = try #require(try team.desk.person(id)?.fields["current_role"])
        #expect(role.value == "Staff Engineer" && role.proposed == "Principal Engineer")
        #expect(try team.desk.count("question", where: "field = 'current_role'") == 1)
    }
}

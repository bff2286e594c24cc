import Connectors
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("What the ledger tells of writes into Airtable") struct TeamLedgerTests {
    private let talent = RecruitingTable.talent

    /// A desk with one person, whose row has been read and written.
    private func read() async throws -> (team: TeamDesk, row: String, person: String) {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        return (team, row, try #require(try team.owner(of: row, in: TeamTables.talent)))
    }

    @Test("A write is told with what stood there before, and belongs to the person")
    func values() async throws {
        let (team, row, person) = try await read()
        try team.set("current_role", "Staff Engineer", of: person, .candidate)
        _ = try await team.desk.run("upload_normalized_to_airtable", person)
        try team.set("current_role", "Principal Engineer", of: person, .candidate)
        _ = try await team.desk.run("upload_normalized_to_airtable", person)
        let roles = try await team.noted().filter { $0.column == "(N) Current Role" }
        #expect(roles.allSatisfy { $0.action == "write to Airtable" && $0.record == row })
        #expect(roles.last?.before == "Staff Engineer")
        #expect(roles.last?.after == "Principal Engineer")
        let history = try team.desk.database.read {
            try History(on: $0).items(ofCandidate: ID(person))
        }
        #expect(history.contains { $0.entry.who == "muster" && $0.after == "Principal Engineer" })
    }

    @Test("Erasing a person leaves the entries and nothing of what stood in the row")
    func erased() async throws {
        let (team, row, person) = try await read()
        try team.erase(person)
        let left = try await team.noted()
        #expect(!left.isEmpty)
        #expect(left.allSatisfy { $0.before == .null && $0.after == .null })
        // Who was erased while their row was being compared is not written into it any more.
        let columns = try await team.base.mapping(TeamTables.talent)
        let live = try #require(try await team.base.client.record(row, of: columns.table.id))
        let role = try #require(columns[TeamTables.key("current_role")])
        await #expect(throws: LedgerError.erased) {
            try await team.base.write(
                [(live, [role.id: "Staff Engineer"])], of: columns, owner: person)
        }
        #expect(try await team.noted() == left)
    }

    @Test("What Airtable refuses is told as not written, and the rest as written")
    func refused() async throws {
        let (team, row, person) = try await read()
        let column = try #require(
            try team.airtable.columns(of: talent).first { $0.name == "(N) Current Role" })
        team.airtable.setFault { request, _ in
            request.method == "PATCH" && request.json.text().contains(column.id)
                ? .json(
                    422,
                    ["error": ["type": "INVALID_VALUE_FOR_COLUMN", "message": "cannot accept"]])
                : nil
        }
        try team.set("current_role", "Staff Engineer", of: person, .candidate)
        try team.set("education_field", "Physics", of: person, .candidate)
        let before = try await team.noted().count
        _ = try await team.desk.run("upload_normalized_to_airtable", person)
        let told = try await team.noted().dropFirst(before)
        #expect(
            Set(told.map { "\($0.action): \($0.column)" }) == [
                "write to Airtable: (N) Current Role", "write to Airtable: (N) Education Field",
                "not written to Airtable: (N) Current Role",
            ])
        #expect(try team.cell("(N) Education Field", of: row, in: talent) == "Physics")
    }

    @Test("A write without an answer is told as one that nobody knows of") func unknown()
        async throws
    {
        let (team, _, person) = try await read()
        team.airtable.setFault { request, _ in request.method == "PATCH" ? .reset : nil }
        try team.set("current_role", "Staff Engineer", of: person, .candidate)
        let before = try await team.noted().count
        _ = try await team.desk.run("upload_normalized_to_airtable", person)
        let told = try await team.noted().dropFirst(before)
        #expect(told.contains { $0.action == "perhaps not written to Airtable" })
    }

    @Test("The sentence of a failure, the box and the status of a position are told too")
    func others() async throws {
        let team = try TeamDesk()
        try team.airtable.addColumn(
            .longText("(M) Matchmaking Status"), to: RecruitingTable.positions)
        _ = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let empty = try team.airtable.add(
            to: RecruitingTable.positions,
            ["Open Position (Job Title)": "Baker", "Job Status": "Matchmaking Ready"])
        let full = try team.position(
            more: [
                "Job Description Text": .string(TeamDesk.post), "Job Status": "Matchmaking Ready",
            ]
        )
        try await team.look("ats_matchmaking_sensor")
        let told = try await team.noted()
        let sentence = told.first { $0.record == empty && $0.column == "(M) Matchmaking Status" }
        #expect(sentence?.after == "Not matched: the row has no description of the job.")
        let status = told.first { $0.record == full && $0.column == "Job Status" }
        #expect(status?.before == "Matchmaking Ready" && status?.after == "Matchmaking Done ")
        #expect(told.contains { $0.record == full && $0.column == "Potential Talent Fit AI" })
    }

    @Test("Nothing is written that could not be noted") func notNoted() async throws {
        let (team, row, person) = try await read()
        try team.set("current_role", "Staff Engineer", of: person, .candidate)
        try team.desk.database.write { connection in
            try connection.execute("ALTER TABLE ledger RENAME TO ledger_elsewhere")
        }
        let record = try team.airtable.cells(of: row, in: talent)
        let columns = try await team.base.mapping(TeamTables.talent)
        let live = try #require(
            try await team.base.client.record(row, of: columns.table.id))
        let role = try #require(columns[TeamTables.key("current_role")])
        await #expect(throws: (any Error).self) {
            try await team.base.write([(live, [role.id: "Staff Engineer"])], of: columns)
        }
        #expect(try team.airtable.cells(of: row, in: talent) == record)
    }
}

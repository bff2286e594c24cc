import Connectors
import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("What a synchronisation would do, shown before it does") struct TeamDiffTests {
    private let talent = RecruitingTable.talent
    private let customers = RecruitingTable.customers
    private let positions = RecruitingTable.positions

    /// What would be done, one line each: "write Job Status" and such.
    private func diff(_ team: TeamDesk, _ record: String) async throws -> [String] {
        try await TeamDiff(try team.base, on: team.desk.database).changes()
            .filter { $0.record == record }
            .map {
                "\($0.way.rawValue) \($0.column)" + ($0.desk == .null ? "" : " \($0.desk.text())")
            }
    }

    @Test("A row that was never read, or was changed since, is to be read") func rows() async throws
    {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        #expect(try await diff(team, row) == ["read Full Name"])
        try await team.look("airtable_candidate_sensor")
        #expect(try await diff(team, row).isEmpty)
        try team.airtable.edit(row, in: talent, ["Location": "Hamburg, Germany"])
        #expect(try await diff(team, row) == ["read Full Name"])
    }

    @Test("Feedback that is ready is shown with every cell that its run would write")
    func feedback() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        try team.airtable.edit(
            row, in: talent,
            ["(F) Skill Feedback": "+ Elixir", "(F) Skill Feedback Ready": true])
        #expect(
            try await diff(team, row) == [
                "take (F) Skill Feedback", "write (F) Skill Feedback Ready false",
                "answer (F) Last Feedback Processed", "answer (F) Skill Feedback Notes",
            ])
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try await diff(team, row).isEmpty)
    }

    @Test(
        "A matching that is asked for is shown with what it answers, and proposals by name of row")
    func matchings() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        try await team.look("airtable_match_outcome_sensor")
        try team.airtable.addColumn(.longText("(M) Matchmaking Status"), to: positions)
        try team.airtable.addColumn(.longText("(M) Matchmaking Status"), to: customers)
        _ = try await team.base.checked()
        #expect(try await diff(team, position).isEmpty)
        try team.airtable.edit(position, in: positions, ["Job Status": "Matchmaking Ready"])
        let asked = try await diff(team, position)
        #expect(
            asked == ["write Job Status \"Matchmaking Done \"", "answer (M) Matchmaking Status"])
        try await team.look("ats_matchmaking_sensor")
        #expect(try await diff(team, position).isEmpty)
        // What the next matching would list is shown without one.
        try team.desk.database.write { connection in
            let job = try TeamRow.of(position, in: TeamTables.positions, on: connection)?.owner
            try connection.execute(
                """
                UPDATE match SET position = 4 - position WHERE job_id = \(job)
                AND position IS NOT NULL
                """)
        }
        let reversed = JSONValue(Array(people.reversed())).text()
        #expect(try await diff(team, position) == ["answer Potential Talent Fit AI \(reversed)"])
        let company = try team.company()
        try team.airtable.edit(company, in: customers, ["Start Matchmaking": true])
        #expect(
            try await diff(team, company) == [
                "read Hiring Job Title", "write Start Matchmaking false",
                "answer (M) Matchmaking Status",
            ])
    }

    @Test("A company's post that is new or was changed is to be read") func posts() async throws {
        let team = try TeamDesk()
        let row = try team.company()
        #expect(try await diff(team, row) == ["read Hiring Job Title"])
        _ = try await team.desk.run("job_pipeline", row)
        #expect(try await diff(team, row).isEmpty)
        try team.airtable.edit(row, in: customers, ["Hiring Job Title": "Staff Rust Engineer"])
        #expect(try await diff(team, row) == ["read Hiring Job Title"])
    }

    @Test("Nothing of it is written by looking") func harmless() async throws {
        let (team, _, position) = try await TeamDesk.matched()
        try team.airtable.edit(position, in: positions, ["Job Status": "Matchmaking Ready"])
        let writes = team.airtable.writingRequestCount
        _ = try await TeamDiff(try team.base, on: team.desk.database).changes()
        #expect(team.airtable.writingRequestCount == writes)
        #expect(try team.cell("Job Status", of: position, in: positions) == "Matchmaking Ready")
    }

    @Test("What could not be read of a row stands in the row, until it could") func unread()
        async throws
    {
        let team = try TeamDesk()
        try team.airtable.addColumn(.longText("(M) Reading Status"), to: talent)
        let row = try team.person("Ada Example")
        try team.airtable.attach(
            Array("%PDF-1.4 and nothing else".utf8), named: "cv.pdf", to: "CV", of: row, in: talent)
        try await team.look("airtable_candidate_sensor")
        let said = try team.cell("(M) Reading Status", of: row, in: talent)?.string
        #expect(said?.hasPrefix("Not read whole: a file could not be read") == true)
        try team.airtable.edit(row, in: talent, ["CV": []])
        try await team.look("airtable_candidate_sensor")
        #expect(try team.cell("(M) Reading Status", of: row, in: talent) == nil)
        #expect(try await diff(team, row).isEmpty)
    }

    @Test("A reading that failed says why in the row, once") func failed() async throws {
        let team = try TeamDesk()
        try team.airtable.addColumn(.longText("(M) Reading Status"), to: talent)
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        try team.desk.database.write { connection in
            try connection.execute(
                """
                UPDATE run SET status = 'failed', reason = 'the disk was full'
                WHERE pipeline = 'candidate_pipeline'
                """)
        }
        try await team.look("airtable_candidate_sensor")
        #expect(
            try team.cell("(M) Reading Status", of: row, in: talent)
                == "Not read: the disk was full.")
        // Everybody who looks says the same, the preview too.
        let writes = team.airtable.writingRequestCount
        try await team.look("airtable_candidate_feedback_sensor")
        try await team.look("airtable_candidate_sensor")
        _ = try await team.desk.run("upload_normalized_to_airtable", row)
        #expect(team.airtable.writingRequestCount == writes)
        #expect(try await diff(team, row).isEmpty)
        _ = try await team.desk.run("candidate_pipeline", row)
        #expect(try team.cell("(M) Reading Status", of: row, in: talent) == nil)
    }
}

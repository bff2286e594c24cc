import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Proposals in the team's Airtable, matched again and again") struct TeamProposalTests {
    private let positions = RecruitingTable.positions
    private let customers = RecruitingTable.customers
    private let proposals = "Potential Talent Fit AI"

    private func matchAgain(_ team: TeamDesk, _ position: String) async throws {
        try team.airtable.edit(position, in: positions, ["Job Status": "Matchmaking Ready"])
        try await team.look("ats_matchmaking_sensor")
    }

    @Test("Who is marked as fraud after a matching is not listed by the next one") func fraud()
        async throws
    {
        let (team, people, position) = try await TeamDesk.matched()
        try team.airtable.edit(
            people[1], in: RecruitingTable.talent, ["Job Status": "Fraud"])
        try await team.look("airtable_fraud_sensor")
        try await matchAgain(team, position)
        #expect(try team.proposed(in: position) == people.filter { $0 != people[1] })
        // Their match is kept for whoever looks into it.
        #expect(try team.desk.count("match") == people.count)
    }

    @Test("Whom a recruiter takes out is rejected, whether the funnel or a matching sees it first")
    func takenOut() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        try await team.look("airtable_match_outcome_sensor")
        try team.airtable.unlink([people[0]], from: proposals, of: position, in: positions)
        try await team.look("airtable_match_outcome_sensor")
        #expect(
            try team.desk.count("match", where: "stage = 'Recruiter AI Result Rejection'") == 1)
        try await matchAgain(team, position)
        #expect(try !team.proposed(in: position).contains(people[0]))
    }

    @Test("Whom recruiters highlight or have verified in the row comes first among equals")
    func highlighted() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        let last = try #require(people.last)
        try team.airtable.edit(
            last, in: RecruitingTable.talent,
            ["Highlight Talent": true, "(N) Verification Status": "verified"])
        try await team.look("airtable_candidate_feedback_sensor")
        let id = try #require(try team.owner(of: last, in: TeamTables.talent))
        let person = try #require(try team.desk.person(id)).candidate
        #expect(person.isHighlighted && person.verification == "verified")
        // The formulas of the original desk know of neither.
        _ = try await team.desk.run(
            "ats_matchmaking_pipeline", position, ["profile": "muster"])
        #expect(try team.proposed(in: position).first == last)
    }

    @Test("Whom a recruiter puts in stays, however often it is matched") func putIn() async throws {
        let (team, _, position) = try await TeamDesk.matched()
        let own = try team.person("Dana Chosen")
        try team.airtable.link([own], to: proposals, of: position, in: positions)
        for _ in 0..<3 {
            try await matchAgain(team, position)
            try await team.look("airtable_match_outcome_sensor")
            #expect(try team.proposed(in: position).contains(own))
        }
    }

    @Test("A ticked box stays ticked until its matching is listed, and the row says what ails it")
    func failed() async throws {
        let team = try TeamDesk()
        try team.airtable.addColumn(.longText("(M) Matchmaking Status"), to: customers)
        _ = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let company = try team.company()
        let position = try team.position(company)
        _ = try await team.desk.run("job_pipeline", company)
        try team.airtable.edit(company, in: customers, ["Start Matchmaking": true])
        team.airtable.allow(team.airtable.token, .reading)
        try await team.look("airtable_job_matchmaking_sensor")
        #expect(try team.desk.lastRun("matchmaking_with_feedback")?.run.status == .failed)
        team.airtable.allow(team.airtable.token, .all)
        try await team.look("airtable_job_matchmaking_sensor")
        #expect(try team.cell("Start Matchmaking", of: company, in: customers) == true)
        let said = try team.cell("(M) Matchmaking Status", of: company, in: customers)?.string
        #expect(said?.hasPrefix("Not matched: ") == true && said?.contains("again") == true)
        _ = try await team.desk.run("matchmaking_with_feedback", company)
        #expect(try team.cell("Start Matchmaking", of: company, in: customers) == nil)
        #expect(try team.proposed(in: position).count == 1)
    }

    @Test("Former lists with commas are taken once, and stay lists") func commas() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example", more: ["(N) Skills Summary": "Rust, Elixir"])
        try await team.look("airtable_candidate_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        for _ in 0..<2 {
            try await team.look("airtable_candidate_feedback_sensor")
            _ = try await team.desk.run("upload_normalized_to_airtable", row)
            let skills = Set(try #require(try team.desk.person(id)).skills.map(\.bag.name))
            #expect(skills.isSuperset(of: ["Rust", "Elixir", "PostgreSQL"]))
            #expect(!skills.contains("Rust, Elixir"))
        }
        #expect(
            try team.cell("(N) Skills Summary", of: row, in: RecruitingTable.talent)
                == "Rust\nElixir")
    }

    @Test("What is taken back in the row is taken back on the desk, and what it refuses stays")
    func cleared() async throws {
        let team = try TeamDesk()
        let talent = RecruitingTable.talent
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        try team.airtable.edit(row, in: talent, ["Highlight Talent": true])
        try await team.look("airtable_candidate_feedback_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        #expect(try team.desk.person(id)?.candidate.isHighlighted == true)
        try team.airtable.edit(row, in: talent, ["Highlight Talent": false])
        for _ in 0..<2 { try await team.look("airtable_candidate_feedback_sensor") }
        #expect(try team.desk.person(id)?.candidate.isHighlighted == false)
        #expect(try team.cell("Highlight Talent", of: row, in: talent) == nil)
    }
}

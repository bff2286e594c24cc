import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("People whom recruiters put into the funnel before the desk proposed them")
struct TeamStrangerTests {
    private let positions = RecruitingTable.positions
    private let sensor = "airtable_match_outcome_sensor"

    /// A position that was matched when nobody was there, so that it has no matches.
    private func empty() async throws -> (team: TeamDesk, position: String) {
        let team = try TeamDesk()
        _ = try team.person("Zed Unlike", skills: "Watercolour", more: ["Work Experience": ""])
        try await team.look("airtable_candidate_sensor")
        let position = try team.position(
            more: [
                "Job Description Text": .string(TeamDesk.post), "Job Status": "Matchmaking Ready",
            ])
        try await team.look("ats_matchmaking_sensor")
        try await team.look(sensor)
        return (team, position)
    }

    private func stage(of row: String, _ team: TeamDesk) throws -> String? {
        try team.desk.database.read { connection in
            try connection.value(
                """
                SELECT stage FROM match JOIN team_row ON owner_id = candidate_id
                WHERE record_id = \(row) AND team_table = 'talent'
                """)
        }
    }

    private func matchAgain(_ position: String, _ team: TeamDesk) async throws {
        try team.airtable.edit(position, in: positions, ["Job Status": "Matchmaking Ready"])
        try await team.look("ats_matchmaking_sensor")
    }

    @Test("Whoever was put into a column is followed once a matching finds them, with their score")
    func found() async throws {
        let (team, position) = try await empty()
        let ada = try team.person("Ada Example")
        try team.airtable.link([ada], to: "Shortlisted Talent", of: position, in: positions)
        try await team.look(sensor)
        #expect(try stage(of: ada, team) == nil)
        try await team.look("airtable_candidate_sensor")
        try await matchAgain(position, team)
        #expect(try stage(of: ada, team) == "Shortlisted Talent")
        #expect(!(try team.proposed(in: position)).contains(ada))
        let score: Double? = try team.desk.database.read {
            try $0.value("SELECT score FROM outcome WHERE to_stage = 'Shortlisted Talent'")
        }
        #expect((score ?? 0) > 0)
    }

    @Test("Whoever stands in the Rejection Log before they have a match is never proposed")
    func turnedDown() async throws {
        let (team, position) = try await empty()
        let (ada, bela) = (try team.person("Ada Example"), try team.person("Bela Sample"))
        _ = try team.airtable.add(
            to: RecruitingTable.rejections,
            [
                "Talent": [.string(ada)], "Job": [.string(position)], "Stage": "Interview",
                "Outcome Type": "Rejected",
            ])
        try await team.look(sensor)
        try await team.look("airtable_candidate_sensor")
        try await matchAgain(position, team)
        let listed = try team.proposed(in: position)
        #expect(listed.contains(bela) && !listed.contains(ada))
        #expect(try stage(of: ada, team) == "Interview Rejected Talent")
        let waiting = try team.desk.database.read { connection in
            try RejectionLog.waiting(at: position, on: connection).count
        }
        #expect(waiting == 0)
    }

    @Test("The Rejection Log is followed for a position that has not been matched yet")
    func beforeTheMatching() async throws {
        let team = try TeamDesk()
        let ada = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let position = try team.position(
            more: ["Job Description Text": .string(TeamDesk.post)])
        _ = try team.airtable.add(
            to: RecruitingTable.rejections,
            ["Talent": [.string(ada)], "Job": [.string(position)], "Outcome Type": "Rejected"])
        try await team.look(sensor)
        try await matchAgain(position, team)
        #expect(try team.proposed(in: position).isEmpty)
        #expect(try stage(of: ada, team) == "Recruiter AI Result Rejection")
    }

    @Test("Whoever is put back among the proposals on the desk is put back in the row")
    func putBack()
        async throws
    {
        let (team, people, position) = try await TeamDesk.matched()
        let ada = people[0]
        try team.airtable.unlink(
            [ada], from: "Potential Talent Fit AI", of: position, in: positions)
        try team.airtable.link([ada], to: "Shortlisted Talent", of: position, in: positions)
        try await team.look(sensor)
        try team.desk.database.write { connection in
            let match: String? = try connection.value(
                "SELECT id FROM match WHERE stage = 'Shortlisted Talent'")
            var ledger = Ledger(
                on: connection, who: "grace", now: PipelineDesk.now(), ids: IDSource(seed: 4))
            _ = try MatchDecision.move(
                try #require(match), to: .proposed, reason: "too early", anyway: true,
                ledger: &ledger, on: connection)
        }
        try await team.look(sensor)
        #expect(
            try team.airtable.links("Shortlisted Talent", of: position, in: positions).isEmpty)
        #expect(try team.proposed(in: position).contains(ada))
        #expect(try stage(of: ada, team) == "Potential Talent Fit AI")
        let writes = team.airtable.writingRequestCount
        try await team.look(sensor)
        #expect(team.airtable.writingRequestCount == writes)
    }

    @Test("A row of the log that was taken back, or a role that was closed, keeps nobody out")
    func notTurnedDown() async throws {
        let (team, position) = try await empty()
        let (ada, bela) = (try team.person("Ada Example"), try team.person("Bela Sample"))
        let log = try team.airtable.add(
            to: RecruitingTable.rejections,
            ["Talent": [.string(ada)], "Job": [.string(position)], "Outcome Type": "Rejected"])
        _ = try team.airtable.add(
            to: RecruitingTable.rejections,
            ["Talent": [.string(bela)], "Job": [.string(position)], "Outcome Type": "Role Closed"])
        try await team.look(sensor)
        try team.airtable.delete(log, from: RecruitingTable.rejections)
        try await team.look("airtable_candidate_sensor")
        try await matchAgain(position, team)
        #expect(Set(try team.proposed(in: position)).isSuperset(of: [ada, bela]))
        #expect(try stage(of: ada, team) == "Potential Talent Fit AI")
        #expect(try stage(of: bela, team) == "Potential Talent Fit AI")
    }

    @Test("Whoever is put into a column after the log turned them down is where they were put")
    func putLater() async throws {
        let (team, position) = try await empty()
        let ada = try team.person("Ada Example")
        _ = try team.airtable.add(
            to: RecruitingTable.rejections,
            ["Talent": [.string(ada)], "Job": [.string(position)], "Outcome Type": "Rejected"])
        try await team.look(sensor)
        try team.airtable.link([ada], to: "Shortlisted Talent", of: position, in: positions)
        try await team.look(sensor)
        try await team.look("airtable_candidate_sensor")
        try await matchAgain(position, team)
        #expect(try stage(of: ada, team) == "Shortlisted Talent")
    }

    @Test("A decision that is taken back on the desk is taken back in the row, and not made again")
    func undone() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        let ada = people[0]
        func ledger(_ body: @escaping @Sendable (inout Ledger) throws -> Void) throws {
            try team.desk.database.write { connection in
                let now = PipelineDesk.now()
                var ledger = Ledger(
                    on: connection, who: "grace", now: now,
                    ids: IDSource(seed: UInt64(now.microseconds)))
                try body(&ledger)
            }
        }
        try team.desk.database.write { connection in
            let match: String? = try connection.value(
                """
                SELECT match.id FROM match JOIN team_row ON owner_id = candidate_id
                WHERE record_id = \(ada)
                """)
            var ledger = Ledger(
                on: connection, who: "grace", now: PipelineDesk.now(), ids: IDSource(seed: 4))
            _ = try MatchDecision.reject(
                try #require(match), reason: "no", ledger: &ledger, on: connection)
        }
        try await team.look(sensor)
        #expect(
            try team.airtable.links("Recruiter AI Result Rejection", of: position, in: positions)
                == [ada])
        try ledger { try $0.undo() }
        try await team.look(sensor)
        try await team.look(sensor)
        #expect(try stage(of: ada, team) == "Potential Talent Fit AI")
        #expect(try team.proposed(in: position).contains(ada))
        #expect(
            try team.airtable.links("Recruiter AI Result Rejection", of: position, in: positions)
                .isEmpty)
    }
}

import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("The funnel in the team's Airtable") struct TeamFunnelTests {
    private let positions = RecruitingTable.positions
    private let proposals = "Potential Talent Fit AI"

    private func stage(of person: String, _ team: TeamDesk) throws -> String? {
        try team.desk.database.read { connection in
            try connection.value(
                """
                SELECT stage FROM match JOIN team_row ON owner_id = candidate_id
                WHERE record_id = \(person) AND team_table = 'talent'
                """)
        }
    }

    private func move(
        _ person: String, _ from: String?, _ to: String, _ team: TeamDesk, _ position: String
    ) async throws {
        if let from { try team.airtable.unlink([person], from: from, of: position, in: positions) }
        try team.airtable.link([person], to: to, of: position, in: positions)
        try await team.look("airtable_match_outcome_sensor")
    }

    @Test("Recruiters are followed to the hire, and every step is an outcome with its score")
    func toTheHire() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        let ada = people[0]
        let way = [
            "Shortlisted Talent", "Client Introduction", "In Interview 1", "Interview: Assignment",
            "In Interview 2", "In Interview 3", "In Interview 4", "Hired",
        ]
        for (from, to) in zip([proposals] + way, way) {
            try await move(ada, from, to, team, position)
            #expect(try stage(of: ada, team) == to)
        }
        let outcomes = try team.desk.database.read { connection in
            try connection.query("SELECT to_stage, score, who FROM outcome ORDER BY at").map {
                (
                    try $0.get(0, as: String.self), try $0.get(1, as: Double.self),
                    try $0.get(2, as: String.self)
                )
            }
        }
        #expect(outcomes.map(\.0) == way)
        #expect(outcomes.allSatisfy { $0.1 > 0 && $0.2 == "airtable" })
        let writes = team.airtable.writingRequestCount
        try await team.look("airtable_match_outcome_sensor")
        #expect(team.airtable.writingRequestCount == writes)
    }

    @Test(
        "Every rejection is followed",
        arguments: [
            ("Recruiter AI Result Rejection", "Recruiter AI Result Rejection"),
            ("Introduction Rejected Talent", "Introduction Rejected Talent"),
            ("Interview Rejected Talent", "Interview Rejected Talent"),
            ("Assignment Rejected Talent", "Assignment Rejected Talent"),
            ("Negotiations rejection", "Negotiations rejection"),
            ("Talent Rejected Job", "Talent Rejected Job"),
            ("Considered Talent (Job On Hold)", "Considered Talent (Job On Hold)"),
        ]) func rejections(column: String, expected: String) async throws
    {
        let (team, people, position) = try await TeamDesk.matched()
        try await move(people[0], proposals, "Shortlisted Talent", team, position)
        try await move(people[0], "Shortlisted Talent", column, team, position)
        #expect(try stage(of: people[0], team) == expected)
    }

    @Test("Whoever is moved to and fro is followed each time") func toAndFro() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        let (shortlist, introduction) = ("Shortlisted Talent", "Client Introduction")
        try await move(people[0], proposals, shortlist, team, position)
        for _ in 0..<2 {
            try await move(people[0], shortlist, introduction, team, position)
            #expect(try stage(of: people[0], team) == introduction)
            try await move(people[0], introduction, shortlist, team, position)
            #expect(try stage(of: people[0], team) == shortlist)
        }
    }

    @Test("A move on the desk is written into the row") func fromTheDesk() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        try await team.look("airtable_match_outcome_sensor")
        try team.desk.database.write { connection in
            let match: String? = try connection.value(
                """
                SELECT match.id FROM match JOIN team_row ON owner_id = candidate_id
                WHERE record_id = \(people[1])
                """)
            var ledger = Ledger(
                on: connection, who: "grace", now: PipelineDesk.now(), ids: IDSource(seed: 8))
            try MatchDecision.approve(
                try #require(match), reason: nil, ledger: &ledger, on: connection)
        }
        try await team.look("airtable_match_outcome_sensor")
        #expect(
            try team.airtable.links("Shortlisted Talent", of: position, in: positions) == [
                people[1]
            ])
        #expect(
            !(try team.airtable.links(proposals, of: position, in: positions)).contains(people[1]))
        let writes = team.airtable.writingRequestCount
        try await team.look("airtable_match_outcome_sensor")
        #expect(team.airtable.writingRequestCount == writes)
    }

    private func setStatus(_ status: String, _ team: TeamDesk, _ position: String) throws {
        let job = try #require(try team.owner(of: position, in: TeamTables.positions))
        try team.desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "grace", now: PipelineDesk.now(),
                ids: IDSource(seed: UInt64(status.utf8.count)))
            try Standing.setStatus(
                ofJob: job, to: status, parks: false, reason: nil, ledger: &ledger, on: connection)
        }
    }

    @Test(
        "A status that is set on the desk is written into the row, but not over a question for people"
    )
    func statusFromTheDesk() async throws {
        let (team, _, position) = try await TeamDesk.matched()
        try await team.look("airtable_match_outcome_sensor")
        try setStatus("In Interview", team, position)
        let changes = try await TeamDiff(try team.base, on: team.desk.database).changes()
        #expect(changes.map(\.column) == ["Job Status"] && changes.map(\.way) == [.write])
        #expect(changes.map(\.desk) == ["In Interview"])
        try await team.look("airtable_match_outcome_sensor")
        #expect(
            try team.cell("Job Status", of: position, in: positions) == "In Interview")
        try setStatus("On Hold", team, position)
        try team.airtable.edit(position, in: positions, ["Job Status": "Matchmaking Ready"])
        try await team.look("airtable_match_outcome_sensor")
        #expect(
            try team.cell("Job Status", of: position, in: positions) == "Matchmaking Ready")
        try await team.look("ats_matchmaking_sensor")
        try await team.look("airtable_match_outcome_sensor")
        #expect(try team.cell("Job Status", of: position, in: positions) == "On Hold")
        let writes = team.airtable.writingRequestCount
        try await team.look("airtable_match_outcome_sensor")
        #expect(team.airtable.writingRequestCount == writes)
    }

    private func log(
        _ person: String, _ position: String, _ team: TeamDesk,
        _ cells: [String: JSONValue] = ["Stage": "Interview", "Outcome Type": "Rejected"]
    ) throws -> String {
        let links: [String: JSONValue] = [
            "Talent": [.string(person)], "Job": [.string(position)],
        ]
        return try team.airtable.add(
            to: RecruitingTable.rejections, links.merging(cells) { first, _ in first })
    }

    @Test("A row of the Rejection Log is a move with its reason, once for each version of the row")
    func rejectionLog() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        try await move(people[0], proposals, "In Interview 1", team, position)
        let row = try log(people[0], position, team)
        try await team.look("airtable_match_outcome_sensor")
        #expect(try stage(of: people[0], team) == "Interview Rejected Talent")
        #expect(
            try team.airtable.links("Interview Rejected Talent", of: position, in: positions)
                == [people[0]])
        #expect(
            try team.airtable.links("In Interview 1", of: position, in: positions) == [])
        let reason: String? = try team.desk.database.read {
            try $0.value("SELECT reason FROM match WHERE stage = 'Interview Rejected Talent'")
        }
        #expect(reason == "in the Rejection Log: Interview, Rejected")
        // Whoever is taken back later is not turned down again by the same row.
        try await move(
            people[0], "Interview Rejected Talent", "In Interview 2", team, position)
        try await team.look("airtable_match_outcome_sensor")
        #expect(try stage(of: people[0], team) == "In Interview 2")
        try team.airtable.edit(
            row, in: RecruitingTable.rejections, ["Stage": "Assignment"])
        try await team.look("airtable_match_outcome_sensor")
        #expect(try stage(of: people[0], team) == "Assignment Rejected Talent")
    }

    @Test("A role that is closed or on hold turns nobody down") func roleOnHold() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        try await move(people[0], proposals, "In Interview 1", team, position)
        _ = try log(
            people[0], position, team, ["Stage": "Interview", "Outcome Type": "Role On Hold"])
        try await team.look("airtable_match_outcome_sensor")
        #expect(try stage(of: people[0], team) == "Considered Talent (Job On Hold)")
    }

    @Test("A row about nobody that the desk knows, or with half its cells, stops no other")
    func strangers() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        let stranger = try team.person("Dana Unread")
        _ = try log(stranger, position, team)
        _ = try team.airtable.add(to: RecruitingTable.rejections, ["Stage": "Interview"])
        _ = try log(people[1], position, team, [:])
        try await team.look("airtable_match_outcome_sensor")
        #expect(try stage(of: people[1], team) == "Recruiter AI Result Rejection")
        #expect(try team.desk.count("run", where: "status = 'failed'") == 0)
    }

    @Test("A base without a Rejection Log is as good as before") func noLog() async throws {
        let team = try TeamDesk { table, _ in table != "Rejection Log" }
        try await team.look("airtable_match_outcome_sensor")
        #expect(try team.desk.count("run", where: "status = 'failed'") == 0)
    }

    @Test("On Hold parks everybody who is on the way, and Sourcing asks for people again")
    func status() async throws {
        let (team, people, position) = try await TeamDesk.matched()
        try await move(people[0], proposals, "Shortlisted Talent", team, position)
        try team.airtable.edit(position, in: positions, ["Job Status": "On Hold"])
        try await team.look("airtable_match_outcome_sensor")
        #expect(try stage(of: people[0], team) == "Considered Talent (Job On Hold)")
        #expect(try team.desk.count("job", where: "status = 'On Hold'") == 1)
        let runs = try team.desk.count("run", where: "pipeline = 'matchmaking'")
        try team.airtable.edit(position, in: positions, ["Job Status": "Sourcing"])
        try await team.look("airtable_match_outcome_sensor")
        #expect(try team.desk.count("run", where: "pipeline = 'matchmaking'") == runs + 1)
    }
}

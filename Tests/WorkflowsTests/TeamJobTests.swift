import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Jobs in the team's Airtable") struct TeamJobTests {
    private let customers = RecruitingTable.customers
    private let positions = RecruitingTable.positions
    private let proposals = "Potential Talent Fit AI"

    /// A desk with three people and a company's post with an open position.
    private func filled() async throws -> (
        team: TeamDesk, people: [String], company: String, position: String
    ) {
        let team = try TeamDesk()
        let people = try [
            team.person("Ada Example", skills: "Rust, PostgreSQL"),
            team.person("Bela Sample", skills: "Rust"),
            team.person(
                "Cleo Invented", skills: "Watercolour",
                more: [
                    "Work Experience": "Painter, Own studio, 2015-01 to 2023-05\nPainted portraits."
                ]),
        ]
        try await team.look("airtable_candidate_sensor")
        let company = try team.company()
        let position = try team.position(company)
        _ = try await team.desk.run("job_pipeline", company)
        return (team, people, company, position)
    }

    private func links(_ team: TeamDesk, _ column: String, _ row: String) throws -> [String] {
        try team.airtable.links(column, of: row, in: positions)
    }

    @Test("A ticked box matches with the recruiter's corrections, lists the best and is unticked")
    func ticked() async throws {
        let (team, people, company, position) = try await filled()
        let musts = try #require(
            try team.cell("(N) Must Have Skills", of: company, in: customers)?.string)
        #expect(musts.split(separator: "\n").contains("Rust"))
        let job = try #require(try team.owner(of: company, in: TeamTables.customers))
        let before = try #require(try team.desk.database.read { try JobDossier(ID(job), on: $0) })
        let rust = try #require(before.skills.first { $0.bag.name == "Rust" }?.skill)
        #expect(rust.minYears == 4)
        // What no column of the row says is kept too.
        try team.desk.database.write { connection in
            try connection.execute(
                """
                UPDATE job_skill SET min_level = 7, capability = 'alone'
                WHERE job_id = \(job) AND skill_id = \(rust.skill)
                """)
        }
        try team.airtable.edit(
            company, in: customers,
            [
                "(N) Must Have Skills": "Rust\nKubernetes", "(N) Seniority Level": "lead",
                "Start Matchmaking": true,
            ])
        try await team.look("airtable_job_matchmaking_sensor")
        let after = try #require(try team.desk.database.read { try JobDossier(ID(job), on: $0) })
        #expect(after.value("seniority_level") == "lead")
        #expect(after.fields["seniority_level"]?.source == "airtable")
        let skills = Dictionary(uniqueKeysWithValues: after.skills.map { ($0.bag.name, $0.skill) })
        #expect(skills["Rust"]?.minYears == 4 && skills["Kubernetes"] != nil)
        #expect(skills["Rust"]?.minLevel == 7 && skills["Rust"]?.capability == "alone")
        #expect(skills["PostgreSQL"]?.requirement != "must_have")
        #expect(try team.cell("Start Matchmaking", of: company, in: customers) == nil)
        let noted: SQL = "action = 'write to Airtable' AND field = 'start'"
        #expect(try team.desk.count("ledger", where: noted) == 1)
        let listed = try links(team, proposals, position)
        #expect(listed.first == people[0] || listed.first == people[1])
        #expect(Set(listed).isSubset(of: Set(people)) && listed.count >= 2)
        let ranked = try team.desk.database.read { connection in
            try connection.query(
                """
                SELECT record_id FROM match JOIN team_row ON owner_id = candidate_id
                WHERE job_id = \(job) AND stage = 'Potential Talent Fit AI' ORDER BY position
                """
            ).map { try $0.get(0, as: String.self) }
        }
        #expect(listed == ranked)
        let writes = team.airtable.writingRequestCount
        try await team.look("airtable_job_matchmaking_sensor")
        #expect(team.airtable.writingRequestCount == writes)
    }

    @Test("A position that asks for a matching gets it, is said to be done, and may ask again")
    func ready() async throws {
        let (team, people, _, _) = try await filled()
        let position = try team.position(
            more: [
                "Job Description Text": .string(TeamDesk.post), "Job Status": "Matchmaking Ready",
            ])
        try await team.look("ats_matchmaking_sensor")
        #expect(try team.cell("Job Status", of: position, in: positions) == "Matchmaking Done ")
        let listed = try links(team, proposals, position)
        #expect(listed.contains(people[0]))
        // What a recruiter takes out is not proposed again; what they put in and move on stays.
        try team.airtable.unlink([people[0]], from: proposals, of: position, in: positions)
        try team.airtable.link([people[1]], to: "Shortlisted Talent", of: position, in: positions)
        try team.airtable.edit(position, in: positions, ["Job Status": "Matchmaking Ready"])
        try await team.look("ats_matchmaking_sensor")
        #expect(try team.cell("Job Status", of: position, in: positions) == "Matchmaking Done ")
        let again = try links(team, proposals, position)
        #expect(!again.contains(people[0]) && !again.contains(people[1]))
        let stage: String? = try team.desk.database.read { connection in
            try connection.value(
                """
                SELECT stage FROM match JOIN team_row ON owner_id = candidate_id
                WHERE record_id = \(people[0]) AND team_table = 'talent'
                """)
        }
        #expect(stage == "Recruiter AI Result Rejection")
    }

    @Test("A post that is attached where a link may stand is read") func attachedPost() async throws
    {
        let team = try TeamDesk { table, column in
            table != "Customers STT" || column != "🔗  Job Description Link"
        }
        try team.airtable.addColumn(.files("🔗  Job Description Link"), to: customers)
        let row = try team.airtable.add(
            to: customers, ["Hiring Job Title": "Senior Rust Engineer", "Company": "Meridian"])
        try team.airtable.attach(
            Array(TeamDesk.post.utf8), named: "post.txt", to: "🔗  Job Description Link", of: row,
            in: customers)
        _ = try await team.desk.run("job_pipeline", row)
        let id = try #require(try team.owner(of: row, in: TeamTables.customers))
        let job = try team.desk.database.read { try JobDossier(ID(id), on: $0) }
        #expect(job?.skills.contains { $0.bag.name == "Rust" } == true)
    }

    @Test(
        "A position without a description says so in its row, and is asked for again after a rest")
    func noDescription() async throws {
        let team = try TeamDesk()
        try team.airtable.addColumn(.longText("(M) Matchmaking Status"), to: positions)
        let position = try team.position(more: ["Job Status": "Matchmaking Ready"])
        try await team.look("ats_matchmaking_sensor")
        let reason = try team.cell("(M) Matchmaking Status", of: position, in: positions)?.string
        #expect(reason?.contains("no description") == true)
        #expect(try team.cell("Job Status", of: position, in: positions) == "Matchmaking Ready")
        try await team.look("ats_matchmaking_sensor")
        #expect(try team.desk.count("run", where: "pipeline = 'ats_matchmaking_pipeline'") == 1)
    }

    @Test("A matching that failed says why in the row, once") func failed() async throws {
        let (team, _, _, _) = try await filled()
        try team.airtable.addColumn(.longText("(M) Matchmaking Status"), to: positions)
        _ = try await team.base.checked()
        let position = try team.position(
            more: [
                "Job Description Text": .string(TeamDesk.post), "Job Status": "Matchmaking Ready",
            ])
        team.airtable.allow(team.airtable.token, .reading)
        try await team.look("ats_matchmaking_sensor")
        #expect(try team.desk.lastRun("ats_matchmaking_pipeline")?.run.status == .failed)
        team.airtable.allow(team.airtable.token, .all)
        try await team.look("ats_matchmaking_sensor")
        let said = try team.cell("(M) Matchmaking Status", of: position, in: positions)?.string
        #expect(said?.hasPrefix("Not matched: ") == true && said?.contains("again") == true)
        let writes = team.airtable.writingRequestCount
        try await team.look("ats_matchmaking_sensor")
        #expect(team.airtable.writingRequestCount == writes)
    }

    @Test("A column that is made while the engine runs is found") func madeLater() async throws {
        let team = try TeamDesk { _, column in column != "Start Matchmaking" }
        _ = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let company = try team.company()
        try await team.look("airtable_job_matchmaking_sensor")
        #expect(try team.desk.count("match") == 0)
        try team.airtable.addColumn(.checkbox("Start Matchmaking"), to: customers)
        try team.airtable.edit(company, in: customers, ["Start Matchmaking": true])
        try await team.look("airtable_job_matchmaking_sensor")
        #expect(try team.desk.count("match") == 1)
    }

    @Test("A status that was changed meanwhile is left as it is") func changedMeanwhile()
        async throws
    {
        let (team, _, _, _) = try await filled()
        let position = try team.position(
            more: ["Job Description Text": .string(TeamDesk.post), "Job Status": "On Hold"])
        _ = try await team.desk.run("ats_matchmaking_pipeline", position)
        #expect(try team.cell("Job Status", of: position, in: positions) == "On Hold")
    }

    @Test("The column of proposals is merged from both sides") func merging() {
        func check(
            _ ranked: [String], agreed: [String], live: [String], elsewhere: Set<String> = [],
            listed: [String], takenOut: [String] = []
        ) {
            let merged = Proposals(ranked: ranked, agreed: agreed, live: live, elsewhere: elsewhere)
            #expect(merged.listed == listed)
            #expect(merged.takenOut == takenOut)
        }
        // Nobody did anything; a new ranking.
        check(["a", "b"], agreed: ["a", "b"], live: ["a", "b"], listed: ["a", "b"])
        check(["b", "c"], agreed: ["a", "b"], live: ["a", "b"], listed: ["b", "c"])
        // A recruiter took a out, moved b on and put x in.
        check(
            ["a", "b", "c"], agreed: ["a", "b"], live: ["x"], elsewhere: ["b"],
            listed: ["c", "x"], takenOut: ["a"])
        // Nothing was ever agreed: what stands there is a recruiter's.
        check(["a"], agreed: [], live: ["x", "a"], listed: ["a", "x"])
    }
}

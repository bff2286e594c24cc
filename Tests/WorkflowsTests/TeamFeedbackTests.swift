import Connectors
import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Skills that recruiters correct in the team's Airtable") struct TeamFeedbackTests {
    private let talent = RecruitingTable.talent
    private let sensor = "airtable_candidate_feedback_sensor"

    private func joined(
        keeps: (String, String) -> Bool = { _, _ in true }
    ) async throws -> (team: TeamDesk, row: String, person: String) {
        let team = try TeamDesk(keeps: keeps)
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        return (team, row, try #require(try team.owner(of: row, in: TeamTables.talent)))
    }

    private func ratings(_ person: String, _ team: TeamDesk) throws -> [String: Int?] {
        let dossier = try #require(try team.desk.person(person))
        return Dictionary(
            uniqueKeysWithValues: dossier.skills.map { ($0.bag.name, $0.skill.rating) })
    }

    private func say(
        _ text: String, _ row: String, _ team: TeamDesk, more: [String: JSONValue] = [:]
    ) throws {
        let cells: [String: JSONValue] = [
            "(F) Skill Feedback": .string(text), "(F) Skill Feedback Ready": true,
        ]
        try team.airtable.edit(row, in: talent, cells.merging(more) { _, new in new })
    }

    @Test("What is ticked as ready becomes the person's skills, and the row says what came of it")
    func taken() async throws {
        let (team, row, person) = try await joined()
        try say("+ Elixir, 7, \"led a team\"\n- PostgreSQL\n~ Rust, 9", row, team)
        try await team.look(sensor)
        let after = try ratings(person, team)
        #expect(after["Elixir"] == 7 && after["Rust"] == 9)
        #expect(!after.keys.contains("PostgreSQL"))
        #expect(try team.cell("(F) Skill Feedback Ready", of: row, in: talent) == nil)
        let told = try team.cell("(F) Skill Feedback Notes", of: row, in: talent)
        #expect(told == "Muster: 1 added, 1 removed, 1 adjusted.")
        #expect(try team.cell("(F) Last Feedback Processed", of: row, in: talent) != nil)
        let list = try #require(try team.cell("(N) Skills Summary", of: row, in: talent)?.string)
        let names = list.split(separator: "\n").map(String.init)
        #expect(names.contains("Elixir") && !names.contains("PostgreSQL"))
        // Vectors are made anew with it, and nothing is left to do.
        #expect(try team.desk.count("candidate", where: "needs_vectors = 1") == 0)
        let writes = team.airtable.writingRequestCount
        try await team.look(sensor)
        #expect(team.airtable.writingRequestCount == writes)
    }

    @Test("No CV that is read later says otherwise") func readAgain() async throws {
        let (team, row, person) = try await joined()
        try say("- PostgreSQL", row, team)
        try await team.look(sensor)
        try team.airtable.edit(
            row, in: talent, ["Professional summary": "Skills: PostgreSQL, Kubernetes."])
        try await team.look("airtable_candidate_sensor")
        let after = try ratings(person, team)
        #expect(after.keys.contains("Kubernetes") && !after.keys.contains("PostgreSQL"))
    }

    @Test(
        "A line that is not understood is told below the recruiter's own notes; the others are done"
    )
    func mistakes() async throws {
        let (team, row, person) = try await joined()
        let notes: JSONValue = "Call her on Friday."
        try say(
            "Elixir\n+ Scala, 12\n- PostgreSQL", row, team,
            more: ["(F) Skill Feedback Notes": notes])
        try await team.look(sensor)
        #expect(try !ratings(person, team).keys.contains("PostgreSQL"))
        let told = """
            Call her on Friday.
            Muster: 1 removed. line 1: expected +, - or ~ and a skill. line 2: expected a rating \
            from 1 to 10.
            """
        #expect(
            try team.cell("(F) Skill Feedback Notes", of: row, in: talent) == .string(told))
        // Mended and ticked again, the result takes the place of the former one.
        try say("+ Elixir\n+ Scala, 2\n- PostgreSQL", row, team)
        try await team.look(sensor)
        #expect(
            try team.cell("(F) Skill Feedback Notes", of: row, in: talent)
                == "Call her on Friday.\nMuster: 2 added.")
    }

    @Test("The same lines ticked again hold again") func again() async throws {
        let (team, row, person) = try await joined()
        try say("~ Rust, 9", row, team)
        try await team.look(sensor)
        let rules = try PipelineDesk.knowledge.get().rules
        try team.desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "ada", now: PipelineDesk.now(), ids: IDSource(seed: 4))
            var skills = SkillEditing(on: connection, rules: rules, now: PipelineDesk.now())
            _ = try skills.take(
                [SkillEditing.Change(skill: "Rust", rating: 3)], of: person, ledger: &ledger)
        }
        #expect(try ratings(person, team)["Rust"] == 3)
        try team.airtable.edit(row, in: talent, ["(F) Skill Feedback Ready": true])
        try await team.look(sensor)
        #expect(try ratings(person, team)["Rust"] == 9)
        #expect(try team.cell("(F) Skill Feedback Ready", of: row, in: talent) == nil)
    }

    @Test("A list of skills that is edited in the row changes the skills by what was edited")
    func list() async throws {
        let (team, row, person) = try await joined()
        let list = try #require(try team.cell("(N) Skills Summary", of: row, in: talent)?.string)
        let kept = list.split(separator: "\n").filter { $0 != "PostgreSQL" } + ["Elixir"]
        try team.airtable.edit(
            row, in: talent, ["(N) Skills Summary": .string(kept.joined(separator: "\n"))])
        let before = try ratings(person, team)
        try await team.look(sensor)
        let after = try ratings(person, team)
        #expect(Set(after.keys) == Set(before.keys).subtracting(["PostgreSQL"]).union(["Elixir"]))
    }

    @Test("A list that a former desk left adds skills and takes none away") func formerDesk()
        async throws
    {
        let team = try TeamDesk()
        let row = try team.person("Ada Example", more: ["(N) Skills Summary": "Rust\nElixir"])
        try await team.look("airtable_candidate_sensor")
        let person = try #require(try team.owner(of: row, in: TeamTables.talent))
        let skills = try ratings(person, team)
        #expect(skills.keys.contains("Elixir") && skills.keys.contains("PostgreSQL"))
    }

    @Test("A base without the columns is as good as before") func missing() async throws {
        let (team, row, _) = try await joined { _, column in !column.hasPrefix("(F)") }
        let writes = team.airtable.writingRequestCount
        try await team.look(sensor)
        #expect(team.airtable.writingRequestCount == writes)
        #expect(try await team.desk.run("candidate_revectorize", row).run.status == .done)
    }

    @Test("Matches that were scored from other skills are scored anew") func rematched()
        async throws
    {
        let (team, row, person) = try await joined()
        let company = try team.company()
        _ = try await team.desk.run("ats_matchmaking_pipeline", company)
        let job = try #require(try team.owner(of: company, in: TeamTables.customers))
        func score() throws -> Double? {
            try team.desk.database.read {
                try $0.value(
                    "SELECT score FROM match WHERE job_id = \(job) AND candidate_id = \(person)")
            }
        }
        let before = try #require(try score())
        try say("- Rust", row, team)
        try await team.look(sensor)
        try await team.look("stale_matches")
        #expect(try #require(try score()) < before)
    }

    @Test("Whoever was erased is neither read from the row again nor written into it")
    func erased() async throws {
        let (team, row, person) = try await joined()
        try team.erase(person)
        let left = try team.desk.database.read {
            try TeamRow.of(row, in: TeamTables.talent, on: $0)
        }
        #expect(left?.agreed == [:] && left?.isErased == true)
        let writes = team.airtable.writingRequestCount
        try team.airtable.edit(
            row, in: talent, ["Location": "Hamburg, Germany", "(N) Current Role": "Nobody"])
        for sensor in ["airtable_candidate_sensor", sensor, "airtable_fraud_sensor"] {
            try await team.look(sensor)
        }
        _ = try await team.desk.run("sync_airtable_candidates")
        for pipeline in ["candidate_pipeline", "upload_normalized_to_airtable"] {
            #expect(try await team.desk.run(pipeline, row).run.status == .stopped)
        }
        #expect(team.airtable.writingRequestCount == writes)
        #expect(try team.desk.count("candidate", where: "is_listed = 1") == 0)
    }
}

import Engine
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("People in the team's Airtable") struct TeamPeopleTests {
    private let talent = RecruitingTable.talent

    @Test("A row is read, its (N) fields are written, and a second look writes nothing")
    func roundTrip() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        let person = try #require(try team.desk.person(id))
        #expect(person.candidate.name == "Ada Example")
        #expect(person.skills.contains { $0.bag.name == "Rust" })
        #expect(try team.cell("(N) Full Name", of: row, in: talent) == "Ada Example")
        #expect(try team.cell("(N) Location City", of: row, in: talent) == "Berlin")
        let skills = try #require(try team.cell("(N) Skills Summary", of: row, in: talent)?.string)
        #expect(skills.split(separator: "\n").contains("Rust"))
        // A row goes by the name of whom it is about, in lists of runs too.
        let (names, ids) = try team.desk.database.read { connection in
            (
                try RecordNames.names(of: [row, "recNobody000000000"], on: connection),
                try RecordNames.ids(named: ["ada"], on: connection)
            )
        }
        #expect(names == [row: "Ada Example"] && ids.contains(row))
        let writes = team.airtable.writingRequestCount
        for sensor in [
            "airtable_candidate_sensor", "airtable_candidate_feedback_sensor",
            "airtable_fraud_sensor",
        ] {
            try await team.look(sensor)
        }
        _ = try await team.desk.run("upload_normalized_to_airtable", row)
        #expect(team.airtable.writingRequestCount == writes)
    }

    @Test(
        "Skills that are links to rows of their own table are read by their names, asked for once")
    func linkedSkills() async throws {
        let team = try TeamDesk(keeps: { _, column in column != "Skills" })
        let table = try team.airtable.addTable("Skills", [.text("Name")])
        try team.airtable.addColumn(.links("Skills", to: "Skills"), to: talent)
        let skills = try ["Elixir", "Kafka"].map {
            try team.airtable.add(to: "Skills", ["Name": .string($0)])
        }
        let rows = try ["Ada Example", "Bela Sample"].map {
            try team.person($0, more: ["Skills": .array(skills.map { .string($0) })])
        }
        try await team.look("airtable_candidate_sensor")
        for row in rows {
            let id = try #require(try team.owner(of: row, in: TeamTables.talent))
            let names = Set(try #require(try team.desk.person(id)).skills.map(\.bag.name))
            #expect(names.isSuperset(of: ["Elixir", "Apache Kafka"]))
        }
        let before = team.airtable.requests.count { $0.path.contains(table) }
        _ = try team.person("Cleo Invented", more: ["Skills": [.string(skills[0])]])
        try await team.look("airtable_candidate_sensor")
        #expect(team.airtable.requests.count { $0.path.contains(table) } == before)
    }

    @Test("What a recruiter edits in a row becomes a person's value on the desk, and stays")
    func edited() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        try await team.look("airtable_candidate_feedback_sensor")
        try team.airtable.edit(
            row, in: talent, ["(N) Current Role": "Principal Engineer", "Highlight Talent": true])
        try await team.look("airtable_candidate_feedback_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        let person = try #require(try team.desk.person(id))
        let role = try #require(person.fields["current_role"])
        #expect(role.value == "Principal Engineer" && role.source == "airtable" && role.isLocked)
        #expect(person.candidate.isHighlighted)
        try team.airtable.edit(row, in: talent, ["Location": "Hamburg, Germany"])
        try await team.look("airtable_candidate_sensor")
        let after = try #require(try team.desk.person(id))
        #expect(after.value("current_role") == "Principal Engineer")
        #expect(after.value("location_city") == "Hamburg")
        #expect(try team.cell("(N) Location City", of: row, in: talent) == "Hamburg")
    }

    @Test("What a recruiter sets on the desk is written, and what both sides changed is asked")
    func bothSides() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        try set(["current_role": "Staff Engineer", "education_field": "Physics"], of: id, team)
        try team.airtable.edit(row, in: talent, ["(N) Current Role": "Principal Engineer"])
        _ = try await team.desk.run("upload_normalized_to_airtable", id)
        #expect(try team.cell("(N) Education Field", of: row, in: talent) == "Physics")
        #expect(try team.cell("(N) Current Role", of: row, in: talent) == "Principal Engineer")
        let person = try #require(try team.desk.person(id))
        #expect(person.value("current_role") == "Staff Engineer")
        #expect(person.fields["current_role"]?.proposed == "Principal Engineer")
        let questions = try team.desk.count(
            "question", where: "status = 'open' AND field = 'current_role'")
        #expect(questions == 1)
        let writes = team.airtable.writingRequestCount
        _ = try await team.desk.run("upload_normalized_to_airtable", id)
        #expect(team.airtable.writingRequestCount == writes)
    }

    @Test("Who is marked as fraud is left out at once, and nothing of them is read again")
    func fraud() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        try await team.look("airtable_fraud_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        let before = try #require(try team.desk.person(id))
        try team.airtable.attach(
            Array("the same CV under four names".utf8), named: "proof.png", to: "Fraud Image",
            of: row, in: talent)
        try team.airtable.edit(row, in: talent, ["Job Status": "Fraud"])
        try await team.look("airtable_fraud_sensor")
        let proofs = try team.desk.database.read {
            try $0.query("SELECT name FROM attachment WHERE candidate_id = \(id)").map {
                try $0.get(0, as: String.self)
            }
        }
        #expect(proofs == ["proof.png"])
        let after = try #require(try team.desk.person(id))
        #expect(after.candidate.status == "Fraud" && after.candidate.exclusion != nil)
        #expect(after.candidate.exclusionEvidence != nil)
        #expect(after.documents.map(\.id) == before.documents.map(\.id))
        let run = try #require(try team.desk.lastRun("candidate_pipeline"))
        #expect(run.run.partition == row)
        #expect(try team.desk.count("run", where: "pipeline = 'candidate_pipeline'") == 1)
        try team.airtable.edit(row, in: talent, ["Location": "Hamburg, Germany"])
        try await team.look("airtable_candidate_sensor")
        _ = try await team.desk.run("sync_airtable_candidates")
        #expect(try team.desk.count("run", where: "pipeline = 'candidate_pipeline'") == 1)
        // Cleared and marked again, they are left out again.
        for (status, isOut) in [("Lead", false), ("Fraud", true)] {
            try team.airtable.edit(row, in: talent, ["Job Status": .string(status)])
            try await team.look("airtable_candidate_feedback_sensor")
            try await team.look("airtable_fraud_sensor")
            let person = try #require(try team.desk.person(id))
            #expect((person.candidate.exclusion != nil) == isOut, "\(status)")
        }
    }

    @Test("What is set on the desk is written by itself, once") func fromTheDesk() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        try await team.look("airtable_candidate_feedback_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        try set(["current_role": "Staff Engineer"], of: id, team)
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.cell("(N) Current Role", of: row, in: talent) == "Staff Engineer")
        let runs = try team.desk.count("run")
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.desk.count("run") == runs)
    }

    @Test("A field that is emptied on the desk is emptied in the row") func cleared() async throws {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        #expect(try team.cell("(N) Professional Summary", of: row, in: talent) != nil)
        try set(["professional_summary": ""], of: id, team)
        _ = try await team.desk.run("upload_normalized_to_airtable", id)
        #expect(try team.cell("(N) Professional Summary", of: row, in: talent) == nil)
    }

    @Test("A column that is missing or an option that is refused loses nothing else")
    func missingColumns() async throws {
        let team = try TeamDesk { _, column in column != "(N) Location City" }
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        #expect(try team.cell("(N) Full Name", of: row, in: talent) == "Ada Example")
        #expect(try team.cell("(N) Location Country", of: row, in: talent) == "Germany")
    }

    @Test("A CV in a row is read with it, and its new address is no news") func attachment()
        async throws
    {
        let team = try TeamDesk()
        let row = try team.person("Ada Example", more: ["Work Experience": .null])
        let cv = """
            Ada Example
            ada.example@example.org

            Experience
            Platform Engineer, Northwind Rail AG, 2020-01 to 2022-12
            Ran Kubernetes clusters for the ticket platform.

            Skills
            Kubernetes, Terraform
            """
        try team.airtable.attach(Array(cv.utf8), named: "cv.txt", to: "CV", of: row, in: talent)
        try await team.look("airtable_candidate_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        let person = try #require(try team.desk.person(id))
        #expect(person.skills.contains { $0.bag.name == "Kubernetes" })
        #expect(person.experiences.map(\.company).contains("Northwind Rail AG"))
        #expect(try team.desk.count("candidate") == 1)
        team.airtable.killFileAddresses()
        let runs = try team.desk.count("run")
        try await team.look("airtable_candidate_sensor")
        #expect(try team.desk.count("run") == runs)
    }

    private func set(_ values: [String: String], of id: String, _ team: TeamDesk) throws {
        try team.desk.database.write { connection in
            var ledger = Ledger(
                on: connection, who: "grace", now: PipelineDesk.now(),
                ids: IDSource(seed: UInt64(PipelineDesk.now().microseconds)))
            try Editing.set(
                values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, of: id,
                kind: .candidate, reason: nil, ledger: &ledger, on: connection)
        }
    }
}

import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("What both sides of a team's Airtable changed") struct TeamConflictTests {
    private let talent = RecruitingTable.talent
    private let customers = RecruitingTable.customers
    private let musts = "(N) Must Have Skills"

    /// A person whose role both sides changed.
    private func person() async throws -> (team: TeamDesk, row: String, id: String) {
        let team = try TeamDesk()
        let row = try team.person("Ada Example")
        try await team.look("airtable_candidate_sensor")
        try await team.look("airtable_candidate_feedback_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        try team.set("current_role", "Staff Engineer", of: id, .candidate)
        try team.airtable.edit(row, in: talent, ["(N) Current Role": "Principal Engineer"])
        try await team.look("airtable_candidate_feedback_sensor")
        return (team, row, id)
    }

    @Test("A field that is to be kept as the desk has it is written, and so is what follows")
    func kept() async throws {
        let (team, row, id) = try await person()
        try team.answer(try #require(try team.openQuestions().first), .keep)
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.cell("(N) Current Role", of: row, in: talent) == "Staff Engineer")
        try team.set("current_role", "Head of Engineering", of: id, .candidate)
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.cell("(N) Current Role", of: row, in: talent) == "Head of Engineering")
        #expect(try team.openQuestions().isEmpty)
    }

    @Test("A field that is to be as Airtable has it is taken over") func taken() async throws {
        let (team, row, id) = try await person()
        try team.answer(try #require(try team.openQuestions().first), .take)
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.cell("(N) Current Role", of: row, in: talent) == "Principal Engineer")
        #expect(try team.desk.person(id)?.value("current_role") == "Principal Engineer")
    }

    /// A job whose musts both sides changed.
    private func job() async throws -> (team: TeamDesk, row: String, id: String) {
        let team = try TeamDesk()
        let row = try team.company()
        _ = try await team.desk.run("job_pipeline", row)
        try await team.look("airtable_match_outcome_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.customers))
        try team.set("must_have_skills", "Rust, Kafka", of: id, .job)
        try team.airtable.edit(row, in: customers, [musts: "Rust\nDocker"])
        try await team.look("airtable_match_outcome_sensor")
        return (team, row, id)
    }

    private func asks(_ team: TeamDesk, _ id: String) throws -> JobSkillNames {
        JobSkillNames(
            of: try #require(try team.desk.database.read { try JobDossier(ID(id), on: $0) }))
    }

    @Test("What a job asks for is asked when both sides changed it, and nothing is lost meanwhile")
    func demands() async throws {
        let (team, row, id) = try await job()
        let question = try #require(try team.openQuestions().first)
        #expect(question.kind == .demandsConflict)
        let view = try team.desk.database.read { try QuestionViews(on: $0).view(question) }
        #expect(view.text.contains("Rust, Kafka") && view.text.contains("Rust, Docker"))
        #expect(try asks(team, id).musts == ["Rust", "Kafka"])
        let writes = team.airtable.writingRequestCount
        _ = try await team.desk.run("upload_normalized_jobs_to_airtable", id)
        #expect(team.airtable.writingRequestCount == writes)
        #expect(try team.cell(musts, of: row, in: customers) == "Rust\nDocker")
        #expect(try team.openQuestions().map(\.id) == [question.id])
    }

    @Test("Kept, the desk's skills are written; taken, the row's are what the job asks for")
    func answeredDemands() async throws {
        for answer in [Answer.keep, .take] {
            let (team, row, id) = try await job()
            let changes = try team.answer(
                try #require(try team.openQuestions().first), answer)
            #expect(changes == (answer == .keep ? [] : ["what the job asks for is set"]))
            try await team.look("airtable_match_outcome_sensor")
            let expected = answer == .keep ? ["Rust", "Kafka"] : ["Rust", "Docker"]
            #expect(try asks(team, id).musts == expected)
            #expect(
                try team.cell(musts, of: row, in: customers)
                    == .string(expected.joined(separator: "\n")))
            #expect(try team.openQuestions().isEmpty)
        }
    }

    @Test("A further edit is asked in the place of the first, and one on the desk settles it")
    func again() async throws {
        let (team, row, id) = try await job()
        try team.airtable.edit(row, in: customers, [musts: "Rust\nGo"])
        _ = try await team.desk.run("upload_normalized_jobs_to_airtable", id)
        let question = try #require(try team.openQuestions().first)
        let view = try team.desk.database.read { try QuestionViews(on: $0).view(question) }
        #expect(view.options.map(\.title).contains { $0.contains("Rust, Go") })
        #expect(try team.openQuestions().count == 1)
        try team.set("must_have_skills", "Rust, Kafka, Go", of: id, .job)
        #expect(try team.openQuestions().isEmpty)
        _ = try await team.desk.run("upload_normalized_jobs_to_airtable", id)
        #expect(try team.cell(musts, of: row, in: customers) == "Rust\nKafka\nGo")
    }

    @Test("While it is asked about one list, an edit of the other joins the question")
    func bothLists() async throws {
        let (team, row, id) = try await job()
        try team.airtable.edit(row, in: customers, ["(N) Nice To Have Skills": "Terraform"])
        _ = try await team.desk.run("upload_normalized_jobs_to_airtable", id)
        #expect(try asks(team, id).musts == ["Rust", "Kafka"])
        let question = try #require(try team.openQuestions().first)
        #expect(try team.openQuestions().count == 1)
        // The desk's other list is set: what is asked about the musts stays asked.
        try team.set("nice_to_have_skills", "Helm", of: id, .job)
        #expect(try team.openQuestions().map(\.id) == [question.id])
        try team.answer(question, .take)
        let now = try asks(team, id)
        #expect(now.musts == ["Rust", "Docker"] && now.wishes == ["Terraform"])
    }

    @Test("A cell that is edited back leaves nothing to ask") func editedBack() async throws {
        let (team, row, id) = try await job()
        try team.airtable.edit(row, in: customers, [musts: "Rust\nKafka"])
        _ = try await team.desk.run("upload_normalized_jobs_to_airtable", id)
        #expect(try team.openQuestions().isEmpty)
        let (other, person, _) = try await self.person()
        try other.airtable.edit(person, in: talent, ["(N) Current Role": "Staff Engineer"])
        try await other.look("airtable_candidate_feedback_sensor")
        #expect(try other.openQuestions().isEmpty)
    }

    @Test("The same conflict that comes again after an answer is asked again") func cameAgain()
        async throws
    {
        let (team, row, id) = try await person()
        try team.answer(try #require(try team.openQuestions().first), .keep)
        try await team.look("airtable_candidate_feedback_sensor")
        try team.set("current_role", "Head of Engineering", of: id, .candidate)
        try team.airtable.edit(row, in: talent, ["(N) Current Role": "Principal Engineer"])
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.openQuestions().count == 1)
        #expect(try team.cell("(N) Current Role", of: row, in: talent) == "Principal Engineer")
        let (other, company, job) = try await self.job()
        try other.answer(try #require(try other.openQuestions().first), .keep)
        _ = try await other.desk.run("upload_normalized_jobs_to_airtable", job)
        try other.set("must_have_skills", "Rust, Zig", of: job, .job)
        try other.airtable.edit(company, in: customers, [musts: "Rust\nDocker"])
        _ = try await other.desk.run("upload_normalized_jobs_to_airtable", job)
        #expect(try other.openQuestions().count == 1)
    }

    @Test("Other names of the same skills in a row are no conflict") func aliases() async throws {
        let team = try TeamDesk()
        let row = try team.company()
        _ = try await team.desk.run("job_pipeline", row)
        let id = try #require(try team.owner(of: row, in: TeamTables.customers))
        for cell in ["Rust\nk8s", "Rust\nk8s\nGolang"] {
            try team.airtable.edit(
                row, in: customers, [musts: .string(cell), "Start Matchmaking": true])
            try await team.look("airtable_job_matchmaking_sensor")
            #expect(try team.openQuestions().isEmpty)
        }
        #expect(try asks(team, id).musts == ["Rust", "Kubernetes", "Go"])
    }
}

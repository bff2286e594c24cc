import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("What recruiters say of people and jobs on both sides of a team's Airtable")
struct TeamStandingConflictTests {
    private let talent = RecruitingTable.talent
    private let positions = RecruitingTable.positions

    /// A person whose status says the same on both sides.
    private func person(
        _ cells: [String: JSONValue] = ["Job Status": "Actively looking"]
    ) async throws -> (team: TeamDesk, row: String, id: String) {
        let team = try TeamDesk()
        let row = try team.person("Ada Example", more: cells)
        try await team.look("airtable_candidate_sensor")
        try await team.look("airtable_candidate_feedback_sensor")
        return (team, row, try #require(try team.owner(of: row, in: TeamTables.talent)))
    }

    /// A person whose status both sides changed.
    private func contradicted() async throws -> (team: TeamDesk, row: String, id: String) {
        let (team, row, id) = try await person()
        try team.set("status", "Unresponsive", of: id, .candidate)
        try team.airtable.edit(row, in: talent, ["Job Status": "In interview process"])
        try await team.look("airtable_candidate_feedback_sensor")
        return (team, row, id)
    }

    private func candidate(_ team: TeamDesk, _ id: String) throws -> Candidate {
        try #require(
            try team.desk.database.read {
                try $0.first(Candidate.self, "WHERE id = \(id)")
            })
    }

    private func status(_ team: TeamDesk, _ row: String) throws -> JSONValue? {
        try team.cell("Job Status", of: row, in: talent)
    }

    @Test("A status that both sides changed is asked about, and neither is lost meanwhile")
    func asked() async throws {
        let (team, row, id) = try await contradicted()
        let question = try #require(try team.openQuestions().first)
        #expect(question.kind == .standingConflict && question.candidate?.text == id)
        let view = try team.desk.database.read { try QuestionViews(on: $0).view(question) }
        #expect(
            view.text
                == "Ada Example: status is Unresponsive, but Airtable says In interview process."
                + " Which?")
        #expect(view.options.map(\.title) == ["Keep Unresponsive", "Take In interview process"])
        let writes = team.airtable.writingRequestCount
        _ = try await team.desk.run("upload_normalized_to_airtable", row)
        #expect(team.airtable.writingRequestCount == writes)
        #expect(try status(team, row) == "In interview process")
        #expect(try candidate(team, id).status == "Unresponsive")
        #expect(try team.openQuestions().map(\.id) == [question.id])
    }

    @Test("What is to happen is told before", arguments: [true, false])
    func told(isPerson: Bool) async throws {
        let team: TeamDesk
        let column = "Job Status"
        if isPerson {
            let (desk, row, id) = try await person()
            try desk.set("status", "Unresponsive", of: id, .candidate)
            try desk.airtable.edit(row, in: talent, [column: "In interview process"])
            team = desk
        } else {
            let (desk, _, position) = try await TeamDesk.matched()
            let id = try #require(try desk.owner(of: position, in: TeamTables.positions))
            try desk.set("status", "Offer", of: id, .job)
            try desk.airtable.edit(position, in: positions, [column: "In Interview"])
            team = desk
        }
        let changes = try await TeamDiff(try team.base, on: team.desk.database).changes()
        let ways = changes.filter { $0.column == column }.map(\.way)
        #expect(ways == [.ask])
    }

    @Test("Kept, the desk's status is written; taken, the row's holds; said anew, that does")
    func answered() async throws {
        for (answer, expected) in [
            (Answer.keep, "Unresponsive"), (.take, "In interview process"),
            (.text("no interest"), "No interest"),
        ] {
            let (team, row, id) = try await contradicted()
            let question = try #require(try team.openQuestions().first)
            #expect(
                try team.answer(question, answer) == (answer == .keep ? [] : ["status is set"]))
            try await team.look("airtable_candidate_feedback_sensor")
            #expect(try candidate(team, id).status == expected)
            #expect(try status(team, row) == .string(expected))
            #expect(try team.openQuestions().isEmpty)
        }
    }

    @Test("A status that nobody knows is refused as an answer, and the question stays")
    func unknownAnswer() async throws {
        let (team, _, _) = try await contradicted()
        let question = try #require(try team.openQuestions().first)
        #expect(throws: FieldError.self) { try team.answer(question, .text("Perhaps")) }
        #expect(throws: FieldError.self) { try team.answer(question, .text(" ")) }
        #expect(try team.openQuestions().map(\.id) == [question.id])
    }

    @Test("A further edit is asked in the place of the first, and one on the desk settles it")
    func again() async throws {
        let (team, row, id) = try await contradicted()
        try team.airtable.edit(row, in: talent, ["Job Status": "Hired"])
        try await team.look("airtable_candidate_feedback_sensor")
        let open = try team.openQuestions()
        #expect(open.count == 1 && open.first?.options == ["value": "Hired"])
        try team.set("status", "No interest", of: id, .candidate)
        #expect(try team.openQuestions().isEmpty)
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try status(team, row) == "No interest")
        // The same once more is another question.
        try team.set("status", "Unresponsive", of: id, .candidate)
        try team.airtable.edit(row, in: talent, ["Job Status": "Hired"])
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.openQuestions().count == 1)
    }

    @Test("A cell that is edited back leaves nothing to ask") func editedBack() async throws {
        let (team, row, _) = try await contradicted()
        try team.airtable.edit(row, in: talent, ["Job Status": "Unresponsive"])
        let changes = try await TeamDiff(try team.base, on: team.desk.database).changes()
        #expect(changes.map(\.way) == [.agree])
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.openQuestions().isEmpty)
    }

    @Test("A ranking that one side changed and the other took away is asked about")
    func takenAway() async throws {
        let (team, row, id) = try await person(["Ranking": 3])
        try team.set("ranking", "5", of: id, .candidate)
        try team.airtable.edit(row, in: talent, ["Ranking": .null])
        try await team.look("airtable_candidate_feedback_sensor")
        let question = try #require(try team.openQuestions().first)
        let view = try team.desk.database.read { try QuestionViews(on: $0).view(question) }
        #expect(view.options.map(\.title) == ["Keep 5", "Take unknown"])
        try team.answer(question, .take)
        #expect(try candidate(team, id).ranking == nil)
    }

    @Test("Sides that never agreed are asked about where the desk was told something")
    func neverAgreed() async throws {
        let (team, row, id) = try await person(["Ranking": 2, "Job Status": "Hired"])
        #expect(try candidate(team, id).ranking == 2 && candidate(team, id).status == "Hired")
        try team.set("ranking", "5", of: id, .candidate)
        try team.set("status", "Lead", of: id, .candidate)
        try team.desk.database.write { try $0.execute("UPDATE team_row SET agreed = '{}'") }
        _ = try await team.desk.run("upload_normalized_to_airtable", row)
        #expect(try team.openQuestions().map(\.field) == ["ranking"])
        #expect(try candidate(team, id).status == "Hired")
    }

    @Test("An empty status says nothing against the desk's") func emptied() async throws {
        let (team, row, id) = try await person()
        try team.set("status", "Unresponsive", of: id, .candidate)
        try team.airtable.edit(row, in: talent, ["Job Status": .null])
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try team.openQuestions().isEmpty)
        #expect(try status(team, row) == "Unresponsive")
    }

    @Test("A status that was taken away is left alone until the desk says another")
    func leftAlone() async throws {
        let (team, row, id) = try await person()
        try team.airtable.edit(row, in: talent, ["Job Status": .null])
        try await team.look("airtable_candidate_feedback_sensor")
        try await team.look("airtable_candidate_feedback_sensor")
        let found = try status(team, row)
        #expect(found == nil || found == .null)
        #expect(try candidate(team, id).status == "Actively looking")
        try team.set("status", "Unresponsive", of: id, .candidate)
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try status(team, row) == "Unresponsive")
    }

    @Test("Fraud counts at once, whatever was said on the desk") func fraud() async throws {
        let (team, row, id) = try await contradicted()
        try team.airtable.edit(row, in: talent, ["Job Status": "Fraud"])
        try await team.look("airtable_fraud_sensor")
        let person = try candidate(team, id)
        #expect(person.status == "Fraud" && person.exclusion != nil)
        #expect(try team.openQuestions().isEmpty)
    }

    @Test("Said to be fraud on the desk, a person stays out until it is answered")
    func fraudOnDesk() async throws {
        let (team, row, id) = try await person()
        try team.set("status", "Fraud", of: id, .candidate)
        try team.airtable.edit(row, in: talent, ["Job Status": "Hired"])
        try await team.look("airtable_candidate_feedback_sensor")
        #expect(try candidate(team, id).exclusion != nil)
        try team.answer(try #require(try team.openQuestions().first), .take)
        #expect(try candidate(team, id).exclusion == nil)
    }

    @Test("A position's status is asked about too; taken, On Hold parks who is on the way")
    func position() async throws {
        for answer in [Answer.keep, .take] {
            let (team, people, row) = try await TeamDesk.matched()
            let id = try #require(try team.owner(of: row, in: TeamTables.positions))
            try team.airtable.edit(
                row, in: positions,
                ["Shortlisted Talent": [.string(people[0])], "Job Status": "Sourcing"])
            try await team.look("airtable_match_outcome_sensor")
            try team.set("status", "Offer", of: id, .job)
            try team.airtable.edit(row, in: positions, ["Job Status": "On Hold"])
            try await team.look("airtable_match_outcome_sensor")
            let question = try #require(try team.openQuestions().first)
            #expect(question.kind == .standingConflict && question.job?.text == id)
            let changes = try team.answer(question, answer)
            #expect(changes.contains("a match moved") == (answer == .take))
            try await team.look("airtable_match_outcome_sensor")
            let expected = answer == .keep ? "Offer" : "On Hold"
            #expect(try team.desk.count("job", where: "status = \(expected)") == 1)
            #expect(try team.cell("Job Status", of: row, in: positions) == .string(expected))
            #expect(try team.openQuestions().isEmpty)
        }
    }
}

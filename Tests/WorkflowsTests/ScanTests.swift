import LanguageModels
import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@testable import Workflows

@Suite("Scans that a model reads") struct ScanTests {
    /// The model's copy of some pages, or what the reading of a CV finds; a call about more pages than
    /// it can copy is cut off.
    private static func answer(
        _ call: ChatCall, copying most: Int
    ) throws(ModelProblem) -> ChatAnswer {
        guard call.messages.last?.file != nil else {
            return ModelDesk.answer(ModelDesk.reading())
        }
        let numbers = (call.messages.last?.text ?? "").split { !$0.isNumber }.compactMap { Int($0) }
        let (first, last) = (numbers.first ?? 1, numbers.last ?? 4)
        let lines = ModelDesk.resume.split(separator: "\n", omittingEmptySubsequences: false)
        let size = (lines.count + 3) / 4
        let text = (first...last).map {
            lines[(($0 - 1) * size)..<min($0 * size, lines.count)].joined(separator: "\n")
        }.joined(separator: "\n")
        return ChatAnswer(
            text: text, ending: last - first < most ? .complete : .cutOff,
            usage: Usage(inputTokens: 100, outputTokens: 100))
    }

    private func calls(_ provider: ScriptedProvider) -> [String] {
        provider.calls.compactMap { $0.messages.last }.filter { $0.file != nil }.map(\.text)
    }

    @Test("One that is too long for an answer is read in halves, page by page if need be")
    func halves() async throws {
        let model = try ModelDesk(scanEngine: "native") { call throws(ModelProblem) in
            try Self.answer(call, copying: 1)
        }
        try model.desk.folder.write("scan.pdf", PicturePDF.bytes(pages: 4))
        _ = try await model.desk.importFolder()
        #expect(
            calls(model.provider) == [
                "Copy the text of this file.",
                "Copy the text of the pages 1 to 2 of this file, and of no other.",
                "Copy the text of page 1 of this file, and of no other.",
                "Copy the text of page 2 of this file, and of no other.",
                "Copy the text of the pages 3 to 4 of this file, and of no other.",
                "Copy the text of page 3 of this file, and of no other.",
                "Copy the text of page 4 of this file, and of no other.",
            ])
        #expect(try model.desk.count("candidate", where: "name = 'Ada Example'") == 1)
        let kept: String? = try model.desk.database.read {
            try $0.value("SELECT text FROM document WHERE path LIKE '%scan.pdf'")
        }
        #expect(kept?.contains("Orbital Widgets") == true && kept?.contains("PostgreSQL") == true)
        // Each call was paid, the one that was cut off too.
        #expect(try model.calls.count { $0.operation == "extract_pdf" } == 7)
    }

    @Test("A page that is too long by itself is told, and the scan stays unread") func page()
        async throws
    {
        let model = try ModelDesk(scanEngine: "native") { call throws(ModelProblem) in
            try Self.answer(call, copying: 0)
        }
        try model.desk.folder.write("scan.pdf", PicturePDF.bytes(pages: 2))
        let report = try await model.desk.importFolder()
        #expect(report.failed.map(\.code) == ["no_text_layer"])
        #expect(try model.desk.count("candidate") == 0)
    }

    /// A desk joined to an Airtable whose scans are read by a model.
    private func team(_ provider: ScriptedProvider) throws -> TeamDesk {
        try TeamDesk(modelCalls: 4) { database in
            DeskModels(
                reading: LanguageModel(
                    "m", of: provider,
                    accounting: StoredAccounting(
                        on: database, budgets: Budgets(), now: PipelineDesk.now,
                        ids: { IDSource(seed: UInt64(PipelineDesk.now().microseconds)) }),
                    price: Price(input: 1, output: 1)), scanEngine: "native")
        }
    }

    /// A row of somebody with a scan; returns its id.
    private func row(_ team: TeamDesk) throws -> String {
        let row = try team.airtable.add(
            to: RecruitingTable.talent, ["Full Name": "Ada Example", "Mail": "ada@example.org"])
        try team.airtable.attach(
            PicturePDF.bytes, named: "cv.pdf", to: "CV", of: row, in: RecruitingTable.talent)
        return row
    }

    @Test("A scan in a row of Airtable is read by the model, once") func inAirtable() async throws {
        let provider = ScriptedProvider { call throws(ModelProblem) in
            try Self.answer(call, copying: 4)
        }
        let team = try team(provider)
        let row = try row(team)
        try await team.look("airtable_candidate_sensor")
        let id = try #require(try team.owner(of: row, in: TeamTables.talent))
        #expect(try #require(try team.desk.person(id)).skills.contains { $0.bag.name == "Rust" })
        #expect(calls(provider).count == 1)
        #expect(
            try team.desk.count(
                "model_call", where: "operation = 'extract_pdf' AND subject_id = \(id)") == 1)
        try team.airtable.edit(row, in: RecruitingTable.talent, ["Location": "Bern, Switzerland"])
        try await team.look("airtable_candidate_sensor")
        #expect(calls(provider).count == 1)
    }

    @Test("The scan of somebody who is not to leave the desk stays there, in a new row too")
    func keptHome() async throws {
        let provider = ScriptedProvider { call throws(ModelProblem) in
            try Self.answer(call, copying: 4)
        }
        let team = try team(provider)
        try team.desk.folder.write("ada.txt", ModelDesk.resume)
        _ = try await team.desk.importFolder()
        try team.desk.database.write {
            try $0.execute("UPDATE candidate SET is_kept_home = 1")
        }
        _ = try row(team)
        try await team.look("airtable_candidate_sensor")
        #expect(try team.desk.count("team_row") == 1)
        #expect(calls(provider).isEmpty)
    }

    @Test("A scan that the model could not read is told in the row, and read another day")
    func anotherDay() async throws {
        let provider = ScriptedProvider { call throws(ModelProblem) in
            guard call.messages.last?.file == nil else { throw .refused(service: "m", status: 400) }
            return ModelDesk.answer(ModelDesk.reading())
        }
        let team = try team(provider)
        try team.airtable.addColumn(.longText("(M) Reading Status"), to: RecruitingTable.talent)
        let row = try row(team)
        try await team.look("airtable_candidate_sensor")
        let said = try team.cell("(M) Reading Status", of: row, in: RecruitingTable.talent)?.string
        #expect(said?.hasPrefix("Not read whole: ") == true)
        // Asked for again within the day it is left alone, and the row counts as yet to be read.
        let before = calls(provider).count
        try team.airtable.edit(row, in: RecruitingTable.talent, ["Location": "Bern, Switzerland"])
        try await team.look("airtable_candidate_sensor")
        #expect(calls(provider).count == before)
        let kept = try team.desk.database.read { connection in
            try #require(try TeamRow.of(row, in: TeamTables.talent, on: connection))
        }
        #expect(kept.inputHash == nil && kept.owner != nil && kept.unread != nil)
    }
}

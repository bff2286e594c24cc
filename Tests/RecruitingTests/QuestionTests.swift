import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Questions about values", .onEveryDatabase) struct QuestionTests {
    private let desk: DeskFixture
    private let ada: ID<Candidate>

    init() throws {
        desk = try DeskFixture()
        ada = try desk.candidate("Ada Lind", ["location_city": "Oslo"], email: "a@example.org")
    }

    /// Reads another document of the same person.
    private func read(
        _ city: String?, confidence: Double = 0.9, path: String = "/cv/other.txt"
    ) throws {
        var draft = draft("Ada Lind", email: "a@example.org")
        draft.fields["location_city"] = city.map {
            ProposedValue(.string($0), confidence: confidence)
        }
        let count = try desk.database.read {
            try $0.value("SELECT count(*) FROM document", as: Int.self) ?? 0
        }
        try desk.take(draft, path: path, text: "reading \(count)")
    }

    private func questions(
        _ filter: QuestionStore.Filter = .waiting, days: Int = 0
    ) throws -> [Question] {
        let now = desk.now.advanced(byDays: days)
        return try desk.database.read {
            try QuestionStore.list(filter, limit: 100, offset: 0, now: now, on: $0)
        }
    }

    private func one() throws -> Question {
        let all = try questions()
        #expect(all.count == 1)
        return try #require(all.first)
    }

    private func view(_ question: Question) throws -> QuestionView {
        try desk.database.read { try QuestionViews(on: $0).view(question) }
    }

    private func city() throws -> JSONValue { try desk.person("Ada Lind").value("location_city") }

    @discardableResult
    private func answer(_ id: ID<Question>, _ answer: Answer) throws -> Answering.Result {
        try desk.decide { ledger, connection in
            let question = try #require(try QuestionStore.find(id.text, on: connection))
            return try Answering(on: connection, rules: SkillRules(), ids: IDSource(seed: 5))
                .answer(question, answer, ledger: &ledger)
        }
    }

    private func takeBack(_ id: ID<Question>, _ answer: Answer) throws {
        try desk.takeBack { ledger, connection in
            let question = try #require(try QuestionStore.find(id.text, on: connection))
            _ = try Answering(on: connection, rules: SkillRules(), ids: IDSource(seed: 5))
                .answer(question, answer, ledger: &ledger)
        }
    }

    @Test("A locked value that a reading contradicts is asked about once") func conflict() throws {
        try read("Hamar")
        #expect(try questions() == [])
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Bergen")
        #expect(try questions() == [])
        try read("Tromsø")
        let question = try one()
        #expect(question.kind == .fieldConflict && question.field == "location_city")
        let view = try view(question)
        #expect(view.options.map(\.title) == ["Keep Bergen", "Take Tromsø"])
        #expect(view.text.contains("Bergen") && view.text.contains("Tromsø"))
        try read("Tromsø")
        #expect(try one().id == question.id)
    }

    @Test("Another proposal is asked about anew and withdraws the former, which may come back")
    func another() throws {
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Tromsø")
        let first = try one()
        try read("Hamar")
        let second = try one()
        #expect(second.id != first.id)
        #expect(throws: AnswerError.withdrawn) { try answer(first.id, .take) }
        try read("Tromsø")
        #expect(try one().id == first.id)
        try read("Bergen")
        #expect(try questions() == [])
        try desk.expectReplayed()
    }

    @Test("Silence withdraws a question only in a new version of the file") func silent() throws {
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Tromsø")
        try read(nil, path: "/cv/letter.txt")
        #expect(try questions().count == 1)
        try read(nil)
        #expect(try questions() == [])
    }

    @Test("Setting the field by hand settles the question, and undo reopens it") func byHand()
        throws
    {
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Tromsø")
        let ada = ada
        try desk.takeBack { ledger, connection in
            try Editing.set(
                [("location_city", "Tromsø")], of: ada.text, kind: .candidate, reason: nil,
                ledger: &ledger, on: connection)
        }
        #expect(try questions() == [])
        #expect(try questions(.answered).map(\.answer) == ["set by hand"])
        try desk.undo()
        #expect(try questions().count == 1)
    }

    @Test(
        "An answer keeps, takes or says it in other words, and undo takes back what it changed",
        arguments: [
            (Answer.keep, "Bergen", "Keep Bergen"), (.take, "Tromsø", "Take Tromsø"),
            (.text(" Narvik "), "Narvik", " Narvik "),
        ])
    func answers(given: Answer, city: String, recorded: String) throws {
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Tromsø")
        let question = try one()
        try takeBack(question.id, given)
        #expect(try self.city() == .string(city))
        #expect(try questions() == [])
        #expect(try questions(.answered).map(\.answer) == [recorded])
        // The same answer again changes nothing, another one is refused.
        let again = try answer(question.id, given)
        #expect(again.group == nil && again.changes == [])
        #expect(throws: AnswerError.answered(recorded)) {
            try answer(question.id, .text("Bodø"))
        }
        try desk.undo()
        #expect(try self.city() == "Bergen")
        #expect(try one().id == question.id)
        try read("Tromsø")
        #expect(try one().id == question.id)
    }

    @Test("An answer that the question does not offer is refused and changes nothing")
    func notOffered() throws {
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Tromsø")
        let question = try one()
        let before = try desk.rows()
        for given in [Answer.different, .ownSkill, .skill("Rust"), .merge(ada, into: ada)] {
            #expect(throws: AnswerError.noSuchOption(offered: ["Keep Bergen", "Take Tromsø"])) {
                try answer(question.id, given)
            }
        }
        #expect(try desk.rows() == before)
    }

    @Test("An option is meant by its number, its words or their beginning") func options() throws {
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Tromsø")
        let view = try view(try one())
        for text in ["1", "keep bergen", "keep"] {
            #expect(try Answering.option(text, of: view) == .keep)
        }
        #expect(try Answering.option("2", of: view) == .take)
        for text in ["", "0", "3", "perhaps"] {
            #expect(throws: AnswerError.noSuchOption(offered: ["Keep Bergen", "Take Tromsø"])) {
                try Answering.option(text, of: view)
            }
        }
    }

    @Test("What a reading proposes outlives the undo of the edit it contradicts") func undoneEdit()
        throws
    {
        try desk.edit(ada, [("location_city", "Bergen")])
        try read("Tromsø")
        let question = try one()
        try desk.undo()
        #expect(try city() == "Oslo")
        try takeBack(question.id, .take)
        #expect(try city() == "Tromsø")
    }

    @Test("A reading that is not sure asks, and a better one settles it") func doubt() throws {
        try read("Hamar", confidence: 0.3)
        let question = try one()
        #expect(question.kind == .lowConfidence)
        #expect(try view(question).options.map(\.title) == ["Yes, Hamar", "Nobody knows"])
        try read("Hamar", confidence: 0.3)
        #expect(try one().id == question.id)
        try read("Skien", confidence: 0.4)
        #expect(try one().id != question.id)
        try read("Skien", confidence: 0.9)
        #expect(try questions() == [])
    }

    @Test(
        "A doubt is answered with yes, with nobody knows or with the value",
        arguments: [
            (Answer.keep, JSONValue.string("Hamar")), (.unknown, .null),
            (.text("Skien"), .string("Skien")),
        ])
    func doubtAnswered(given: Answer, value: JSONValue) throws {
        try read("Hamar", confidence: 0.3)
        let question = try one()
        try takeBack(question.id, given)
        #expect(try city() == value)
        #expect(try desk.person("Ada Lind").fields["location_city"]?.isLocked == true)
        #expect(try answer(question.id, given).group == nil)
        try desk.undo()
        #expect(try one().id == question.id)
        #expect(try city() == "Hamar")
    }

    @Test("A person without a name is asked about") func missingName() throws {
        var draft = CandidateDraft()
        draft.identities = [.init(kind: "email", value: "x@example.org", confidence: 0.98)]
        try desk.take(draft, path: "/cv/x.txt")
        let question = try one()
        #expect(question.kind == .lowConfidence && question.field == "full_name")
        #expect(try view(question).options.map(\.title) == ["Nobody knows"])
        try takeBack(question.id, .text("Xenia Holm"))
        #expect(try desk.names("xenia") == ["Xenia Holm"])
    }

    @Test("A question that is put off is hidden until then") func snooze() throws {
        try read("Hamar", confidence: 0.3)
        let question = try one()
        let until = desk.now.advanced(byDays: 3)
        try desk.takeBack { ledger, connection in
            let question = try #require(try QuestionStore.find(question.key, on: connection))
            try Answering.snooze(question, until: until, ledger: &ledger)
        }
        #expect(try questions(days: 2) == [])
        #expect(try questions(.snoozed, days: 2).map(\.id) == [question.id])
        #expect(try questions(days: 3).map(\.id) == [question.id])
        #expect(try questions(.snoozed, days: 3) == [])
        // A reading settles it meanwhile: undo of the snooze is no obstacle and reopens nothing.
        try read("Hamar", confidence: 0.9)
        #expect(try questions(days: 3) == [])
        try desk.undo()
        #expect(try questions() == [])
        try desk.expectReplayed()
        #expect(throws: AnswerError.withdrawn) { try answer(question.id, .keep) }
    }
}

import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Questions about people and names of skills", .onEveryDatabase) struct SamePersonTests {
    private let desk: DeskFixture

    init() throws { desk = try DeskFixture() }

    private func open() throws -> [Question] {
        let now = desk.now
        return try desk.database.read {
            try QuestionStore.list(.waiting, limit: 100, offset: 0, now: now, on: $0)
        }
    }

    private func view(_ question: Question) throws -> QuestionView {
        try desk.database.read { try QuestionViews(on: $0).view(question) }
    }

    private static func settle(
        _ id: ID<Question>, _ answer: Answer, _ ledger: inout Ledger,
        _ connection: any Connection
    ) throws {
        let question = try #require(try QuestionStore.find(id.text, on: connection))
        _ = try Answering(on: connection, rules: SkillRules(), ids: IDSource(seed: 5))
            .answer(question, answer, ledger: &ledger)
    }

    private func takeBack(_ id: ID<Question>, _ answer: Answer) throws {
        try desk.takeBack { try Self.settle(id, answer, &$0, $1) }
    }

    /// A person of a name that others have too.
    private func namesake(_ path: String, country: JSONValue = "Norway") throws -> ID<Candidate> {
        let draft = draft(
            "Ada Lind", ["location_country": country], email: path + "@example.org")
        return ID(try desk.take(draft, path: "/cv/" + path).id)
    }

    @Test("Two people of one name in one country are asked about once") func asked() throws {
        let first = try namesake("one")
        _ = try namesake("sweden", country: "Sweden")
        #expect(try open() == [])
        let second = try namesake("two")
        let question = try #require(try open().first)
        #expect(try open().count == 1)
        #expect(question.kind == .samePerson)
        #expect(Set([question.candidate, question.other]) == [first, second])
        let view = try view(question)
        #expect(view.options.count == 3 && !view.takesText)
        #expect(view.evidence == "the same name")
        try desk.take(
            draft("Ada Lind", ["location_country": "Norway"], email: "two@example.org"),
            path: "/cv/two-again")
        #expect(try open().count == 1)
    }

    @Test("Different people stay two, are not asked about again, and undo reopens the question")
    func different() throws {
        _ = try namesake("one")
        let second = try namesake("two")
        let question = try #require(try open().first)
        try takeBack(question.id, .different)
        #expect(try desk.names("") == ["Ada Lind", "Ada Lind"])
        try desk.take(draft("Ada Lind", email: "two@example.org"), path: "/cv/two-again")
        #expect(try open() == [])
        try desk.undo()
        #expect(try open().map(\.id) == [question.id])
        #expect(try desk.row(second).isListed)
    }

    @Test("One person is merged by the answer, either way round", arguments: [1, 2])
    func merged(option: Int) throws {
        _ = try namesake("one")
        _ = try namesake("two")
        let question = try #require(try open().first)
        let answer = try view(question).options[option].answer
        try takeBack(question.id, answer)
        #expect(try desk.names("") == ["Ada Lind"])
        #expect(try open() == [])
        try desk.decide { try Self.settle(question.id, answer, &$0, $1) }
        #expect(throws: AnswerError.answered("the same person")) {
            try desk.decide { try Self.settle(question.id, .different, &$0, $1) }
        }
        try desk.undo()
        #expect(try desk.names("").count == 2)
        #expect(try open().map(\.id) == [question.id])
    }

    @Test("A merge by hand settles the question, and who is merged is asked about as who it is now")
    func threeOfOneName() throws {
        let first = try namesake("one")
        let second = try namesake("two")
        let third = try namesake("three")
        #expect(try open().count == 3)
        try desk.takeBack { ledger, connection in
            try Merging(on: connection).merge(second, into: first, ledger: &ledger)
        }
        // Whether the third is one of the two is asked once from now on.
        #expect(try open().count == 1)
        for question in try open() {
            let merges = try view(question).options.map(\.answer)
            #expect(merges.contains(.merge(third, into: first)))
        }
        let question = try #require(try open().first)
        try takeBack(question.id, .merge(third, into: first))
        #expect(try open() == [])
        try desk.undo()
        try desk.undo()
        #expect(try open().count == 3)
        try desk.expectReplayed()
    }

    @Test("What is asked about a value of somebody who is merged waits until that is undone")
    func hidden() throws {
        let first = try namesake("one")
        let second = try namesake("two", country: "Sweden")
        try desk.edit(second, [("location_city", "Lund")])
        try desk.take(
            draft(
                "Ada Lind", ["location_city": "Malmö", "location_country": "Sweden"],
                email: "two@example.org"), path: "/cv/two-again")
        let question = try #require(try open().first)
        #expect(question.kind == .fieldConflict)
        try desk.decide { ledger, connection in
            _ = try Merging(on: connection).merge(second, into: first, ledger: &ledger)
        }
        #expect(try open() == [])
        #expect(throws: EditError.missing(second.text)) {
            try desk.decide { try Self.settle(question.id, .take, &$0, $1) }
        }
        try desk.undo()
        #expect(try open().map(\.id) == [question.id])
    }

    /// Reads a document that names a skill which may be several.
    private func readPython(_ path: String) throws {
        var document = draft("Bea Stone", email: "b@example.org")
        document.skills = [
            .init(
                skill: SkillName(
                    name: "Py", folded: "py", family: nil, kind: "unknown",
                    options: ["Python", "PyTorch"]), surface: "Py", rating: 5)
        ]
        try desk.take(document, path: path)
    }

    @Test("A name that may be several skills is asked about once, and the answer files it")
    func ambiguous() throws {
        try desk.take(draft("Ada Lind", skills: ["Python": 4, "PyTorch": 3]), path: "/a.txt")
        try readPython("/b.txt")
        try readPython("/c.txt")
        let question = try #require(try open().first)
        #expect(try open().count == 1)
        let titles = try view(question).options.map(\.title)
        #expect(titles == ["Python", "PyTorch", "A skill of its own"])
        try takeBack(question.id, .skill("Python"))
        #expect(try desk.names("skill:python") == ["Ada Lind", "Bea Stone"])
        #expect(try open() == [])
        try readPython("/d.txt")
        #expect(try open() == [])
    }

    @Test("A name may be a skill of its own, or one in the recruiter's words") func own() throws {
        try desk.take(draft("Ada Lind", skills: ["Rust": 4]), path: "/a.txt")
        try readPython("/b.txt")
        let question = try #require(try open().first)
        try takeBack(question.id, .ownSkill)
        #expect(try desk.person("Bea Stone").skills.map(\.bag.name) == ["Py"])
        try desk.undo()
        try takeBack(question.id, .text("Rust"))
        #expect(try desk.person("Bea Stone").skills.map(\.bag.name) == ["Rust"])
        try desk.undo()
        try desk.decide { try Self.settle(question.id, .text("Pyrography"), &$0, $1) }
        #expect(try desk.person("Bea Stone").skills.map(\.bag.name) == ["Pyrography"])
        try desk.undo()
        #expect(try desk.person("Bea Stone").skills.map(\.bag.name) == ["Py"])
    }

    @Test("Filing the name by hand settles the question, and nobody asks about a filed name")
    func filedByHand() throws {
        try desk.take(draft("Ada Lind", skills: ["Python": 4]), path: "/a.txt")
        try readPython("/b.txt")
        let now = desk.now
        try desk.takeBack { ledger, connection in
            var planning = BagPlanning(
                on: connection, rules: SkillRules(), now: now, ids: IDSource(seed: 8))
            try planning.plan(.file(name: "Py", into: "Python"))
                .apply(ledger: &ledger, on: connection)
        }
        #expect(try open() == [])
        try desk.database.write { try $0.execute("DELETE FROM question") }
        try readPython("/c.txt")
        #expect(try open() == [])
    }
}

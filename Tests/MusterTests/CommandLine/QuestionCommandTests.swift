import Prelude
import TestSupport
import Testing

@Suite("Questions on the command line") struct QuestionCommandTests {
    private let stock: Stock
    private var muster: Muster { stock.muster }

    init() throws { stock = try Stock() }

    /// The open question of a kind.
    private func question(_ kind: String) throws -> JSONValue {
        let items = try muster("question", "list", "--json").json()["items"]?.elements ?? []
        return try #require(items.first { $0["kind"]?.string == kind })
    }

    /// Writes a field by hand, then reads a CV that says otherwise.
    private func conflict() throws -> String {
        try muster("candidate", "edit", stock.runa, "location_city=Leipzig")
        try muster.folder.write(
            "in/runa.txt", Papers.cv.replacing("Berlin, Germany", with: "Hamburg, Germany"))
        try muster("import", "in/runa.txt")
        let asked = try question("field_conflict")
        #expect(asked["about"]?["candidate"]?.string == stock.runa)
        #expect(asked["about"]?["field"] == "location_city")
        #expect(asked["options"] == ["Keep Leipzig", "Take Hamburg"])
        return try #require(asked["id"]?.string)
    }

    private func city() throws -> JSONValue? {
        try stock.show(stock.runa)["fields"]?["location_city"]?["value"]
    }

    @Test("An answer changes what it says, a second time nothing, and another is refused")
    func answering() throws {
        let id = try conflict()
        #expect(try muster("question", "answer", id, "3").exit == 2)
        let answer = try muster("question", "answer", id, "2", "--json").json()
        #expect(answer["answer"] == "Take Hamburg")
        #expect(answer["changed"] == true && answer["status"] == "answered")
        #expect(answer["changes"]?.elements?.isEmpty == false)
        #expect(try city() == "Hamburg")
        for again in ["2", "Take Hamburg", "take"] {
            let result = try muster("question", "answer", id, again, "--json")
            #expect(result.exit == 0, "\(again)")
            #expect(try result.json()["changed"] == false, "\(again)")
        }
        #expect(try muster("question", "answer", id, "1").exit == 4)
        #expect(try muster("question", "list", "--answered", "--json").json()["total"] == 1)
        try muster("undo")
        #expect(try city() == "Leipzig")
        #expect(try muster("question", "show", id, "--json").json()["status"] == "open")
    }

    @Test("An answer in one's own words is taken, and checked like an edit") func words() throws {
        let id = try conflict()
        #expect(try muster("question", "answer", id, "--text", " ").exit == 2)
        #expect(try muster("question", "answer", id, "1", "--text", "Kiel").exit == 2)
        #expect(try muster("question", "answer", id).exit == 2)
        #expect(try muster("question", "answer", id, "--text", "Kiel").exit == 0)
        #expect(try city() == "Kiel")
        #expect(
            try muster("question", "answer", id, "--text", "Kiel", "--json").json()["changed"]
                == false)
    }

    @Test("Snoozed questions wait elsewhere") func snoozing() throws {
        let id = try conflict()
        let checks = try muster("doctor", "--json").json()["checks"]?.elements ?? []
        let ledger = checks.first { $0["name"] == "ledger" }
        #expect(ledger?["ok"] == true)
        #expect(ledger?["found"]?.string?.contains("1 open question,") == true)
        #expect(try muster("question", "snooze", id, "--days", "0").exit == 2)
        let snoozed = try muster("question", "snooze", id, "--days", "3", "--json").json()
        #expect(snoozed["changed"] == true)
        #expect(try muster("question", "list", "--json").json()["total"] == 0)
        #expect(try muster("question", "list", "--snoozed", "--json").json()["total"] == 1)
        #expect(try muster("question", "list", "--all", "--json").json()["total"] == 1)
        #expect(try muster("question", "list", "--all", "--answered").exit == 2)
        #expect(try muster("question", "show", "none").exit == 3)
        #expect(try muster("question", "answer", "none", "1").exit == 3)
        #expect(try muster("question", "snooze", "none").exit == 3)
    }

    @Test("The same person twice is merged by an answer, and takes no free text") func twins()
        throws
    {
        let twin = try stock.add(Papers.twin, as: "twin.txt")
        let asked = try question("same_person")
        let id = try #require(asked["id"]?.string)
        #expect(asked["options"]?.elements?.count == 3)
        #expect(try muster("question", "answer", id, "--text", "who knows").exit == 2)
        #expect(try muster("question", "answer", id, "2", "--json").json()["changed"] == true)
        #expect(try stock.show(twin)["id"]?.string == stock.runa)
        #expect(try muster("question", "answer", id, "2", "--json").json()["changed"] == false)
        #expect(try muster("question", "answer", id, "yes", "--json").json()["changed"] == false)
        #expect(try muster("question", "answer", id, "1").exit == 4)
    }

    @Test("A matching that asks first waits with 5, and the answer lets it go on") func waits()
        throws
    {
        try muster("job", "edit", stock.job, "must_have_skills=Rust, Ferrolang, Ferrolang language")
        let waiting = try muster("job", "match", stock.job, "--ask", "--json")
        #expect(waiting.exit == 5)
        #expect(try waiting.errorCode() == "waiting")
        let id = try #require(try question("ambiguous_skill")["id"]?.string)
        #expect(waiting.output.contains(id) || waiting.errors.contains(id))
        let answer = try muster("question", "answer", id, "1", "--json").json()
        #expect(answer["runs"]?.elements?.map { $0["status"] } == ["done"])
        let ended = try muster("job", "match", stock.job, "--ask", "--json")
        #expect(ended.exit == 0)
        #expect(try muster("job", "match", "--stale", "--ask").exit == 2)
    }
}

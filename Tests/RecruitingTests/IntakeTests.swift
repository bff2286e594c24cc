import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Taking documents in", .onEveryDatabase) struct IntakeTests {
    private let desk: DeskFixture

    init() throws { desk = try DeskFixture() }

    @Test("A person is new once, unchanged when the same file comes again") func twice() throws {
        let first = try desk.take(draft("Zoë Ada"), path: "/a.txt")
        guard case .imported(let id, "Zoë Ada") = first else {
            Issue.record("expected a new person, found \(first)")
            return
        }
        #expect(
            try desk.take(draft("Zoë Ada"), path: "/a.txt") == .unchanged(id: id, name: "Zoë Ada"))
        #expect(try desk.names("") == ["Zoë Ada"])
    }

    @Test("The same e-mail in another file updates the person") func sameEmail() throws {
        try desk.take(
            draft("Ada", ["location_city": "Oslo"], email: "ada@example.org"), path: "/a.txt")
        let second = try desk.take(
            draft("Ada Lind", ["phone": "+47 1"], email: "ada@example.org"), path: "/b.pdf")
        guard case .updated = second else {
            Issue.record("expected an update, found \(second)")
            return
        }
        let person = try desk.person("Ada Lind")
        #expect(person.value("location_city") == "Oslo")
        #expect(person.value("phone") == "+47 1")
        #expect(person.documents.count == 2)
    }

    @Test("Two people of one name are two people") func namesakes() throws {
        try desk.take(draft("Ada", email: "one@example.org"), path: "/a.txt")
        try desk.take(draft("Ada", email: "two@example.org"), path: "/b.txt")
        #expect(try desk.names("") == ["Ada", "Ada"])
    }

    @Test("A new version at the same place clears what it no longer says") func newVersion() throws
    {
        try desk.take(
            draft("Ada", ["location_city": "Oslo"], skills: ["Rust": 7, "Go": 5]), path: "/a.txt",
            text: "old")
        try desk.take(draft("Ada", skills: ["Rust": 8]), path: "/a.txt", text: "new")
        let person = try desk.person("Ada")
        #expect(person.value("location_city") == .null)
        #expect(person.documents.filter(\.isCurrent).map(\.text) == ["new"])
    }

    @Test("A skill named twice is one claim, the stronger one") func twoSpellings() throws {
        try desk.take(draft("Ada", skills: ["Rust": 4], email: "a@example.org"), path: "/a.txt")
        try desk.take(draft("Ada", skills: ["rust": 8], email: "a@example.org"), path: "/b.txt")
        #expect(try desk.person("Ada").skills.map(\.skill.rating) == [8])
    }

    @Test("C, C++ and C# stay three skills") func letters() throws {
        try desk.take(draft("Ada", skills: ["C": 1, "C++": 2, "C#": 3, ".NET": 4]), path: "/a.txt")
        #expect(try desk.person("Ada").skills.count == 4)
    }

    @Test("What a person wrote is never overwritten; the reading stands beside it")
    func humanValue() throws {
        try desk.take(
            draft("Ada", ["location_city": "Oslo"], email: "a@example.org"), path: "/a.txt")
        let id = try desk.person("Ada").candidate.id.text
        try desk.decide { ledger, connection in
            _ = try Editing.set(
                [("location_city", "Bergen")], of: id, kind: .candidate, reason: nil,
                ledger: &ledger, on: connection)
        }
        try desk.take(
            draft("Ada", ["location_city": "Tromsø"], email: "a@example.org"), path: "/b.txt")
        let field = try #require(try desk.person("Ada").fields["location_city"])
        #expect(field.value == "Bergen")
        #expect(field.isLocked)
        #expect(field.source == "human:ada")
        #expect(field.proposed == "Tromsø")
    }

    @Test(
        "A field that cannot hold what was typed says what it can",
        arguments: [
            ("seniority_level", "wizard"), ("years_of_experience", "many"), ("nonsense", "1"),
            ("confidence_score", "1"),
        ])
    func badEdit(field: String, input: String) throws {
        try desk.take(draft("Ada"), path: "/a.txt")
        let id = try desk.person("Ada").candidate.id.text
        #expect(throws: (any Error).self) {
            try desk.decide { ledger, connection in
                _ = try Editing.set(
                    [("phone", "1"), (field, input)], of: id, kind: .candidate, reason: nil,
                    ledger: &ledger, on: connection)
            }
        }
        #expect(try desk.person("Ada").value("phone") == .null)
    }
}

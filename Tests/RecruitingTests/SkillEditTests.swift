import Prelude
import Storage
import TestSupport
import Testing

@testable import Recruiting

@Suite("Skills that recruiters correct", .onEveryDatabase) struct SkillEditTests {
    private let desk: DeskFixture
    private let person: ID<Candidate>

    init() throws {
        desk = try DeskFixture()
        person = try desk.candidate(
            "Ada Lind", ["skills_summary": ["Kotlin", "Rust"]],
            skills: ["Kotlin": 6, "Rust": 4], email: "ada@example.org", text: "first")
        // Names that nobody has used yet stay known when a decision is taken back; these are known.
        _ = try desk.candidate(
            "Cem Demir", skills: ["Cobol": 2, "Elixir": 3], email: "cem@example.org", text: "cem")
    }

    private func correct(_ lines: String, of id: ID<Candidate>? = nil) throws {
        let person = id ?? person
        try desk.decide { ledger, connection in
            var skills = SkillEditing(on: connection, rules: SkillRules(), now: ledger.now)
            _ = try skills.take(
                try SkillFeedback(lines).whole(), of: person.text, ledger: &ledger)
        }
    }

    private func dossier(_ id: ID<Candidate>? = nil) throws -> CandidateDossier {
        let person = id ?? person
        return try #require(try desk.database.read { try CandidateDossier(person, on: $0) })
    }

    private func ratings(_ id: ID<Candidate>? = nil) throws -> [String: Int?] {
        Dictionary(
            uniqueKeysWithValues: try dossier(id).skills.map { ($0.bag.name, $0.skill.rating) })
    }

    private func read(_ skills: [String: Int?], text: String) throws {
        try desk.take(
            draft(
                "Ada Lind", ["skills_summary": JSONValue(skills.keys.sorted())], skills: skills,
                email: "ada@example.org"), path: "ada.txt", text: text)
    }

    @Test(
        "They are added, removed and rated anew, and one step of undo brings the former ones back")
    func takenBack() throws {
        let person = person
        try desk.takeBack { ledger, connection in
            var skills = SkillEditing(on: connection, rules: SkillRules(), now: ledger.now)
            let counts = try skills.take(
                SkillFeedback("+ Elixir, 7\n- Rust\n~ Kotlin, 9\n- Cobol").whole(),
                of: person.text, ledger: &ledger
            ).counts
            #expect(counts == SkillEditing.Counts(added: 1, removed: 1, adjusted: 1))
        }
        #expect(try ratings() == ["Kotlin": 9, "Elixir": 7])
        #expect(try dossier().value("skills_summary") == ["Kotlin", "Elixir"])
        #expect(try desk.names("skill:elixir>=7") == ["Ada Lind"])
        #expect(try desk.names("skill:rust") == [])
        let kotlin = try #require(try dossier().skills.first { $0.bag.name == "Kotlin" })
        #expect(kotlin.skill.source == "human:ada")
        try desk.undo()
        #expect(try ratings() == ["Kotlin": 6, "Rust": 4])
        #expect(try dossier().value("skills_summary") == ["Kotlin", "Rust"])
    }

    @Test("No later reading says otherwise, and taking it back shows what was read meanwhile")
    func readAgain() throws {
        try correct("- Rust\n~ Kotlin, 9\n+ Elixir, 7")
        try read(["Rust": 10, "Kotlin": 2, "Scala": 3], text: "second")
        #expect(try ratings() == ["Kotlin": 9, "Elixir": 7, "Scala": 3])
        #expect(try dossier().value("skills_summary") == ["Kotlin", "Scala", "Elixir"])
        try read(["Elixir": 2], text: "third")
        #expect(try ratings()["Elixir"] == 7)
        try desk.undo()
        let after = try ratings()
        #expect(after["Rust"] == 10 && after["Elixir"] == 2)
    }

    @Test("Said again it is no decision, and a person who is not there is told") func again() throws
    {
        try correct("~ Kotlin, 9")
        let before = try desk.rows()
        try correct("~ Kotlin, 9")
        #expect(try desk.rows() == before)
        #expect(throws: EditError.self) { try correct("- Rust", of: ID("nobody")) }
    }

    @Test("It holds for every name of the bag, also for names that come into it later")
    func bags() throws {
        try correct("- Kotlin")
        try read(["Kotlin/JVM": 5], text: "second")
        #expect(try ratings()["Kotlin/JVM"] == 5)
        try desk.decide { ledger, connection in
            var planning = BagPlanning(
                on: connection, rules: SkillRules(), now: ledger.now, ids: IDSource(seed: 3))
            _ = try planning.plan(.merge(bag: "Kotlin/JVM", into: "Kotlin")).apply(
                ledger: &ledger, on: connection)
        }
        #expect(try ratings().keys.sorted() == ["Rust"])
        try desk.undo()
        #expect(try ratings().keys.sorted() == ["Kotlin/JVM", "Rust"])
    }

    @Test("A list of skills written anew changes the skills") func list() throws {
        let person = person
        try desk.takeBack { ledger, connection in
            _ = try Editing.set(
                [("skills_summary", "Kotlin; Elixir")], of: person.text, kind: .candidate,
                reason: nil, ledger: &ledger, on: connection)
        }
        #expect(try ratings() == ["Kotlin": 6, "Elixir": nil])
        #expect(try dossier().value("skills_summary") == ["Kotlin", "Elixir"])
    }

    @Test("Whoever is merged brings what was said of them; undo gives it back") func merged() throws
    {
        let twin = try desk.candidate(
            "A. Lindh", skills: ["Kotlin": 8, "Go": 5], email: "lindh@example.net", text: "second")
        try correct("- Go\n~ Kotlin, 3", of: twin)
        try correct("~ Kotlin, 9\n- Rust")
        let person = person
        try desk.takeBack { ledger, connection in
            try Merging(on: connection).merge(twin, into: person, ledger: &ledger)
        }
        #expect(try ratings() == ["Kotlin": 9])
        try desk.undo()
        #expect(try ratings() == ["Kotlin": 9])
        #expect(try ratings(twin) == ["Kotlin": 3])
    }

    @Test("The history tells which skill, and erasing leaves nothing of it") func history() throws {
        try correct("+ Zyxskill, 7, \"Zyxnote\"\n- Rust")
        let person = person
        let items = try desk.database.read { try History(on: $0).items(ofCandidate: person) }
        #expect(items.map(\.entry.fieldName) == ["skill", "skill"])
        #expect(items.map(\.after) == ["Zyxskill 7", "no Rust"])
        _ = try desk.decide { ledger, connection in
            try Erasure.erase(person, ledger: &ledger, on: connection)
        }
        let left = try desk.database.read { connection in
            try ["candidate_skill_edit", "candidate_skill_covered", "candidate_skill"].map {
                try connection.value(
                    "SELECT count(*) FROM \(.raw($0)) WHERE candidate_id = \(person)", as: Int.self)
            } + [
                try connection.value(
                    "SELECT count(*) FROM skill WHERE folded = 'zyxskill'", as: Int.self)
            ]
        }
        #expect(left == [0, 0, 0, 0])
    }

    @Test("A name that another person's correction uses outlives the person who brought it")
    func sharedName() throws {
        let other = try desk.candidate("Bea Stone", email: "bea@example.org", text: "bea")
        try correct("- Rust", of: other)
        let person = person
        _ = try desk.decide { ledger, connection in
            try Erasure.erase(person, ledger: &ledger, on: connection)
        }
        #expect(try dossier(other).skillEdits.map(\.surface) == ["Rust"])
    }
}

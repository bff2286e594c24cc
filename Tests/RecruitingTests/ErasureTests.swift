import FoundationEssentials
import Prelude
import Recruiting
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite("Erasing a person", .onEveryDatabase) struct ErasureTests {
    private let desk: DeskFixture
    private let person: ID<Candidate>
    private let twin: ID<Candidate>
    private let other: ID<Candidate>
    private let jobs: [ID<Job>]

    /// What was planted about the person; no other text of the desk holds any of it.
    private static let planted = [
        "Zyxname", "zyxmail", "Zyxdocument", "zyxpath", "Zyxedit", "Zyxundone", "Zyxnote",
        "Zyxgone", "Zyxreject", "Zyxexclude", "Zyxbytes", "Zyxanswer", "Zyxleft", "Zyxtwin",
        "Zyxcompany", "Zyxschool", "Zyxproject", "Zyxproof", "Zyxstrength", "Zyxskill",
    ]

    init() throws {
        desk = try DeskFixture()
        other = try desk.candidate("Bea Stone", ["location_city": "Oslo"], email: "b@example.org")
        var draft = draft(
            "Zyxname Lind", ["location_city": "Hamar", "current_role": "Coder"],
            skills: ["Kotlin": 7], email: "zyxmail@example.org")
        draft.experiences = [
            .init(
                company: "Zyxcompany", title: "Coder", start: nil, end: nil, isCurrent: true,
                months: nil, description: "Zyxdocument", skills: [], span: nil)
        ]
        draft.education = [
            .init(degree: nil, field: nil, institution: "Zyxschool", start: nil, end: nil)
        ]
        draft.projects = [
            .init(
                name: "Zyxproject", description: nil, url: nil, technologies: [],
                isHackathon: false, prize: nil, prizeUSD: nil)
        ]
        // A name that no other document uses, as an unknown skill and as a spelling of a known one.
        draft.skills += [
            .init(
                skill: SkillName(
                    name: "Zyxskill method", folded: "zyxskill method", family: nil,
                    kind: "unknown"), surface: "Zyxskill method"),
            .init(
                skill: SkillName(
                    name: "Rust", folded: "rust", family: "software", kind: "tool"),
                surface: "Zyxskill Rust"),
        ]
        person = ID(
            try desk.take(draft, path: "/cv/zyxpath.txt", text: "Zyxdocument in Kotlin.").id)
        twin = try desk.candidate(
            "Zyxtwin Lind", ["phone": "Zyxtwin 1"], email: "zyxmail2@example.org",
            text: "Zyxdocument again")
        jobs = [try desk.job("Kotlin Developer"), try desk.job("Rust Developer")]
    }

    /// Does everything that leaves traces of the person.
    private func plant() throws {
        let (person, twin, jobs, now) = (person, twin, jobs, desk.now)
        try desk.propose([(person, 0.9), (twin, 0.8), (other, 0.7)], for: jobs[0])
        try desk.propose([(other, 0.6), (person, 0.5)], for: jobs[1])
        try desk.propose(
            [(other, 0.6)], for: jobs[1],
            excluded: [
                ["candidate": .string(person.text), "name": "Zyxname Lind", "reason": "Zyxleft"]
            ])
        let match = try desk.match(person, jobs[0])
        try desk.database.write {
            try $0.execute(
                """
                UPDATE match SET explanation = \(.dialect(
                    sqlite: "json_set(explanation, '$.strengths', 'Zyxstrength')",
                    postgres: "CAST(explanation AS jsonb) || '{\"strengths\": \"Zyxstrength\"}'"))
                WHERE id = \(match.id)
                """)
        }
        try desk.edit(person, [("location_city", "Zyxedit")], reason: "Zyxedit said so")
        try desk.edit(person, [("phone", "Zyxundone")])
        try desk.undo()
        try desk.take(
            draft("Zyxname Lind", ["location_city": "Zyxanswer"], email: "zyxmail@example.org"),
            path: "/cv/zyxpath2.txt", text: "Zyxdocument two")
        try desk.decide { ledger, connection in
            let question = try #require(
                try connection.first(Question.self, "WHERE kind = 'field_conflict'"))
            _ = try Answering(on: connection, rules: SkillRules(), ids: IDSource(seed: 9))
                .answer(question, .text("Zyxanswer city"), ledger: &ledger)
            let note = try Notes.add("Zyxnote", to: person, ledger: &ledger, on: connection)
            _ = try Notes.add("Zyxnote", toMatch: match.id, ledger: &ledger, on: connection)
            try Notes.remove(note, ledger: &ledger, on: connection)
            _ = try Notes.add("Zyxgone", to: person, ledger: &ledger, on: connection)
            _ = try ledger.undo()
            _ = try MatchDecision.reject(
                match.id.text, reason: "Zyxreject", ledger: &ledger, on: connection)
            let file = Attachment(
                id: ID("proof"), candidate: person, name: "Zyxproof.png", sha256: "1",
                bytes: Bytes(Array("Zyxbytes".utf8)), who: "ada", at: now)
            _ = try Standing.exclude(
                person.text, reason: "Zyxexclude", evidence: file, ledger: &ledger,
                on: connection)
            _ = try Merging(on: connection).merge(twin, into: person, ledger: &ledger)
        }
    }

    private func erase(_ person: ID<Candidate>) async throws -> Int {
        let count = try desk.decide { ledger, connection in
            try Erasure.erase(person, ledger: &ledger, on: connection)
        }
        // Not on a thread that the other tests need, whose transactions it may have to wait for.
        try await desk.database.purging()
        return count
    }

    /// The planted texts that the bytes of a file hold, as they are or folded: all begin with `zyx`.
    private func found(in path: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        let length = Self.planted.map(\.utf8.count).max() ?? 0
        let words = data.withUnsafeBytes { bytes in
            var words: Set<String> = []
            var index = 0
            while index + 3 <= bytes.count {
                let isStart =
                    bytes[index] | 0x20 == 0x7A && bytes[index + 1] | 0x20 == 0x79
                    && bytes[index + 2] | 0x20 == 0x78
                if isStart {
                    let end = min(bytes.count, index + length)
                    words.insert(String(decoding: bytes[index..<end], as: UTF8.self).lowercased())
                }
                index += 1
            }
            return words
        }
        return Self.planted.filter { text in words.contains { $0.hasPrefix(text.lowercased()) } }
    }

    private func count(_ table: String) throws -> Int {
        try desk.database.read { try $0.value("SELECT count(*) FROM \(.raw(table))") } ?? 0
    }

    private func lines(_ job: ID<Job>) throws -> [MatchStore.Line] {
        try desk.database.read { try MatchStore.lines(of: job, on: $0) }
    }

    @Test("Nothing of the person is left in the desk's files or in a copy made since") func bytes()
        async throws
    {
        try plant()
        let seen = Set(try desk.test.files().flatMap(found))
        #expect(seen == Set(Self.planted))
        let entries = try count("ledger")
        #expect(try await erase(person) == 2)
        for file in try desk.test.files() { #expect(found(in: file) == [], "\(file)") }
        if let sqlite = desk.database as? SQLiteDatabase {
            let copy = sqlite.path + ".copy"
            try sqlite.backUp(to: copy)
            #expect(FileManager.default.contents(atPath: copy) != nil)
            #expect(found(in: copy) == [])
        }
        #expect(try count("ledger") == entries + 2)
        try desk.expectReplayed()
        #expect(try desk.names("") == ["Bea Stone"])
        #expect(try desk.names("kotlin") == [])
        let tombstone = try desk.row(person)
        #expect(tombstone.name == "Erased person" && tombstone.erasedAt == desk.now)
        let person = person
        let history = try desk.database.read { try History(on: $0).items(ofCandidate: person) }
        #expect(history.allSatisfy { $0.before == .null && $0.after == .null && $0.reason == nil })
        #expect(history.last?.entry.action == "erase")
    }

    @Test("The match list keeps its rows, and the parts of each still re-add to its score")
    func matches() async throws {
        try plant()
        let before = try jobs.map { try lines($0) }
        _ = try await erase(twin)
        let after = try jobs.map { try lines($0) }
        #expect(before.map { $0.map(\.match.id) } == after.map { $0.map(\.match.id) })
        for line in after.flatMap(\.self) {
            let parts = line.match.explanation["parts"]
            let sum = ["vector", "skill_fit"].reduce(0.0) { sum, part in
                let (value, weight) = (parts?[part]?["value"], parts?[part]?["weight"])
                return sum + (value?.double ?? .nan) * (weight?.double ?? .nan)
            }
            let penalty = parts?["seniority_penalty"]?.double ?? .nan
            #expect(abs(sum - penalty - line.match.score) < 1e-9)
        }
        let erased = after.flatMap(\.self).filter { $0.match.candidate != other }
        #expect(erased.allSatisfy { $0.name == "Erased person" && $0.match.reason == nil })
    }

    @Test("Undo skips what was erased and takes back the newest other decision") func undo()
        async throws
    {
        try desk.edit(other, [("phone", "12")])
        try plant()
        _ = try await erase(person)
        try desk.undo()
        #expect(try desk.person("Bea Stone").value("phone") == .null)
        #expect(throws: LedgerError.nothingToUndo) { try desk.undo() }
        try desk.redo()
        #expect(try desk.person("Bea Stone").value("phone") == "12")
        try desk.expectReplayed()
    }

    @Test("Of a job put on hold, undo takes back the others when one was erased") func onHold()
        async throws
    {
        let (job, people) = (jobs[0], [person, other])
        try desk.propose([(person, 0.9), (other, 0.7)], for: job)
        for each in people { try desk.move(try desk.match(each, job), to: .shortlisted) }
        try desk.decide { ledger, connection in
            _ = try Standing.setStatus(
                ofJob: job.text, to: "On Hold", parks: true, reason: "Zyxreject", ledger: &ledger,
                on: connection)
        }
        _ = try await erase(person)
        try desk.undo()
        #expect(try desk.match(other, job).stage == .shortlisted)
        #expect(try desk.match(person, job).stage == .considered)
        try desk.expectReplayed()
    }

    @Test("A merge that was taken back keeps nothing of who is erased, and is not brought back")
    func undoneMerge() async throws {
        let (twin, other, job) = (twin, other, jobs[0])
        try desk.edit(twin, [("timezone", "Zyxedit")])
        try desk.propose([(twin, 0.9)], for: job)
        let match = try desk.match(twin, job).id
        try desk.decide { ledger, connection in
            _ = try Notes.add("Zyxnote", to: twin, ledger: &ledger, on: connection)
            _ = try Merging(on: connection).merge(
                twin, into: other, reason: "Zyxtwin again", ledger: &ledger)
            _ = try MatchDecision.reject(
                match.text, reason: "Zyxreject", ledger: &ledger, on: connection)
            for _ in 0..<2 { _ = try ledger.undo(reason: "not Zyxtwin") }
        }
        #expect(try await erase(twin) == 1)
        // The other person of the fixture was not erased and is not looked for.
        let gone = ["Zyxtwin", "Zyxreject", "Zyxnote", "Zyxedit"]
        #expect(try desk.test.files().flatMap(found).filter(gone.contains) == [])
        #expect(throws: LedgerError.nothingToRedo) { try desk.redo() }
        #expect(try desk.names("") == ["Bea Stone", "Zyxname Lind"])
        try desk.expectReplayed()
    }

    @Test("Nobody is merged into a person who was erased since") func redoIntoTombstone()
        async throws
    {
        let (twin, other) = (twin, other)
        try desk.decide { ledger, connection in
            _ = try Merging(on: connection).merge(other, into: twin, ledger: &ledger)
            _ = try ledger.undo()
        }
        _ = try await erase(twin)
        #expect(throws: LedgerError.nothingToRedo) { try desk.redo() }
        #expect(try desk.names("") == ["Bea Stone", "Zyxname Lind"])
        #expect(try desk.person("Bea Stone").value("location_city") == "Oslo")
    }

    @Test("A question about two people does not stand in the way of undo when one is erased")
    func question() async throws {
        let namesake = ID<Candidate>(
            try desk.take(draft("Bea Stone", email: "b2@example.org"), path: "/cv/bea.txt").id)
        try desk.edit(other, [("phone", "12")])
        try desk.decide { ledger, connection in
            let question = try #require(
                try connection.first(Question.self, "WHERE kind = 'same_person'"))
            _ = try Answering(on: connection, rules: SkillRules(), ids: IDSource(seed: 9))
                .answer(question, .different, ledger: &ledger)
        }
        _ = try await erase(namesake)
        try desk.undo()
        #expect(try desk.person("Bea Stone").value("phone") == .null)
    }

    @Test("Nobody is erased twice, and nobody who is not there") func refused() async throws {
        _ = try await erase(person)
        for id in [person, ID<Candidate>("x")] {
            await #expect(throws: EditError.missing(id.text)) { _ = try await erase(id) }
        }
    }

    @Test("The same document is another person after it") func again() async throws {
        _ = try await erase(twin)
        let outcome = try desk.take(
            draft("Zyxtwin Lind", email: "zyxmail2@example.org"), path: "/cv/again.txt",
            sha256: "/cv/Zyxtwin Lind.txtZyxdocument again")
        guard case .imported(let id, _) = outcome else {
            Issue.record("expected a new person, found \(outcome)")
            return
        }
        #expect(id != twin.text)
    }
}

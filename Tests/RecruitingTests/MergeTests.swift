import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Two people who are one", .onEveryDatabase) struct MergeTests {
    private let desk: DeskFixture
    private let winner: ID<Candidate>
    private let loser: ID<Candidate>
    private let jobs: [ID<Job>]

    init() throws {
        desk = try DeskFixture()
        winner = try desk.candidate(
            "Ada Lind", ["location_city": "Oslo", "current_role": "Engineer"],
            skills: ["Kotlin": 6, "Rust": 4], email: "ada@example.org", text: "first")
        loser = try desk.candidate(
            "A. Lindh", ["location_city": "Hamar", "phone": "+47 1", "current_role": "Coder"],
            skills: ["Kotlin": 8, "Go": 5], email: "lindh@example.net", text: "second")
        jobs = [try desk.job("One"), try desk.job("Two"), try desk.job("Three")]
        try desk.propose([(winner, 0.9), (loser, 0.8)], for: jobs[0])
        try desk.propose([(winner, 0.7)], for: jobs[1])
        try desk.propose([(loser, 0.6)], for: jobs[2])
        try desk.edit(winner, [("current_role", "Architect")])
        try desk.edit(loser, [("current_role", "Manager"), ("location_city", "Bergen")])
        try desk.edit(loser, [("ranking", "2"), ("highlight", "yes"), ("status", "Hired")])
        let (ids, match) = ([winner, loser], try desk.match(loser, jobs[2]).id)
        try desk.decide { ledger, connection in
            for (number, person) in ids.enumerated() {
                _ = try Notes.add(
                    "note \(number)", to: person, ledger: &ledger, on: connection)
            }
            _ = try Notes.add("about three", toMatch: match, ledger: &ledger, on: connection)
        }
    }

    private func merge(
        _ first: ID<Candidate>, into second: ID<Candidate>, taking: Set<String> = []
    ) throws {
        try desk.decide { ledger, connection in
            _ = try Merging(on: connection).merge(
                first, into: second, taking: taking, ledger: &ledger)
        }
    }

    private func takeBack(taking: Set<String> = []) throws {
        let (winner, loser) = (winner, loser)
        try desk.takeBack { ledger, connection in
            try Merging(on: connection).merge(
                loser, into: winner, taking: taking, ledger: &ledger)
        }
    }

    private func dossier() throws -> CandidateDossier {
        let winner = winner
        return try #require(try desk.database.read { try CandidateDossier(winner, on: $0) })
    }

    @Test("Everything is repointed, and undo puts every row back") func whole() throws {
        try takeBack()
        let merged = try dossier()
        #expect(merged.documents.map(\.text).sorted() == ["first", "second"])
        #expect(
            merged.identities.map(\.value).sorted() == ["ada@example.org", "lindh@example.net"])
        #expect(Set(merged.skills.map(\.bag.name)) == ["Kotlin", "Rust", "Go"])
        // Of what both claim the stronger claim counts.
        #expect(merged.skills.first { $0.bag.name == "Kotlin" }?.skill.rating == 8)
        let winner = winner
        let notes = try desk.database.read { try Note.all(of: winner, on: $0).map(\.text) }
        #expect(notes.sorted() == ["about three", "note 0", "note 1"])
        let lines = try desk.database.read { try MatchStore.lines(ofCandidate: winner, on: $0) }
        #expect(Set(lines.map(\.match.job)) == Set(jobs))
        #expect(try desk.names("") == ["Ada Lind"])
        #expect(try desk.names("second") == ["Ada Lind"])
        try desk.undo()
        #expect(try desk.names("") == ["A. Lindh", "Ada Lind"])
        #expect(try desk.names("skill:go") == ["A. Lindh"])
    }

    @Test(
        "Human values win over readings, the winner's over the loser's, what is known over nothing")
    func values() throws {
        try takeBack()
        let merged = try dossier()
        #expect(merged.value("current_role") == "Architect")
        #expect(merged.value("location_city") == "Bergen")
        #expect(merged.fields["location_city"]?.isLocked == true)
        #expect(merged.value("phone") == "+47 1")
        #expect(merged.value("full_name") == "Ada Lind")
        #expect(merged.candidate.ranking == 2 && merged.candidate.isHighlighted)
        #expect(merged.candidate.status == "Hired")
        #expect(merged.candidate.city == "Bergen")
    }

    @Test("What both did is told of the person who stays, what both tell once") func life() throws {
        func tell(_ person: ID<Candidate>, _ email: String, _ companies: [String]) throws {
            var told = draft("Ada Lind", email: email)
            told.experiences = companies.map {
                .init(
                    company: $0, title: "Engineer", start: nil, end: nil, isCurrent: false,
                    months: 12, description: nil, skills: [], span: nil)
            }
            let outcome = try desk.take(told, path: "/\(companies).txt")
            #expect(outcome.id == person.text)
        }
        func companies(of person: ID<Candidate>) throws -> [String?] {
            try desk.database.read {
                try CandidateDossier(person, on: $0)?.experiences.map(\.company) ?? []
            }
        }
        try tell(winner, "ada@example.org", ["Alder", "Birch"])
        try tell(loser, "lindh@example.net", ["BIRCH", "Cedar"])
        try takeBack()
        #expect(try companies(of: winner) == ["Alder", "Birch", "Cedar"])
        // A later reading of the one record replaces what it told, not what the other tells.
        try tell(winner, "ada@example.org", ["Alder", "Dogwood"])
        #expect(try companies(of: winner) == ["Alder", "Dogwood", "BIRCH", "Cedar"])
        try desk.undo()
        #expect(try companies(of: winner) == ["Alder", "Dogwood"])
        #expect(try companies(of: loser) == ["BIRCH", "Cedar"])
    }

    @Test("Notes and moves for a job that both have a place for are seen at the one that stays")
    func history() throws {
        let (theirs, own) = (try desk.match(loser, jobs[0]), try desk.match(winner, jobs[0]))
        try desk.move(theirs, to: .shortlisted)
        try desk.decide { ledger, connection in
            _ = try Notes.add(
                "about one", toMatch: theirs.id, ledger: &ledger, on: connection)
        }
        func seen() throws -> [String] {
            try desk.database.read { connection in
                try Note.all(of: own.id, on: connection).map(\.text)
                    + (try Outcome.moves(of: own.id, on: connection)).map(\.to.rawValue)
            }
        }
        try takeBack()
        #expect(try seen() == ["about one", "Shortlisted Talent"])
        try desk.undo()
        #expect(try seen() == [])
    }

    @Test("A field is taken from the other when somebody says so") func taking() throws {
        try takeBack(taking: ["current_role", "full_name"])
        #expect(try dossier().value("current_role") == "Manager")
        #expect(try dossier().candidate.name == "A. Lindh")
        try desk.undo()
        #expect(throws: MergeError.unknownField("shoe_size")) {
            try merge(loser, into: winner, taking: ["shoe_size"])
        }
    }

    @Test("Where both have a place in one funnel, the further is kept") func places() throws {
        let theirs = try desk.match(loser, jobs[0])
        try desk.move(theirs, to: .interview2, reason: "ahead", anyway: true)
        try takeBack()
        #expect(try desk.match(winner, jobs[0]).stage == .interview2)
        try desk.undo()
        try desk.move(try desk.match(winner, jobs[0]), to: .shortlisted)
        try takeBack()
        #expect(try desk.match(winner, jobs[0]).stage == .interview2)
        try desk.undo()
        try desk.move(
            try desk.match(winner, jobs[0]), to: .negotiations, reason: "far", anyway: true)
        try takeBack()
        #expect(try desk.match(winner, jobs[0]).stage == .negotiations)
        try desk.undo()
        try desk.move(theirs, to: .interviewRejected)
        try takeBack()
        #expect(try desk.match(winner, jobs[0]).stage == .negotiations)
        #expect(
            try desk.database.read { try Board(of: nil, now: desk.now, on: $0) }.columns.reduce(0) {
                $0 + $1.count
            } == 3)
    }

    @Test("A rejection of one is a rejection of both") func rejection() throws {
        let (id, job) = (try desk.match(loser, jobs[0]).id.text, jobs[0])
        try desk.decide { ledger, connection in
            _ = try MatchDecision.reject(id, reason: "no", ledger: &ledger, on: connection)
        }
        try takeBack()
        let rejected = try desk.database.read { try MatchStore.rejected(for: job, on: $0) }
        #expect(rejected.contains(winner))
    }

    @Test("Whoever is left out stays left out, and fraud is fraud of both") func exclusion() throws
    {
        try desk.edit(loser, [("status", "Fraud")], reason: "forged")
        try takeBack()
        #expect(try desk.row(winner).status == "Fraud")
        #expect(try desk.row(winner).exclusion == "forged")
        try desk.edit(winner, [("status", "Lead")])
        #expect(try desk.row(winner).exclusion == nil)
    }

    @Test("Another document of the merged one's e-mail updates the person who stayed") func intake()
        throws
    {
        try merge(loser, into: winner)
        let outcome = try desk.take(
            draft("A. Lindh", ["timezone": "CET"], email: "lindh@example.net"), path: "/new.txt")
        #expect(outcome == .updated(id: winner.text, name: "A. Lindh"))
        #expect(try dossier().value("timezone") == "CET")
        #expect(try desk.database.read { try $0.value("SELECT count(*) FROM candidate") } == 2)
    }

    @Test("A merge of a merge is taken back one by one") func chain() throws {
        let third = try desk.candidate("Ada L.", ["timezone": "CET"], text: "third")
        try takeBack()
        let winner = winner
        try desk.takeBack { ledger, connection in
            try Merging(on: connection).merge(winner, into: third, ledger: &ledger)
        }
        let all = try desk.database.read { try MergedPeople.all(into: third, on: $0) }
        #expect(all == [third, winner, loser])
        let loser = loser
        #expect(try desk.database.read { try MergedPeople.current(loser, on: $0) } == third)
        let documents = try desk.database.read {
            try $0.value(
                "SELECT count(*) FROM document WHERE candidate_id = \(third)", as: Int.self)
        }
        #expect(documents == 3)
        try desk.undo()
        try desk.undo()
        #expect(try desk.names("") == ["A. Lindh", "Ada L.", "Ada Lind"])
        try desk.expectReplayed()
    }

    @Test("Nobody is merged into themselves, into nobody, or a second time") func refused() throws {
        #expect(throws: MergeError.sameRecord) { try merge(winner, into: winner) }
        #expect(throws: MergeError.missing("x")) { try merge(ID("x"), into: winner) }
        #expect(throws: MergeError.missing("x")) { try merge(winner, into: ID("x")) }
        try merge(loser, into: winner)
        #expect(throws: MergeError.missing(loser.text)) { try merge(loser, into: winner) }
        #expect(throws: MergeError.missing(loser.text)) { try merge(winner, into: loser) }
        #expect(throws: EditError.missing(loser.text)) {
            try desk.edit(loser, [("phone", "1")])
        }
    }

    @Test("The two sides are compared field by field, with what a merge keeps") func comparison()
        throws
    {
        let (winner, loser) = (winner, loser)
        let comparison = try #require(
            try desk.database.read { try Comparison(winner, loser, on: $0) })
        let role = try #require(comparison.rows.first { $0.label == "Current role" })
        #expect(role.first == "Architect" && role.second == "Manager" && role.differs)
        #expect(role.isFirstHuman && role.isSecondHuman && role.merged == "Architect")
        let city = try #require(comparison.rows.first { $0.label == "Location city" })
        #expect(city.merged == "Bergen" && !city.isFirstHuman)
        #expect(Set(comparison.rows.map(\.label)).count == comparison.rows.count)
        func kept(_ label: String) -> String? {
            comparison.rows.first { $0.label == label }?.merged
        }
        #expect(kept("Status") == "Hired" && kept("Ranking") == "2" && kept("Documents") == "2")
        try merge(loser, into: winner)
        let merged = try dossier().candidate
        #expect(merged.status == kept("Status") && merged.ranking == 2)
        #expect(try desk.database.read { try Comparison(winner, ID("x"), on: $0) } == nil)
    }
}

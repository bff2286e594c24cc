import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

/// Documents are read at any moment, also between a decision and its undo.
@Suite("Readings between decisions", .onEveryDatabase) struct ReadingBetweenTests {
    private let desk: DeskFixture

    init() throws {
        desk = try DeskFixture()
        _ = try desk.candidate("Ada Lind", skills: ["Kubernetes": 4])
        _ = try desk.candidate("Bea Stone", skills: ["Terraform": 5])
    }

    private func claim(_ name: String, as surface: String, by person: String) throws {
        let now = desk.now
        var draft = draft(person)
        draft.skills = [
            .init(
                skill: SkillName(
                    name: name, folded: SkillFolding.fold(name), family: "software", kind: "tool"),
                surface: surface, rating: 6)
        ]
        let (taken, rules) = (draft, Self.rules)
        try desk.database.write { connection in
            var intake = Intake(
                on: connection, source: "rules", rules: rules, now: now,
                ids: IDSource(seed: (person + surface).utf8.reduce(7) { $0 &* 31 &+ UInt64($1) }))
            _ = try intake.take(
                taken,
                from: .init(
                    path: "/\(person)", part: nil, sha256: person + surface, kind: "text",
                    text: surface, warnings: []))
        }
    }

    /// Crystal is a language, and what some call a reporting tool.
    private static let rules = SkillRules(
        canonical: { $0 == "Crystal" ? "Crystal" : nil },
        isCanonical: { SkillFolding.fold($0) == "crystal" },
        conflict: { first, second in
            Set([first, second]) == ["Crystal", "SAP Crystal Reports"] ? "a namesake" : nil
        })

    private func merge(_ bag: String, into target: String) throws {
        let (now, rules) = (desk.now, Self.rules)
        try desk.decide { ledger, connection in
            var planning = BagPlanning(
                on: connection, rules: rules, now: now, ids: IDSource(seed: 77))
            _ = try planning.plan(.merge(bag: bag, into: target))
                .apply(ledger: &ledger, on: connection)
        }
    }

    private func bag(_ name: String) throws -> String? {
        try desk.database.read { connection in
            guard let bag = try BagList.member(named: name, on: connection)?.bag else { return nil }
            return try connection.first(BagMember.self, "WHERE id = \(bag)")?.name
        }
    }

    @Test("A spelling that comes while a merge is undone goes along when it is brought back")
    func redo() throws {
        try merge("Kubernetes", into: "Terraform")
        try desk.undo()
        try claim("Kubernetes", as: "K8s", by: "Cleo Marsh")
        #expect(try bag("K8s") == "Kubernetes")
        try desk.redo()
        #expect(try bag("K8s") == "Terraform")
        #expect(try desk.names("skill:terraform").count == 3)
        try desk.undo()
        #expect(try bag("K8s") == "Kubernetes")
    }

    @Test("A spelling that comes while two skills are one goes home when they are two again")
    func undo() throws {
        try merge("Kubernetes", into: "Terraform")
        try claim("Kubernetes", as: "K8s", by: "Cleo Marsh")
        #expect(try bag("K8s") == "Terraform")
        try desk.undo()
        #expect(try bag("K8s") == "Kubernetes")
        #expect(try desk.names("skill:kubernetes") == ["Ada Lind", "Cleo Marsh"])
        #expect(try desk.database.read { try LedgerReplay.differences(on: $0) } == [])
    }

    @Test("The name of a skill never becomes an alias of another, whatever a text means by it")
    func namesake() throws {
        try claim("SAP Crystal Reports", as: "Crystal", by: "Dora Finch")
        try claim("Crystal", as: "Crystal", by: "Elsa Brook")
        #expect(try bag("Crystal") == "Crystal")
        #expect(try desk.names("skill:crystal") == ["Elsa Brook"])
        #expect(try bag("SAP Crystal Reports") == "SAP Crystal Reports")
    }

    @Test("Words find people by every name of a skill, as the bags are when they are searched")
    func words() throws {
        try claim("Kubernetes", as: "K8s", by: "Cleo Marsh")
        #expect(try desk.names("kubernetes") == ["Ada Lind", "Cleo Marsh"])
        try merge("Terraform", into: "Kubernetes")
        #expect(try desk.names("kubernetes") == ["Ada Lind", "Bea Stone", "Cleo Marsh"])
        try desk.undo()
        #expect(try desk.names("kubernetes") == ["Ada Lind", "Cleo Marsh"])
        #expect(try desk.names("terraform") == ["Bea Stone"])
    }

    @Test("A merge of people that is taken back leaves what came to the other one meanwhile")
    func positions() throws {
        func positions(_ titles: [String]) -> [CandidateDraft.Position] {
            titles.map {
                .init(
                    company: "Kontor", title: $0, start: nil, end: nil, isCurrent: false,
                    months: nil, description: nil, skills: [], span: nil)
            }
        }
        var old = draft("Fay Wells", email: "fay@example.org")
        old.experiences = positions(["Coder", "Tester"])
        let loser = ID<Candidate>(try desk.take(old, path: "/fay.txt").id)
        let winner = ID<Candidate>(
            try desk.take(draft("F. Wells", email: "wells@example.org"), path: "/wells.txt").id)
        try desk.decide { ledger, connection in
            _ = try Merging(on: connection).merge(loser, into: winner, ledger: &ledger)
        }
        var new = draft("F. Wells", email: "wells@example.org")
        new.experiences = positions(["Lead", "Manager", "Intern"])
        try desk.take(new, path: "/wells.txt", text: "newer")
        try desk.undo()
        let titles = try desk.database.read {
            try CandidateDossier(winner, on: $0)?.experiences.map(\.title)
        }
        #expect(titles == ["Lead", "Manager", "Intern"])
    }

    @Test("Who is hired on either record is hired, and no move is made up for it") func hired()
        throws
    {
        let (one, other) = (
            try desk.candidate("Gus Hale", email: "g@example.org"),
            try desk.candidate("G. Hale", email: "h@example.org")
        )
        let job = try desk.job("Operator")
        try desk.propose([(one, 0.9), (other, 0.8)], for: job)
        let match = try desk.match(other, job)
        try desk.move(match, to: .hired, reason: "signed", anyway: true)
        try desk.move(try desk.match(one, job), to: .considered, reason: "later", anyway: true)
        let moves = try desk.database.read { try $0.fetch(Outcome.self, "").count }
        try desk.takeBack { ledger, connection in
            try Merging(on: connection).merge(other, into: one, ledger: &ledger)
        }
        #expect(try desk.match(one, job).stage == .hired)
        #expect(try desk.database.read { try $0.fetch(Outcome.self, "").count } == moves)
    }

    @Test("An erasure that was interrupted is completed later, once") func interrupted()
        async throws
    {
        let id = try desk.person("Ada Lind").candidate.id
        try desk.decide { ledger, connection in
            _ = try Erasure.erase(id, ledger: &ledger, on: connection)
        }
        #expect(try desk.database.read { try Erasure.isPending(on: $0) })
        let database = desk.database
        for isLeft in [true, false] {
            let finished = await offPool { Result { try Erasure.finish(on: database) } }
            #expect(try finished.get() == isLeft)
        }
    }
}

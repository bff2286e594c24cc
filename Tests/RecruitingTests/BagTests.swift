import Prelude
import Recruiting
import Storage
import TestSupport
import Testing

@Suite("Bags of skill names", .onEveryDatabase) struct BagTests {
    private let desk: DeskFixture
    private let ada: ID<Candidate>
    private let bea: ID<Candidate>
    private let job: ID<Job>

    init() throws {
        desk = try DeskFixture()
        ada = try desk.candidate("Ada Lind", skills: ["Kubernetes": 4, "K8s": 8, "Java": 6])
        bea = try desk.candidate("Bea Stone", skills: ["K8s": 5])
        job = try desk.job("Operator", skills: ["Kubernetes"])
        try desk.propose([(ada, 0.9), (bea, 0.8)], for: job)
    }

    /// Java and JavaScript are never one skill, by whichever of their names.
    private static let rules = SkillRules(
        canonical: { ["k8s": "Kubernetes", "ecmascript": "JavaScript"][$0.lowercased()] },
        conflict: { first, second in
            let script: Set<String> = ["JavaScript", "JS", "ECMAScript"]
            let isPair =
                (first == "Java" && script.contains(second))
                || (second == "Java" && script.contains(first))
            return isPair ? "two languages" : nil
        })

    private func plan(_ change: BagChange) throws -> BagPlan {
        let now = desk.now
        return try desk.database.read { connection in
            let known = try connection.value("SELECT count(*) FROM skill", as: Int.self) ?? 0
            var planning = BagPlanning(
                on: connection, rules: Self.rules, now: now, ids: IDSource(seed: UInt64(known)))
            return try planning.plan(change)
        }
    }

    private func apply(_ change: BagChange) throws {
        let plan = try plan(change)
        try desk.decide { ledger, connection in
            _ = try plan.apply(ledger: &ledger, on: connection)
        }
    }

    private func takeBack(_ change: BagChange) throws {
        let plan = try plan(change)
        try desk.takeBack { ledger, connection in
            try plan.apply(ledger: &ledger, on: connection)
        }
        try expectSound()
    }

    /// The names of a bag, the canonical first.
    private func names(_ bag: String) throws -> [String] {
        try desk.database.read { connection in
            guard let id = try BagList.member(named: bag, on: connection)?.bag else { return [] }
            return try BagList.page(of: id, on: connection)?.members.map(\.member.name) ?? []
        }
    }

    /// Every name lies in one bag whose canonical name is its own; names are unique.
    private func expectSound() throws {
        let lost = try desk.database.read {
            try $0.value(
                """
                SELECT count(*) FROM skill AS name JOIN skill AS bag ON bag.id = name.bag_id
                WHERE bag.bag_id IS NULL OR bag.bag_id <> bag.id
                """, as: Int.self)
        }
        #expect(lost == 0)
    }

    private func claims(_ name: String) throws -> [String: Int?] {
        Dictionary(
            uniqueKeysWithValues: try desk.person(name).skills.map {
                ($0.bag.name, $0.skill.rating)
            })
    }

    private func stale() throws -> Int {
        try desk.database.read {
            try $0.value("SELECT count(*) FROM match WHERE is_stale = 1") ?? 0
        }
    }

    @Test("Merging two bags makes one claim of two, the stronger, and undo loses nothing")
    func merge() throws {
        let change = BagChange.merge(bag: "K8s", into: "Kubernetes")
        let impact = try plan(change).impact
        #expect(impact.candidates == 2 && impact.jobs == 1 && impact.matches == 2)
        try takeBack(change)
        #expect(try names("k8s") == ["Kubernetes", "K8s"])
        #expect(try claims("Ada Lind") == ["Kubernetes": 8, "Java": 6])
        #expect(try claims("Bea Stone") == ["Kubernetes": 5])
        let line = try #require(
            try desk.database.read {
                try BagList.lines(limit: 10, offset: 0, matching: "k8s", on: $0)
            }.first)
        #expect(line.canonical.name == "Kubernetes" && line.candidates == 2 && line.jobs == 1)
        try desk.undo()
        #expect(try claims("Ada Lind") == ["Kubernetes": 4, "K8s": 8, "Java": 6])
        #expect(try names("K8s") == ["K8s"])
    }

    @Test("A search finds by the new bag at once, and no longer after undo") func search() throws {
        #expect(try desk.names("skill:kubernetes") == ["Ada Lind"])
        try apply(.file(name: "K8s", into: "Kubernetes"))
        #expect(try desk.names("skill:kubernetes") == ["Ada Lind", "Bea Stone"])
        #expect(try desk.names("skill:kubernetes>=7") == ["Ada Lind"])
        #expect(try desk.names("skill:k8s") == ["Ada Lind", "Bea Stone"])
        try desk.undo()
        #expect(try desk.names("skill:kubernetes") == ["Ada Lind"])
        try desk.redo()
        #expect(try desk.names("skill:kubernetes") == ["Ada Lind", "Bea Stone"])
    }

    @Test("A search for a name follows where a person filed it, not the lexicon") func searchFiled()
        throws
    {
        func found() throws -> [String] {
            let list = CandidateList(
                try SearchClause(try SearchQuery("skill:k8s"), canonical: Self.rules.canonical))
            return try desk.database.read {
                try list.rows(offset: 0, limit: 9, on: $0).map(\.name)
            }
        }
        try desk.take(draft("Cem Oz", skills: ["Kubernetes": 3]), path: "/c.txt")
        #expect(try found() == ["Ada Lind", "Bea Stone", "Cem Oz"])
        try apply(.file(name: "K8s", into: "Java"))
        #expect(try found() == ["Ada Lind", "Bea Stone"])
    }

    @Test("Open matches of jobs that ask for a changed bag become stale, decided ones do not")
    func staleMatches() throws {
        try desk.database.write { try $0.execute("UPDATE match SET is_stale = 0") }
        try desk.move(try desk.match(ada, job), to: .shortlisted)
        try apply(.confirm(name: "K8s"))
        #expect(try stale() == 0)
        try apply(.file(name: "Java", into: "Kubernetes"))
        #expect(try stale() == 1)
        #expect(try desk.match(bea, job).isStale)
        #expect(try desk.database.read { try MatchStore.staleJobs(on: $0) }.map(\.id) == [job])
    }

    @Test("A new name is filed, confirmed and split off, each in one step") func fileAndSplit()
        throws
    {
        try takeBack(.file(name: "Kube", into: "kubernetes"))
        try takeBack(.file(name: "Kuber", into: "Kube"))
        #expect(try names("kubernetes") == ["Kubernetes", "Kube", "Kuber"])
        try takeBack(.split(names: ["Kuber", "Kube"]))
        #expect(try names("kubernetes") == ["Kubernetes"])
        #expect(try names("kube") == ["Kuber", "Kube"])
        try takeBack(.confirm(name: "Kubernetes"))
        let member = try desk.database.read {
            try BagList.member(named: "kubernetes", on: $0)
        }
        #expect(member?.isFiled == true && member?.review == "approved")
        try takeBack(.merge(bag: "Kube", into: "Kubernetes"))
        #expect(try names("kube") == ["Kubernetes", "Kube", "Kuber"])
    }

    @Test("A name the lexicon knows and the desk does not is a bag to file into") func lexiconBag()
        throws
    {
        try apply(.file(name: "JS", into: "ECMAScript"))
        #expect(try names("js") == ["JavaScript", "JS"])
        try expectSound()
        try desk.undo()
        #expect(try names("js") == [])
        try desk.expectReplayed()
    }

    @Test(
        "What must never share a bag is refused with the reason, both ways and through aliases",
        arguments: [
            BagChange.file(name: "Java", into: "JavaScript"),
            .file(name: "JavaScript", into: "Java"), .file(name: "ECMAScript", into: "Java"),
            .merge(bag: "Java", into: "JavaScript"), .merge(bag: "JavaScript", into: "Java"),
            .merge(bag: "JS", into: "Java"), .split(names: ["JS", "Java"]),
        ])
    func neverMerge(change: BagChange) throws {
        try apply(.file(name: "JS", into: "ECMAScript"))
        if case .split = change { try apply(.file(name: "Java", into: "Kubernetes")) }
        let before = try desk.rows()
        let error = #expect(throws: BagError.self) { try apply(change) }
        switch error {
        case .neverMerge(_, _, let reason): #expect(reason == "two languages")
        case .notTogether, .isCanonical: break
        default: Issue.record("\(String(describing: error))")
        }
        #expect(try desk.rows() == before)
    }

    @Test("A name that comes along with a split is held against the others") func splitWithNew()
        throws
    {
        try apply(.file(name: "JS", into: "ECMAScript"))
        try apply(.file(name: "Java", into: "Kubernetes"))
        // Filing and taking it back leaves the name in no bag.
        try apply(.file(name: "J2EE", into: "Kubernetes"))
        try desk.undo()
        try apply(.split(names: ["Java", "J2EE"]))
        #expect(try names("java") == ["Java", "J2EE"])
        try desk.undo()
        try desk.undo()
        try desk.database.write {
            try $0.execute("UPDATE skill SET bag_id = NULL WHERE name = 'Java'")
        }
        #expect(throws: BagError.neverMerge("Java", "JS", reason: "two languages")) {
            try apply(.split(names: ["JS", "Java"]))
        }
    }

    @Test("A canonical name is neither filed away nor split off while others share its bag")
    func canonical() throws {
        try apply(.file(name: "K8s", into: "Kubernetes"))
        for change in [
            BagChange.file(name: "Kubernetes", into: "Java"), .split(names: ["Kubernetes"]),
            .split(names: ["K8s", "Kubernetes"]),
        ] {
            #expect(throws: BagError.isCanonical("Kubernetes")) { try apply(change) }
        }
    }

    @Test("What names nothing is refused")
    func refused() throws {
        try apply(.file(name: "K8s", into: "Kubernetes"))
        try apply(.file(name: "J2EE", into: "Java"))
        #expect(throws: BagError.missing("Nowhere")) {
            try apply(.file(name: "K8s", into: "Nowhere"))
        }
        #expect(throws: BagError.missing("Nowhere")) { try apply(.confirm(name: "Nowhere")) }
        #expect(throws: BagError.unusableName) { try apply(.split(names: [])) }
        #expect(throws: BagError.unusableName) { try apply(.file(name: " ", into: "Java")) }
        #expect(throws: BagError.notTogether(["K8s", "J2EE"])) {
            try apply(.split(names: ["K8s", "J2EE"]))
        }
        #expect(try plan(.merge(bag: "K8s", into: "Kubernetes")).steps == [])
    }

    @Test("A later reading respects what a person filed") func laterReading() throws {
        try apply(.file(name: "K8s", into: "Java"))
        try desk.take(draft("Cem Oz", skills: ["K8s": 3]), path: "/c.txt")
        #expect(try claims("Cem Oz") == ["Java": 3])
        var document = draft("Dana Poe")
        document.skills = [
            .init(
                skill: SkillName(
                    name: "Kubernetes", folded: "kubernetes", family: "ops", kind: "tool"),
                surface: "K8s", rating: 2)
        ]
        try desk.take(document, path: "/d.txt")
        #expect(try claims("Dana Poe") == ["Java": 2])
        try expectSound()
    }

    @Test("Words that were read as a skill are a name in its bag of their own") func surface()
        throws
    {
        var document = draft("Dana Poe")
        document.skills = [
            .init(
                skill: SkillName(
                    name: "Kubernetes", folded: "kubernetes", family: "ops", kind: "tool"),
                surface: "Kubernetes clusters", rating: 2)
        ]
        try desk.take(document, path: "/d.txt")
        #expect(try names("kubernetes") == ["Kubernetes", "Kubernetes clusters"])
        #expect(try claims("Dana Poe") == ["Kubernetes": 2])
        try takeBack(.split(names: ["Kubernetes clusters"]))
        #expect(try claims("Dana Poe") == ["Kubernetes clusters": 2])
    }
}

import Prelude
import Recruiting
import Storage
import TestSupport

/// A desk of invented people on which a generator decides at random, through the doors that
/// recruiters use.
struct RandomDesk {
    private static let given = [
        "Ada", "Bo", "Cem", "Dana", "Eli", "Fay", "Gus", "Hua", "Ivo", "Jo",
    ]
    private static let family = ["Aas", "Berg", "Cruz", "Dahl", "Ek", "Fox", "Gil", "Holm"]
    private static let places = ["Oslo", "Bergen", "Turku", "Gent", "Porto"]
    /// Skills with a second spelling that some CVs use.
    private static let skills = [
        ("Java", "Java SE"), ("JavaScript", "JS"), ("Kotlin", "Kotlin/JVM"), ("Go", "Golang"),
        ("Rust", "Rust lang"), ("C", "ANSI C"), ("C++", "Cpp"), ("React", "ReactJS"),
        ("React Native", "RN"), ("PostgreSQL", "Postgres"), ("MySQL", "My SQL"),
        ("Kubernetes", "K8s"), ("Docker", "Docker Engine"), ("Figma", "Figma design"),
        ("Python", "Python 3"), ("Scala", "Scala 3"),
    ]
    /// Names that must never share a bag.
    static let neverMerge = [
        ("Java", "JavaScript"), ("C", "C++"), ("React", "React Native"), ("PostgreSQL", "MySQL"),
    ]
    static let peopleCount = 200
    private static let jobCount = 8

    private let test: TestDatabase
    var database: any Database { test.database }
    private(set) var generator: SeededGenerator
    private let people: [ID<Candidate>]
    private let jobs: [ID<Job>]
    private let rules: SkillRules
    private var moment: Int64 = 1_790_000_000_000_000
    private var steps: UInt64 = 0

    /// A desk that is the same for the same seed.
    init(seed: UInt64) throws {
        test = try TestDatabase(
            .current, schema: DeskSchema.schema, now: Timestamp(microseconds: moment))
        var generator = SeededGenerator(seed: seed)
        let conflicts = Self.neverMerge
        rules = SkillRules(conflict: { first, second in
            let pair = Set([SkillFolding.fold(first), SkillFolding.fold(second)])
            let isForbidden = conflicts.contains {
                pair == Set([SkillFolding.fold($0.0), SkillFolding.fold($0.1)])
            }
            return isForbidden ? "they are different skills" : nil
        })
        let drafts = (0..<Self.peopleCount).map { Self.person($0, &generator) }
        let posts = (0..<Self.jobCount).map { Self.post($0, &generator) }
        let ranks = posts.map { _ in
            Array((0..<Self.peopleCount).shuffled(using: &generator).prefix(30))
        }
        let now = Timestamp(microseconds: moment)
        (people, jobs) = try test.database.write { connection in
            var intake = Intake(
                on: connection, source: "rules", now: now, ids: IDSource(seed: seed))
            let people = try drafts.enumerated().map { index, draft in
                ID<Candidate>(try intake.take(draft, from: Self.file("cv", index)).id)
            }
            let jobs = try posts.enumerated().map { index, draft in
                ID<Job>(try intake.take(draft, from: Self.file("post", index)).id)
            }
            for (job, chosen) in zip(jobs, ranks) {
                try Self.propose(chosen.map { people[$0] }, for: job, seed, now, on: connection)
            }
            return (people, jobs)
        }
        self.generator = generator
        try contradict()
    }

    private static func person(_ number: Int, _ generator: inout SeededGenerator) -> CandidateDraft
    {
        let name = pick(given, &generator) + " " + pick(family, &generator)
        var draft = CandidateDraft()
        draft.fields = [
            "full_name": ProposedValue(.string(name), confidence: 0.9),
            "location_city": ProposedValue(.string(pick(places, &generator)), confidence: 0.9),
            "years_of_experience": ProposedValue(
                .number(Double(Int.random(in: 0...20, using: &generator))), confidence: 0.3),
        ]
        draft.skills = skills.shuffled(using: &generator).prefix(5).map { skill in
            let surface = Bool.random(using: &generator) ? skill.0 : skill.1
            return .init(
                skill: SkillName(
                    name: skill.0, folded: SkillFolding.fold(skill.0), family: "software",
                    kind: "tool", options: skill.0 == "Go" ? ["Rust", "Scala"] : []),
                surface: surface, rating: Int.random(in: 1...10, using: &generator),
                shown: Int.random(in: 0...2, using: &generator))
        }
        draft.identities = [
            .init(kind: "email", value: "p\(number)@example.org", confidence: 0.98),
            .init(kind: "phone", value: "555\(number / 2)", confidence: 0.8),
        ]
        return draft
    }

    private static func post(_ number: Int, _ generator: inout SeededGenerator) -> JobDraft {
        var draft = JobDraft()
        draft.fields = [
            "job_title": ProposedValue(.string("Job \(number)"), confidence: 0.9),
            "company_name": ProposedValue(.string("Company \(number % 3)"), confidence: 0.9),
        ]
        draft.skills = skills.shuffled(using: &generator).prefix(4).map { skill in
            .init(
                skill: SkillName(
                    name: skill.0, folded: SkillFolding.fold(skill.0), family: "software",
                    kind: "tool"),
                surface: skill.0, isMust: true, minYears: nil, minLevel: nil, capability: nil,
                span: nil)
        }
        return draft
    }

    private static func file(_ kind: String, _ number: Int, version: Int = 1) -> Intake.Incoming {
        .init(
            path: "/\(kind)/\(number)", part: nil, sha256: "\(kind)-\(number)-\(version)",
            kind: "text", text: "text \(number)", warnings: [])
    }

    private static func propose(
        _ people: [ID<Candidate>], for job: ID<Job>, _ seed: UInt64, _ now: Timestamp,
        on connection: any Connection
    ) throws {
        var ids = IDSource(seed: job.text.utf8.reduce(seed) { $0 &* 31 &+ UInt64($1) })
        let proposals = people.enumerated().map { index, person in
            MatchStore.Proposal(
                candidate: person, score: 0.9 - Double(index) * 0.02, confidence: 1,
                explanation: ["parts": ["skill_fit": ["value": 0.5, "weight": 1.0]]])
        }
        try MatchStore.replace(
            proposals,
            of: MatchRun(
                job: job, profile: "seed", model: "test", scored: people.count, excluded: [],
                matchedAt: now), ids: &ids, on: connection)
    }

    private static func pick<Value>(_ values: [Value], _ generator: inout SeededGenerator) -> Value
    {
        values[Int.random(in: values.indices, using: &generator)]
    }
}

extension RandomDesk {
    /// Locks the city of every tenth person and reads another one, so that there is something to ask.
    private func contradict() throws {
        let now = Timestamp(microseconds: moment)
        let (people, database) = (people, database)
        try database.write { connection in
            var ledger = Ledger(on: connection, who: "ada", now: now, ids: IDSource(seed: 500_000))
            var intake = Intake(
                on: connection, source: "rules", now: now, ids: IDSource(seed: 600_000))
            for index in stride(from: 0, to: people.count, by: 10) {
                _ = try Editing.set(
                    [("location_city", "Nowhere")], of: people[index].text, kind: .candidate,
                    reason: nil, ledger: &ledger, on: connection)
                var draft = CandidateDraft()
                draft.fields = ["location_city": ProposedValue("Elsewhere", confidence: 0.9)]
                draft.identities = [
                    .init(kind: "email", value: "p\(index)@example.org", confidence: 0.98)
                ]
                _ = try intake.take(draft, from: Self.file("cv", index, version: 2))
            }
        }
    }

    /// What one step did: its kind, and whether it was refused.
    struct Step {
        var kind: String
        var isRefused: Bool
    }

    /// Does something at random. What the desk refuses is refused and changes nothing; anything
    /// else that goes wrong is thrown.
    mutating func step() throws -> Step {
        steps += 1
        moment += 1_000_000
        let kind = Self.pick(Self.kinds, &generator)
        var generator = generator
        let (now, seed, desk, start) = (Timestamp(microseconds: moment), steps, self, generator)
        defer { self.generator = generator }
        do {
            let after = try database.write { connection in
                var generator = start
                var ledger = Ledger(
                    on: connection, who: "ada", now: now, ids: IDSource(seed: 1_000_000 + seed))
                try desk.decide(kind, &generator, &ledger, connection)
                return generator
            }
            generator = after
            return Step(kind: kind, isRefused: false)
        } catch is MatchDecisionError, is BagError, is MergeError, is AnswerError, is LedgerError,
            is NoteError, is EditError
        {
            // The refused step drew numbers too; drawing one here keeps the next from repeating it.
            _ = generator.next()
            return Step(kind: kind, isRefused: true)
        }
    }

    /// Each kind as often as it is named. What bags and corrections do to each other takes long.
    private static let kinds =
        ["skills"]
        + Array(
            repeating: [
                "edit", "edit", "standing", "move", "move", "move", "merge", "bag", "bag",
                "answer", "note", "status", "undo", "undo", "redo", "reading",
            ], count: 2
        ).flatMap(\.self)

    private func decide(
        _ kind: String, _ generator: inout SeededGenerator, _ ledger: inout Ledger,
        _ connection: any Connection
    ) throws {
        let person = Self.pick(people, &generator).text
        switch kind {
        case "edit":
            let field = Self.pick(["location_city", "phone", "years_of_experience"], &generator)
            let value = "\(Int.random(in: 0...60, using: &generator))"
            _ = try Editing.set(
                [(field, value)], of: person, kind: .candidate, reason: "call", ledger: &ledger,
                on: connection)
        case "standing": try say(person, &generator, &ledger, connection)
        case "move": try move(&generator, &ledger, connection)
        case "merge":
            try Merging(on: connection).merge(
                ID(person), into: Self.pick(people, &generator), ledger: &ledger)
        case "bag": try changeBags(&generator, &ledger, connection)
        case "answer": try answer(&generator, &ledger, connection)
        case "note":
            _ = try Notes.add("called", to: ID(person), ledger: &ledger, on: connection)
        case "status":
            let status = Self.pick(StandingFields.jobStatuses, &generator)
            _ = try Standing.setStatus(
                ofJob: Self.pick(jobs, &generator).text, to: status,
                parks: status == StandingFields.onHold, reason: nil, ledger: &ledger, on: connection
            )
        case "skills": try correct(&generator, &ledger, connection)
        case "reading": try read(&generator, ledger.now, connection)
        case "undo": try ledger.undo()
        default: try ledger.redo()
        }
    }

    /// A new version of somebody's CV arrives, with other skills in other spellings.
    private func read(
        _ generator: inout SeededGenerator, _ now: Timestamp, _ connection: any Connection
    ) throws {
        let number = Int.random(in: people.indices, using: &generator)
        var intake = Intake(
            on: connection, source: "rules", rules: rules, now: now,
            ids: IDSource(seed: generator.next()))
        _ = try intake.take(
            Self.person(number, &generator),
            from: Self.file("cv", number, version: Int(truncatingIfNeeded: generator.next() >> 1)))
    }

    private func say(
        _ person: String, _ generator: inout SeededGenerator, _ ledger: inout Ledger,
        _ connection: any Connection
    ) throws {
        switch Int.random(in: 0...3, using: &generator) {
        case 0:
            _ = try Editing.set(
                [("status", Self.pick(StandingFields.personStatuses, &generator))], of: person,
                kind: .candidate, reason: nil, ledger: &ledger, on: connection)
        case 1:
            _ = try Editing.set(
                [("ranking", "\(Int.random(in: 1...5, using: &generator))"), ("highlight", "yes")],
                of: person, kind: .candidate, reason: nil, ledger: &ledger, on: connection)
        case 2:
            try Standing.exclude(
                person, reason: "asked for it", evidence: nil, ledger: &ledger, on: connection)
        default:
            try Standing.include(person, reason: nil, ledger: &ledger, on: connection)
        }
    }

    /// Of few people, so that the same ones are corrected again, merged and read anew.
    private func correct(
        _ generator: inout SeededGenerator, _ ledger: inout Ledger,
        _ connection: any Connection
    ) throws {
        let names = Self.skills.prefix(6).flatMap { [$0.0, $0.1] } + ["Haskell"]
        let changes = (0...1).map { _ in
            SkillEditing.Change(
                skill: Self.pick(names, &generator),
                isRemoved: Bool.random(using: &generator),
                rating: Int.random(in: 1...10, using: &generator))
        }
        var skills = SkillEditing(on: connection, rules: rules, now: ledger.now)
        let person = Self.pick(Array(people.prefix(20)), &generator).text
        _ = try skills.take(changes, of: person, ledger: &ledger)
    }

    private func move(
        _ generator: inout SeededGenerator, _ ledger: inout Ledger, _ connection: any Connection
    ) throws {
        let job = Self.pick(jobs, &generator)
        let matches = try connection.fetch(Match.self, "WHERE job_id = \(job) ORDER BY id")
        guard !matches.isEmpty else { return }
        let match = Self.pick(matches, &generator)
        let allowed = FunnelMoves.allowed(from: match.stage, parkedFrom: match.parkedFrom)
        let isWild = allowed.isEmpty || Int.random(in: 0..<5, using: &generator) == 0
        try MatchDecision.move(
            match.id.text, to: Self.pick(isWild ? Stage.allCases : allowed, &generator),
            reason: "because", anyway: isWild && Bool.random(using: &generator), ledger: &ledger,
            on: connection)
    }

    private func changeBags(
        _ generator: inout SeededGenerator, _ ledger: inout Ledger, _ connection: any Connection
    ) throws {
        let names = Self.skills.flatMap { [$0.0, $0.1] } + ["Haskell", "Erlang"]
        let (first, second) = (Self.pick(names, &generator), Self.pick(names, &generator))
        let change: BagChange =
            switch Int.random(in: 0...3, using: &generator) {
            case 0: .file(name: first, into: second)
            case 1: .merge(bag: first, into: second)
            case 2: .split(names: [first])
            default: .confirm(name: first)
            }
        var planning = BagPlanning(
            on: connection, rules: rules, now: ledger.now, ids: IDSource(seed: generator.next()))
        try planning.plan(change).apply(ledger: &ledger, on: connection)
    }

    private func answer(
        _ generator: inout SeededGenerator, _ ledger: inout Ledger, _ connection: any Connection
    ) throws {
        let open = try QuestionStore.list(
            .all, limit: 100, offset: 0, now: ledger.now, on: connection)
        guard !open.isEmpty else { return }
        let question = Self.pick(open, &generator)
        let view = try QuestionViews(on: connection).view(question)
        guard !view.options.isEmpty else { return }
        let answering = Answering(
            on: connection, rules: rules, ids: IDSource(seed: generator.next()))
        _ = try answering.answer(
            question, Self.pick(view.options, &generator).answer, ledger: &ledger)
    }
}

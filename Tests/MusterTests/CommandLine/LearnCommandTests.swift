import Prelude
import Recruiting
import SQLiteStorage
import Storage
import TestSupport
import Testing

@Suite("Learning on the command line") struct LearnCommandTests {
    private let stock: Stock
    private var muster: Muster { stock.muster }

    init() throws { stock = try Stock() }

    /// Judges invented people for a number of jobs: the better their skills, the likelier they are
    /// introduced to the client.
    private func judge(jobs: Int, people: Int = 12, profile: String = "muster") throws {
        let database = try SQLiteDatabase(path: muster.desk)
        let now = Timestamp(microseconds: 1_790_000_000_000_000)
        try database.write { connection in
            var generator = SeededGenerator(seed: 7)
            var ids = IDSource(seed: 70)
            let candidates = try (0..<people).map { number in
                try Self.person(number, now, on: connection)
            }
            for number in 0..<jobs {
                let job = ID<Job>("judged-\(number)")
                try connection.execute(
                    """
                    INSERT INTO job (id, title, sort_title, created_at, updated_at)
                    VALUES (\(job), 'Job', 'job', \(now), \(now))
                    """)
                let proposals = candidates.map { Self.proposal($0, &generator) }
                try MatchStore.replace(
                    proposals,
                    of: MatchRun(
                        job: job, profile: profile, model: "test", scored: people, excluded: [],
                        matchedAt: now), ids: &ids, on: connection)
                var ledger = Ledger(on: connection, who: "ada", now: now, ids: ids)
                for match in try connection.fetch(Match.self, "WHERE job_id = \(job)") {
                    let fit =
                        match.explanation["parts"]?["skill_fit"]?["value"]?.double ?? 0
                    let isGood = fit + Double.random(in: -0.3...0.3, using: &generator) > 0.5
                    let stages: [Stage] = isGood ? [.shortlisted, .introduction] : [.rejected]
                    for stage in stages {
                        try MatchDecision.move(
                            match.id.text, to: stage, reason: "judged", anyway: false,
                            ledger: &ledger, on: connection)
                    }
                }
                ids = IDSource(seed: UInt64(71 + number))
            }
        }
    }

    private static func person(
        _ number: Int, _ now: Timestamp, on connection: any Connection
    ) throws -> ID<Candidate> {
        let name = "Person \(number)"
        var draft = CandidateDraft()
        draft.fields["full_name"] = ProposedValue(.string(name), confidence: 0.9)
        var intake = Intake(
            on: connection, source: "rules", now: now, ids: IDSource(seed: UInt64(500 + number)))
        let file = Intake.Incoming(
            path: "/cvs/\(name).txt", part: nil, sha256: name, kind: "text", text: name,
            warnings: [])
        return ID(try intake.take(draft, from: file).id)
    }

    private static func proposal(
        _ candidate: ID<Candidate>, _ generator: inout SeededGenerator
    ) -> MatchStore.Proposal {
        let values = (0..<3).map { _ in Double.random(in: 0...1, using: &generator) }
        let score = 0.5 * values[0] + 0.3 * values[1] + 0.2 * values[2]
        return MatchStore.Proposal(
            candidate: candidate, score: score, confidence: 1,
            explanation: [
                "parts": [
                    "vector": ["value": .number(values[0]), "weight": 0.5],
                    "skill_fit": ["value": .number(values[1]), "weight": 0.3],
                    "compensation": ["value": nil, "weight": 0.0],
                    "location": ["value": .number(values[2]), "weight": 0.2],
                    "seniority_penalty": 0.0,
                ]
            ])
    }

    @Test("With too few outcomes it refuses, and says what is there and what is needed")
    func refused() throws {
        let empty = try muster("match", "learn", "--json")
        #expect(empty.exit == 4)
        #expect(try empty.errorCode() == "too_few_outcomes")
        try judge(jobs: 3)
        let few = try muster("match", "learn", "--adopt")
        #expect(few.exit == 4 && few.output.isEmpty)
        #expect(few.errors.contains("of 3 jobs"))
        #expect(few.errors.contains("60 judged matches of 5 jobs"))
        #expect(few.errors.contains("0 are open"))
        #expect(try muster("job", "match", stock.job, "--profile", "learned").exit == 2)
        #expect(try muster("match", "learn", "--profile", "none").exit == 2)
    }

    @Test("What is learned is shown, adopted only when asked, and then scores")
    func adopting() throws {
        try judge(jobs: 8)
        let shown = try muster("match", "learn", "--json").json()
        #expect(shown["adopted"] == false && shown["profile"] == .null)
        #expect(shown["compared_with"] == "seed" && shown["verdict"] == "better")
        #expect(shown["cases"]?["used"] == 96 && shown["cases"]?["jobs"] == 8)
        #expect((shown["weights"]?["skill_fit"]?.double ?? 0) > 0.6)
        #expect(shown["weights"]?["compensation"]?.double == 0)
        #expect(shown["parts"]?[2]?["known"] == 0)
        #expect((shown["auc"]?["difference"]?["low"]?.double ?? -1) > 0)
        #expect(shown["bias"]?.elements?.isEmpty == false)
        #expect(try muster("job", "match", stock.job, "--profile", "learned").exit == 2)

        let text = try muster("match", "learn").output
        #expect(text.contains("Verdict: better"))
        #expect(text.contains("Nothing has changed"))
        for line in text.split(separator: "\n") {
            #expect(DisplayWidth.cells(of: String(line)) <= 80, "\(line)")
        }

        let kept = try muster("match", "learn", "--adopt", "--json").json()
        #expect(kept["profile"] == "learned" && kept["weights"] == shown["weights"])
        let again = try muster("match", "learn", "--profile", "learned", "--json").json()
        #expect(again["compared_with"] == "learned" && again["current_saw_cases"] == true)
        let matched = try muster(
            "job", "match", stock.job, "--profile", "learned", "--json"
        ).json()
        #expect(matched["profile"] == "learned")
        for match in matched["matches"]?.elements ?? [] {
            let parts = match["parts"]
            let sum = ["vector", "skill_fit", "compensation", "location"].reduce(0.0) {
                $0 + (parts?[$1]?["value"]?.double ?? 0) * (parts?[$1]?["weight"]?.double ?? 0)
            }
            let total = sum - (parts?["seniority_penalty"]?.double ?? 0)
            #expect(abs(total - (match["score"]?.double ?? 0)) < 1e-9)
        }
        #expect(
            try muster("job", "match", stock.job, "--json").json()["profile"] == "seed",
            "the default has changed")
        try muster("undo")
        #expect(try muster("job", "match", stock.job, "--profile", "learned").exit == 2)
    }
}

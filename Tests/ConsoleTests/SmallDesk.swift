import Prelude
import Recruiting
import SQLiteStorage
import Storage
import TestSupport

@testable import Console

/// A small fixed desk of people who do not exist, made through the same doors as a real one.
struct SmallDesk {
    let database: SQLiteDatabase
    let now = Timestamp(microseconds: 1_790_000_000_000_000)
    private let folder: TemporaryFolder?
    private let seeds = Seeds()

    /// A desk in a folder of its own, or at a path.
    init(path: String? = nil) throws {
        folder = path == nil ? try TemporaryFolder() : nil
        database = try SQLiteDatabase.create(path: path ?? (folder?.path ?? "") + "/desk.sqlite")
        _ = try database.migrate(to: DeskSchema.schema, now: now)
        for (index, person) in Self.people.enumerated() {
            try take(person, number: index + 1, file: person.file)
        }
        for (index, post) in Self.posts.enumerated() { try take(post, number: index + 101) }
    }

    /// The desk as the console uses it, with ids that are the same in every run.
    var desk: Desk {
        let now = now
        let seeds = seeds
        return Desk(database, who: "ada", clock: { now }, ids: { IDSource(seed: seeds.next()) })
    }

    /// The services of a console on this desk, whose matching is a fixed one.
    var services: ConsoleServices {
        var services = ConsoleServices(desk: desk, deskName: "small")
        let fixed = FixedMatching(database: database, now: now)
        services.match = { try await fixed.match($0, report: $1) }
        return services
    }

    func take(_ person: SmallDesk.Person, number: Int, file: String) throws {
        let now = now
        try database.write { connection in
            var intake = Intake(
                on: connection, source: "rules", now: now, ids: IDSource(seed: UInt64(number)))
            _ = try intake.take(
                person.draft,
                from: .init(
                    path: "/cvs/\(file)", part: nil, sha256: "sha-\(number)", kind: "text",
                    text: person.text, warnings: person.warnings))
        }
    }

    private func take(_ post: SmallDesk.Post, number: Int) throws {
        let now = now
        try database.write { connection in
            var intake = Intake(
                on: connection, source: "rules", now: now, ids: IDSource(seed: UInt64(number)))
            _ = try intake.take(
                post.draft,
                from: .init(
                    path: "/posts/\(post.file)", part: nil, sha256: "sha-\(number)", kind: "text",
                    text: post.text, warnings: []))
        }
    }

    /// The id of the job with a title.
    func job(_ title: String) throws -> ID<Job> {
        try database.read {
            ID(try $0.value("SELECT id FROM job WHERE title = \(title)", as: String.self) ?? "")
        }
    }
}

/// Numbers that differ from call to call and are the same in every run.
final class Seeds: Sendable {
    private let last = Counter()

    func next() -> UInt64 { UInt64(last.next() + 1_000) }
}

/// A matching that scores nobody but always says the same, stored through the real door.
struct FixedMatching: Sendable {
    let database: SQLiteDatabase
    let now: Timestamp

    func match(
        _ job: ID<Job>, report: @escaping ConsoleServices.Report
    ) async throws -> MatchOutcome {
        let now = now
        let requirements = try await database.reading { connection in
            try connection.value(
                "SELECT count(*) FROM job_skill WHERE job_id = \(job)", as: Int.self) ?? 0
        }
        guard requirements > 0 else {
            return .refused(reasons: ["the job names no required skill: add skills to it"])
        }
        for done in 1...3 { report(WorkProgress("Matching", done: done, total: 3)) }
        let count = try await database.writing { connection in
            let people = try connection.query(
                "SELECT id, name FROM candidate ORDER BY sort_name DESC LIMIT 6")
            var ids = IDSource(seed: 77)
            let proposals = try people.prefix(5).enumerated().map { index, row in
                MatchStore.Proposal(
                    candidate: ID(try row.get(0, as: String.self)),
                    score: 0.83 - Double(index) * 0.117, confidence: 0.9,
                    explanation: Self.explanation(index))
            }
            let out = try people.dropFirst(5).map { row -> JSONValue in
                [
                    "candidate": .string(try row.get(0)), "name": .string(try row.get(1)),
                    "reason": "fraud",
                ]
            }
            try MatchStore.replace(
                proposals,
                of: MatchRun(
                    job: job, profile: "seed", model: "test", scored: 7, excluded: .array(out),
                    matchedAt: now), ids: &ids, on: connection)
            return proposals.count
        }
        return .scored(summary: "scored 7, proposed \(count)")
    }

    private static func explanation(_ index: Int) -> JSONValue {
        [
            "parts": [
                "vector": [
                    "value": 0.71, "weight": 0.4, "role": 0.8, "domain": 0.65, "culture": nil,
                ],
                "skill_fit": ["value": 0.88, "weight": 0.4, "coverage": 0.75, "semantic": 0.9],
                "compensation": ["value": nil, "weight": 0],
                "location": ["value": 1.0, "weight": 0.2], "seniority_penalty": 0.02,
            ],
            "matched_skills": [
                [
                    "skill": "Kotlin", "rating": 8, "min_level": 6,
                    "evidence": "Led the move of the billing platform to Kotlin over four years.",
                ], ["skill": "PostgreSQL", "rating": nil, "min_level": nil, "evidence": nil],
            ],
            "missing_skills": ["Kubernetes"],
            "missing_information": ["the candidate states no pay"],
            "strengths": ["\(index + 5) years in payments"].asJSON,
            "red_flags": ["three jobs in two years"],
            "counterfactuals": [
                ["change": "with Kubernetes at 7", "difference": 0.041, "rank": 1]
            ],
        ]
    }
}

extension [String] {
    fileprivate var asJSON: JSONValue { JSONValue(self) }
}

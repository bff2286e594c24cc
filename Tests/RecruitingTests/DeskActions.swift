import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Testing

/// What the tests of decisions do with a desk.
extension DeskFixture {
    /// Takes a post into the desk that asks for some skills, and returns the job.
    @discardableResult
    func job(
        _ title: String, skills: [String] = [], fields: [String: JSONValue] = [:],
        text: String = "post"
    ) throws -> ID<Job> {
        var draft = JobDraft()
        draft.fields = fields.mapValues { ProposedValue($0, confidence: 0.9) }
        draft.fields["job_title"] = ProposedValue(.string(title), confidence: 0.9)
        draft.skills = skills.map { name in
            .init(
                skill: SkillName(
                    name: name, folded: SkillFolding.fold(name), family: "software", kind: "tool"),
                surface: name, isMust: true, minYears: nil, minLevel: nil, capability: nil,
                span: nil)
        }
        let incoming = Intake.Incoming(
            path: "/jobs/\(title)", part: nil, sha256: title + text, kind: "text", text: text,
            warnings: [])
        let (now, made) = (now, draft)
        let seed = UInt64(bitPattern: Int64((title + text).hashValue))
        return try database.write { connection in
            var intake = Intake(
                on: connection, source: "rules", now: now, ids: IDSource(seed: seed))
            return ID(try intake.take(made, from: incoming).id)
        }
    }

    /// Takes a person into the desk and returns the id.
    func candidate(
        _ name: String, _ fields: [String: JSONValue] = [:], skills: [String: Int?] = [:],
        email: String? = nil, text: String = "text"
    ) throws -> ID<Candidate> {
        ID(
            try take(
                draft(name, fields, skills: skills, email: email), path: "/cv/\(name).txt",
                text: text
            ).id)
    }

    /// Proposes people for a job, in the place of who was proposed before.
    func propose(
        _ people: [(ID<Candidate>, Double)], for job: ID<Job>, excluded: JSONValue = []
    ) throws {
        let now = now
        let proposals = people.map { person, score in
            MatchStore.Proposal(
                candidate: person, score: score, confidence: 0.8,
                explanation: [
                    "parts": [
                        "vector": ["value": .number(score), "weight": 0.5],
                        "skill_fit": ["value": .number(score), "weight": 0.5],
                        "seniority_penalty": 0.0,
                    ], "strengths": ["knows the trade"],
                ])
        }
        try database.write { connection in
            let seed = try connection.value("SELECT count(*) FROM match", as: Int.self) ?? 0
            var ids = IDSource(seed: UInt64(seed + 7_000))
            try MatchStore.replace(
                proposals,
                of: MatchRun(
                    job: job, profile: "seed", model: "static", scored: people.count,
                    excluded: excluded, matchedAt: now), ids: &ids, on: connection)
        }
    }

    /// The match of a person for a job.
    func match(_ person: ID<Candidate>, _ job: ID<Job>) throws -> Match {
        let match = try database.read {
            try $0.first(Match.self, "WHERE candidate_id = \(person) AND job_id = \(job)")
        }
        return try #require(match)
    }

    /// Moves a match.
    func move(
        _ match: Match, to stage: Stage, reason: String? = nil, anyway: Bool = false
    ) throws {
        try decide { ledger, connection in
            _ = try MatchDecision.move(
                match.id.text, to: stage, reason: reason, anyway: anyway, ledger: &ledger,
                on: connection)
        }
    }

    /// Sets fields by hand.
    func edit(_ person: ID<Candidate>, _ values: [(String, String)], reason: String? = nil) throws {
        try decide { ledger, connection in
            _ = try Editing.set(
                values.map { ($0.0, $0.1) }, of: person.text, kind: .candidate, reason: reason,
                ledger: &ledger, on: connection)
        }
    }

    /// The person as the lists have it.
    func row(_ person: ID<Candidate>) throws -> Candidate {
        try #require(
            try database.read { try $0.first(Candidate.self, "WHERE id = \(person)") })
    }

    /// Takes the newest decision back.
    func undo() throws { try decide { ledger, _ in _ = try ledger.undo() } }

    /// Brings back what was taken back last.
    func redo() throws { try decide { ledger, _ in _ = try ledger.redo() } }

    /// Makes a decision, takes it back and brings it back: the desk must be as before, then as
    /// after, and what the ledger says.
    func takeBack(
        _ body: @Sendable (inout Ledger, any Connection) throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try rows()
        try decide(body)
        let after = try rows()
        #expect(before != after, "nothing was decided", sourceLocation: sourceLocation)
        try undo()
        let undone = try rows()
        #expect(before.symmetricDifference(undone) == [], sourceLocation: sourceLocation)
        try redo()
        let redone = try rows()
        #expect(after.symmetricDifference(redone) == [], sourceLocation: sourceLocation)
        try expectReplayed(sourceLocation: sourceLocation)
    }

    /// The desk is what its ledger says.
    func expectReplayed(sourceLocation: SourceLocation = #_sourceLocation) throws {
        let differences = try database.read { try LedgerReplay.differences(on: $0) }
        #expect(differences == [], sourceLocation: sourceLocation)
    }

    /// Every row that a decision may change, without the counters that only go up, the marks that
    /// something is to be computed anew, and names of skills that lie in no bag.
    func rows() throws -> Set<String> {
        let left: Set<String> = ["updated_at", "version", "needs_vectors", "is_stale"]
        let tables = [
            "candidate", "candidate_field", "candidate_skill", "experience", "education", "project",
            "attribute", "identity", "document", "note", "attachment", "candidate_merge", "match",
            "job", "job_field", "job_skill", "saved_query", "question", "candidate_search",
            "learned_profile", "candidate_skill_edit", "candidate_skill_covered",
            "skill WHERE bag_id IS NOT NULL", "job_source",
        ]
        return try database.read { connection in
            var lines: Set<String> = []
            let stored = try StoredTable.all(on: connection)
            for table in tables {
                let name = String(table.prefix { $0 != " " })
                let columns = try #require(stored.first { $0.name == name }).columns
                    .filter { !left.contains($0) }
                let list = columns.joined(separator: ", ")
                for row in try connection.query("SELECT \(.raw(list)) FROM \(.raw(table))") {
                    let values = zip(columns, row.values).map { "\($0)=\($1)" }
                    lines.insert(name + ": " + values.joined(separator: " "))
                }
            }
            return lines
        }
    }
}

import Prelude
import Recruiting
import Storage
import TestSupport

/// A desk with a few people, made through the same doors as a real one.
struct DeskFixture {
    let test: TestDatabase
    var database: any Database { test.database }
    let now = Timestamp(microseconds: 1_700_000_000_000_000)

    init() throws {
        test = try TestDatabase(.current, schema: DeskSchema.schema, now: now)
    }

    /// Takes a document into the desk and returns what became of it.
    @discardableResult
    func take(
        _ draft: CandidateDraft, path: String, sha256: String? = nil, text: String = "text"
    ) throws -> Intake.Outcome {
        let now = now
        let incoming = Intake.Incoming(
            path: path, part: nil, sha256: sha256 ?? path + text, kind: "text", text: text,
            warnings: [])
        let seed = UInt64(bitPattern: Int64((path + text).hashValue))
        return try database.write { connection in
            var intake = Intake(
                on: connection, source: "rules", now: now, ids: IDSource(seed: seed))
            return try intake.take(draft, from: incoming)
        }
    }

    /// Does something with a ledger in one transaction.
    func decide<Result: Sendable>(
        _ body: @Sendable (inout Ledger, any Connection) throws -> Result
    ) throws -> Result {
        let now = now
        return try database.write { connection in
            let seed = try connection.value("SELECT count(*) FROM ledger", as: Int.self) ?? 0
            var ledger = Ledger(
                on: connection, who: "ada", now: now, ids: IDSource(seed: UInt64(seed + 1)))
            return try body(&ledger, connection)
        }
    }

    /// The person with a name.
    func person(_ name: String) throws -> CandidateDossier {
        try database.read { connection in
            let id = try connection.value(
                "SELECT id FROM candidate WHERE name = \(name)", as: ID<Candidate>.self)
            guard let id, let person = try CandidateDossier(id, on: connection) else {
                throw Absent(name: name)
            }
            return person
        }
    }

    /// The names of everybody that a query finds, in the list's order.
    func names(_ query: String) throws -> [String] {
        let list = CandidateList(try SearchClause(try SearchQuery(query)))
        return try database.read { try list.rows(offset: 0, limit: 100, on: $0).map(\.name) }
    }

    /// Nobody of that name is on the desk.
    struct Absent: Error {
        var name: String
    }
}

/// A draft of a person, by the fields and skills it gives.
func draft(
    _ name: String, _ fields: [String: JSONValue] = [:], skills: [String: Int?] = [:],
    email: String? = nil
) -> CandidateDraft {
    var draft = CandidateDraft()
    draft.fields = fields.mapValues { ProposedValue($0, confidence: 0.9) }
    draft.fields["full_name"] = ProposedValue(.string(name), confidence: 0.9, span: TextSpan(0, 4))
    draft.skills = skills.sorted { $0.key < $1.key }.map { name, rating in
        .init(
            skill: SkillName(
                name: name, folded: SkillFolding.fold(name), family: "software", kind: "tool"),
            surface: name, rating: rating)
    }
    if let email {
        draft.identities = [.init(kind: "email", value: email, confidence: 0.98)]
    }
    return draft
}

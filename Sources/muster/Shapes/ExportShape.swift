import Conversation
import Prelude
import Recruiting
import Storage

/// Everything that the desk holds about a person, those who were merged into them included.
struct ExportShape: Sendable {
    /// One document of everything.
    let json: JSONValue

    /// Reads everything about a person.
    init(of person: ID<Candidate>, at now: Timestamp, on connection: any Connection) throws {
        let people = try MergedPeople.all(into: person, on: connection)
        let own = try Self.held(by: person, on: connection)
        let history = try History(on: connection).items(
            ofCandidate: person, limit: History.maximumExport)
        json = own.adding([
            JSONMember("history", .array(history.map(\.json))),
            JSONMember("questions", .array(try Self.questions(about: people, on: connection))),
            JSONMember(
                "merged",
                .array(try people.dropFirst().map { try Self.held(by: $0, on: connection) })),
            JSONMember("exported_at", .string(now.description)),
        ])
    }

    private static func held(
        by person: ID<Candidate>, on connection: any Connection
    ) throws -> JSONValue {
        guard let dossier = try CandidateDossier(person, on: connection) else { return .null }
        let matches = try connection.fetch(
            Match.self, "WHERE candidate_id = \(person) ORDER BY id")
        let titles = try matches.map { match in
            try connection.first(Job.self, "WHERE id = \(match.job)")
        }
        let attachments = try Attachment.all(of: person, on: connection)
        return [
            "candidate": dossier.json,
            "texts": .array(
                dossier.documents.map {
                    [
                        "document": .string($0.id.text), "path": .string($0.path),
                        "imported_at": .string($0.importedAt.description),
                        "text": .string($0.text),
                    ]
                }),
            "matches": .array(zip(matches, titles).map { match, job in shape(match, job) }),
            "moves": .array(
                try connection.fetch(
                    Outcome.self, "WHERE candidate_id = \(person) ORDER BY at, entry_id"
                ).map(\.json)),
            "derived": [
                "vectors": JSONValue(
                    try connection.value(
                        "SELECT count(*) FROM candidate_vector WHERE owner_id = \(person)",
                        as: Int.self))
            ],
            "notes": .array(try Note.all(of: person, on: connection).map(\.json)),
            "gap_reports": .array(
                try KeptGapReport.all(of: person, on: connection).map(\.analysis)),
            // What was said there may tell of others too, so that only where and when is told.
            "conversations": .array(
                try Thread.about(person.text, on: connection).map {
                    [
                        "thread": .string($0.id.text),
                        "started_at": .string($0.createdAt.description),
                    ]
                }),
            "attachments": .array(
                attachments.map {
                    $0.json.adding([
                        JSONMember("bytes", .string(Base64.text($0.bytes.array)))
                    ])
                }),
        ]
    }

    private static func shape(_ match: Match, _ job: Job?) -> JSONValue {
        [
            "id": .string(match.id.text),
            "job": [
                "id": .string(match.job.text), "title": JSONValue(job?.title),
                "company": JSONValue(job?.company),
            ],
            "stage": .string(match.stage.rawValue), "status": .string(match.status),
            "reason": JSONValue(match.reason), "decided_by": JSONValue(match.decidedBy),
            "decided_at": JSONValue(match.decidedAt?.description),
            "matched_at": .string(match.matchedAt.description), "score": .number(match.score),
            "confidence": .number(match.confidence), "profile": .string(match.profile),
            "explanation": match.explanation,
        ]
    }

    private static func questions(
        about people: [ID<Candidate>], on connection: any Connection
    ) throws -> [JSONValue] {
        let list = people.map(\.sqlValue)
        let questions = try connection.fetch(
            Question.self,
            """
            WHERE candidate_id IN (\(list: list)) OR other_id IN (\(list: list))
            ORDER BY asked_at, id
            """)
        let words = QuestionViews(on: connection)
        return try questions.map { try words.view($0).json }
    }
}

/// Bytes as text (RFC 4648, section 4).
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The text of some bytes, padded.
    static func text(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                text.append(
                    isPadding
                        ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

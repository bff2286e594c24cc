package import Language
internal import Prelude
internal import Recruiting
package import Storage

/// Makes and stores the vectors of what changed since they were made last.
package struct Vectorizing: Sendable {
    /// How many people one transaction handles, so that a recruiter's keys never wait long.
    private static let batch = 50

    /// Whose vectors they are.
    enum Owner: String, Sendable, CaseIterable {
        case candidate
        case job
    }

    /// The vectors of one owner, made and not stored yet.
    struct Made: Sendable {
        var owner: Owner
        var id: String
        /// When the owner had changed last.
        var updatedAt: Timestamp
        var vectors: [(kind: String, vector: [Float])]
    }

    private let embeddings: EmbeddingTable

    /// A maker of vectors with one embedding model.
    package init(_ embeddings: EmbeddingTable) {
        self.embeddings = embeddings
    }

    /// Brings every vector up to date; returns how many owners were handled.
    package func run(on database: any Database) throws -> Int {
        var total = 0
        while true {
            let handled = try database.write { connection in
                let (made, _) = try makeStale(also: nil, on: connection)
                for each in made { try store(each, on: connection) }
                return made.count
            }
            total += handled
            if handled == 0 { return total }
        }
    }

    /// Whether something that the vectors are made from has changed since.
    static func isStale(
        _ owner: Owner, _ id: String, on connection: any Connection
    ) throws -> Bool {
        try connection.value(
            "SELECT needs_vectors FROM \(.raw(owner.rawValue)) WHERE id = \(id)") ?? false
    }

    /// Makes the vectors of some of those that changed, and of one more; returns how many of the
    /// others are left.
    func makeStale(
        also own: String?, on connection: any Connection
    ) throws -> (made: [Made], left: Int) {
        var made: [Made] = []
        var left = 0
        if let own { made += [try make(.job, own, on: connection)].compactMap(\.self) }
        for owner in Owner.allCases {
            let table = SQL.raw(owner.rawValue)
            let ids = try connection.query(
                """
                SELECT id FROM \(table) WHERE needs_vectors = 1 ORDER BY seq LIMIT \(Self.batch)
                """
            ).map { try $0.get(0, as: String.self) }
            for id in ids where id != own {
                try make(owner, id, on: connection).map { made.append($0) }
            }
            guard ids.count == Self.batch else { continue }
            let all: Int? = try connection.value(
                "SELECT count(*) FROM \(table) WHERE needs_vectors = 1")
            left += (all ?? 0) - ids.count
        }
        return (made, left)
    }

    /// Makes the vectors of an owner; nil when there is none of that id.
    func make(_ owner: Owner, _ id: String, on connection: any Connection) throws -> Made? {
        let updatedAt: Timestamp? = try connection.value(
            "SELECT updated_at FROM \(.raw(owner.rawValue)) WHERE id = \(id)")
        guard let updatedAt else { return nil }
        switch owner {
        case .candidate:
            guard let person = try CandidateDossier(ID(id), on: connection) else { return nil }
            let identity = PersonalWords(of: person)
            return Made(
                owner: owner, id: id, updatedAt: updatedAt,
                vectors: vectors(VectorTexts.entries(of: person)) { identity.removed(from: $0) })
        case .job:
            guard let job = try JobDossier(ID(id), on: connection) else { return nil }
            return Made(
                owner: owner, id: id, updatedAt: updatedAt,
                vectors: vectors(VectorTexts.entries(of: job)) { $0 })
        }
    }

    private func vectors(
        _ entries: [VectorTexts.Entry], _ cleaned: (String) -> String
    ) -> [(kind: String, vector: [Float])] {
        entries.compactMap { entry in
            embeddings.vector(for: cleaned(entry.text)).map { (entry.kind, $0) }
        }
    }

    /// Stores vectors over those of the same model. An owner that has changed again meanwhile stays
    /// to be done.
    func store(_ made: Made, on connection: any Connection) throws {
        let table = SQL.raw(made.owner.rawValue + "_vector")
        let owner = SQL.raw(made.owner.rawValue)
        let isThere = try !connection.query("SELECT 1 FROM \(owner) WHERE id = \(made.id)").isEmpty
        guard isThere else { return }
        try connection.execute(
            "DELETE FROM \(table) WHERE owner_id = \(made.id) AND model = \(embeddings.model)")
        for (kind, vector) in made.vectors {
            try connection.execute(
                """
                INSERT INTO \(table) (owner_id, kind, model, value)
                VALUES (\(made.id), \(kind), \(embeddings.model),
                \(value: .blob(StoredVector.bytes(vector))))
                ON CONFLICT (owner_id, kind, model) DO NOTHING
                """)
        }
        try connection.execute(
            """
            UPDATE \(owner) SET needs_vectors = 0 WHERE id = \(made.id)
            AND updated_at = \(made.updatedAt)
            """)
    }
}

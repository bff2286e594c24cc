internal import Prelude
internal import Recruiting
internal import Storage

/// Makes and stores the vectors of what changed since they were made last.
///
/// Texts are read in one transaction and vectors stored in another: between them a service may take
/// its time.
struct Vectorizing: Sendable {
    /// How many people one transaction handles, so that a recruiter's keys never wait long.
    static let batch = 50

    /// Whose vectors they are.
    enum Owner: String, Sendable, CaseIterable {
        case candidate
        case job
    }

    /// The texts of one owner whose vectors are to be made.
    struct Texts: Sendable {
        var owner: Owner
        var id: String
        /// When the owner had changed last.
        var updatedAt: Timestamp
        var entries: [VectorTexts.Entry]
    }

    /// The vectors of one owner, made and not stored yet.
    struct Made: Sendable {
        var texts: Texts
        /// One for each text; nil where a text has none.
        var vectors: [[Float]?]
    }

    /// The model of the vectors.
    let model: String

    /// A maker of vectors of one model.
    init(model: String) {
        self.model = model
    }

    /// Brings every vector up to date.
    ///
    /// - Parameter embed: Makes the vectors of texts, one each.
    func run(on database: any Database, embed: ([String]) throws -> [[Float]?]) throws {
        while true {
            let stale = try database.read { try staleTexts(also: nil, on: $0).texts }
            guard !stale.isEmpty else { return }
            let made = try stale.map { texts in
                Made(texts: texts, vectors: try embed(texts.entries.map(\.text)))
            }
            try database.write { connection in
                for each in made { try store(each, on: connection) }
            }
        }
    }

    /// The texts of some of those that changed, and of one more; and how many of the others are left.
    func staleTexts(
        also own: String?, limit: Int = batch, on connection: any Connection
    ) throws -> (texts: [Texts], left: Int) {
        var stale: [Texts] = []
        var left = 0
        if let own { stale += [try texts(.job, own, on: connection)].compactMap(\.self) }
        for owner in Owner.allCases {
            let waiting = try VectorStand(owner: owner, model: model, on: connection)
                .waiting(limit: limit)
            for id in waiting.ids where id != own {
                try texts(owner, id, on: connection).map { stale.append($0) }
            }
            left += waiting.count - waiting.ids.count
        }
        return (stale, left)
    }

    /// The texts of an owner; nil when there is none of that id.
    func texts(_ owner: Owner, _ id: String, on connection: any Connection) throws -> Texts? {
        let updatedAt: Timestamp? = try connection.value(
            "SELECT updated_at FROM \(.raw(owner.rawValue)) WHERE id = \(id)")
        guard let updatedAt else { return nil }
        switch owner {
        case .candidate:
            guard let person = try CandidateDossier(ID(id), on: connection) else { return nil }
            let identity = PersonalWords(of: person)
            return Texts(
                owner: owner, id: id, updatedAt: updatedAt,
                entries: VectorTexts.entries(of: person).map {
                    ($0.kind, identity.removed(from: $0.text))
                })
        case .job:
            guard let job = try JobDossier(ID(id), on: connection) else { return nil }
            let identity = PersonalWords(of: job)
            return Texts(
                owner: owner, id: id, updatedAt: updatedAt,
                entries: VectorTexts.entries(of: job).map {
                    ($0.kind, identity.removed(from: $0.text))
                })
        }
    }

    /// Stores vectors over those of the same model. An owner that has changed again meanwhile stays
    /// to be done.
    func store(_ made: Made, on connection: any Connection) throws {
        let texts = made.texts
        let table = SQL.raw(texts.owner.rawValue + "_vector")
        let owner = SQL.raw(texts.owner.rawValue)
        let isThere = try !connection.query("SELECT 1 FROM \(owner) WHERE id = \(texts.id)").isEmpty
        guard isThere else { return }
        try connection.execute(
            "DELETE FROM \(table) WHERE owner_id = \(texts.id) AND model = \(model)")
        for (entry, vector) in zip(texts.entries, made.vectors) {
            guard let vector else { continue }
            try connection.execute(
                """
                INSERT INTO \(table) (owner_id, kind, model, value)
                VALUES (\(texts.id), \(entry.kind), \(model),
                \(value: .blob(StoredVector.bytes(vector))))
                ON CONFLICT (owner_id, kind, model) DO NOTHING
                """)
        }
        try VectorStand(owner: texts.owner, model: model, on: connection)
            .settle(texts.id, seen: texts.updatedAt)
    }
}

internal import Prelude
internal import Storage

/// Whose vectors of one model are as their texts are now.
///
/// A desk can hold vectors of several models side by side, as while a team changes to another one:
/// each owner is done once for each model, and a change of the owner makes all of them old.
struct VectorStand {
    private let owner: Vectorizing.Owner
    private let model: String
    private let connection: any Connection

    init(owner: Vectorizing.Owner, model: String, on connection: any Connection) {
        self.owner = owner
        self.model = model
        self.connection = connection
    }

    private var table: SQL { .raw(owner.rawValue) }
    private var listed: SQL { owner == .candidate ? "is_listed = 1" : "1 = 1" }
    private var isMissing: SQL {
        """
        NOT EXISTS (SELECT 1 FROM vector_made WHERE owner = \(owner.rawValue)
        AND model = \(model) AND owner_id = \(table).id)
        """
    }

    /// Whether one owner's vectors are to be made.
    func isStale(_ id: String) throws -> Bool {
        try !connection.query(
            """
            SELECT 1 FROM \(table) WHERE id = \(id) AND (needs_vectors = 1 OR \(isMissing))
            """
        ).isEmpty
    }

    /// Some of those whose vectors are to be made, and how many there are.
    func waiting(limit: Int) throws -> (ids: [String], count: Int) {
        let changed = try ids("needs_vectors = 1", limit)
        // Looking for those who lack the model goes over everybody, so that it is done only when
        // the numbers differ.
        let made: Int? = try connection.value(
            """
            SELECT count(*) FROM vector_made JOIN \(table) ON \(table).id = owner_id
            WHERE owner = \(owner.rawValue) AND model = \(model) AND \(listed)
            """)
        let all: Int? = try connection.value("SELECT count(*) FROM \(table) WHERE \(listed)")
        if (made ?? 0) >= (all ?? 0), changed.count < limit { return (changed, changed.count) }
        let wanted: SQL = "\(listed) AND (needs_vectors = 1 OR \(isMissing))"
        let count: Int? = try connection.value("SELECT count(*) FROM \(table) WHERE \(wanted)")
        return (try ids(wanted, limit), count ?? 0)
    }

    private func ids(_ condition: SQL, _ limit: Int) throws -> [String] {
        try connection.query(
            "SELECT id FROM \(table) WHERE \(condition) ORDER BY seq LIMIT \(limit)"
        ).map { try $0.get(0) }
    }

    /// Notes that an owner's vectors are made from how it was at a moment. One that has changed again
    /// since stays to be done.
    func settle(_ id: String, seen: Timestamp) throws {
        let row = try connection.query(
            "SELECT needs_vectors, updated_at FROM \(table) WHERE id = \(id)"
        ).first
        guard let row, try row.get(1, as: Timestamp.self) == seen else { return }
        if try row.get(0, as: Bool.self) {
            // What other models made is from before the change.
            try connection.execute(
                """
                DELETE FROM vector_made WHERE owner = \(owner.rawValue) AND owner_id = \(id)
                AND model <> \(model)
                """)
            try connection.execute("UPDATE \(table) SET needs_vectors = 0 WHERE id = \(id)")
        }
        try connection.execute(
            """
            INSERT INTO vector_made (owner, model, owner_id)
            VALUES (\(owner.rawValue), \(model), \(id))
            ON CONFLICT (owner, model, owner_id) DO NOTHING
            """)
    }
}

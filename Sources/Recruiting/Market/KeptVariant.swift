package import Prelude
package import Storage

/// A résumé that was cut for a cluster with a model's help, so that the same is not paid for twice.
package struct KeptVariant: Record, Hashable {
    /// A hash of everything that it depends on.
    package var key: String
    /// The person; nil for a résumé of a file, which goes when any person is erased.
    package var candidate: ID<Candidate>?
    /// The edits that the model proposed, as it wrote them.
    package var variant: JSONValue
    /// When it was made.
    package var createdAt: Timestamp

    /// A variant from its parts.
    package init(key: String, candidate: ID<Candidate>?, variant: JSONValue, createdAt: Timestamp) {
        self.key = key
        self.candidate = candidate
        self.variant = variant
        self.createdAt = createdAt
    }

    /// The table.
    package static let table = Table(
        "resume_variant", KeptVariant.init, Column("key", \.key),
        Column("candidate_id", \.candidate), Column("variant", \.variant),
        Column("created_at", \.createdAt))

    /// How many are kept, the newest.
    private static let maximumKept = 2000

    /// The one with a key; nil where none was made.
    package static func find(_ key: String, on connection: any Connection) throws -> KeptVariant? {
        try connection.first(KeptVariant.self, "WHERE key = \(key)")
    }

    /// Keeps it; the oldest make room.
    package func keep(on connection: any Connection) throws {
        try connection.execute(upsert(onConflict: "key"))
        try connection.execute(
            """
            DELETE FROM resume_variant WHERE key NOT IN (
                SELECT key FROM resume_variant ORDER BY created_at DESC, key LIMIT \(Self.maximumKept))
            """)
    }
}

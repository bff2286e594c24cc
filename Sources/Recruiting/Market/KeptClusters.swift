package import Prelude
package import Storage

/// The groups of a market's vacancies as the desk keeps them: the newest holds, the former are kept for a
/// while.
package struct KeptClusters: Record, Hashable {
    /// The artifact's id.
    package var id: ID<KeptClusters>
    /// A digest of it, by which whoever depends on it knows it again.
    package var digest: String
    /// The artifact as a document.
    package var artifact: JSONValue
    /// Whether it is the one that holds.
    package var isCurrent: Bool
    /// Who made or imported it.
    package var madeBy: String
    /// When.
    package var createdAt: Timestamp

    /// An artifact from its parts.
    package init(
        id: ID<KeptClusters>, digest: String, artifact: JSONValue, isCurrent: Bool, madeBy: String,
        createdAt: Timestamp
    ) {
        self.id = id
        self.digest = digest
        self.artifact = artifact
        self.isCurrent = isCurrent
        self.madeBy = madeBy
        self.createdAt = createdAt
    }

    /// The table.
    package static let table = Table(
        "cluster_artifact", KeptClusters.init, Column("id", \.id), Column("digest", \.digest),
        Column("artifact", \.artifact), Column("is_current", \.isCurrent),
        Column("made_by", \.madeBy), Column("created_at", \.createdAt))

    /// How many former artifacts are kept.
    private static let maximumFormer = 10

    /// The artifact that holds; nil where none was made yet.
    package static func current(on connection: any Connection) throws -> KeptClusters? {
        try connection.first(KeptClusters.self, "WHERE is_current = 1 ORDER BY id DESC LIMIT 1")
    }

    /// Keeps it as the one that holds; the oldest former ones make room.
    package func keep(on connection: any Connection) throws {
        try connection.execute("UPDATE cluster_artifact SET is_current = 0 WHERE is_current = 1")
        try connection.execute(insert())
        try connection.execute(
            """
            DELETE FROM cluster_artifact WHERE is_current = 0 AND id NOT IN (
                SELECT id FROM cluster_artifact WHERE is_current = 0
                ORDER BY id DESC LIMIT \(Self.maximumFormer))
            """)
    }
}

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

    /// The artifact that holds; nil where none was made yet.
    package static func current(on connection: any Connection) throws -> KeptClusters? {
        try connection.first(KeptClusters.self, "WHERE is_current = 1 ORDER BY id DESC LIMIT 1")
    }

    /// The id of the artifact that holds, without reading the whole; nil where none was made yet.
    package static func currentID(on connection: any Connection) throws -> ID<KeptClusters>? {
        try connection.value(
            "SELECT id FROM cluster_artifact WHERE is_current = 1 ORDER BY id DESC LIMIT 1")
    }

    /// How many former artifacts are kept.
    private static let maximumFormer = 10

    /// Keeps groups and lets them hold, as a decision that can be taken back; the oldest former ones make
    /// room.
    ///
    /// - Parameter action: What the ledger calls it.
    package func hold(
        _ action: String, ledger: inout Ledger, on connection: any Connection
    ) throws {
        var new = self
        new.isCurrent = false
        try connection.execute(new.insert())
        try ledger.decide(action, [.init(ClustersCell.address, .string(id.text))])
        try connection.execute(
            """
            DELETE FROM cluster_artifact WHERE is_current = 0 AND id NOT IN (
                SELECT id FROM cluster_artifact WHERE is_current = 0
                ORDER BY id DESC LIMIT \(Self.maximumFormer))
            """)
    }
}

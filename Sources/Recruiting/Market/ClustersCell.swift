package import Prelude
package import Storage

/// Which groups of vacancies hold, as a cell: null, or the kept artifact's id. Undo lets the former groups
/// hold again, as long as they are kept.
package struct ClustersCell: CellKind {
    /// `clusters`.
    package static let name = "clusters"
    /// `clusters`.
    package var name: String { Self.name }
    /// The one cell there is.
    static let address = CellAddress(kind: name, subject: "market", field: "groups")

    /// The cell of the groups.
    package init() {}

    /// The id of the artifact that holds, or null.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        JSONValue(try KeptClusters.currentID(on: connection)?.text)
    }

    /// Lets an artifact that is kept hold, or none.
    ///
    /// - Throws: `LedgerError.noLongerKept` for one that has made room for newer ones.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        if let id = state.string {
            let kept = try connection.query("SELECT 1 FROM cluster_artifact WHERE id = \(id)")
            guard !kept.isEmpty else { throw LedgerError.noLongerKept(address) }
        }
        try connection.execute("UPDATE cluster_artifact SET is_current = 0 WHERE is_current = 1")
        try connection.execute(
            "UPDATE cluster_artifact SET is_current = 1 WHERE id = \(state.string)")
    }

    /// Nobody's.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, nil) }

    /// The market, whose groups they are.
    package func title(of address: CellAddress, on connection: any Connection) throws -> String? {
        "the market"
    }
}

package import Prelude
package import Storage

/// What job of the desk a listing became, as a cell by the listing: null, or the job's id. Undo lets the
/// listing be none of the desk's again and closes the job; taking the listing anew finds it.
package struct ListingCell: CellKind {
    /// `listing`.
    package static let name = "listing"
    /// `listing`.
    package var name: String { Self.name }

    /// The cells of all listings.
    package init() {}

    /// The job's id, or null.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        JSONValue(
            try connection.first(Listing.self, "WHERE id = \(address.subject)")?.job?.text)
    }

    /// Notes the job, or that there is none; a job that is gone is none.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        try connection.execute(
            """
            UPDATE listing SET job_id = (SELECT id FROM job WHERE id = \(state.string))
            WHERE id = \(address.subject)
            """)
    }

    /// Nobody's.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, nil) }

    /// What is offered.
    package func title(of address: CellAddress, on connection: any Connection) throws -> String? {
        try connection.value("SELECT title FROM listing WHERE id = \(address.subject)")
    }
}

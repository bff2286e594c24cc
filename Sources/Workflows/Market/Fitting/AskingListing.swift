internal import Prelude
internal import Recruiting
internal import Storage

/// A listing as far as a score needs to know it, without its text, of which a market's are too large to be
/// read for each portion of scores.
struct AskingListing: Sendable {
    var id: ID<Listing>
    var title: String
    /// A digest of what it asks for and says.
    var digest: String
    /// The years of work that it asks for; nil where it does not say.
    var minYears: Double?
    /// What it asks for, under the keys of skills.
    var demands: [(key: String, demand: Listing.Demand)]

    private static let columns: SQL = "id, title, digest, min_years, demands"

    private init(_ row: Row, _ skills: PersonSkills) throws {
        id = try row.get(0)
        title = try row.get(1)
        digest = try row.get(2)
        minYears = try row.get(3)
        let asked = try row.get(4, as: JSONValue.self).elements ?? []
        demands = asked.compactMap { Listing.Demand($0) }.map { (skills.key($0.skill), $0) }
    }

    /// The listing of an id; nil where there is none.
    static func one(
        _ id: ID<Listing>, _ skills: PersonSkills, on connection: any Connection
    ) throws -> AskingListing? {
        try connection.query("SELECT \(columns) FROM listing WHERE id = \(id)").first.map {
            try AskingListing($0, skills)
        }
    }

    /// The listings of a kind that are open, no copies, and were posted, or first seen, since.
    static func all(
        of kind: ID<SearchCategory>, since: Timestamp, _ skills: PersonSkills,
        on connection: any Connection
    ) throws -> [AskingListing] {
        try connection.query(
            """
            SELECT \(columns) FROM listing
            WHERE category_id = \(kind) AND closed_at IS NULL AND duplicate_of IS NULL
            AND coalesce(posted_on >= \(since.day.description), first_seen >= \(since))
            ORDER BY seq
            """
        ).map { try AskingListing($0, skills) }
    }
}

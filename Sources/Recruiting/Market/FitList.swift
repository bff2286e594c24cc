package import Prelude
package import Storage

/// Scores of people for listings as lists show them, the best first.
package struct FitList: Sendable {
    /// A score with whom and what it is about.
    package struct Row: Sendable {
        /// The score.
        package var fit: Fit
        /// The person's name.
        package var name: String
        /// The listing's title.
        package var title: String
        /// Who hires.
        package var company: String?
        /// When the listing was closed; nil while it is open.
        package var closedAt: Timestamp?
    }

    /// Only a person's.
    package var candidate: ID<Candidate>?
    /// Only a listing's.
    package var listing: ID<Listing>?
    /// Only a kind of work's.
    package var category: ID<SearchCategory>?
    /// Whether those that do not fit are listed too.
    package var includesRejected = false
    /// Whether those of closed listings are listed too.
    package var includesClosed = false

    /// What fits of everybody and everything.
    package init() {}

    private var condition: SQL {
        var parts: [SQL] = ["fit.is_current = 1", "candidate.is_listed = 1"]
        if let candidate { parts.append("candidate_id = \(candidate)") }
        if let listing { parts.append("listing_id = \(listing)") }
        if let category { parts.append("listing.category_id = \(category)") }
        if !includesRejected { parts.append("verdict = \(Fit.Verdict.fits)") }
        if !includesClosed { parts.append("closed_at IS NULL") }
        return SQL.joined(parts, separator: " AND ")
    }

    private static let tables: SQL =
        "fit JOIN candidate ON candidate.id = candidate_id JOIN listing ON listing.id = listing_id"

    /// How many there are.
    package func count(on connection: any Connection) throws -> Int {
        try connection.value("SELECT count(*) FROM \(Self.tables) WHERE \(condition)") ?? 0
    }

    /// Some of them, from a place on.
    package func rows(offset: Int, limit: Int, on connection: any Connection) throws -> [Row] {
        let columns = Fit.table.columns.count
        return try connection.query(
            """
            SELECT \(Fit.qualifiedColumnList), candidate.name, listing.title, listing.company, closed_at
            FROM \(Self.tables) WHERE \(condition)
            ORDER BY score DESC, listing.seq DESC, candidate.seq LIMIT \(limit) OFFSET \(offset)
            """
        ).map { row in
            Row(
                fit: try Fit(row: row), name: try row.get(columns), title: try row.get(columns + 1),
                company: try row.get(columns + 2), closedAt: try row.get(columns + 3))
        }
    }
}

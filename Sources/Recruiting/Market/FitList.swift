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

    /// From which score on somebody fits, 0...100, whatever it was when the score was made.
    private let threshold: Double

    /// What fits of everybody and everything.
    package init(threshold: Double) { self.threshold = threshold }

    private var condition: SQL {
        var parts: [SQL] = ["fit.is_current = 1", Fit.isWanted, Self.isOfKind]
        if let candidate { parts.append("candidate_id = \(candidate)") }
        if let listing { parts.append("listing_id = \(listing)") }
        if let category { parts.append("listing.category_id = \(category)") }
        if !includesRejected {
            parts.append(
                "score >= \(threshold) AND verdict IN (\(list: Self.judged.map(\.sqlValue)))")
        }
        if !includesClosed { parts.append("closed_at IS NULL") }
        return SQL.joined(parts, separator: " AND ")
    }

    /// The verdicts that a threshold decides between.
    private static let judged = [Fit.Verdict.fits, .below]

    /// A score counts as long as the person does the listing's kind of work.
    static let isOfKind: SQL = """
        listing.category_id IN (SELECT category_id FROM candidate_category
            WHERE candidate_category.candidate_id = fit.candidate_id)
        """

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
            ORDER BY score DESC NULLS LAST, listing.seq DESC, candidate.seq LIMIT \(limit) OFFSET \(offset)
            """
        ).map { row in
            var fit = try Fit(row: row)
            if Self.judged.contains(fit.verdict) {
                fit.verdict = (fit.score ?? 0) >= threshold ? .fits : .below
            }
            return Row(
                fit: fit, name: try row.get(columns), title: try row.get(columns + 1),
                company: try row.get(columns + 2), closedAt: try row.get(columns + 3))
        }
    }
}

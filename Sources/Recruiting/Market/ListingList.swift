package import Prelude
package import Storage

/// Listings as lists show them, the newest first.
package struct ListingList: Sendable {
    /// What is listed.
    package struct Filter: Sendable, Hashable {
        /// Words that the title or the company holds, each.
        package var words: [String] = []
        /// A kind of work.
        package var category: ID<SearchCategory>?
        /// Whether those that are closed are listed too.
        package var includesClosed = false
        /// Whether those that say nearly what an older one says are listed too.
        package var includesDuplicates = true
        /// Only what was posted, or first seen, since a day.
        package var since: Day?
        /// Only what somebody on the desk fits so well, 0...100.
        package var leastFit: Double?
        /// A kind of work, by its slug.
        package var kind: String?
        /// Only some, by their ids, as those of a group.
        package var ids: [String]?
        /// Only what was seen at a source.
        package var source: String?

        /// Everything that is open.
        package init() {}
    }

    /// A listing as a row.
    package struct Row: Sendable, Hashable {
        /// The listing's id.
        package var id: ID<Listing>
        /// The title.
        package var title: String
        /// Who hires.
        package var company: String?
        /// Every place.
        package var places: [String]
        /// Whether it can be done from elsewhere.
        package var isRemote: Bool?
        /// The kind of work, by its slug.
        package var category: String?
        /// How senior it is.
        package var level: String?
        /// What is paid in a year, with the currency's code.
        package var pay: (least: Int, most: Int, currency: String)?
        /// The day on which it was posted first.
        package var postedOn: String?
        /// When the desk saw it first.
        package var firstSeen: Timestamp
        /// When it was closed.
        package var closedAt: Timestamp?
        /// The older listing that says nearly the same.
        package var duplicateOf: ID<Listing>?
        /// The job of the desk that it became.
        package var job: ID<Job>?
        /// The best score of anybody on the desk, 0...100; nil where nobody was scored.
        package var bestFit: Double?

        /// Whether both are the same listing.
        package static func == (left: Row, right: Row) -> Bool { left.id == right.id }
        /// Feeds a hash.
        package func hash(into hasher: inout Hasher) { hasher.combine(id) }
    }

    private let filter: Filter

    /// A list by what it holds.
    package init(_ filter: Filter) { self.filter = filter }

    /// The day on which the desk saw a listing first, as `posted_on` is written.
    private static let seenOn: SQL = .dialect(
        sqlite: "strftime('%Y-%m-%d', first_seen / 1000000, 'unixepoch')",
        postgres: "to_char(to_timestamp(first_seen / 1000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD')")

    /// The scores of a listing that count.
    private static let fits: SQL = """
        fit JOIN candidate ON candidate.id = fit.candidate_id
        WHERE listing_id = listing.id AND is_current = 1 AND \(Fit.isWanted)
        AND \(FitList.isOfKind)
        """

    /// The elements of a list as rows: one value is bound however many there are.
    private static func each(of ids: [String]) -> SQL {
        let list = JSONValue(ids).text()
        return .dialect(
            sqlite: "SELECT value FROM json_each(\(list))",
            postgres: "SELECT jsonb_array_elements_text(\(list)::jsonb)")
    }

    private var condition: SQL {
        var parts: [SQL] = ["1 = 1"]
        for word in filter.words {
            let pattern = "%" + SkillFolding.fold(word).filter { $0 != "%" && $0 != "_" } + "%"
            parts.append("(title_key LIKE \(pattern) OR company_key LIKE \(pattern))")
        }
        if let category = filter.category { parts.append("category_id = \(category)") }
        if !filter.includesClosed { parts.append("closed_at IS NULL") }
        if !filter.includesDuplicates { parts.append("duplicate_of IS NULL") }
        if let since = filter.since {
            parts.append(
                """
                (posted_on >= \(since.description)
                OR (posted_on IS NULL AND first_seen >= \(Timestamp(since))))
                """)
        }
        if let least = filter.leastFit {
            parts.append(
                """
                EXISTS (SELECT 1 FROM \(Self.fits) AND score >= \(least))
                """)
        }
        if let kind = filter.kind {
            parts.append("category_id IN (SELECT id FROM search_category WHERE slug = \(kind))")
        }
        if let ids = filter.ids { parts.append("listing.id IN (\(Self.each(of: ids)))") }
        if let source = filter.source {
            parts.append(
                """
                EXISTS (SELECT 1 FROM listing_address WHERE listing_id = listing.id
                AND source_id = \(source))
                """)
        }
        return SQL.joined(parts, separator: " AND ")
    }

    /// How many there are.
    package func count(on connection: any Connection) throws -> Int {
        try connection.value("SELECT count(*) FROM listing WHERE \(condition)") ?? 0
    }

    /// Some of them, from a place on.
    package func rows(offset: Int, limit: Int, on connection: any Connection) throws -> [Row] {
        try connection.query(
            """
            SELECT listing.id, title, company, places, is_remote, slug, level, pay_least, pay_most,
                pay_currency, posted_on, first_seen, closed_at, duplicate_of, job_id,
                (SELECT max(score) FROM \(Self.fits))
            FROM listing LEFT JOIN search_category ON search_category.id = category_id
            WHERE \(condition)
            ORDER BY coalesce(posted_on, \(Self.seenOn)) DESC, listing.seq DESC
            LIMIT \(limit) OFFSET \(offset)
            """
        ).map(Self.row)
    }

    private static func row(_ row: Storage.Row) throws -> Row {
        let places: JSONValue = try row.get(3)
        let (least, most): (Int?, Int?) = (try row.get(7), try row.get(8))
        let currency: String? = try row.get(9)
        var listed = Row(
            id: try row.get(0), title: try row.get(1), company: try row.get(2),
            places: (places.elements ?? []).compactMap(\.string), isRemote: try row.get(4),
            category: try row.get(5), level: try row.get(6), pay: nil, postedOn: try row.get(10),
            firstSeen: try row.get(11), closedAt: try row.get(12), duplicateOf: try row.get(13),
            job: try row.get(14), bestFit: try row.get(15))
        if let least, let most, let currency { listed.pay = (least, most, currency) }
        return listed
    }
}

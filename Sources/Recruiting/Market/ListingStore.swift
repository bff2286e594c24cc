package import Prelude
package import Storage

/// What the desk takes in of the market, each in the caller's transaction.
package struct ListingStore {
    /// A listing that came in, with where it was seen.
    package struct Incoming: Sendable {
        /// The listing, if it is new.
        package var listing: Listing
        /// Where it was seen.
        package var addresses: [Address]
        /// The bands of its sketch, by which near-duplicates are found.
        package var bands: [Int64]

        /// An incoming listing from its parts.
        package init(listing: Listing, addresses: [Address], bands: [Int64]) {
            self.listing = listing
            self.addresses = addresses
            self.bands = bands
        }
    }

    /// Where a listing was seen.
    package struct Address: Sendable, Hashable {
        /// The address in its canonical form.
        package var text: String
        /// The source that showed it.
        package var source: String
        /// The source's own name for it.
        package var key: String

        /// An address from its parts.
        package init(text: String, source: String, key: String) {
            self.text = text
            self.source = source
            self.key = key
        }
    }

    /// How many listings that share a band are looked at closer.
    private static let maximumNeighbours = 10

    private let connection: any Connection
    private let now: Timestamp
    private let today: Day

    /// A store behind a connection.
    package init(on connection: any Connection, now: Timestamp, today: Day) {
        self.connection = connection
        self.now = now
        self.today = today
    }

    /// The listing that stands at one of some addresses under a title; nil where none does.
    package func known(_ addresses: [String], titleKey: String) throws -> ID<Listing>? {
        for address in addresses {
            let id: ID<Listing>? = try connection.value(
                """
                SELECT listing_address.listing_id FROM listing_address
                JOIN listing ON listing.id = listing_address.listing_id
                WHERE address = \(address) AND title_key = \(titleKey) ORDER BY listing.seq LIMIT 1
                """)
            if let id { return id }
        }
        return nil
    }

    /// Whether some listing stands at an address.
    package func knows(_ address: String) throws -> Bool {
        try connection.value(
            "SELECT 1 FROM listing_address WHERE address = \(address) LIMIT 1", as: Int.self) != nil
    }

    /// Takes a listing in: a new one, or another sight of one that is there. What is there is not changed,
    /// but for where and when it was seen.
    ///
    /// - Parameter resembles: Whether a text is nearly that of the listing.
    /// - Returns: Whether it is new.
    package func take(
        _ incoming: Incoming, resembles: (String) -> Bool
    ) throws -> Bool {
        let listing = incoming.listing
        if let known = try known(incoming.addresses.map(\.text), titleKey: listing.titleKey) {
            try see(known, at: incoming.addresses)
            return false
        }
        var new = listing
        new.duplicateOf = try original(of: incoming, resembles)
        let inserted = try connection.query(
            new.insert() + " ON CONFLICT (job_hash) DO NOTHING RETURNING id")
        guard !inserted.isEmpty else {
            let same: ID<Listing>? = try connection.value(
                "SELECT id FROM listing WHERE job_hash = \(listing.jobHash)")
            if let same { try see(same, at: incoming.addresses) }
            return false
        }
        try see(new.id, at: incoming.addresses)
        for band in incoming.bands {
            try connection.execute(
                """
                INSERT INTO listing_band (band, listing_id) VALUES (\(Int(band)), \(new.id))
                ON CONFLICT DO NOTHING
                """)
        }
        return true
    }

    private func see(_ listing: ID<Listing>, at addresses: [Address]) throws {
        try connection.execute(
            """
            UPDATE listing SET last_seen = \(now), closed_at =
                CASE WHEN closes_on < \(today.description) THEN closed_at ELSE NULL END
            WHERE id = \(listing)
            """)
        for (position, address) in addresses.enumerated() {
            let row = ListingAddress(
                address: address.text, listing: listing, source: address.source, key: address.key,
                position: position, firstSeen: now, lastSeen: now, goneAt: nil)
            try connection.execute(
                row.insert()
                    + """
                     ON CONFLICT (address, listing_id, source_id) DO UPDATE SET
                    last_seen = excluded.last_seen, gone_at = NULL
                    """)
        }
    }

    /// The oldest listing that says nearly the same as one that comes in.
    private func original(
        of incoming: Incoming, _ resembles: (String) -> Bool
    ) throws -> ID<Listing>? {
        guard !incoming.bands.isEmpty else { return nil }
        let bands = SQL.joined(incoming.bands.map { "\(Int($0))" }, separator: ", ")
        let neighbours = try connection.query(
            """
            SELECT DISTINCT listing.id, listing.text, listing.duplicate_of, listing.seq
            FROM listing_band JOIN listing ON listing.id = listing_band.listing_id
            WHERE band IN (\(bands)) ORDER BY listing.seq LIMIT \(Self.maximumNeighbours)
            """)
        for row in neighbours where resembles(try row.get(1)) {
            let original: ID<Listing>? = try row.get(2)
            return try original ?? row.get(0)
        }
        return nil
    }

    /// Notes that a source shows what it showed before.
    package func seeAll(of source: ID<JobSource>) throws {
        try connection.execute(
            """
            UPDATE listing_address SET last_seen = \(now)
            WHERE source_id = \(source.text) AND gone_at IS NULL
            """)
        try connection.execute(
            """
            UPDATE listing SET last_seen = \(now) WHERE closed_at IS NULL AND id IN (
                SELECT listing_id FROM listing_address
                WHERE source_id = \(source.text) AND gone_at IS NULL)
            """)
    }

    /// Notes what a source that was read whole does not show any more.
    package func closeUnseen(of source: ID<JobSource>) throws {
        try connection.execute(
            """
            UPDATE listing_address SET gone_at = \(now)
            WHERE source_id = \(source.text) AND gone_at IS NULL AND last_seen < \(now)
            """)
    }

    /// Closes what nobody shows any more, and what says itself that its last day has passed.
    ///
    /// - Returns: How many listings were closed.
    package func close() throws -> Int {
        try connection.query(
            """
            UPDATE listing SET closed_at = \(now) WHERE closed_at IS NULL AND (
                closes_on < \(today.description) OR NOT EXISTS (SELECT 1 FROM listing_address
                    WHERE listing_id = listing.id AND gone_at IS NULL)) RETURNING id
            """
        ).count
    }
}

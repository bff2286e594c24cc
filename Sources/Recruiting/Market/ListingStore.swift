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
        /// What the post there says; nil where another address of the same post has it.
        package var said: JSONValue?

        /// An address from its parts.
        package init(text: String, source: String, key: String, said: JSONValue? = nil) {
            self.text = text
            self.source = source
            self.key = key
            self.said = said
        }
    }

    private let connection: any Connection
    private let now: Timestamp
    private let today: Day

    /// A store behind a connection.
    package init(on connection: any Connection, now: Timestamp, today: Day) {
        self.connection = connection
        self.now = now
        self.today = today
    }

    /// A listing that the desk has.
    package struct Known: Sendable, Hashable {
        /// The listing.
        package let id: ID<Listing>
        /// Whether it has a text, which stays as it was read first.
        package let isDescribed: Bool
    }

    /// The listing that stands at one of some addresses under a title; nil where none does.
    package func known(_ addresses: [String], titleKey: String) throws -> Known? {
        for address in addresses {
            let row = try connection.query(
                """
                SELECT listing.id, CASE WHEN text = '' THEN 0 ELSE 1 END FROM listing_address
                JOIN listing ON listing.id = listing_address.listing_id
                WHERE address = \(address) AND title_key = \(titleKey) ORDER BY listing.seq LIMIT 1
                """
            ).first
            if let row {
                return Known(id: try row.get(0), isDescribed: try row.get(1, as: Int.self) == 1)
            }
        }
        return nil
    }

    /// Whether some listing with a text stands at an address.
    package func describes(_ address: String) throws -> Bool {
        try connection.value(
            """
            SELECT 1 FROM listing_address JOIN listing ON listing.id = listing_address.listing_id
            WHERE address = \(address) AND text <> '' LIMIT 1
            """, as: Int.self) != nil
    }

    /// A run in which listings are seen.
    package struct Sighting: Sendable {
        /// When it began.
        package var begun: Timestamp
        /// How many days lie at most between two posts of one opening.
        package var days: Int

        /// A run from its parts.
        package init(begun: Timestamp, days: Int) {
            self.begun = begun
            self.days = days
        }
    }

    /// The listing of a title and company that was seen earlier in the run: the sources that answer later
    /// tell of the same one.
    private func seen(
        in run: Sighting, titleKey: String, companyKey: String, postedOn: String?
    ) throws -> ID<Listing>? {
        guard !companyKey.isEmpty else { return nil }
        let rows = try connection.query(
            """
            SELECT id, posted_on FROM listing WHERE title_key = \(titleKey)
            AND company_key = \(companyKey) AND last_seen >= \(run.begun) ORDER BY seq
            """)
        let posted = postedOn.flatMap { Day($0) }
        for row in rows {
            guard let own = try row.get(1, as: String?.self).flatMap({ Day($0) }), let posted,
                abs(own.number - posted.number) > run.days
            else { return try row.get(0) }
        }
        return nil
    }

    /// Takes a listing in: a new one, or another sight of one that is there. What is there stays as it was
    /// read first, but for where and when it was seen: its addresses, its places and its last day. A text
    /// that was missing is filled in, with all that is read from it.
    ///
    /// - Parameter run: The run in which it is seen; nil where it is seen by itself.
    /// - Returns: Whether it is new.
    package func take(_ incoming: Incoming, in run: Sighting? = nil) throws -> Bool {
        var new = incoming.listing
        let known =
            try known(incoming.addresses.map(\.text), titleKey: new.titleKey)?.id
            ?? run.flatMap {
                try seen(
                    in: $0, titleKey: new.titleKey, companyKey: new.companyKey,
                    postedOn: new.postedOn)
            }
        if let known {
            try seeAgain(known, incoming)
            return false
        }
        new.duplicateOf = try original(of: new)
        let inserted = try connection.query(
            new.insert() + " ON CONFLICT (job_hash) DO NOTHING RETURNING id")
        guard !inserted.isEmpty else {
            let same: ID<Listing>? = try connection.value(
                "SELECT id FROM listing WHERE job_hash = \(new.jobHash)")
            if let same { try seeAgain(same, incoming) }
            return false
        }
        // The first post is what the listing says.
        var addresses = incoming.addresses
        if !addresses.isEmpty { addresses[0].said = nil }
        try see(new.id, at: addresses)
        try keep(incoming.bands, of: new.id)
        return true
    }

    /// What a listing nearly repeats, which may be gone by now, or have become another's copy.
    private func original(of listing: Listing) throws -> ID<Listing>? {
        try listing.duplicateOf.flatMap { original in
            try connection.value(
                "SELECT coalesce(duplicate_of, id) FROM listing WHERE id = \(original)")
        }
    }

    private func keep(_ bands: [Int64], of listing: ID<Listing>) throws {
        for band in bands {
            try connection.execute(
                """
                INSERT INTO listing_band (band, listing_id) VALUES (\(Int(band)), \(listing))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Fills in the text of a listing that has none, and what is read from it; what the listing says already
    /// of pay, place and the rest stays.
    private func describe(_ id: ID<Listing>, _ incoming: Incoming) throws {
        let told = incoming.listing
        guard !told.text.isEmpty,
            var own = try connection.first(Listing.self, "WHERE id = \(id) AND text = ''")
        else { return }
        func isEmpty(_ value: JSONValue) -> Bool {
            (value.elements ?? []).isEmpty && (value.members ?? []).isEmpty
        }
        (own.text, own.demands, own.digest) = (told.text, told.demands, told.digest)
        own.level = told.level ?? own.level
        own.minYears = told.minYears ?? own.minYears
        if own.payLeast == nil {
            (own.payLeast, own.payMost) = (told.payLeast, told.payMost)
            own.payCurrency = told.payCurrency
        }
        own.isRemote = own.isRemote ?? told.isRemote
        own.postedOn = own.postedOn ?? told.postedOn
        if isEmpty(own.employment) { own.employment = told.employment }
        if isEmpty(own.labels) { own.labels = told.labels }
        if isEmpty(own.details) { own.details = told.details }
        let original = try original(of: told)
        own.duplicateOf = original == id ? nil : original
        try connection.execute(
            """
            UPDATE listing SET text = \(own.text), demands = \(own.demands), digest = \(own.digest),
            level = \(own.level), min_years = \(own.minYears), pay_least = \(own.payLeast),
            pay_most = \(own.payMost), pay_currency = \(own.payCurrency), is_remote = \(own.isRemote),
            posted_on = \(own.postedOn), employment = \(own.employment), labels = \(own.labels),
            details = \(own.details), duplicate_of = \(own.duplicateOf) WHERE id = \(id)
            """)
        try keep(incoming.bands, of: id)
    }

    /// Notes that a listing is shown again, and what has changed of where and how long.
    private func seeAgain(_ id: ID<Listing>, _ incoming: Incoming) throws {
        let told = incoming.listing
        let stored = try connection.query(
            "SELECT places, closes_on FROM listing WHERE id = \(id)"
        ).first
        guard let stored else { return }
        var places = try stored.get(0, as: JSONValue.self).elements ?? []
        for place in told.places.elements ?? []
        where !places.contains(place) && places.count < Self.maximumPlaces {
            places.append(place)
        }
        let sources = SQL.joined(
            Set(incoming.addresses.map(\.source)).sorted().map { "\($0)" }, separator: ", ")
        let elsewhere: Int? = try connection.value(
            """
            SELECT 1 FROM listing_address WHERE listing_id = \(id) AND gone_at IS NULL
            AND source_id NOT IN (\(sources)) LIMIT 1
            """)
        // Who alone shows it says how long; of several, it is open as long as it is anywhere.
        var closes = told.closesOn
        if elsewhere != nil {
            let own: String? = try stored.get(1)
            closes = [own, closes].contains(nil) ? nil : max(own ?? "", closes ?? "")
        }
        try connection.execute(
            """
            UPDATE listing SET places = \(JSONValue.array(places)), closes_on = \(closes)
            WHERE id = \(id)
            """)
        try describe(id, incoming)
        try see(id, at: incoming.addresses)
    }

    /// How many places of a listing are kept.
    private static let maximumPlaces = 100

    private func see(_ listing: ID<Listing>, at addresses: [Address]) throws {
        try connection.execute(
            """
            UPDATE listing SET last_seen = \(now), closed_at =
                CASE WHEN closes_on < \(today.description) THEN closed_at ELSE NULL END
            WHERE id = \(listing)
            """)
        let count =
            try connection.value(
                "SELECT count(*) FROM listing_address WHERE listing_id = \(listing)", as: Int.self)
            ?? 0
        for (position, address) in addresses.enumerated() {
            let row = ListingAddress(
                address: address.text, listing: listing, source: address.source, key: address.key,
                position: count + position, firstSeen: now, lastSeen: now, goneAt: nil,
                said: address.said)
            try connection.execute(
                row.insert()
                    + """
                     ON CONFLICT (address, listing_id, source_id) DO UPDATE SET
                    last_seen = excluded.last_seen, gone_at = NULL
                    """)
        }
    }

    /// A listing that shares a band with one that comes in.
    package struct Neighbour: Sendable {
        /// The listing.
        package let id: ID<Listing>
        /// What it says.
        package let text: String
        /// Its place among all.
        package let seq: Int
    }

    /// How many listings that share a band are looked at closer.
    package static let maximumNeighbours = 10

    /// The oldest listings that share a band with one that comes in, the oldest first.
    package func neighbours(_ bands: [Int64]) throws -> [Neighbour] {
        guard !bands.isEmpty else { return [] }
        let list = SQL.joined(bands.map { "\(Int($0))" }, separator: ", ")
        return try connection.query(
            """
            SELECT id, text, seq FROM listing WHERE id IN (
                SELECT listing_id FROM listing_band WHERE band IN (\(list)))
            ORDER BY seq LIMIT \(Self.maximumNeighbours)
            """
        ).map { Neighbour(id: try $0.get(0), text: try $0.get(1), seq: try $0.get(2)) }
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
    package func close() throws {
        try connection.execute(
            """
            UPDATE listing SET closed_at = \(now) WHERE closed_at IS NULL AND (
                closes_on < \(today.description) OR NOT EXISTS (SELECT 1 FROM listing_address
                    WHERE listing_id = listing.id AND gone_at IS NULL))
            """)
    }
}

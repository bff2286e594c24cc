internal import Storage

/// The step that brought the market: what is collected, what fits whom, what vacancies cluster into.
extension DeskSchema {
    static let market: [SQL] =
        [
            """
            CREATE TABLE search_category (
                id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
                words TEXT NOT NULL, status TEXT NOT NULL, added_by TEXT NOT NULL,
                created_at \(.integer) NOT NULL, updated_at \(.integer) NOT NULL
            ) \(.strict)
            """,
            """
            CREATE TABLE candidate_category (
                candidate_id TEXT PRIMARY KEY REFERENCES candidate (id) ON DELETE CASCADE,
                category_id TEXT REFERENCES search_category (id) ON DELETE SET NULL,
                confidence \(.real) NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL,
                updated_at \(.integer) NOT NULL
            ) \(.strict)
            """,
            "CREATE INDEX candidate_category_by_category ON candidate_category (category_id)",
            """
            CREATE TABLE job_source (
                id TEXT PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, server TEXT NOT NULL,
                is_on \(.integer) NOT NULL, entity_tag TEXT, last_modified TEXT,
                asked_at \(.integer), answered_at \(.integer), status TEXT, problem TEXT,
                listed \(.integer), failures \(.integer) NOT NULL, added_by TEXT NOT NULL,
                added_at \(.integer) NOT NULL, UNIQUE (kind, target, server)
            ) \(.strict)
            """,
        ] + listings + clusters

    /// The step that brought what each post of a listing says.
    static let postsOfListings: [SQL] = ["ALTER TABLE listing_address ADD COLUMN said TEXT"]

    private static let listings: [SQL] = [
        """
        CREATE TABLE listing (
            seq \(.rowNumber), id TEXT NOT NULL UNIQUE, job_hash TEXT NOT NULL UNIQUE,
            title TEXT NOT NULL, title_key TEXT NOT NULL, company TEXT, company_key TEXT NOT NULL,
            category_id TEXT REFERENCES search_category (id) ON DELETE SET NULL,
            places TEXT NOT NULL, is_remote \(.integer), employment TEXT NOT NULL, level TEXT,
            min_years \(.real), pay_least \(.integer), pay_most \(.integer), pay_currency TEXT,
            text TEXT NOT NULL, demands TEXT NOT NULL, labels TEXT NOT NULL, details TEXT NOT NULL,
            posted_on TEXT, closes_on TEXT, first_seen \(.integer) NOT NULL,
            last_seen \(.integer) NOT NULL, closed_at \(.integer), digest TEXT NOT NULL,
            duplicate_of TEXT, job_id TEXT REFERENCES job (id) ON DELETE SET NULL
        ) \(.strict)
        """,
        "CREATE INDEX listing_by_first_seen ON listing (first_seen, seq)",
        "CREATE INDEX listing_by_name ON listing (title_key, company_key)",
        "CREATE INDEX listing_by_category ON listing (category_id, first_seen)",
        "CREATE INDEX listing_by_job ON listing (job_id)",
        """
        CREATE TABLE listing_address (
            address TEXT NOT NULL, listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
            source_id TEXT NOT NULL, key TEXT NOT NULL, position \(.integer) NOT NULL,
            first_seen \(.integer) NOT NULL, last_seen \(.integer) NOT NULL, gone_at \(.integer),
            PRIMARY KEY (address, listing_id, source_id)
        ) \(.strict)
        """,
        "CREATE INDEX listing_address_by_listing ON listing_address (listing_id)",
        "CREATE INDEX listing_address_by_source ON listing_address (source_id, gone_at)",
        """
        CREATE TABLE listing_band (
            band \(.integer) NOT NULL,
            listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
            PRIMARY KEY (band, listing_id)
        ) \(.strict)
        """,
        "CREATE INDEX listing_band_by_listing ON listing_band (listing_id)",
        """
        CREATE TABLE fit (
            id TEXT PRIMARY KEY,
            candidate_id TEXT NOT NULL REFERENCES candidate (id) ON DELETE CASCADE,
            listing_id TEXT NOT NULL REFERENCES listing (id) ON DELETE CASCADE,
            version TEXT NOT NULL, score \(.real), reason TEXT NOT NULL, terms TEXT NOT NULL,
            scored_by TEXT NOT NULL, verdict TEXT NOT NULL, is_current \(.integer) NOT NULL,
            scored_at \(.integer) NOT NULL, UNIQUE (candidate_id, listing_id, version)
        ) \(.strict)
        """,
        "CREATE INDEX fit_by_listing ON fit (listing_id)",
    ]

    private static let clusters: [SQL] = [
        """
        CREATE TABLE cluster_artifact (
            id TEXT PRIMARY KEY, digest TEXT NOT NULL, artifact TEXT NOT NULL,
            is_current \(.integer) NOT NULL, made_by TEXT NOT NULL, created_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        """
        CREATE TABLE resume_variant (
            key TEXT PRIMARY KEY,
            candidate_id TEXT REFERENCES candidate (id) ON DELETE CASCADE,
            variant TEXT NOT NULL, created_at \(.integer) NOT NULL
        ) \(.strict)
        """,
        "CREATE INDEX resume_variant_by_candidate ON resume_variant (candidate_id)",
    ]
}

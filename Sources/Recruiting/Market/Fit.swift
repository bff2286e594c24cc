package import Prelude
package import Storage

/// How well a person fits a listing of the market, as it was scored once. What was rejected stays, so that
/// nothing is paid for twice.
package struct Fit: Record, Hashable {
    /// What a score comes to.
    package enum Verdict: String, Sendable, CaseIterable, SQLConvertible {
        /// The score reaches the threshold.
        case fits
        /// The score does not.
        case below
        /// The listing asks for more years of work than the person has by a year or more.
        case tooFewYears = "too_few_years"
        /// The listing asks for no skill, so that nothing can be said.
        case unclear
    }

    /// The score's id.
    package var id: ID<Fit>
    /// The person.
    package var candidate: ID<Candidate>
    /// The listing.
    package var listing: ID<Listing>
    /// A digest of everything that the score depends on.
    package var version: String
    /// 0...100; nil where nothing can be said.
    package var score: Double?
    /// One sentence about what speaks for it and against it.
    package var reason: String
    /// What is asked for with what is there of it: an array of `skill`, `is_must`, `status`, `points`,
    /// `possible`, `held`.
    package var terms: JSONValue
    /// Who scored: `rules`, or `model:` and the model's id.
    package var scoredBy: String
    /// What it comes to.
    package var verdict: Verdict
    /// Whether it is the newest of the person and the listing.
    package var isCurrent: Bool
    /// When it was scored.
    package var scoredAt: Timestamp

    /// A score from its parts.
    package init(
        id: ID<Fit>, candidate: ID<Candidate>, listing: ID<Listing>, version: String,
        score: Double?, reason: String, terms: JSONValue, scoredBy: String, verdict: Verdict,
        isCurrent: Bool, scoredAt: Timestamp
    ) {
        self.id = id
        self.candidate = candidate
        self.listing = listing
        self.version = version
        self.score = score
        self.reason = reason
        self.terms = terms
        self.scoredBy = scoredBy
        self.verdict = verdict
        self.isCurrent = isCurrent
        self.scoredAt = scoredAt
    }

    /// The table.
    package static let table = Table(
        "fit", Fit.init, Column("id", \.id), Column("candidate_id", \.candidate),
        Column("listing_id", \.listing), Column("version", \.version), Column("score", \.score),
        Column("reason", \.reason), Column("terms", \.terms), Column("scored_by", \.scoredBy),
        Column("verdict", \.verdict), Column("is_current", \.isCurrent),
        Column("scored_at", \.scoredAt))

    /// Keeps it as the newest of its person and listing.
    package func keep(on connection: any Connection) throws {
        try connection.execute(
            """
            UPDATE fit SET is_current = 0
            WHERE candidate_id = \(candidate) AND listing_id = \(listing)
            """)
        try connection.execute(
            insert()
                + """
                 ON CONFLICT (candidate_id, listing_id, version) DO UPDATE SET
                is_current = excluded.is_current, scored_at = excluded.scored_at
                """)
    }
}

extension Fit {
    /// Who is scored and listed, as in matching: everybody on the desk but whom recruiters leave out, and
    /// who is marked as fraud; a condition on `candidate`.
    package static let isWanted: SQL = """
        candidate.is_listed = 1 AND candidate.exclusion IS NULL
        AND candidate.status <> \(StandingFields.fraud) AND candidate.verification <> 'fraudulent'
        """
}

/// The kind of work that a person was put to.
package struct CandidateCategory: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// The kind of work; nil where nobody could tell.
    package var category: ID<SearchCategory>?
    /// How sure that is, 0...1.
    package var confidence: Double
    /// Who told: `words`, `model:` and the model's id, or `human:` and a name, which no machine overwrites.
    package var source: String
    /// A digest of what it was told from.
    package var digest: String
    /// When it was told.
    package var updatedAt: Timestamp

    /// A person's kind of work from its parts.
    package init(
        candidate: ID<Candidate>, category: ID<SearchCategory>?, confidence: Double, source: String,
        digest: String, updatedAt: Timestamp
    ) {
        self.candidate = candidate
        self.category = category
        self.confidence = confidence
        self.source = source
        self.digest = digest
        self.updatedAt = updatedAt
    }

    /// The table.
    package static let table = Table(
        "candidate_category", CandidateCategory.init, Column("candidate_id", \.candidate),
        Column("category_id", \.category), Column("confidence", \.confidence),
        Column("source", \.source), Column("digest", \.digest), Column("updated_at", \.updatedAt))
}

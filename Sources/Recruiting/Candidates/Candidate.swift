package import Prelude
package import Storage

/// A person on the desk, as lists show them. The truth is in the (N) fields; these columns are
/// copies that sort and filter fast, refreshed in the transaction that changes a field.
package struct Candidate: Record, Hashable {
    /// The person's number inside this database, which the full-text index uses.
    package var seq: Int
    /// The person's id.
    package var id: ID<Candidate>
    /// The name as it is shown.
    package var name: String
    /// The current role.
    package var headline: String?
    /// The city.
    package var city: String?
    /// The country.
    package var country: String?
    /// The level of seniority.
    package var seniority: String?
    /// Years of experience.
    package var years: Double?
    /// The person's job status.
    package var status: String
    /// Why the person is left out of matching, or nil.
    package var exclusion: String?
    /// Whether the person is pinned above others.
    package var isHighlighted: Bool
    /// Whether nothing about the person goes to a model elsewhere.
    package var isKeptHome: Bool = false
    /// The state of verification.
    package var verification: String
    /// A recruiter's ranking, 1 (the best) to 5; nil when nobody has ranked the person.
    package var ranking: Int?
    /// A recruiter's overall rating, 1–10; nil when nobody has rated the person.
    package var overallRating: Int?
    /// The attachment that shows why the person is left out, or nil.
    package var exclusionEvidence: String?
    /// Whether the person is in lists, searches and matchings; not after a merge or an erasure.
    package var isListed: Bool = true
    /// The person this one was merged into, or nil.
    package var mergedInto: Candidate.ID?
    /// When everything about the person was erased, or nil.
    package var erasedAt: Timestamp?
    /// When the person came to the desk.
    package var createdAt: Timestamp
    /// When anything about the person changed last.
    package var updatedAt: Timestamp

    /// The table of people.
    package static let table = Table(
        "candidate", Candidate.init, Column("seq", \.seq), Column("id", \.id),
        Column("name", \.name), Column("headline", \.headline), Column("city", \.city),
        Column("country", \.country), Column("seniority", \.seniority), Column("years", \.years),
        Column("status", \.status), Column("exclusion", \.exclusion),
        Column("is_highlighted", \.isHighlighted), Column("is_kept_home", \.isKeptHome),
        Column("verification", \.verification),
        Column("ranking", \.ranking),
        Column("overall_rating", \.overallRating),
        Column("exclusion_evidence", \.exclusionEvidence), Column("is_listed", \.isListed),
        Column("merged_into", \.mergedInto), Column("erased_at", \.erasedAt),
        Column("created_at", \.createdAt), Column("updated_at", \.updatedAt))

    /// City and country as one text, or nil when neither is known.
    package var place: String? {
        let parts = [city, country].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

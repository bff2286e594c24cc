internal import Hashing
internal import Prelude
internal import Recruiting
internal import Storage

/// The people and listings that may fit: of one kind of work, the listing open, fresh and no copy.
struct FitPairs: Sendable {
    /// A person and a listing.
    struct Pair: Sendable {
        var person: PersonSkills.Person
        var listing: AskingListing
        /// The score by the rules.
        var version: String
    }

    let pairs: [Pair]
    /// Whether there are more than were looked for.
    let isCut: Bool

    /// The version under which a score is kept.
    static func version(
        _ person: PersonSkills.Person, _ listing: AskingListing, by scorer: String
    ) -> String {
        SHA256.hex(
            Array(
                "\(FitScore.version)\n\(scorer)\n\(listing.digest)\n\(listing.minYears ?? -1)\n\(person.digest)"
                    .utf8))
    }

    /// Who scores without a model.
    static let rules = "rules"

    /// The pairs that the rules have not scored as they are today.
    ///
    /// - Parameters:
    ///   - since: Only listings that were posted, or first seen, since.
    ///   - person: Only this person's.
    init(
        since: Timestamp, of person: ID<Candidate>? = nil, limit: Int,
        on connection: any Connection
    ) throws {
        let skills = try PersonSkills(on: connection)
        var pairs: [Pair] = []
        var isCut = false
        let kinds = try connection.query(
            """
            SELECT DISTINCT category_id FROM candidate_category
            JOIN search_category ON search_category.id = category_id AND status = 'kept'
            ORDER BY category_id
            """
        ).map { try $0.get(0, as: ID<SearchCategory>.self) }
        for kind in kinds where !isCut {
            let listings = try AskingListing.all(of: kind, since: since, skills, on: connection)
            guard !listings.isEmpty else { continue }
            let own: SQL = person.map { "AND candidate.id = \($0)" } ?? ""
            let people = try PersonSkills.people(
                where: """
                    \(Fit.isWanted) \(own) AND id IN (
                        SELECT candidate_id FROM candidate_category WHERE category_id = \(kind))
                    """, on: connection)
            for each in people where !isCut {
                let known = Set(
                    try connection.query(
                        "SELECT version FROM fit WHERE candidate_id = \(each.id)"
                    ).map { try $0.get(0, as: String.self) })
                for listing in listings {
                    let version = Self.version(each, listing, by: Self.rules)
                    guard !known.contains(version) else { continue }
                    guard pairs.count < limit else {
                        isCut = true
                        break
                    }
                    pairs.append(Pair(person: each, listing: listing, version: version))
                }
            }
        }
        (self.pairs, self.isCut) = (pairs, isCut)
    }
}

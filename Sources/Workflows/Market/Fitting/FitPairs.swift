internal import Hashing
internal import Prelude
internal import Recruiting
internal import Storage

/// The people and listings that may fit: of one kind of work, the listing open, fresh and no copy; a portion
/// of them at a time, in the order in which people came to the desk.
struct FitPairs: Sendable {
    /// A person and a listing.
    struct Pair: Sendable {
        var person: PersonSkills.Person
        var listing: AskingListing
        /// The score by the rules.
        var version: String
    }

    /// The pairs that the rules have not scored as they are today.
    let pairs: [Pair]
    /// The place of the last person who needs no further look.
    let last: Int
    /// Whether there may be more behind.
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

    /// The next portion.
    ///
    /// - Parameters:
    ///   - since: Only listings that were posted, or first seen, since.
    ///   - last: The place of the person behind whom it begins; a negative one for the first.
    ///   - limit: How many pairs it has at most, and
    ///   - people: of how many people.
    init(
        since: Timestamp, after last: Int, limit: Int = FitRules.portion,
        people: Int = FitRules.people, on connection: any Connection
    ) throws {
        let some = try connection.query(
            """
            SELECT candidate.seq, candidate.id, category_id FROM candidate
            JOIN candidate_category ON candidate_category.candidate_id = candidate.id
            JOIN search_category ON search_category.id = category_id AND search_category.status = 'kept'
            WHERE \(Fit.isWanted) AND candidate.seq > \(last)
            ORDER BY candidate.seq LIMIT \(people)
            """
        ).map {
            (
                seq: try $0.get(0, as: Int.self), id: try $0.get(1, as: ID<Candidate>.self),
                kind: try $0.get(2, as: ID<SearchCategory>.self)
            )
        }
        guard let end = some.last?.seq else {
            (pairs, self.last, isCut) = ([], last, false)
            return
        }
        let skills = try PersonSkills(on: connection)
        let kinds = Set(some.map(\.kind))
        let listings = Dictionary(
            uniqueKeysWithValues: try kinds.map {
                ($0, try AskingListing.all(of: $0, since: since, skills, on: connection))
            })
        let held = try PersonSkills.people(
            where: "\(Fit.isWanted) AND seq > \(last) AND seq <= \(end)", on: connection)
        let persons = Dictionary(uniqueKeysWithValues: held.map { ($0.id, $0) })
        var pairs: [Pair] = []
        var done = last
        for each in some {
            guard let person = persons[each.id], let asking = listings[each.kind], !asking.isEmpty
            else { continue }
            let known = Set(
                try connection.query(
                    "SELECT version FROM fit WHERE candidate_id = \(each.id)"
                ).map { try $0.get(0, as: String.self) })
            for listing in asking {
                let version = Self.version(person, listing, by: Self.rules)
                guard !known.contains(version) else { continue }
                guard pairs.count < limit else {
                    // The person is looked at again, and what is kept by then is left out.
                    (self.pairs, self.last, isCut) = (pairs, done, true)
                    return
                }
                pairs.append(Pair(person: person, listing: listing, version: version))
            }
            done = each.seq
        }
        (self.pairs, self.last, isCut) = (pairs, end, some.count == people)
    }
}

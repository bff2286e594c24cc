internal import Hashing
internal import Prelude
internal import Recruiting
internal import Storage

/// What the desk knows of people's skills, under keys that listings' demands are found by.
struct PersonSkills: Sendable {
    /// A person as far as a score needs to know them.
    struct Person: Sendable {
        var id: ID<Candidate>
        var years: Double?
        var held: [String: FitScore.Held] = [:]
        /// A digest of all of it.
        private(set) var digest = ""

        init(id: ID<Candidate>, years: Double?) {
            (self.id, self.years) = (id, years)
        }

        /// Takes the digest of what is known, once for all listings that the person is scored for.
        mutating func seal() {
            let lines = held.sorted { $0.key < $1.key }.map {
                "\($0.key)\t\($0.value.rating ?? -1)\t\($0.value.years ?? -1)"
            }
            digest = SHA256.hex(Array((["\(years ?? -1)"] + lines).joined(separator: "\n").utf8))
        }
    }

    /// The key of each name that is filed in a bag.
    private let keys: [String: String]

    /// The names of a desk.
    init(on connection: any Connection) throws {
        var keys: [String: String] = [:]
        for row in try connection.query(
            "SELECT skill.folded, bag.folded FROM skill JOIN skill AS bag ON bag.id = skill.bag_id")
        {
            keys[try row.get(0)] = try row.get(1)
        }
        self.keys = keys
    }

    /// The key of a skill's name.
    func key(_ name: String) -> String {
        let folded = SkillFolding.fold(name)
        return keys[folded] ?? folded
    }

    /// The demands of a listing under their keys.
    func demands(_ listing: Listing) -> [(key: String, demand: Listing.Demand)] {
        listing.demanded.map { (key($0.skill), $0) }
    }

    /// Some people with what they have.
    static func people(
        where condition: SQL, on connection: any Connection
    ) throws -> [Person] {
        var people = try connection.query(
            "SELECT id, years FROM candidate WHERE \(condition) ORDER BY seq"
        ).map { Person(id: try $0.get(0), years: try $0.get(1)) }
        let places = Dictionary(
            uniqueKeysWithValues: people.enumerated().map { ($0.element.id, $0.offset) })
        let rows = try connection.query(
            """
            SELECT candidate_id, bag.folded, rating, candidate_skill.years FROM candidate_skill
            JOIN skill ON skill.id = candidate_skill.skill_id JOIN skill AS bag ON bag.id = skill.bag_id
            WHERE candidate_id IN (SELECT id FROM candidate WHERE \(condition))
            """)
        for row in rows {
            guard let place = places[try row.get(0)] else { continue }
            let key: String = try row.get(1)
            let rating: Int? = try row.get(2)
            let years: Double? = try row.get(3)
            let known = people[place].held[key]
            people[place].held[key] = FitScore.Held(
                rating: [known?.rating, rating.map(Double.init)].compactMap(\.self).max(),
                years: [known?.years, years].compactMap(\.self).max())
        }
        for place in people.indices { people[place].seal() }
        return people
    }
}

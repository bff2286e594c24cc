package import Prelude
package import Storage

/// Who was merged into whom.
package enum MergedPeople {
    /// The longest chain of merges that is followed; longer ones do not come about by hand.
    private static let maximumDepth = 100

    /// A person and everybody who was merged into them, however many steps away, the person first.
    package static func all(
        into person: ID<Candidate>, on connection: any Connection
    ) throws -> [ID<Candidate>] {
        var all = [person]
        var last = [person]
        for _ in 0..<maximumDepth where !last.isEmpty {
            last = try connection.query(
                """
                SELECT id FROM candidate
                WHERE merged_into IN (\(list: last.map(\.sqlValue))) ORDER BY id
                """
            ).map { try $0.get(0) }
            all += last
        }
        return all
    }

    /// The person that somebody is today: themselves, or whoever they were merged into.
    package static func current(
        _ person: ID<Candidate>, on connection: any Connection
    ) throws -> ID<Candidate> {
        var current = person
        for _ in 0..<maximumDepth {
            let next = try connection.value(
                "SELECT merged_into FROM candidate WHERE id = \(current)",
                as: ID<Candidate>?.self)
            guard let next = next ?? nil else { break }
            current = next
        }
        return current
    }

    /// The person that everybody who was merged is today.
    package static func all(on connection: any Connection) throws -> [ID<Candidate>: ID<Candidate>]
    {
        var into: [ID<Candidate>: ID<Candidate>] = [:]
        let rows = try connection.query(
            "SELECT id, merged_into FROM candidate WHERE merged_into IS NOT NULL")
        for row in rows { into[try row.get(0)] = try row.get(1) as ID<Candidate> }
        return into.mapValues { first in
            var current = first
            for _ in 0..<maximumDepth {
                guard let next = into[current] else { break }
                current = next
            }
            return current
        }
    }
}

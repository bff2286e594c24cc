package import Prelude
package import Storage

/// Two people who may be one, which only a person can tell.
package enum Twins {
    /// The most people that one person is compared with by a question.
    static let maximum = 3

    /// Those who have a person's name and live in the same country, as far as that is known.
    static func named(like person: String, on connection: any Connection) throws -> [String] {
        try connection.query(
            """
            SELECT other.id FROM candidate AS own JOIN candidate AS other
            ON other.sort_name = own.sort_name AND other.is_listed = 1 AND other.id <> own.id
            WHERE own.id = \(person) AND own.name <> \(CandidateSummary.nobody)
            AND (own.country IS NULL OR other.country IS NULL OR own.country = other.country)
            ORDER BY other.id LIMIT \(maximum)
            """
        ).map { try $0.get(0) }
    }

    /// Asks of each of some people whether a person is who they are; returns how many questions are new.
    /// A pair is asked about once, whatever was answered.
    static func ask(
        of person: String, _ others: [String], by asker: String, now: Timestamp,
        ids: inout IDSource, on connection: any Connection
    ) throws -> Int {
        var new = 0
        var asked: Set<String> = []
        for other in others where asked.insert(other).inserted {
            let pair = [person, other].sorted()
            let key = "same:\(pair[0]):\(pair[1])"
            if try QuestionStore.find(key, on: connection) == nil { new += 1 }
            try QuestionStore.ask(
                Question(
                    id: ids.next(at: now), key: key, kind: .samePerson, candidate: ID(other),
                    other: ID(person), askedBy: asker, askedAt: now),
                on: connection)
        }
        return new
    }

    /// Asks about people who have changed: a name or a country that is known by now may be somebody's who is
    /// there. Returns how many questions are new.
    package static func ask(
        about people: [ID<Candidate>], by asker: String, now: Timestamp, ids: inout IDSource,
        on connection: any Connection
    ) throws -> Int {
        try people.reduce(0) { count, person in
            count
                + (try ask(
                    of: person.text, named(like: person.text, on: connection), by: asker,
                    now: now, ids: &ids, on: connection))
        }
    }
}

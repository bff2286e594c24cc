internal import Matching
internal import Prelude
internal import Recruiting
internal import Storage

/// Reads people from the desk as the scorer sees them: no name, no address, nothing that
/// identifies.
///
/// The pool is a sequence that is read in portions, so that a desk of any size is matched in the
/// memory of the index and one portion.
struct CandidatePool: Sequence {
    /// How many people are read at once.
    private static let portion = 4000

    private let model: String
    private let connection: any Connection
    private let skills: SkillTable
    private let failure = Failure()

    /// What went wrong while the sequence was read, since a sequence cannot throw.
    private final class Failure {
        var error: (any Error)?
    }

    /// The people behind a connection, with the vectors of one model.
    init(model: String, on connection: any Connection) throws {
        self.model = model
        self.connection = connection
        skills = try SkillTable(on: connection)
    }

    /// Throws what ended the sequence early, if anything did.
    func check() throws {
        if let error = failure.error { throw error }
    }

    /// The people with some ids.
    func profiles(of ids: [String]) throws -> [CandidateProfile] {
        guard !ids.isEmpty else { return [] }
        return try read("id IN (\(list: ids.map(\.sqlValue)))").profiles
    }

    /// Reads portion after portion in the order of the people's numbers.
    func makeIterator() -> AnyIterator<CandidateProfile> {
        var last = Int.min
        var portion: [CandidateProfile] = []
        var position = 0
        return AnyIterator {
            if position == portion.count {
                do {
                    (portion, last) = try next(after: last)
                } catch {
                    failure.error = error
                    return nil
                }
                position = 0
                if portion.isEmpty { return nil }
            }
            defer { position += 1 }
            return portion[position]
        }
    }

    private func next(after seq: Int) throws -> ([CandidateProfile], Int) {
        let end = try connection.value(
            """
            SELECT max(seq) FROM (
                SELECT seq FROM candidate WHERE seq > \(seq) ORDER BY seq LIMIT \(Self.portion)
            ) AS portion
            """, as: Int.self)
        guard let end else { return ([], seq) }
        return (try read("seq > \(seq) AND seq <= \(end)").profiles, end)
    }

    private func read(_ condition: SQL) throws -> ProfilePortion {
        var portion = ProfilePortion(skills: skills)
        try portion.load(condition, model: model, on: connection)
        return portion
    }
}

/// The bag of each of the desk's skill names, by the name's id and by the kind under which vectors
/// are stored.
struct SkillTable {
    /// A bag's id and the name it goes by.
    typealias Entry = (id: String, name: String)

    private(set) var bags: [String: Entry] = [:]
    private(set) var idsByKind: [String: String] = [:]

    init(on connection: any Connection) throws {
        try connection.forEach(
            """
            SELECT named.id, named.name, skill.id, skill.name FROM skill AS named
            JOIN skill ON skill.id = named.bag_id
            """
        ) { row in
            let bag: Entry = (try row.get(2), try row.get(3))
            bags[try row.get(0)] = bag
            idsByKind[SkillTable.kind(of: try row.get(1))] = bag.id
            return true
        }
    }

    /// The kind of a skill's vector.
    static func kind(of name: String) -> String { "skill_" + VectorTexts.key(name) }
}

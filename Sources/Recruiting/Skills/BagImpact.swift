internal import Prelude
internal import Storage

/// What a change of bags touches, counted along indexes before it happens.
package struct BagImpact: Sendable, Hashable {
    /// How many people claim a name that changes its bag.
    package var candidates: Int
    /// How many jobs ask for one of the bags.
    package var jobs: Int
    /// How many open matches of those jobs are to be scored anew.
    package var matches: Int

    /// Counts what happens when some names change their bag and some bags are asked for otherwise.
    init(moving names: [ID<Bag>], between bags: [ID<Bag>], on connection: any Connection) throws {
        let moved = Self.list(names)
        // People who were merged away or erased keep a claim here and there and are not counted.
        let all: Int =
            try connection.value(
                """
                SELECT count(DISTINCT candidate_id) FROM candidate_skill WHERE skill_id IN (\(moved))
                """) ?? 0
        let gone: Int =
            try connection.value(
                """
                SELECT count(DISTINCT candidate_id) FROM candidate_skill
                WHERE candidate_id IN (SELECT id FROM candidate WHERE is_listed = 0)
                AND skill_id IN (\(moved))
                """) ?? 0
        candidates = all - gone
        let asked = try connection.query(
            "SELECT id FROM skill WHERE bag_id IN (\(Self.list(bags)))"
        ).map { try $0.get(0, as: ID<Bag>.self) }
        jobs =
            try connection.value(
                """
                SELECT count(DISTINCT job_id) FROM job_skill WHERE skill_id IN (\(Self.list(asked)))
                """) ?? 0
        matches = try Self.openMatches(askingFor: asked, on: connection)
    }

    /// How many open matches belong to jobs that ask for some names.
    static func openMatches(
        askingFor names: [ID<Bag>], on connection: any Connection
    ) throws -> Int {
        try connection.value(
            """
            SELECT count(*) FROM match WHERE \(MatchStore.isOpen) AND job_id IN
            (SELECT job_id FROM job_skill WHERE skill_id IN (\(list(names))))
            """) ?? 0
    }

    /// Marks the open matches of jobs that ask for some bags as stale, and the jobs as to be read
    /// into vectors again.
    static func outdate(_ bags: [ID<Bag>?], on connection: any Connection) throws {
        let jobs: SQL = """
            (SELECT job_id FROM job_skill JOIN skill ON skill.id = job_skill.skill_id
            WHERE skill.bag_id IN (\(list(bags.compactMap(\.self)))))
            """
        try connection.execute(
            """
            UPDATE match SET is_stale = 1 WHERE stage = \(Stage.proposed) AND job_id IN \(jobs)
            """)
        try connection.execute("UPDATE job SET needs_vectors = 1 WHERE id IN \(jobs)")
    }

    private static func list(_ ids: [ID<Bag>]) -> SQL {
        // PostgreSQL knows no empty list; null is equal to nothing.
        ids.isEmpty ? "NULL" : .joined(ids.map { "\($0)" }, separator: ", ")
    }
}

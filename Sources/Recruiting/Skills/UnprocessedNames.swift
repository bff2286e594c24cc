package import Language
package import Prelude
package import Storage

/// The names of skills that wait for a bag, and the bags there are (seed: skill normalization §2).
///
/// A bag is a name with other names beside it, and one that the lexicon or a person vouches for. Every
/// other name is unprocessed, but for one that somebody was asked about, or whose filing somebody took
/// back.
package enum UnprocessedNames {
    /// A name that waits.
    package struct Waiting: Sendable, Hashable {
        /// The name.
        package var name: String
        /// Whether it may be shown to a model elsewhere: somebody claims it who may leave the desk, or a
        /// job asks for it.
        package var mayLeave: Bool
        /// When a model looked for its bag last and found none; nil when none did.
        package var lookedAt: Timestamp?
    }

    /// The names that wait, the oldest first; those that one job asks for when it is given.
    package static func waiting(
        limit: Int, of job: ID<Job>? = nil, on connection: any Connection
    ) throws -> [Waiting] {
        let ofJob: SQL =
            job.map {
                "AND EXISTS (SELECT 1 FROM job_skill WHERE job_id = \($0) AND skill_id = skill.id)"
            } ?? ""
        let claimed: SQL = """
            EXISTS (SELECT 1 FROM job_skill WHERE job_skill.skill_id = skill.id)
            OR EXISTS (SELECT 1 FROM candidate_skill
                JOIN candidate ON candidate.id = candidate_id AND is_kept_home = 0
                WHERE candidate_skill.skill_id = skill.id)
            """
        return try connection.query(
            """
            SELECT name, \(claimed), looked_at FROM skill
            WHERE review = 'pending' AND is_filed = 0 AND family IS NULL AND bag_id = id
            AND NOT EXISTS (SELECT 1 FROM skill AS other
                WHERE other.bag_id = skill.id AND other.id <> skill.id)
            AND NOT EXISTS (SELECT 1 FROM question WHERE question.skill_id = skill.id)
            AND NOT EXISTS (SELECT 1 FROM ledger WHERE ledger.kind = \(BagCell.name)
                AND ledger.subject = skill.id AND ledger.action = 'undo')
            AND (EXISTS (SELECT 1 FROM job_skill WHERE job_skill.skill_id = skill.id)
                OR EXISTS (SELECT 1 FROM candidate_skill WHERE candidate_skill.skill_id = skill.id))
            \(ofJob)
            ORDER BY created_at, id LIMIT \(limit)
            """
        ).map { Waiting(name: try $0.get(0), mayLeave: try $0.get(1), lookedAt: try $0.get(2)) }
    }

    /// The bags, those that most people claim first.
    package static func bags(on connection: any Connection) throws -> [NameBag] {
        var aliases: [String: [String]] = [:]
        for row in try connection.query(
            "SELECT bag_id, name FROM skill WHERE bag_id <> id ORDER BY bag_id, folded")
        {
            aliases[try row.get(0), default: []].append(try row.get(1))
        }
        return try connection.query(
            """
            SELECT id, name, kind FROM skill
            WHERE bag_id = id AND (review = 'approved' OR is_filed = 1 OR EXISTS (
                SELECT 1 FROM skill AS other
                WHERE other.bag_id = skill.id AND other.id <> skill.id))
            ORDER BY (SELECT count(*) FROM candidate_skill WHERE skill_id = skill.id) DESC, folded
            """
        ).map { row in
            NameBag(
                canonical: try row.get(1), aliases: aliases[try row.get(0)] ?? [],
                isArea: try row.get(2, as: String.self) == "area")
        }
    }

    /// Notes that a model looked for the bags of names and found none.
    package static func look(
        at names: [String], now: Timestamp, on connection: any Connection
    ) throws {
        for name in names {
            try connection.execute(
                "UPDATE skill SET looked_at = \(now) WHERE folded = \(SkillFolding.fold(name))")
        }
    }
}

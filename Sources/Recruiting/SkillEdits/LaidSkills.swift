internal import Prelude
internal import Storage

/// Lays what recruiters say of a person's skills over what the documents claim, and lifts it off while
/// the documents' claims are changed. The claims as they are seen stay one table, which everybody reads.
struct LaidSkills {
    private let candidate: String
    private let connection: any Connection

    /// The skills of one person.
    init(of candidate: String, on connection: any Connection) {
        self.candidate = candidate
        self.connection = connection
    }

    /// Where a skill stands among the person's that no document claims: behind all that some claim.
    private static let position = 1_000_000

    /// Whatever a body does to the claims of some people is done to those of their documents.
    static func lifted<Result>(
        of candidates: [String], on connection: any Connection, _ body: () throws -> Result
    ) throws -> Result {
        let people = candidates.map { LaidSkills(of: $0, on: connection) }
        for person in people { try person.lift(every) }
        let result = try body()
        for person in people { try person.lay(every) }
        return result
    }

    /// Whatever a body does to the edit of one skill is seen in the claims.
    func changing(_ skill: String, _ body: () throws -> Void) throws {
        let bag: SQL = """
            skill_id IN (SELECT id FROM skill
                WHERE id = \(skill) OR bag_id = (SELECT bag_id FROM skill WHERE id = \(skill)))
            """
        try lift(bag)
        try body()
        try lay(bag)
    }

    /// Lays the edits anew of everybody who has one among some names, after some of these were moved
    /// between bags. The names are to be all of the bags that they left and that they came into.
    static func layAnew(
        _ names: SQL, afterMoving moved: SQL, on connection: any Connection, now: Timestamp
    ) throws {
        let people = try connection.query(
            """
            SELECT candidate_id FROM candidate_skill_edit WHERE skill_id IN (\(names))
            INTERSECT SELECT candidate_id FROM (
                SELECT candidate_id FROM candidate_skill_edit WHERE skill_id IN (\(moved))
                UNION SELECT candidate_id FROM candidate_skill WHERE skill_id IN (\(moved))
                UNION SELECT candidate_id FROM candidate_skill_covered WHERE skill_id IN (\(moved))
            ) AS touched ORDER BY candidate_id
            """
        ).map { try $0.get(0, as: String.self) }
        for person in people {
            let (skills, those) = (
                LaidSkills(of: person, on: connection), "skill_id IN (\(names))" as SQL
            )
            let before = try skills.claims(those)
            try skills.lift(those)
            try skills.lay(those)
            if try skills.claims(those) != before {
                try CandidateSummary.refresh(person, on: connection, now: now)
            }
        }
    }

    /// The condition that holds for every skill.
    private static let every: SQL = "1 = 1"

    /// Puts the documents' claims of some skills back; nothing happens where nothing is laid.
    private func lift(_ skills: SQL) throws {
        let laid: SQL = """
            candidate_skill_edit WHERE candidate_id = \(candidate) AND is_laid = 1
            AND \(skills)
            """
        guard try !connection.query("SELECT 1 FROM \(laid) LIMIT 1").isEmpty else { return }
        try connection.execute(
            """
            DELETE FROM candidate_skill WHERE candidate_id = \(candidate)
            AND skill_id IN (SELECT skill_id FROM \(laid) AND is_removed = 0)
            """)
        try move(from: "candidate_skill_covered", to: "candidate_skill", where: skills)
        try connection.execute(
            """
            UPDATE candidate_skill_edit SET is_laid = 0
            WHERE candidate_id = \(candidate) AND \(skills)
            """)
    }

    /// Lays the edits of some skills over the claims of their bags. Of two edits that came into one bag
    /// since, the newer one holds.
    private func lay(_ skills: SQL) throws {
        let edits = try connection.fetch(
            SkillEdit.self,
            """
            WHERE candidate_id = \(candidate) AND \(skills) ORDER BY updated_at DESC, skill_id
            """)
        var bags: Set<String> = []
        for edit in edits {
            let bag: String =
                try connection.value("SELECT bag_id FROM skill WHERE id = \(edit.skill)")
                ?? edit.skill.text
            if bags.insert(bag).inserted { try lay(edit, over: bag) }
        }
    }

    private func lay(_ edit: SkillEdit, over bag: String) throws {
        let names: SQL = """
            skill_id IN (SELECT id FROM skill WHERE bag_id = \(bag) OR id = \(edit.skill))
            """
        let claims = try claims(names)
        try move(from: "candidate_skill", to: "candidate_skill_covered", where: names)
        if !edit.isRemoved {
            var claim = claims.first ?? Self.unclaimed(edit)
            for other in claims.dropFirst() { claim = claim.joined(with: other) }
            claim.skill = edit.skill
            claim.rating = edit.rating ?? claim.rating
            claim.source = "human:\(edit.who)"
            try connection.execute(claim.insert())
        }
        try connection.execute(
            """
            UPDATE candidate_skill_edit SET is_laid = 1
            WHERE candidate_id = \(candidate) AND skill_id = \(edit.skill)
            """)
    }

    private func claims(_ skills: SQL) throws -> [ClaimedSkill] {
        try connection.fetch(
            ClaimedSkill.self,
            "WHERE candidate_id = \(candidate) AND \(skills) ORDER BY position, skill_id")
    }

    private static func unclaimed(_ edit: SkillEdit) -> ClaimedSkill {
        ClaimedSkill(
            candidate: edit.candidate, skill: edit.skill, surface: edit.surface,
            rating: edit.rating, years: nil, months: nil, shown: 0, source: "", document: nil,
            start: nil, end: nil, position: position)
    }

    private func move(from: String, to target: String, where condition: SQL) throws {
        let columns = ClaimedSkill.table.columns.joined(separator: ", ")
        try connection.execute(
            """
            INSERT INTO \(.raw(target)) (\(.raw(columns))) SELECT \(.raw(columns))
            FROM \(.raw(from)) WHERE candidate_id = \(candidate) AND \(condition)
            """)
        try connection.execute(
            "DELETE FROM \(.raw(from)) WHERE candidate_id = \(candidate) AND \(condition)")
    }

    /// A list of the skills by name, as readers made it, with what recruiters say of them.
    func list(_ names: [String]) throws -> [String] {
        let said = try connection.query(
            """
            SELECT skill.folded, canonical.name, is_removed FROM candidate_skill_edit
            JOIN skill AS edited ON edited.id = skill_id
            JOIN skill ON skill.bag_id = edited.bag_id
            JOIN skill AS canonical ON canonical.id = edited.bag_id
            WHERE candidate_id = \(candidate) AND is_laid = 1
            ORDER BY candidate_skill_edit.updated_at, canonical.folded
            """
        ).map { row in
            (
                folded: try row.get(0, as: String.self), name: try row.get(1, as: String.self),
                isRemoved: try row.get(2, as: Bool.self)
            )
        }
        let removed = Set(said.filter(\.isRemoved).map(\.folded))
        var list = names.filter { !removed.contains(SkillFolding.fold($0)) }
        let folded = Set(list.map(SkillFolding.fold))
        var listed = Set(said.filter { folded.contains($0.folded) }.map(\.name))
        for skill in said where !skill.isRemoved && listed.insert(skill.name).inserted {
            list.append(skill.name)
        }
        return list
    }
}

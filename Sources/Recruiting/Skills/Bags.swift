package import Prelude
package import Storage

/// Finds and makes the desk's canonical skills.
package struct Bags {
    private let connection: any Connection
    private let now: Timestamp
    private var known: [String: ID<Bag>] = [:]

    /// The bags behind a connection.
    package init(on connection: any Connection, now: Timestamp) {
        self.connection = connection
        self.now = now
    }

    /// The bag that a name belongs to, made when the desk has none. What a person filed under an
    /// alias wins over what the lexicon says.
    package mutating func obtain(
        _ skill: SkillName, ids: inout IDSource
    ) throws -> ID<Bag> {
        if let id = known[skill.folded] { return id }
        let id = try stored(skill.folded) ?? make(skill, ids: &ids)
        known[skill.folded] = id
        return id
    }

    private func stored(_ folded: String) throws -> ID<Bag>? {
        let alias = try connection.value(
            "SELECT skill_id FROM skill_alias WHERE folded = \(folded)", as: ID<Bag>.self)
        if let alias { return alias }
        return try connection.value(
            "SELECT id FROM skill WHERE folded = \(folded)", as: ID<Bag>.self)
    }

    private func make(_ skill: SkillName, ids: inout IDSource) throws -> ID<Bag> {
        let isKnown = skill.family != nil
        let bag = Bag(
            id: ids.next(at: now), name: skill.name, folded: skill.folded, family: skill.family,
            kind: skill.kind, createdBy: isKnown ? "lexicon" : "import",
            review: isKnown ? "approved" : "pending", createdAt: now)
        try connection.execute(bag.insert())
        return bag.id
    }

    /// One line of the list of skills.
    package struct Line: Sendable, Hashable {
        /// The bag.
        package var bag: Bag
        /// How many people claim it.
        package var candidates: Int
        /// How many jobs ask for it.
        package var jobs: Int
    }

    /// The desk's skills, those that most people claim first.
    package static func list(
        limit: Int, offset: Int, on connection: any Connection
    ) throws -> (lines: [Line], total: Int) {
        let rows = try connection.query(
            """
            SELECT \(Bag.qualifiedColumnList),
            (SELECT count(*) FROM candidate_skill WHERE skill_id = skill.id) AS people,
            (SELECT count(*) FROM job_skill WHERE skill_id = skill.id)
            FROM skill ORDER BY people DESC, folded LIMIT \(limit) OFFSET \(offset)
            """)
        let count = Bag.table.columns.count
        let lines = try rows.map { row in
            Line(
                bag: try Bag(row: row), candidates: try row.get(count), jobs: try row.get(count + 1)
            )
        }
        return (lines, try connection.value("SELECT count(*) FROM skill", as: Int.self) ?? 0)
    }

    /// The bag with a name, an alias or an id, with the aliases that people added.
    package static func find(
        _ name: String, on connection: any Connection
    ) throws -> (bag: Bag, aliases: [String])? {
        let folded = SkillFolding.fold(name)
        let bag = try connection.first(
            Bag.self,
            """
            WHERE folded = \(folded) OR id = \(name)
            OR id IN (SELECT skill_id FROM skill_alias WHERE folded = \(folded))
            """)
        guard let bag else { return nil }
        let aliases = try connection.query(
            "SELECT alias FROM skill_alias WHERE skill_id = \(bag.id) ORDER BY folded")
        return (bag, try aliases.map { try $0.get(0) })
    }
}

package import Prelude
package import Storage

/// The desk's bags as a list, and one bag with everything in it.
package enum BagList {
    /// One line of the list.
    package struct Line: Sendable, Hashable {
        /// The canonical name.
        package var canonical: BagMember
        /// How many other names the bag has on this desk.
        package var aliases: Int
        /// How many names of it wait for a person to confirm them.
        package var pending: Int
        /// How many people claim it.
        package var candidates: Int
        /// How many jobs ask for it.
        package var jobs: Int

        /// The bag.
        package var id: ID<Bag> { canonical.id }
    }

    /// A name in a bag.
    package struct Member: Sendable, Hashable {
        /// The name.
        package var member: BagMember
        /// How many people claim the skill by this name.
        package var candidates: Int
    }

    /// One bag.
    package struct Page: Sendable, Hashable {
        /// The bag as a line of the list.
        package var line: Line
        /// The names in it, the canonical first.
        package var members: [Member]
        /// The open matches of the jobs that ask for it.
        package var matches: Int
    }

    /// The most rows one window holds.
    package static let maximumWindow = 500

    private static let columns: SQL = """
        \(BagMember.qualifiedColumnList),
        (SELECT count(*) FROM skill AS other WHERE other.bag_id = skill.id) - 1,
        (SELECT count(*) FROM skill AS other WHERE other.bag_id = skill.id
            AND other.review = 'pending'),
        (SELECT count(DISTINCT candidate_id) FROM candidate_skill WHERE skill_id IN
            (SELECT other.id FROM skill AS other WHERE other.bag_id = skill.id)) AS people,
        (SELECT count(DISTINCT job_id) FROM job_skill WHERE skill_id IN
            (SELECT other.id FROM skill AS other WHERE other.bag_id = skill.id))
        """

    /// Bags of which a name holds some words; everything for no words.
    private static func condition(_ words: String) -> SQL {
        let folded = SkillFolding.fold(words)
        guard !folded.isEmpty else { return "skill.bag_id = skill.id" }
        let pattern = "%" + SearchText.likeLiteral(folded) + "%"
        return """
            skill.bag_id = skill.id AND EXISTS (SELECT 1 FROM skill AS named
            WHERE named.bag_id = skill.id AND named.folded LIKE \(pattern) ESCAPE '\\')
            """
    }

    /// How many bags have a name with some words in it.
    package static func count(
        matching words: String = "", on connection: any Connection
    ) throws -> Int {
        try connection.value("SELECT count(*) FROM skill WHERE \(condition(words))") ?? 0
    }

    /// The bags at some positions of the list, those that most people claim first.
    package static func lines(
        limit: Int, offset: Int, matching words: String = "", on connection: any Connection
    ) throws -> [Line] {
        try connection.query(
            """
            SELECT \(columns) FROM skill WHERE \(condition(words))
            ORDER BY people DESC, skill.folded LIMIT \(min(limit, maximumWindow)) OFFSET \(offset)
            """
        ).map(line)
    }

    /// One bag with its names, or nil when there is no such bag.
    package static func page(of bag: ID<Bag>, on connection: any Connection) throws -> Page? {
        let row = try connection.query(
            "SELECT \(columns) FROM skill WHERE skill.id = \(bag) AND skill.bag_id = skill.id"
        ).first
        guard let line = try row.map(line) else { return nil }
        let members = try connection.query(
            """
            SELECT \(BagMember.qualifiedColumnList),
            (SELECT count(*) FROM candidate_skill WHERE skill_id = skill.id) FROM skill
            WHERE bag_id = \(bag) ORDER BY CASE WHEN id = \(bag) THEN 0 ELSE 1 END, folded
            """
        ).map {
            Member(
                member: try BagMember(row: $0),
                candidates: try $0.get(BagMember.table.columns.count))
        }
        let names = members.map(\.member.id)
        return Page(
            line: line, members: members,
            matches: try BagImpact.openMatches(askingFor: names, on: connection))
    }

    /// The name with a spelling or an id, whichever bag it is in; nil when the desk has none.
    package static func member(
        named name: String, on connection: any Connection
    ) throws -> BagMember? {
        try connection.first(
            BagMember.self, "WHERE folded = \(SkillFolding.fold(name)) OR id = \(name)")
    }

    private static func line(_ row: Row) throws -> Line {
        let count = BagMember.table.columns.count
        return Line(
            canonical: try BagMember(row: row), aliases: try row.get(count),
            pending: try row.get(count + 1), candidates: try row.get(count + 2),
            jobs: try row.get(count + 3))
    }
}

extension BagList.Line: Identifiable {}

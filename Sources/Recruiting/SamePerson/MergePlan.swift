internal import Prelude
internal import Storage

/// Which rows a merge repoints from one person to another. Rows that would collide stay where they
/// are, hidden with the person who is merged. Notes are cells that say whom they are about, so each
/// is a decision of its own; positions, education and projects stay and are read from both (`Career`).
struct MergePlan {
    /// A table whose rows belong to a person, and the columns that name a row among a person's own.
    private struct PersonTable {
        var name: String
        var keys: [String]
        /// The column that says whose a row is.
        var person = "candidate_id"
        /// Whether a later reading may put another row in a row's place, so that only the very row
        /// that moved may move back.
        var isReplaced = false
    }

    private static let tables = [
        PersonTable(name: "document", keys: ["id"]), PersonTable(name: "attachment", keys: ["id"]),
        PersonTable(name: "identity", keys: ["kind", "value"]),
        PersonTable(name: "candidate_skill", keys: ["skill_id"], isReplaced: true),
        PersonTable(name: "attribute", keys: ["name"], isReplaced: true),
        PersonTable(name: "match", keys: ["job_id"]),
        PersonTable(name: "team_row", keys: ["team_table", "record_id"], person: "owner_id"),
    ]

    /// The cell's state: whom it goes into, and the keys of the rows that move, by table.
    let state: JSONValue

    /// Plans the merge of one person into another.
    init(
        from loser: ID<Candidate>, into winner: ID<Candidate>, on connection: any Connection
    ) throws {
        let people = [loser.text, winner.text]
        state = try LaidSkills.lifted(of: people, on: connection) {
            var moved: [JSONMember] = []
            for table in Self.tables {
                let own = Set(try Self.rows(table, of: winner.text, on: connection))
                let rows = try Self.rows(table, of: loser.text, on: connection).filter {
                    !own.contains($0)
                }.map { try Self.marked($0, table, of: loser.text, on: connection) }
                if !rows.isEmpty { moved.append(JSONMember(table.name, .array(rows))) }
            }
            let stronger = try Self.stronger(loser, than: winner, on: connection)
            return [
                "into": .string(winner.text), "moved": .object(moved),
                "exchanged": .array(stronger.map { .string($0.text) }),
            ]
        }
    }

    /// The names of skills that both claim and that the documents of the first show better.
    private static func stronger(
        _ first: ID<Candidate>, than second: ID<Candidate>, on connection: any Connection
    ) throws -> [ID<Bag>] {
        let claims = try [first, second].map { person in
            try connection.fetch(
                ClaimedSkill.self, "WHERE candidate_id = \(person) ORDER BY skill_id")
        }
        let others = Dictionary(uniqueKeysWithValues: claims[1].map { ($0.skill, $0) })
        return claims[0].filter { claim in
            guard let other = others[claim.skill] else { return false }
            return (claim.shown, claim.rating ?? 0) > (other.shown, other.rating ?? 0)
        }.map(\.skill)
    }

    /// Exchanges two people's claims under the names of a state; done twice, it is no change.
    private static func exchange(
        _ state: JSONValue, _ one: String, _ other: String, on connection: any Connection
    ) throws {
        for skill in state["exchanged"]?.elements?.compactMap(\.string) ?? [] {
            let claims = try connection.fetch(
                ClaimedSkill.self,
                "WHERE skill_id = \(skill) AND candidate_id IN (\(one), \(other))")
            guard claims.count == 2 else { continue }
            for claim in claims {
                var exchanged = claim
                exchanged.candidate = ID(claim.candidate.text == one ? other : one)
                try connection.execute(
                    exchanged.upsert(onConflict: "candidate_id", "skill_id"))
            }
        }
    }

    /// Repoints the rows of a state from one person to another.
    static func move(
        _ state: JSONValue, from: String, to: String, on connection: any Connection
    ) throws {
        try LaidSkills.lifted(of: [from, to], on: connection) {
            try exchange(state, from, to, on: connection)
            for table in tables {
                for row in state["moved"]?[table.name]?.elements ?? [] {
                    try move(row, of: table, from: from, to: to, on: connection)
                }
            }
        }
    }

    private static func move(
        _ row: JSONValue, of table: PersonTable, from: String, to: String,
        on connection: any Connection
    ) throws {
        let mark = table.isReplaced ? row[table.keys.count] : nil
        guard try mark == nil || mark == digest(row, table, of: from, on: connection) else {
            return
        }
        try connection.execute(
            """
            UPDATE \(.raw(table.name)) SET \(.raw(table.person)) = \(to)
            WHERE \(.raw(table.person)) = \(from) AND \(key(of: row, table))
            """)
    }

    private static func key(of row: JSONValue, _ table: PersonTable) -> SQL {
        .joined(
            zip(table.keys, row.elements ?? []).map { column, value in
                "\(.raw(column)) = \(value: value.stored)"
            }, separator: " AND ")
    }

    /// A row's key with a digest of what the row says, for tables whose rows are replaced.
    private static func marked(
        _ row: JSONValue, _ table: PersonTable, of person: String, on connection: any Connection
    ) throws -> JSONValue {
        guard table.isReplaced else { return row }
        return .array(
            (row.elements ?? []) + [try digest(row, table, of: person, on: connection)])
    }

    /// A digest of what a row says beside whose it is; null for a row that is not there.
    private static func digest(
        _ row: JSONValue, _ table: PersonTable, of person: String, on connection: any Connection
    ) throws -> JSONValue {
        let found = try connection.query(
            """
            SELECT * FROM \(.raw(table.name))
            WHERE \(.raw(table.person)) = \(person) AND \(key(of: row, table))
            """
        ).first
        guard let found else { return .null }
        let values = found.values.filter { $0 != .text(person) }
        return .string(Intake.digest(values.map { "\($0)" }.joined(separator: "\u{1F}")))
    }

    private static func rows(
        _ table: PersonTable, of person: String, on connection: any Connection
    ) throws -> [JSONValue] {
        let columns = table.keys.joined(separator: ", ")
        return try connection.query(
            """
            SELECT \(.raw(columns)) FROM \(.raw(table.name)) WHERE \(.raw(table.person)) = \(person)
            ORDER BY \(.raw(columns))
            """
        ).map { row in .array(row.values.map(JSONValue.init(stored:))) }
    }
}

extension JSONValue {
    /// A key as JSON: texts and whole numbers are what keys are made of.
    fileprivate init(stored value: SQLValue) {
        switch value {
        case .text(let text): self = .string(text)
        case .integer(let number): self = .integer(number)
        default: self = .null
        }
    }

    fileprivate var stored: SQLValue {
        switch self {
        case .string(let text): .text(text)
        case .integer(let number): .integer(number)
        default: .null
        }
    }
}

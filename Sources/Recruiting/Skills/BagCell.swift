package import Prelude
package import Storage

/// Where a skill name is filed, as a cell: `{bag, review, filed}`, and `by` and `confidence` where it is
/// known who put it there.
package struct BagCell: CellKind {
    /// `skill`.
    package static let name = "skill"
    /// `skill`.
    package var name: String { Self.name }

    /// The cells of all names.
    package init() {}

    /// The bag, the state of review, and whether a person filed it.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        let member = try connection.first(BagMember.self, "WHERE id = \(address.subject)")
        return member.map(BagCell.state) ?? .null
    }

    /// Files the name, and marks what was scored by the former bags as stale.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        let before = try connection.first(BagMember.self, "WHERE id = \(address.subject)")?.bag
        let after = state["bag"]?.string.map { ID<Bag>($0) }
        if before != after { try BagImpact.outdate([before, after], on: connection) }
        try connection.execute(
            """
            UPDATE skill SET bag_id = \(after), review = \(state["review"]?.string ?? "pending"),
            is_filed = \(state["filed"]?.bool ?? false), filed_by = \(state["by"]?.string),
            filed_confidence = \(state["confidence"]?.double) WHERE id = \(address.subject)
            """)
        guard before != after else { return }
        // Names that only readings put beside this one go with it, also those that came since.
        try connection.execute(
            """
            UPDATE skill SET bag_id = \(after) WHERE read_as = \(address.subject) AND is_filed = 0
            """)
        let moved: SQL = """
            SELECT id FROM skill
            WHERE id = \(address.subject) OR read_as = \(address.subject) AND is_filed = 0
            """
        let bags = [before, after].compactMap(\.self).map { "\($0)" as SQL }
        try LaidSkills.layAnew(
            """
            SELECT id FROM skill WHERE bag_id IN (\(.joined(bags, separator: ", ")))
            OR bag_id IS NULL AND id IN (\(moved))
            """, afterMoving: moved, on: connection, now: now)
    }

    /// Nobody's: a name tells of no person.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, nil) }

    /// The name; empty where there is none any more.
    package func title(of address: CellAddress, on connection: any Connection) throws -> String? {
        try connection.value("SELECT name FROM skill WHERE id = \(address.subject)") ?? ""
    }

    /// What a person filed; any other name follows what it was read as.
    package func isHeld(_ state: JSONValue) -> Bool { state["filed"]?.bool ?? false }

    /// The bag's id.
    package func shown(_ state: JSONValue) -> JSONValue { state["bag"] ?? .null }

    static func state(_ member: BagMember) -> JSONValue {
        let state: JSONValue = [
            "bag": JSONValue(member.bag?.text), "review": .string(member.review),
            "filed": .bool(member.isFiled),
        ]
        // Decisions from before anybody noted it have neither.
        return state.adding(
            (member.filedBy.map { [JSONMember("by", .string($0))] } ?? [])
                + (member.filedConfidence.map { [JSONMember("confidence", .number($0))] } ?? []))
    }
}

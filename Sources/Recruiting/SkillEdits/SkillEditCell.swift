package import Prelude
package import Storage

/// What recruiters say of one of a person's skills, as a cell: null, or
/// `{surface, rating, removed, note, who, at}`. The field is the id of the skill's name.
package struct SkillEditCell: CellKind {
    /// `candidate_skill`.
    package static let name = "candidate_skill"
    /// `candidate_skill`.
    package var name: String { Self.name }

    /// The cells of all people.
    package init() {}

    /// What was said, or null.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        try connection.first(
            SkillEdit.self,
            "WHERE candidate_id = \(address.subject) AND skill_id = \(address.field)"
        ).map(SkillEditCell.state) ?? .null
    }

    /// Says it, or no longer, and lays it over what the documents claim.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        try LaidSkills(of: address.subject, on: connection).changing(address.field) {
            guard let surface = state["surface"]?.string else {
                try connection.execute(
                    """
                    DELETE FROM candidate_skill_edit
                    WHERE candidate_id = \(address.subject) AND skill_id = \(address.field)
                    """)
                return
            }
            try connection.execute(
                SkillEdit(
                    candidate: ID(address.subject), skill: ID(address.field), surface: surface,
                    rating: state["rating"]?.int, isRemoved: state["removed"]?.bool ?? false,
                    note: state["note"]?.string, who: state["who"]?.string ?? "", isLaid: false,
                    updatedAt: state["at"]?.int.map { Timestamp(microseconds: Int64($0)) } ?? now
                ).upsert(onConflict: "candidate_id", "skill_id"))
        }
        try CandidateSummary.refresh(address.subject, on: connection, now: now)
    }

    /// The person.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (address.subject, nil) }

    /// The skill with its rating, or that it is none of the person's.
    package func shown(_ state: JSONValue) -> JSONValue {
        guard let surface = state["surface"]?.string else { return .null }
        if state["removed"] == true { return .string("no \(surface)") }
        return .string(state["rating"]?.int.map { "\(surface) \($0)" } ?? surface)
    }

    static func state(_ edit: SkillEdit) -> JSONValue {
        [
            "surface": .string(edit.surface), "rating": JSONValue(edit.rating),
            "removed": .bool(edit.isRemoved), "note": JSONValue(edit.note),
            "who": .string(edit.who), "at": .integer(edit.updatedAt.microseconds),
        ]
    }
}

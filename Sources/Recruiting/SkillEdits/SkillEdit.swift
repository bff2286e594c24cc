package import Prelude
package import Storage

/// What a recruiter says of one of a person's skills.
package struct SkillEdit: Record, Hashable {
    /// The person.
    package var candidate: ID<Candidate>
    /// The name that the skill is filed under.
    package var skill: ID<Bag>
    /// The skill in the recruiter's words.
    package var surface: String
    /// 1–10; nil when the documents' rating stands.
    package var rating: Int?
    /// Whether the person does not have the skill, whatever the documents say.
    package var isRemoved: Bool
    /// Why, in the recruiter's words.
    package var note: String?
    /// Who said it.
    package var who: String
    /// Whether it lies over the claims now.
    package var isLaid: Bool
    /// When it was said.
    package var updatedAt: Timestamp

    /// The table of edits.
    package static let table = Table(
        "candidate_skill_edit", SkillEdit.init, Column("candidate_id", \.candidate),
        Column("skill_id", \.skill), Column("surface", \.surface), Column("rating", \.rating),
        Column("is_removed", \.isRemoved), Column("note", \.note), Column("who", \.who),
        Column("is_laid", \.isLaid), Column("updated_at", \.updatedAt))

    /// The edits of a person, the newest first.
    package static func all(
        of candidate: String, on connection: any Connection
    ) throws -> [SkillEdit] {
        try connection.fetch(
            SkillEdit.self,
            "WHERE candidate_id = \(candidate) ORDER BY updated_at DESC, skill_id")
    }
}

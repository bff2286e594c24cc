package import Prelude
package import Storage

/// A canonical skill on the desk. Its bag is this name and its aliases: those of the lexicon and
/// those that people added.
package struct Bag: Record, Hashable {
    /// The skill's id.
    package var id: ID<Bag>
    /// The canonical name.
    package var name: String
    /// The name folded by the one normaliser, unique on the desk.
    package var folded: String
    /// The family of the lexicon, or nil for a skill it does not know.
    package var family: String?
    /// The lexicon's kind, or `unknown`.
    package var kind: String
    /// `lexicon`, `import` or `manual`.
    package var createdBy: String
    /// `approved`, `pending` or `rejected`.
    package var review: String
    /// When it came to the desk.
    package var createdAt: Timestamp

    /// The table of skills.
    package static let table = Table(
        "skill", Bag.init, Column("id", \.id), Column("name", \.name),
        Column("folded", \.folded), Column("family", \.family), Column("kind", \.kind),
        Column("created_by", \.createdBy), Column("review", \.review),
        Column("created_at", \.createdAt))
}

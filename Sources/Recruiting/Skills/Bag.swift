package import Prelude
package import Storage

/// The names of one skill: a canonical name and its aliases. A bag has the id of its canonical.
package enum Bag {}

/// A skill name that the desk knows. It lies in one bag; the name that is its own bag is canonical.
///
/// People's claims and jobs' demands point to names and never to bags, so that a change of bags
/// touches a handful of names however many people there are, and can be taken back to the letter.
package struct BagMember: Record, Hashable {
    /// The name's id.
    package var id: ID<Bag>
    /// The name as first written.
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
    /// The bag; nil for a name that was taken out of every bag.
    package var bag: ID<Bag>?
    /// Whether a person put it where it is, which no reading contradicts.
    package var isFiled: Bool

    /// The canonical name that a reading took this one for; until a person files it, it follows
    /// that name from bag to bag. Nil for a name that stands for itself.
    package var readAs: ID<Bag>?

    /// Who put it into its bag: `human:` and a name, `rules`, or `model:` and a name; nil where a reading
    /// did.
    package var filedBy: String?
    /// How sure a machine was that filed it, 0–1; nil where none did.
    package var filedConfidence: Double?

    /// Whether the bag goes by this name.
    package var isCanonical: Bool { bag == id }

    /// How it came to its bag, as a phrase: `filed by grace`, `filed by rules, 0.95`; nil where a reading
    /// put it there.
    package var filedHow: String? {
        guard let filedBy else { return isFiled ? "filed by hand" : nil }
        let who = filedBy.hasPrefix("human:") ? String(filedBy.dropFirst(6)) : filedBy
        return "filed by \(who)" + (filedConfidence.map { ", \($0)" } ?? "")
    }

    /// The table of skill names.
    package static let table = Table(
        "skill", BagMember.init, Column("id", \.id), Column("name", \.name),
        Column("folded", \.folded), Column("family", \.family), Column("kind", \.kind),
        Column("created_by", \.createdBy), Column("review", \.review),
        Column("created_at", \.createdAt), Column("bag_id", \.bag),
        Column("is_filed", \.isFiled), Column("read_as", \.readAs),
        Column("filed_by", \.filedBy), Column("filed_confidence", \.filedConfidence))
}

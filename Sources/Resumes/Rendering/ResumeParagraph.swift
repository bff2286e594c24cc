/// A paragraph of a résumé on paper, in whatever format.
package struct ResumeParagraph: Sendable, Hashable {
    /// What a paragraph is.
    package enum Kind: Sendable, Hashable {
        /// The person's name.
        case title
        /// What stands centred below it: the title, the ways to reach them.
        case contact
        /// The heading of a section.
        case heading
        /// The first line of an entry, what it is and from when to when.
        case entry
        /// One of several statements.
        case bullet
        /// Any other text.
        case text
    }

    /// Words that look the same.
    package struct Run: Sendable, Hashable {
        /// The words; never a line break or another control character.
        package var text: String
        /// Whether they are bold.
        package var isBold: Bool

        /// A run from its parts.
        package init(_ text: String, isBold: Bool = false) {
            self.text = text
            self.isBold = isBold
        }
    }

    /// What it is.
    package var kind: Kind
    /// Its words.
    package var runs: [Run]

    /// A paragraph from its parts.
    package init(_ kind: Kind, _ runs: [Run]) {
        self.kind = kind
        self.runs = runs
    }

    /// All of its words.
    package var text: String { runs.map(\.text).joined() }
}

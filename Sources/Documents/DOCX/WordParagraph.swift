/// A paragraph to be written into a Word document.
package struct WordParagraph: Sendable, Hashable {
    /// What a paragraph is; each has a style of its own, which a reader of the document can change.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The document's title.
        case title = "Title"
        /// A centred line.
        case centred = "Contact"
        /// The heading of a section.
        case heading = "Heading1"
        /// The first line of an entry, kept on one page with the next.
        case entry = "Entry"
        /// An item of a list.
        case bullet = "ListBullet"
        /// Any other text.
        case text = "Normal"
    }

    /// Words that look the same.
    package struct Run: Sendable, Hashable {
        /// The words; a tab and a line break stay, other control characters are left out.
        package var text: String
        /// Whether they are bold.
        package var isBold: Bool
        /// The web page or mailbox they lead to; of other addresses only the words are written.
        package var link: String?

        /// A run from its parts.
        package init(_ text: String, isBold: Bool = false, link: String? = nil) {
            self.text = text
            self.isBold = isBold
            self.link = link
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
}

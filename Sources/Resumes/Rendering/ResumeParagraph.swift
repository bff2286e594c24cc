internal import Prelude

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
        /// Where they lead; only ever a web page or a mailbox, and the words are its address.
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

    /// A run cut into the addresses in it and what stands between them.
    static func linked(_ run: Run) -> [Run] {
        let utf8 = Array(run.text.utf8)
        var runs: [Run] = []
        var end = 0
        for address in ResumeAddress.all(in: run.text) {
            let before = TextSpan(end, address.span.start).text(in: utf8)
            if !before.isEmpty { runs.append(Run(before, isBold: run.isBold)) }
            runs.append(
                Run(address.span.text(in: utf8), isBold: run.isBold, link: address.target))
            end = address.span.end
        }
        let rest = TextSpan(end, utf8.count).text(in: utf8)
        return rest.isEmpty ? runs : runs + [Run(rest, isBold: run.isBold)]
    }

    /// All of its words.
    package var text: String { runs.map(\.text).joined() }
}

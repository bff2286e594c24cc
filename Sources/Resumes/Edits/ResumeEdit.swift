package import Prelude

/// A change to a résumé that somebody, most often a model, proposes.
package struct ResumeEdit: Sendable, Hashable {
    /// The id of the text or list, of the résumé that the edit was asked for.
    package var id: String
    /// What is to be done with it.
    package var change: Change

    /// What an edit does.
    package enum Change: Sendable, Hashable {
        /// Another text in the place of the one that is there, which is told too.
        case replace(original: String, text: String)
        /// The positions of a list's items, counted from 0, in their new order.
        case reorder([Int])
    }

    /// An edit from its parts.
    package init(id: String, change: Change) {
        self.id = id
        self.change = change
    }
}

/// Why an edit was not made.
package enum EditRefusal: String, Sendable, Hashable {
    /// No text or list of that id may be changed.
    case notEditable
    /// The résumé has nothing at that id.
    case noSuchPiece
    /// An edit before it had the same id.
    case duplicate
    /// More edits than are looked at.
    case tooMany
    /// The original that the edit tells is not what stands there.
    case originalDiffers
    /// The order does not name every position once.
    case notAPermutation
    /// Nothing would change.
    case changesNothing
    /// The new text shows nothing.
    case empty
    /// The new text is longer than a limit, or than 1.8 times the old one.
    case tooLong
    /// The new text has several lines.
    case severalLines
    /// The new text has a character that the old one does not have as often: an invisible one, one of another
    /// script, or a sign of mark-up.
    case character
    /// A number, or what it is a number of, does not stand so in the source.
    case number
    /// A word has no evidence in the source.
    case word
    /// A word that claims rank, scope or success does not stand so in the text that is replaced.
    case claim
    /// An address does not stand so in the text that is replaced, or behind another word.
    case address
    /// Words stand together that do not in the source: a name, or a fact, was put together.
    case combination
    /// A name is written in another way than in the source, or a word is made a name.
    case name
    /// A word that limits what the source claims is gone or moved.
    case limitation
    /// The new text has little of the text it replaces.
    case strays
}

/// An edit that was not made, why, and where in its text.
package struct RefusedEdit: Sendable, Hashable {
    /// The edit.
    package var edit: ResumeEdit
    /// Why.
    package var reason: EditRefusal
    /// The first word of the new text that it is about; nil where it is about the whole edit.
    package var span: TextSpan?

    /// The words of the new text that it is about; nil where it is about the whole edit.
    package var found: String? {
        guard let span, case .replace(_, let text) = edit.change else { return nil }
        let utf8 = Array(text.utf8)
        return span.end <= utf8.count ? span.text(in: utf8) : nil
    }
}

/// What became of edits.
package struct EditOutcome: Sendable, Hashable {
    /// The résumé with the accepted edits made.
    package var resume: Resume
    /// The edits that were made, in their order.
    package var accepted: [ResumeEdit]
    /// The edits that were not.
    package var refused: [RefusedEdit]
}

extension EditRefusal {
    /// Why, as a phrase for a person.
    package var words: String {
        switch self {
        case .notEditable: "nothing there may be changed"
        case .noSuchPiece: "there is nothing there"
        case .duplicate: "it was changed before"
        case .tooMany: "there are too many edits"
        case .originalDiffers: "another text stands there"
        case .notAPermutation: "the order leaves something out, or has it twice"
        case .changesNothing: "it changes nothing"
        case .empty: "the new text is empty"
        case .tooLong: "the new text is too long"
        case .severalLines: "the new text has several lines"
        case .character: "a sign is not in the old text"
        case .number: "a number is not so in the old text"
        case .word: "a word is not in its source"
        case .claim: "it claims more than the old text"
        case .address: "an address is not so in the old text"
        case .combination: "words stand together that do not in the source"
        case .name: "a name is not so in its source"
        case .limitation: "a limit that the old text tells is gone or moved"
        case .strays: "too little is left of the old text"
        }
    }
}

package import Prelude

/// One word of a text: where it stands, how it is looked up, and what stood before it.
package struct Token: Sendable, Hashable {
    /// What sort of thing a token is.
    package enum Kind: UInt8, Sendable {
        /// A word; `&` alone is the word "and".
        case word
        /// Digits, with decimal points, thousands separators and a trailing `x` as in `3.x`.
        case number
        /// An e-mail address, a web address or a path on a host; one token, never matched as words.
        case address
    }

    /// What stands between a token and the one before it, the strongest thing winning.
    package enum Gap: UInt8, Sendable, Comparable {
        /// Nothing: the tokens touch, as `C#` and `.NET` in `C#.NET`.
        case none
        /// A hyphen or dash without spaces, as in `T-SQL`.
        case hyphen
        /// A slash, as in `PL/SQL`.
        case slash
        /// A full stop without a space, as in `sentence.Next`.
        case dot
        /// Spaces or tabs only.
        case space
        /// One line break, with no other mark.
        case line
        /// Any other mark, an empty line, or the start of the text: no phrase crosses it.
        case mark

        /// Orders by how strongly the gap parts its neighbours.
        package static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
    }

    /// Where the word stands in the text, soft hyphens and the like included.
    package var span: TextSpan
    /// The word in lower case without diacritics, ligatures, apostrophes and invisible characters.
    package var folded: String
    /// What sort of thing it is.
    package var kind: Kind
    /// What stands before it.
    package var gap: Gap
    /// Whether the first letter is a capital.
    package var isCapitalized: Bool
    /// Whether it has letters and all of them are capitals.
    package var isUppercase: Bool

    /// A token from its parts.
    package init(
        span: TextSpan, folded: String, kind: Kind, gap: Gap, isCapitalized: Bool,
        isUppercase: Bool
    ) {
        self.span = span
        self.folded = folded
        self.kind = kind
        self.gap = gap
        self.isCapitalized = isCapitalized
        self.isUppercase = isUppercase
    }
}

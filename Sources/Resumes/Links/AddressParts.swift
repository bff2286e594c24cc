internal import Language
internal import Prelude

/// A text cut into its words and its addresses, none of which is read as words.
enum AddressParts {
    /// A word, or an address.
    enum Part {
        case word(Token)
        /// An address, and what stands before it as the tokenizer says it.
        case address(TextSpan, gap: Token.Gap)
    }

    /// The parts of a text in their order. Addresses are those that can be clicked and those that the
    /// tokenizer knows, with all that touches them and is read as one word with them.
    static func all(in text: String) -> [Part] {
        let addresses = ResumeAddress.all(in: text).map(\.span)
        var next = 0
        var parts: [Part] = []
        for token in Tokenizer.tokens(of: text) {
            while next < addresses.count, addresses[next].end <= token.span.start { next += 1 }
            let isInside = next < addresses.count && addresses[next].overlaps(token.span)
            guard isInside || token.kind == .address else {
                parts.append(.word(token))
                continue
            }
            let span = isInside ? addresses[next].union(token.span) : token.span
            if case .address(let last, let gap)? = parts.last, last.overlaps(span) {
                parts[parts.count - 1] = .address(last.union(span), gap: gap)
            } else {
                parts.append(.address(span, gap: token.gap))
            }
        }
        return parts
    }
}

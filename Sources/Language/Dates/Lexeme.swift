package import Prelude

/// The smallest pieces that dates, levels and headings are read from: words, numbers and signs.
///
/// This is no tokenizer of skills: it takes `C++` apart, because between dates a sign is a sign.
package struct Lexeme: Hashable, Sendable {
    /// What a piece is made of.
    package enum Kind: Hashable, Sendable {
        /// Letters of any script; the text is folded.
        case word
        /// ASCII digits.
        case number
        /// One character that is neither, white space excepted.
        case sign
        /// A line break.
        case lineBreak
    }

    /// What it is made of.
    package var kind: Kind
    /// Words in lower case without accents, numbers and signs as they are.
    package var text: String
    /// Where it stands.
    package var span: TextSpan
    /// Whether no white space stands before it.
    package var isGlued: Bool

    /// The value of a number of at most nine digits; nil for anything else.
    package var number: Int? { kind == .number && text.utf8.count <= 9 ? Int(text) : nil }

    /// Whether it is this sign or word.
    package func `is`(_ text: String) -> Bool { self.text == text }

    /// The pieces of a stretch of text, in order. Linear in the length of the stretch; bytes that
    /// are no UTF-8 and control characters count as white space.
    package static func scan(_ utf8: [UInt8], _ span: TextSpan) -> [Lexeme] {
        var lexemes: [Lexeme] = []
        var index = max(0, span.start)
        let end = min(span.end, utf8.count)
        var isGlued = true
        while index < end {
            let (scalar, length) = Scalars.scalar(utf8, at: index, end: end)
            if scalar == 0x0A {
                lexemes.append(
                    Lexeme(
                        kind: .lineBreak, text: "\n", span: TextSpan(index, index + 1),
                        isGlued: isGlued))
                isGlued = true
                index += 1
            } else if Scalars.isSpace(scalar) {
                isGlued = false
                index += length
            } else {
                let lexeme = one(utf8, from: index, end: end, first: scalar, isGlued: isGlued)
                lexemes.append(lexeme)
                index = lexeme.span.end
                isGlued = true
            }
        }
        return lexemes
    }

    private static func one(
        _ utf8: [UInt8], from start: Int, end: Int, first: UInt32, isGlued: Bool
    ) -> Lexeme {
        let kind: Kind =
            Scalars.isDigit(first) ? .number : Scalars.isLetter(first) ? .word : .sign
        var folded: [UInt8] = []
        var index = start
        while index < end {
            let (scalar, length) = Scalars.scalar(utf8, at: index, end: end)
            let belongs =
                switch kind {
                case .number: Scalars.isDigit(scalar)
                case .word: Scalars.isLetter(scalar) || Scalars.isMark(scalar)
                case .sign, .lineBreak: index == start
                }
            guard belongs else { break }
            if let scalar = Unicode.Scalar(scalar) { Folding.fold(scalar, into: &folded) }
            index += length
        }
        let text = String(decoding: folded, as: UTF8.self)
        return Lexeme(kind: kind, text: text, span: TextSpan(start, index), isGlued: isGlued)
    }
}

extension [Lexeme] {
    /// The words and numbers joined by single blanks; signs are left out.
    package var phrase: String {
        var result = ""
        for lexeme in self where lexeme.kind == .word || lexeme.kind == .number {
            if !result.isEmpty { result += " " }
            result += lexeme.text
        }
        return result
    }
}

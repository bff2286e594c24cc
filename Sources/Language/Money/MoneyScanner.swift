package import Prelude

/// Finds pay in a text: amounts with currency, period and bounds, in eight languages. Revenue,
/// prizes, budgets, equity, phone numbers and years are no pay.
package struct MoneyScanner: Sendable {
    /// What a stretch of text is known to be.
    package enum Context: Sendable, Hashable {
        /// Sentences: a bare number is pay only beside words of pay.
        case prose
        /// The value of a field or label that means pay: every amount is pay.
        case field
    }

    /// The most statements that are returned for one stretch.
    package static let maximumStatements = 1000

    /// A scanner; it has no state.
    package init() {}

    /// The statements of pay in a stretch of text, in order and apart.
    package func statements(
        in utf8: [UInt8], _ span: TextSpan, context: Context = .prose
    ) -> [PayStatement] {
        var found: [PayStatement] = []
        var cue = false
        for sentence in MoneySentence.sentences(utf8, span) {
            let scanner = SentenceScanner(
                utf8: utf8, sentence: sentence, context: context, isCued: cue)
            found += scanner.statements()
            cue = sentence.isShort && scanner.evidence.hasPay
            if found.count >= Self.maximumStatements { break }
        }
        return Array(found.prefix(Self.maximumStatements))
    }

    /// The pay that a stretch of text states: base pay before what depends on targets, figures
    /// before "negotiable", the surest first.
    package func pay(
        in utf8: [UInt8], _ span: TextSpan, context: Context = .prose
    ) -> PayStatement? {
        let statements = statements(in: utf8, span, context: context)
        let figures = statements.filter(\.hasFigure)
        var best = figures.first
        for statement in figures.dropFirst() {
            if let current = best, Self.rank(statement) > Self.rank(current) { best = statement }
        }
        guard var pay = best else { return statements.first }
        if statements.contains(where: \.isNegotiable) { pay.isNegotiable = true }
        return pay
    }

    private static func rank(_ statement: PayStatement) -> Double {
        statement.confidence - (statement.isOnTarget ? 0.5 : 0) - (statement.isPlausible ? 0 : 0.5)
    }
}

/// A sentence or line as lexemes.
struct MoneySentence {
    var lexemes: [Lexeme]

    /// Whether it is a label rather than a sentence.
    var isShort: Bool { lexemes.count <= 6 }

    /// The sentences of a stretch. A full stop ends one where a capital follows and no short word
    /// stands before it.
    static func sentences(_ utf8: [UInt8], _ span: TextSpan) -> [MoneySentence] {
        var sentences: [MoneySentence] = []
        var current: [Lexeme] = []
        let lexemes = Lexeme.scan(utf8, span)
        for (index, lexeme) in lexemes.enumerated() {
            if lexeme.kind != .lineBreak { current.append(lexeme) }
            if lexeme.kind == .lineBreak || isEnd(lexemes, index, utf8) {
                if !current.isEmpty { sentences.append(MoneySentence(lexemes: current)) }
                current = []
            }
        }
        if !current.isEmpty { sentences.append(MoneySentence(lexemes: current)) }
        return sentences
    }

    private static func isEnd(_ lexemes: [Lexeme], _ index: Int, _ utf8: [UInt8]) -> Bool {
        let lexeme = lexemes[index]
        guard lexeme.is(".") || lexeme.is("!") || lexeme.is("?"), index > 0,
            index + 1 < lexemes.count, !lexemes[index + 1].isGlued,
            lexemes[index + 1].kind == .word
        else { return false }
        let first = Scalars.scalar(utf8, at: lexemes[index + 1].span.start, end: utf8.count).0
        guard Scalars.isCapital(first) else { return false }
        return !abbreviations.contains(lexemes[index - 1].text)
    }

    private static let abbreviations: Set<String> = [
        "max", "min", "ca", "approx", "circa", "mio", "tsd", "mrd", "fr", "p", "a", "inkl", "zzgl",
        "vs", "no", "nr", "lt", "e", "g", "i", "mies", "tys", "mln",
    ]
}

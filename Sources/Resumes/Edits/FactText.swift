internal import Language
internal import Prelude

/// A word, a number, a sign or an address of a text whose facts are compared.
struct FactLexeme {
    enum Kind { case word, number, sign, address }

    var kind: Kind
    /// As the one tokenizer folds it; a sign as it is.
    var folded: String
    /// What the forms of one word have in common.
    var key: String
    /// As it is written.
    var raw: String
    /// What stands between it and the lexeme before it.
    var gap: Token.Gap
    /// Whether a sentence begins with it, so that a capital letter says nothing.
    var opensSentence: Bool
    var span: TextSpan

    /// Whether a capital letter makes it a name.
    var isName: Bool { isCapitalized && !opensSentence }

    var isCapitalized: Bool { raw.unicodeScalars.first?.properties.isUppercase ?? false }

    /// Whether it claims nothing and is written like such a word: `it`, not `IT`.
    var isNeutral: Bool {
        kind == .word && NeutralWords.contains(folded)
            && (raw == raw.lowercased() || (opensSentence && isOnlyFirstCapital))
            && raw != "&"
    }

    /// Whether nothing behind the first letter is a capital.
    var isOnlyFirstCapital: Bool {
        isCapitalized && !raw.unicodeScalars.dropFirst().contains { $0.properties.isUppercase }
    }

    /// Whether it touches the lexeme before it, or a hyphen, slash or dot joins both.
    var isJoined: Bool { gap < .space }
}

/// A text as its lexemes. Articles are left out; signs and superscripts that the tokenizer passes over are
/// in.
struct FactText {
    private(set) var lexemes: [FactLexeme] = []
    /// Whether it is sentences; the words of names and titles begin with capitals of their own.
    let isProse: Bool
    private let utf8: [UInt8]

    /// The words that limit each lexeme, by its position: what stands behind such a word up to the next mark.
    private(set) var limits: [Set<String>] = []

    init(_ text: String, isProse: Bool = true) {
        self.isProse = isProse
        utf8 = Array(text.utf8)
        var end = 0
        for part in AddressParts.all(in: text) {
            switch part {
            case .word(let token):
                addSigns(from: end, to: token.span.start)
                add(token, opensSentence: opensSentence(from: end, to: token.span.start))
                end = token.span.end
            case .address(let span, let gap):
                addSigns(from: end, to: span.start)
                add(address: span, gap: gap)
                end = span.end
            }
        }
        addSigns(from: end, to: utf8.count)
        leaveOutArticles()
        findLimits()
    }

    private mutating func findLimits() {
        var open: Set<String> = []
        for lexeme in lexemes {
            if lexeme.gap == .mark || FactText.contrasts.contains(lexeme.folded) { open = [] }
            limits.append(open)
            if ClaimWords.isLimitation(lexeme.folded), !ClaimWords.isSize(lexeme.folded) {
                open.insert(lexeme.folded)
            }
        }
    }

    private static let contrasts: Set<String> = ["but", "aber", "while", "whereas", "wahrend"]

    private func opensSentence(from start: Int, to end: Int) -> Bool {
        lexemes.isEmpty
            || utf8[start..<end].contains { [0x2E, 0x21, 0x3F, 0x0A].contains($0) }
                && end > start + 1
    }

    private mutating func add(_ token: Token, opensSentence: Bool) {
        let raw = token.span.text(in: utf8)
        let startsWithDigit = token.folded.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
        let isNumber =
            token.kind == .number || (token.kind == .word && startsWithDigit)
            || NumberWords.contains(token.folded)
        var lexeme = FactLexeme(
            kind: isNumber ? .number : .word, folded: token.folded, key: token.folded, raw: raw,
            gap: gap(before: token.span.start, tokenizer: token.gap), opensSentence: opensSentence,
            span: token.span)
        if NumberWords.percent.contains(token.folded) {
            (lexeme.kind, lexeme.folded, lexeme.key) = (.sign, "%", "%")
        } else if !isNumber, token.kind == .word {
            lexeme.key = WordStem.key(token.folded)
        }
        lexemes.append(lexeme)
    }

    /// Adds an address: one lexeme, letter by letter, and no evidence for any word in it.
    private mutating func add(address span: TextSpan, gap: Token.Gap) {
        let raw = span.text(in: utf8)
        lexemes.append(
            FactLexeme(
                kind: .address, folded: raw, key: raw, raw: raw,
                gap: self.gap(before: span.start, tokenizer: gap), opensSentence: false, span: span)
        )
    }

    /// What stands before a word: as the tokenizer says it, or behind a sign, what follows the sign.
    private func gap(before start: Int, tokenizer gap: Token.Gap) -> Token.Gap {
        guard let last = lexemes.last, last.kind == .sign || isSuperscript(last) else { return gap }
        return plainGap(from: last.span.end, to: start)
    }

    private func isSuperscript(_ lexeme: FactLexeme) -> Bool {
        lexeme.kind == .number && lexeme.folded == lexeme.raw
            && lexeme.raw.unicodeScalars.allSatisfy { !$0.isASCII }
    }

    private func plainGap(from start: Int, to end: Int) -> Token.Gap {
        if start >= end { return .none }
        return utf8[start..<end].allSatisfy { $0 == 0x20 } ? .space : .mark
    }

    // MARK: Signs

    /// Adds the signs that stand between two words.
    private mutating func addSigns(from start: Int, to end: Int) {
        guard start < end else { return }
        var offset = start
        var before: Unicode.Scalar?
        let between = String(decoding: utf8[start..<end], as: UTF8.self).unicodeScalars
        for (index, scalar) in zip(between.indices, between) {
            let length = scalar.utf8.count
            let isLast = between.index(after: index) == between.endIndex
            let isMinus =
                FactText.dashes.contains(scalar) && isLast && end < utf8.count
                && (0x30...0x39).contains(utf8[end])
                && (before.map { $0.properties.isWhitespace || $0 == "(" } ?? (start == 0))
            if isMinus || FactText.isSign(scalar) {
                let span = TextSpan(offset, offset + length)
                let from = lexemes.last?.span.end ?? 0
                let isNumber = scalar.properties.numericType != nil
                lexemes.append(
                    FactLexeme(
                        kind: isNumber ? .number : .sign, folded: String(scalar),
                        key: String(scalar), raw: String(scalar),
                        gap: lexemes.isEmpty ? .mark : plainGap(from: from, to: offset),
                        opensSentence: false, span: span))
            }
            before = scalar
            offset += length
        }
    }

    private static let dashes: Set<Unicode.Scalar> = ["-", "\u{2212}", "–"]
    private static let marks: Set<Unicode.Scalar> = Set(
        ",;:.-–—()[]\"'!?/•“”„‘’\u{2010}\u{2011}".unicodeScalars)

    /// Whether a scalar between words says something: `%`, `€`, `+`, `½`.
    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && !marks.contains(scalar) && !Folding.isInvisible(scalar)
    }

    // MARK: Articles

    private mutating func leaveOutArticles() {
        var kept: [FactLexeme] = []
        var pending: (gap: Token.Gap, opens: Bool)?
        for (index, lexeme) in lexemes.enumerated() {
            var lexeme = lexeme
            if let before = pending {
                lexeme.gap = max(lexeme.gap, before.gap)
                pending = nil
                // Behind an article a capital is a name's again.
                if before.opens { lexeme.opensSentence = lexeme.opensSentence || kept.isEmpty }
            }
            let next = index + 1 < lexemes.count ? lexemes[index + 1].gap : .mark
            let isArticle =
                NeutralWords.articles.contains(lexeme.folded) && lexeme.gap >= .space
                && next >= .space
                && (lexeme.raw == lexeme.raw.lowercased()
                    || (lexeme.opensSentence && lexeme.isOnlyFirstCapital))
            if isArticle {
                pending = (lexeme.gap, lexeme.opensSentence)
            } else {
                kept.append(lexeme)
            }
        }
        lexemes = kept
    }

    // MARK: Neighbours

    /// The lexeme right before another one in the same clause; no mark stands between.
    func previous(_ index: Int) -> Int? {
        index > 0 && lexemes[index].gap < .mark ? index - 1 : nil
    }

    /// The lexeme right behind another one in the same clause.
    func next(_ index: Int) -> Int? {
        index + 1 < lexemes.count && lexemes[index + 1].gap < .mark ? index + 1 : nil
    }

    /// The lexeme before another one when words that are read over are passed.
    func neighbour(before index: Int) -> Int? {
        var found = previous(index)
        while let place = found, isReadOver(place) { found = previous(place) }
        return found
    }

    /// The lexeme behind another one when words that are read over are passed.
    func neighbour(behind index: Int) -> Int? {
        var found = next(index)
        while let place = found, isReadOver(place) { found = next(place) }
        return found
    }

    private func isReadOver(_ index: Int) -> Bool {
        lexemes[index].isNeutral && NeutralWords.transparent.contains(lexemes[index].folded)
    }

    func key(_ index: Int?) -> String? { index.map { lexemes[$0].key } }

    /// The stretch around a lexeme that no mark and no conjunction cuts.
    func clause(around index: Int) -> Range<Int> {
        var start = index
        while let before = previous(start), !isConjunction(before) { start = before }
        var end = index + 1
        while end < lexemes.count, lexemes[end].gap < .mark, !isConjunction(end) { end += 1 }
        return start..<end
    }

    /// The stretch around a lexeme that no mark cuts.
    func stretch(around index: Int) -> Range<Int> {
        var start = index
        while let before = previous(start) { start = before }
        var end = index + 1
        while end < lexemes.count, lexemes[end].gap < .mark { end += 1 }
        return start..<end
    }

    private func isConjunction(_ index: Int) -> Bool {
        NeutralWords.conjunctions.contains(lexemes[index].folded)
    }
}

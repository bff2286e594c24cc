package import Prelude

/// Finds statements of level in every common notation: words of eight languages, stars, dots, bars,
/// fractions, percent, levels of the framework for languages, years.
package enum LevelReader {
    /// The statements in a stretch of text, in order and apart.
    package static func marks(in utf8: [UInt8], _ span: TextSpan) -> [LevelMark] {
        marks(in: Lexeme.scan(utf8, span))
    }

    /// The statements among lexemes, in order and apart.
    package static func marks(in lexemes: [Lexeme]) -> [LevelMark] {
        var found: [LevelMark] = []
        var index = 0
        while index < lexemes.count {
            if let (mark, next) = mark(lexemes, at: index) {
                found.append(mark)
                index = max(next, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    /// The rating of a share of a whole, 0–1: its tenth, at least 1.
    package static func rating(ofShare share: Double) -> Int {
        min(max(Int((share * 10).rounded(.toNearestOrAwayFromZero)), 1), 10)
    }

    /// The rating that years of use alone suggest: anchors of the scale (1–2 years 4, 2–3 years 5,
    /// from 3 on 6, from 5 on 8, from 10 on 9).
    package static func rating(ofYears years: Double) -> Int {
        switch years {
        case ..<1: 3
        case ..<2: 4
        case ..<3: 5
        case ..<5: 6
        case ..<10: 8
        default: 9
        }
    }

    private static func mark(_ lexemes: [Lexeme], at index: Int) -> (LevelMark, Int)? {
        switch lexemes[index].kind {
        case .sign: LevelGraphics.mark(lexemes, at: index)
        case .number: share(lexemes, at: index) ?? years(lexemes, at: index)
        case .word:
            framework(lexemes, at: index) ?? years(lexemes, at: index) ?? words(lexemes, at: index)
        case .lineBreak: nil
        }
    }

    // MARK: Numbers

    private static func share(_ lexemes: [Lexeme], at index: Int) -> (LevelMark, Int)? {
        guard let value = lexemes[index].number, index + 1 < lexemes.count else { return nil }
        if index > 0, lexemes[index].isGlued, lexemes[index - 1].kind == .word { return nil }
        if lexemes[index + 1].is("%"), value <= 100 {
            return make(Double(value) / 100, .percent, lexemes, index, index + 2)
        }
        var next = index + 1
        if lexemes[next].is("/") {
            next += 1
        } else if ["of", "out", "von", "sur", "de", "su", "van", "na"].contains(lexemes[next].text)
        {
            next += 1
            if next < lexemes.count, lexemes[next].is("of") { next += 1 }
        } else {
            return nil
        }
        guard next < lexemes.count, let whole = lexemes[next].number,
            [3, 4, 5, 6, 7, 10, 100].contains(whole), value <= whole,
            next + 1 >= lexemes.count || !(lexemes[next + 1].is("/") && lexemes[next + 1].isGlued)
        else { return nil }
        return make(Double(value) / Double(whole), .fraction, lexemes, index, next + 1)
    }

    private static func years(_ lexemes: [Lexeme], at index: Int) -> (LevelMark, Int)? {
        guard let (duration, next) = DurationScanner.duration(lexemes, at: index) else {
            return nil
        }
        return (
            LevelMark(
                rating: nil, years: duration.years, framework: nil, notation: .years,
                span: duration.span), next
        )
    }

    private static func make(
        _ share: Double, _ notation: SkillRating.Notation, _ lexemes: [Lexeme], _ first: Int,
        _ next: Int
    ) -> (LevelMark, Int) {
        let span = TextSpan(lexemes[first].span.start, lexemes[next - 1].span.end)
        return (
            LevelMark(
                rating: rating(ofShare: share), years: nil, framework: nil, notation: notation,
                span: span), next
        )
    }

    // MARK: Words

    private static func framework(_ lexemes: [Lexeme], at index: Int) -> (LevelMark, Int)? {
        let word = lexemes[index].text
        guard word == "a" || word == "b" || word == "c", index + 1 < lexemes.count,
            lexemes[index + 1].isGlued, let digit = lexemes[index + 1].number,
            digit == 1 || digit == 2
        else { return nil }
        var next = index + 2
        if next < lexemes.count, lexemes[next].is("+"), lexemes[next].isGlued { next += 1 }
        let ratings = ["a1": 2, "a2": 3, "b1": 5, "b2": 6, "c1": 8, "c2": 9]
        let name = word + String(digit)
        let span = TextSpan(lexemes[index].span.start, lexemes[next - 1].span.end)
        return (
            LevelMark(
                rating: ratings[name], years: nil, framework: name.uppercased(),
                notation: .framework, span: span), next
        )
    }

    private static func words(_ lexemes: [Lexeme], at index: Int) -> (LevelMark, Int)? {
        var phrase = ""
        var best: (LevelMark, Int)?
        var next = index
        var count = 0
        while next < lexemes.count, count < LevelWords.maximumWords {
            let lexeme = lexemes[next]
            if lexeme.is("-"), lexeme.isGlued, count > 0 {
                next += 1
                continue
            }
            guard lexeme.kind == .word else { break }
            phrase += (count == 0 ? "" : " ") + lexeme.text
            count += 1
            next += 1
            if let rating = LevelWords.rating(phrase) {
                let span = TextSpan(lexemes[index].span.start, lexeme.span.end)
                best = (
                    LevelMark(
                        rating: rating, years: nil, framework: nil, notation: .word, span: span),
                    next
                )
            }
        }
        return best
    }
}

/// Levels that are drawn: stars, dots and bars.
enum LevelGraphics {
    /// The most signs one drawing may have.
    static let maximumSigns = 25

    /// The drawing that starts at an index, and the index after it.
    static func mark(_ lexemes: [Lexeme], at index: Int) -> (LevelMark, Int)? {
        var next = index
        let isBracketed = lexemes[index].is("[")
        if isBracketed { next += 1 }
        var filled = 0
        var empty = 0
        var isPlain = true
        var notation = SkillRating.Notation.dots
        while next < lexemes.count, filled + empty < maximumSigns {
            let text = lexemes[next].text
            if let sign = filledSigns[text] {
                guard empty == 0 else { break }
                filled += 1
                if filled == 1 { notation = sign.notation }
                isPlain = isPlain && sign.isPlain
            } else if let isPlainSign = emptySigns[text] {
                empty += 1
                if filled == 0 { notation = text == "☆" ? .stars : .dots }
                isPlain = isPlain && isPlainSign
            } else {
                break
            }
            next += 1
        }
        let total = filled + empty
        if isBracketed {
            guard next < lexemes.count, lexemes[next].is("]"), total >= 3 else { return nil }
            next += 1
        } else {
            guard total >= (isPlain ? 4 : filled > 0 ? 2 : 3), !isPlain || filled > 0 else {
                return nil
            }
        }
        guard empty > 0 || filled > 1 else { return nil }
        let whole = empty > 0 ? total : filled <= 5 ? 5 : 10
        let span = TextSpan(lexemes[index].span.start, lexemes[next - 1].span.end)
        let rating = LevelReader.rating(ofShare: min(1, Double(filled) / Double(whole)))
        return (
            LevelMark(
                rating: rating, years: nil, framework: nil, notation: notation, span: span), next
        )
    }

    /// Signs that fill a drawing; plain ones have other uses too.
    private static let filledSigns: [String: (notation: SkillRating.Notation, isPlain: Bool)] = [
        "★": (.stars, false), "⭐": (.stars, false), "✭": (.stars, false), "✮": (.stars, false),
        "♥": (.stars, false), "❤": (.stars, false), "✯": (.stars, false), "*": (.stars, true),
        "●": (.dots, false), "⬤": (.dots, false), "◉": (.dots, false), "•": (.dots, false),
        "⚫": (.dots, false), "🔵": (.dots, false), "⏺": (.dots, false), "o": (.dots, true),
        "█": (.bar, false), "■": (.bar, false), "▓": (.bar, false), "▰": (.bar, false),
        "◼": (.bar, false), "⬛": (.bar, false), "🟩": (.bar, false), "🟦": (.bar, false),
        "▮": (.bar, false), "━": (.bar, false), "#": (.bar, true), "=": (.bar, true),
        "|": (.bar, true), "▬": (.bar, false), "◆": (.dots, false), "▪": (.dots, false),
    ]

    /// Signs that leave a drawing empty, with whether they have other uses.
    private static let emptySigns: [String: Bool] = [
        "☆": false, "✩": false, "♡": false, "○": false, "◯": false, "◌": false, "⚪": false,
        "◦": false, "░": false, "□": false, "▒": false, "▱": false, "◻": false, "⬜": false,
        "▢": false, "▯": false, "─": false, "◇": false, "▫": false, "-": true, ".": true,
        "·": true, "_": true, "–": true,
    ]
}

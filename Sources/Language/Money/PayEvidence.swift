import Prelude

/// What the words of a sentence say about whether its amounts are pay.
struct PayEvidence {
    /// How many lexemes around an amount are looked at for what makes it an extra.
    static let reach = 6

    /// Whether a word of pay stands in the sentence or its label.
    let hasPay: Bool
    /// Whether a word that means nothing but pay does.
    let hasStrongPay: Bool
    /// Whether a word says that the money is not that of the person hired.
    let isOthersMoney: Bool
    /// Whether the sentence speaks of half a week's work.
    let isHalfTime: Bool

    init(lexemes: [Lexeme], isCued: Bool) {
        var pay = isCued
        var strong = isCued
        var others = false
        for (index, lexeme) in lexemes.enumerated() where lexeme.kind == .word {
            if MoneyWords.pay.contains(lexeme.text) {
                pay = true
                if !MoneyWords.weakPay.contains(lexeme.text) { strong = true }
            } else if MoneyWords.notPay.contains(lexeme.text) {
                others = true
            } else if lexeme.is("budget"), index + 1 < lexemes.count, lexemes[index + 1].is("of") {
                others = true
            }
        }
        // "Budget: 90k" is what a post pays; "a budget of 90k" is not.
        if let first = lexemes.first, first.is("budget"), lexemes.count <= 12 {
            pay = pay || !others
        }
        (hasPay, hasStrongPay, isOthersMoney) = (pay, strong, others)
        isHalfTime = Self.isHalfTime(lexemes)
    }

    /// Whether a percent sign follows: shares are no pay.
    func isPercent(_ range: PayRange, _ lexemes: [Lexeme]) -> Bool {
        range.next < lexemes.count && lexemes[range.next].is("%")
    }

    /// Whether the amount is a bonus, an allowance or the like. Looks no further than the marks and
    /// words that start another thing.
    func isExtra(_ range: PayRange, _ lexemes: [Lexeme], floor: Int, limit: Int) -> Bool {
        var index = range.first - 1
        while index >= max(floor, range.first - Self.reach) {
            let word = lexemes[index].text
            if Self.borders.contains(word) { break }
            if MoneyWords.extras.contains(word), index > 0 || word != "budget" { return true }
            index -= 1
        }
        index = range.next
        while index < min(limit, range.next + Self.reach) {
            let word = lexemes[index].text
            if Self.borders.contains(word) { break }
            if MoneyWords.extras.contains(word) { return true }
            index += 1
        }
        return false
    }

    /// Whether nothing but words of pay follows, so that a number without a currency is no count of
    /// something: "10k people".
    func endsCleanly(_ range: PayRange, _ lexemes: [Lexeme], isCurrency: Bool) -> Bool {
        guard !isCurrency, range.next < lexemes.count else { return true }
        let lexeme = lexemes[range.next]
        switch lexeme.kind {
        case .word: return MoneyWords.afterBareAmount.contains(lexeme.text)
        case .sign: return !lexeme.is("%") && !lexeme.is("°") && !lexeme.is("#")
        case .number: return false
        case .lineBreak: return true
        }
    }

    /// Whether the amount depends on targets.
    func isOnTarget(_ range: PayRange, _ lexemes: [Lexeme]) -> Bool {
        let before = lexemes[max(0, range.first - 4)..<range.first]
        let after = lexemes[range.next..<min(lexemes.count, range.next + 3)]
        return before.contains { Self.targets.contains($0.text) }
            || after.prefix { !Self.borders.contains($0.text) }
                .contains { Self.targets.contains($0.text) }
    }

    private static func isHalfTime(_ lexemes: [Lexeme]) -> Bool {
        for (index, lexeme) in lexemes.enumerated() {
            if ["halbtags", "halftime", "mi"].contains(lexeme.text),
                !lexeme.is("mi") || next(lexemes, index, "temps")
            {
                return true
            }
            if lexeme.is("half") || lexeme.is("part") || lexeme.is("20"),
                next(lexemes, index, "time") || isHours(lexemes, index)
            {
                return true
            }
        }
        return false
    }

    private static func next(_ lexemes: [Lexeme], _ index: Int, _ word: String) -> Bool {
        let next = index + 1 < lexemes.count && lexemes[index + 1].is("-") ? index + 2 : index + 1
        return next < lexemes.count && lexemes[next].is(word) && !lexemes[index].is("part")
    }

    private static func isHours(_ lexemes: [Lexeme], _ index: Int) -> Bool {
        guard lexemes[index].is("20"), index + 2 < lexemes.count else { return false }
        return ["hours", "hrs", "h", "stunden", "heures", "horas", "ore", "uur", "godzin"]
            .contains(lexemes[index + 1].text)
    }

    /// Where the sentence leaves pay open, or nil.
    func negotiable(_ lexemes: [Lexeme]) -> TextSpan? {
        for index in lexemes.indices where lexemes[index].kind == .word {
            guard let phrases = Self.negotiables[lexemes[index].text] else { continue }
            for phrase in phrases {
                let words = lexemes[index...].lazy.filter { $0.kind == .word }.prefix(phrase.count)
                let found = Array(words)
                if found.map(\.text) == phrase, let last = found.last {
                    return lexemes[index].span.union(last.span)
                }
            }
        }
        return nil
    }

    private static let negotiables = Dictionary(
        grouping: MoneyWords.negotiable, by: { $0.first ?? "" })

    private static let borders: Set<String> = [",", ";", "plus", "+", "|", "and", "und", "&", "("]

    private static let targets: Set<String> = ["ote", "target", "zielgehalt", "zieleinkommen"]
}

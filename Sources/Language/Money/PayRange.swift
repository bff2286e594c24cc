import Prelude

/// Two bounds of pay, or one amount, before it is known to be pay.
struct PayRange {
    var low: Double?
    var high: Double?
    var currency: String?
    var hasCurrency: Bool
    var isMultiplied: Bool
    var isPerYear: Bool
    var isRange: Bool
    /// Whether the digits could be calendar years.
    var isYearLike: Bool
    var period: PayPeriod?
    /// Whether the period stands right beside the amount.
    var isPeriodClose = false
    /// The first lexeme of the amount, and of the words before it that bound it.
    var first: Int
    var boundStart: Int
    /// The lexeme after the amount, and after the words that tell its period.
    var next: Int
    var end: Int

    /// One amount.
    init(_ amount: Amount) {
        low = amount.amount
        high = amount.isOpen ? nil : amount.amount
        currency = amount.currency
        hasCurrency = amount.hasCurrency
        isMultiplied = amount.multiplier > 1
        isPerYear = amount.isPerYear
        isRange = false
        isYearLike = Self.isYear(amount)
        (first, boundStart, next, end) = (amount.first, amount.first, amount.next, amount.next)
    }

    /// Two amounts with a word or sign of range between them, else nil.
    init?(_ lower: Amount, _ upper: Amount, _ lexemes: [Lexeme]) {
        guard Self.isJoined(lower, upper, lexemes) else { return nil }
        self.init(upper)
        var low = lower.amount
        var high = upper.amount
        if lower.multiplier == 1, upper.multiplier > 1, lower.value < 1000 {
            low = lower.value * upper.multiplier
        } else if upper.multiplier == 1, lower.multiplier > 1, upper.value < 1000 {
            high = upper.value * lower.multiplier
        }
        self.low = min(low, high)
        self.high = upper.isOpen ? nil : max(low, high)
        if upper.isOpen { self.low = low }
        if let one = lower.currency, let other = upper.currency, one != other {
            guard one == "USD" || other == "USD" else { return nil }
            currency = one == "USD" ? other : one
        } else {
            currency = lower.currency ?? upper.currency
        }
        hasCurrency = lower.hasCurrency || upper.hasCurrency
        isMultiplied = lower.multiplier > 1 || upper.multiplier > 1
        isPerYear = lower.isPerYear || upper.isPerYear
        isYearLike = Self.isYear(lower) && Self.isYear(upper)
        isRange = true
        first = lower.first
        boundStart = lower.first
    }

    var isAmbiguousCurrency: Bool { currency.map(Currencies.isAmbiguous) ?? false }

    /// Reads "from", "up to", "at least" and the like before the amount.
    mutating func readBounds(_ lexemes: [Lexeme], floor: Int) {
        guard !isRange, low != nil else { return }
        var index = first - 1
        let least = max(floor, first - 4)
        while index >= least {
            let word = lexemes[index].text
            if MoneyWords.upTo.contains(word) {
                let isUp = word == "up"
                if isUp, index + 1 < first, !lexemes[index + 1].is("to") { return }
                (high, low) = (low, nil)
                boundStart = index
                return
            }
            if MoneyWords.from.contains(word) {
                if word == "da" || word == "do" { return }
                high = nil
                boundStart = index
                return
            }
            guard Self.fillers.contains(word) || lexemes[index].kind == .sign else { return }
            index -= 1
        }
    }

    func hasConflict(with other: PayRange) -> Bool {
        currency != nil && other.currency != nil && currency != other.currency
    }

    /// Makes the other's upper bound this one's.
    mutating func take(upper other: PayRange) {
        high = other.high
        currency = currency ?? other.currency
        hasCurrency = hasCurrency || other.hasCurrency
        isMultiplied = isMultiplied || other.isMultiplied
        period = other.period ?? period
        (next, end) = (other.next, max(other.next, other.end))
        isRange = true
    }

    private static let fillers: Set<String> = [
        "to", "a", "of", "than", "least", "de", "du", "von", "que", "ao", "at", "about", "approx",
        "is", "lt", "kv", "sal", "the", "around", "circa", "ca",
    ]

    private static func isYear(_ amount: Amount) -> Bool {
        amount.isPlainDigits && amount.digits == 4 && (1900...2100).contains(amount.value)
    }

    private static func isJoined(_ lower: Amount, _ upper: Amount, _ lexemes: [Lexeme]) -> Bool {
        guard !lower.isOpen || upper.isOpen else { return false }
        let between = lexemes[lower.next..<max(lower.next, upper.first)]
        guard (1...6).contains(between.count) else { return false }
        var joins = false
        var joinsAlone = false
        var others = 0
        for lexeme in between {
            if "-–—−~‐‑―".contains(lexeme.text) {
                joins = true
            } else if lexeme.is("and") || lexeme.is("und") || lexeme.is("et") || lexeme.is("y")
                || lexeme.is("e") || lexeme.is("en") || lexeme.is("i") || lexeme.is("a")
            {
                joins = joins || isBetween(lower, lexemes)
                // "30 hours a week, $20" is no range, "de 38 000 à 44 000" is one.
                joinsAlone = joinsAlone || lexeme.is("a")
            } else if MoneyWords.to.contains(lexeme.text) {
                joins = true
            } else if lexeme.kind == .word || lexeme.is(".") || lexeme.is("/") || lexeme.is(",") {
                others += 1
            } else if !lexeme.is("(") {
                return false
            }
        }
        return (joins || joinsAlone && others == 0) && others <= 3
            && !between.contains { breakers.contains($0.text) }
    }

    private static func isBetween(_ lower: Amount, _ lexemes: [Lexeme]) -> Bool {
        lexemes[max(0, lower.first - 3)..<lower.first].contains {
            MoneyWords.between.contains($0.text)
        }
    }

    /// Words that start another amount of another kind.
    private static let breakers: Set<String> = [
        "plus", "bonus", "ote", "equity", "for", "learning", "base", "or",
    ]
}

/// What the size of an amount says.
enum PayScale {
    /// The period of an amount that states none, from its size in US dollars as `Currencies.scale`
    /// reckons: below 250 an hour, below 1,000 a day, below 13,000 a month, else a year.
    static func period(of amount: Double, currency: String?) -> PayPeriod {
        switch amount / Currencies.scale(currency) {
        case ..<250: .hour
        case ..<1000: .day
        case ..<13_000: .month
        default: .year
        }
    }

    /// Whether the year's pay lies between 200 and 4 million of that scale and the bounds are less
    /// than a factor of ten apart.
    static func isPlausible(_ statement: PayStatement) -> Bool {
        guard let period = statement.period else { return true }
        let scale = Currencies.scale(statement.currency)
        let bounds = [statement.min, statement.max].compactMap { $0 }
        for bound in bounds {
            let year = bound * period.perYear / scale
            if !(200...4_000_000).contains(year) { return false }
        }
        if let low = statement.min, let high = statement.max { return high <= low * 10 }
        return true
    }
}

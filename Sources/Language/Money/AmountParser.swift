import Prelude

/// One amount of money, or a bare number that may be one.
struct Amount {
    var value: Double
    /// What a letter or word multiplies it by: `k`, million, lakh; 1 when none stands there.
    var multiplier = 1.0
    var currency: String?
    /// Whether a sign, code or name of a currency stands there, known or vague.
    var hasCurrency = false
    /// Whether a plus sign follows: at least so much.
    var isOpen = false
    /// Whether the word that multiplies says the year too: LPA.
    var isPerYear = false
    /// Whether it is a run of digits alone, as years and page numbers are.
    var isPlainDigits = true
    var digits: Int
    /// The indexes of the first lexeme and the one after the last.
    var first: Int
    var next: Int

    var amount: Double { value * multiplier }
}

/// Reads amounts with their separators, multipliers and currency: `1.200,50 €`, `CHF 120'000`,
/// `$1.5k`, `1,2 Mio. €`, `₹12,00,000`.
struct AmountParser {
    /// The longest run of digits that is an amount.
    static let maximumDigits = 15

    let lexemes: [Lexeme]

    /// The amount whose currency or first digit stands at an index.
    func amount(at index: Int) -> Amount? {
        var start = index
        var currency: String?
        var hasCurrency = false
        if let prefix = currencyBefore(index) {
            (currency, hasCurrency) = (prefix.code, true)
            start = prefix.next
        }
        guard var amount = number(at: start) else { return nil }
        if !hasCurrency, index > 0, lexemes[index].isGlued, lexemes[index - 1].kind == .word {
            return nil
        }
        if hasCurrency { amount.isPlainDigits = false }
        amount.first = index
        amount.currency = currency
        amount.hasCurrency = hasCurrency
        suffixes(&amount)
        return amount
    }

    // MARK: Digits

    private func number(at index: Int) -> Amount? {
        guard index < lexemes.count, lexemes[index].kind == .number,
            lexemes[index].text.utf8.count <= Self.maximumDigits,
            var value = Double(lexemes[index].text)
        else { return nil }
        var digits = lexemes[index].text.utf8.count
        var next = index + 1
        var grouped = false
        while digits + 3 <= Self.maximumDigits, let group = group(at: next, after: digits, grouped)
        {
            let length = lexemes[group].text.utf8.count
            value = value * (length == 3 ? 1000 : 100) + (Double(lexemes[group].text) ?? 0)
            digits += length
            next = group + 1
            grouped = true
        }
        if let decimals = decimals(at: next) {
            let length = lexemes[decimals].text.utf8.count
            value += (Double(lexemes[decimals].text) ?? 0) / (length == 1 ? 10 : 100)
            next = decimals + 1
            grouped = true
        } else if isSign(next, ",."), isSign(next + 1, "-–—"), !isNumber(next + 2, glued: true) {
            next += 2
            grouped = true
        }
        return Amount(
            value: value, isPlainDigits: !grouped, digits: digits, first: index, next: next)
    }

    /// The index of the digits that go on behind a thousands separator or a space.
    private func group(at index: Int, after digits: Int, _ grouped: Bool) -> Int? {
        guard index < lexemes.count, grouped || digits <= 3 else { return nil }
        if lexemes[index].kind == .number, !lexemes[index].isGlued {
            guard lexemes[index].text.utf8.count == 3, digits <= 3 || grouped else { return nil }
            return index
        }
        guard isSign(index, ",.'’`´·"), isNumber(index + 1, glued: true) else { return nil }
        let length = lexemes[index + 1].text.utf8.count
        if length == 3 { return index + 1 }
        let isIndian =
            length == 2 && lexemes[index].is(",") && isSign(index + 2, ",")
            && isNumber(index + 3, glued: true) && lexemes[index + 3].text.utf8.count >= 2
        return isIndian ? index + 1 : nil
    }

    private func decimals(at index: Int) -> Int? {
        guard isSign(index, ",."), isNumber(index + 1, glued: true),
            lexemes[index + 1].text.utf8.count <= 2
        else { return nil }
        return index + 1
    }

    // MARK: Around the digits

    private func currencyBefore(_ index: Int) -> (code: String?, next: Int)? {
        let lexeme = lexemes[index]
        if lexeme.kind == .sign, let code = Currencies.code(ofSign: lexeme.text) {
            return (code, index + 1)
        }
        guard lexeme.kind == .word, index + 1 < lexemes.count else { return nil }
        let after = lexemes[index + 1]
        if after.is("$"), after.isGlued, let code = Currencies.code(ofDollarAfter: lexeme.text) {
            return (code, index + 2)
        }
        if after.kind == .sign, let code = Currencies.code(ofSign: after.text),
            Currencies.code(ofWord: lexeme.text) == code
        {
            return (code, index + 2)
        }
        if lexeme.is("fr"), after.is("."), isNumber(index + 2) { return ("CHF", index + 2) }
        let hasDot = after.is(".") && after.isGlued && lexeme.text.utf8.count <= 3
        let next = index + (hasDot ? 2 : 1)
        guard isNumber(next) else { return nil }
        if let code = Currencies.code(ofWord: lexeme.text) { return (code, next) }
        return Currencies.isVague(lexeme.text) ? (nil, next) : nil
    }

    private func suffixes(_ amount: inout Amount) {
        multiplier(&amount)
        if isSign(amount.next, "+"), lexemes[amount.next].isGlued {
            amount.isOpen = true
            amount.next += 1
        }
        currencyAfter(&amount)
        if amount.multiplier == 1 { spacedMultiplier(&amount) }
        // Only on the Indian subcontinent does one count in lakh and crore.
        if !amount.hasCurrency, amount.multiplier == 100_000 || amount.multiplier == 10_000_000 {
            (amount.currency, amount.hasCurrency) = ("INR", true)
        }
        if !amount.isOpen, isSign(amount.next, "+"), lexemes[amount.next].isGlued,
            !isNumber(amount.next + 1)
        {
            amount.isOpen = true
            amount.next += 1
        }
    }

    private func multiplier(_ amount: inout Amount) {
        guard amount.next < lexemes.count, lexemes[amount.next].kind == .word else { return }
        let lexeme = lexemes[amount.next]
        let word = lexeme.text
        if let factor = MoneyWords.multiplier(word) {
            amount.multiplier = factor
            amount.isPlainDigits = false
            amount.isPerYear = word == "lpa"
            amount.next += 1
            if isSign(amount.next, "."), lexemes[amount.next].isGlued, word.utf8.count <= 4,
                amount.next + 1 < lexemes.count
            {
                amount.next += 1
            }
        } else if lexeme.isGlued, let factor = MoneyWords.letter(word) {
            let isLakh = word == "l"
            guard !isLakh || amount.currency == "INR" else { return }
            guard word != "t" || isSign(amount.next + 1, "€") else { return }
            amount.multiplier = factor
            amount.isPlainDigits = false
            amount.next += 1
        } else if let first = word.first, first == "k" || first == "t", word.utf8.count == 4,
            let code = Currencies.code(ofWord: String(word.dropFirst()))
        {
            (amount.multiplier, amount.currency, amount.hasCurrency) = (1000, code, true)
            amount.isPlainDigits = false
            amount.next += 1
        }
    }

    /// `130 K €`: a letter on its own multiplies only where a currency follows it.
    private func spacedMultiplier(_ amount: inout Amount) {
        guard amount.next < lexemes.count, lexemes[amount.next].kind == .word,
            !lexemes[amount.next].isGlued, ["k", "t"].contains(lexemes[amount.next].text)
        else { return }
        let isBeforeCurrency =
            amount.next + 1 < lexemes.count
            && (Currencies.code(ofSign: lexemes[amount.next + 1].text) != nil
                || Currencies.code(ofWord: lexemes[amount.next + 1].text) != nil)
        guard isBeforeCurrency || amount.hasCurrency else { return }
        amount.multiplier = 1000
        amount.isPlainDigits = false
        amount.next += 1
        currencyAfter(&amount)
    }

    private func currencyAfter(_ amount: inout Amount) {
        guard amount.next < lexemes.count else { return }
        let lexeme = lexemes[amount.next]
        if lexeme.kind == .sign, let code = Currencies.code(ofSign: lexeme.text) {
            guard !amount.hasCurrency, !isNumber(amount.next + 1, glued: true) else { return }
            (amount.currency, amount.hasCurrency) = (code, true)
        } else if lexeme.kind == .word, let code = Currencies.code(ofWord: lexeme.text) {
            // `$45,000 MXN`: the code says which dollar.
            guard !amount.hasCurrency || amount.currency == "USD" else { return }
            guard !isBeforeAmount(amount.next) else { return }
            (amount.currency, amount.hasCurrency) = (code, true)
        } else if lexeme.kind == .word, Currencies.isVague(lexeme.text), !amount.hasCurrency {
            amount.hasCurrency = true
        } else if lexeme.kind == .word, lexeme.is("us") || lexeme.is("u"),
            isSign(amount.next + 1, "$"), !amount.hasCurrency
        {
            (amount.currency, amount.hasCurrency) = ("USD", true)
            amount.next += 1
        } else {
            return
        }
        amount.isPlainDigits = false
        amount.next += 1
    }

    /// Whether a code belongs to the number behind it: `80 000 EUR 90 000`.
    private func isBeforeAmount(_ index: Int) -> Bool {
        isNumber(index + 1) && index > 0 && lexemes[index - 1].kind != .number
    }

    private func isSign(_ index: Int, _ signs: String) -> Bool {
        index < lexemes.count && lexemes[index].kind == .sign && signs.contains(lexemes[index].text)
    }

    private func isNumber(_ index: Int, glued: Bool = false) -> Bool {
        index < lexemes.count && lexemes[index].kind == .number
            && (!glued || lexemes[index].isGlued)
    }
}

import Prelude

/// Finds pay in one sentence.
struct SentenceScanner {
    let utf8: [UInt8]
    let lexemes: [Lexeme]
    let context: MoneyScanner.Context
    let evidence: PayEvidence
    private let parser: AmountParser
    private let periods: PayPeriodReader

    init(
        utf8: [UInt8], sentence: MoneySentence, context: MoneyScanner.Context, isCued: Bool
    ) {
        self.utf8 = utf8
        self.context = context
        lexemes = sentence.lexemes
        parser = AmountParser(lexemes: lexemes)
        periods = PayPeriodReader(lexemes: lexemes)
        evidence = PayEvidence(lexemes: lexemes, isCued: isCued || context == .field)
    }

    func statements() -> [PayStatement] {
        guard lexemes.contains(where: { $0.kind == .number }) else { return negotiation() }
        let amounts = amounts()
        var ranges = ranges(of: amounts)
        for index in ranges.indices {
            let limit = index + 1 < ranges.count ? ranges[index + 1].first : lexemes.count
            let floor = index > 0 ? ranges[index - 1].next : 0
            complete(&ranges[index], floor: floor, limit: limit)
        }
        ranges = joined(ranges)
        var found: [PayStatement] = []
        for (index, range) in ranges.enumerated() {
            let floor = index > 0 ? ranges[index - 1].next : 0
            let limit = index + 1 < ranges.count ? ranges[index + 1].first : lexemes.count
            guard isPay(range, floor: floor, limit: limit) else { continue }
            found.append(statement(range))
            if found.count == MoneyScanner.maximumStatements { break }
        }
        if found.isEmpty { return negotiation() }
        if evidence.negotiable(lexemes) != nil { found[0].isNegotiable = true }
        if found.contains(where: { !$0.isOnTarget }) { found.removeAll(where: \.isOnTarget) }
        return found
    }

    // MARK: Amounts and ranges

    private func amounts() -> [Amount] {
        var amounts: [Amount] = []
        var index = 0
        while index < lexemes.count {
            if let amount = parser.amount(at: index) {
                amounts.append(amount)
                index = amount.next
            } else {
                index += 1
            }
        }
        return amounts
    }

    private func ranges(of amounts: [Amount]) -> [PayRange] {
        var ranges: [PayRange] = []
        var index = 0
        while index < amounts.count {
            let amount = amounts[index]
            if index + 1 < amounts.count, let range = PayRange(amount, amounts[index + 1], lexemes)
            {
                ranges.append(range)
                index += 2
            } else {
                ranges.append(PayRange(amount))
                index += 1
            }
        }
        return ranges
    }

    /// Adds bound words, period and target to a range.
    private func complete(_ range: inout PayRange, floor: Int, limit: Int) {
        range.readBounds(lexemes, floor: floor)
        if range.isPerYear {
            range.period = .year
            return
        }
        if let after = periods.after(range.next, limit: limit) {
            range.period = after.period
            range.isPeriodClose = after.next - range.next <= 4
            range.end = after.next
        } else {
            range.period = periods.before(range.first, floor: floor)
            range.isPeriodClose = range.period != nil
        }
    }

    /// Joins "minimum $90k, maximum $120k" to one range.
    private func joined(_ ranges: [PayRange]) -> [PayRange] {
        var result: [PayRange] = []
        for range in ranges {
            if let last = result.last, last.high == nil, range.low == nil,
                range.boundStart - last.next <= 4, !last.hasConflict(with: range)
            {
                result[result.count - 1].take(upper: range)
            } else {
                result.append(range)
            }
        }
        return result
    }

    // MARK: Judging

    private func isPay(_ range: PayRange, floor: Int, limit: Int) -> Bool {
        let top = range.high ?? range.low ?? 0
        guard top > 0, !evidence.isPercent(range, lexemes) else { return false }
        guard !evidence.isExtra(range, lexemes, floor: floor, limit: limit) else { return false }
        let hasPay = evidence.hasPay
        if evidence.isOthersMoney && !evidence.hasStrongPay { return false }
        let isSure = range.hasCurrency && !range.isAmbiguousCurrency
        if isSure {
            if context == .field || hasPay || range.period != nil { return true }
            return annualScale(range) <= 3_000_000 && (range.isRange || lexemes.count <= 12)
        }
        if range.isYearLike, range.period == nil { return false }
        guard evidence.endsCleanly(range, lexemes, isCurrency: range.hasCurrency) else {
            return false
        }
        if context == .field { return top >= 5 }
        if range.period != nil, range.isPeriodClose, range.hasCurrency { return true }
        let isLarge = range.isMultiplied || top >= 1000
        if hasPay { return isLarge || (range.period != nil && top >= 5) }
        return range.isMultiplied && lexemes.count <= range.next - range.first + 4
    }

    private func annualScale(_ range: PayRange) -> Double {
        (range.high ?? range.low ?? 0) / Currencies.scale(range.currency)
    }

    private func negotiation() -> [PayStatement] {
        guard evidence.hasPay || context == .field, let words = evidence.negotiable(lexemes),
            let first = lexemes.first, let last = lexemes.last
        else { return [] }
        let span = lexemes.count <= 12 ? TextSpan(first.span.start, last.span.end) : words
        return [
            PayStatement(
                min: nil, max: nil, currency: nil, period: nil, isPeriodStated: false,
                isHalfTime: false, isNegotiable: true, isPlausible: true, isOnTarget: false,
                raw: span.text(in: utf8), span: span, confidence: 0.8)
        ]
    }

    private func statement(_ range: PayRange) -> PayStatement {
        let top = range.high ?? range.low ?? 0
        let period = range.period ?? PayScale.period(of: top, currency: range.currency)
        let first = lexemes[range.boundStart].span.start
        let span = TextSpan(first, lexemes[max(range.end, range.next) - 1].span.end)
        var confidence = 0.95
        if range.period == nil { confidence -= 0.15 }
        if range.currency == nil { confidence -= 0.15 }
        if !evidence.hasPay { confidence -= 0.05 }
        var statement = PayStatement(
            min: range.low, max: range.high, currency: range.currency, period: period,
            isPeriodStated: range.period != nil, isHalfTime: evidence.isHalfTime,
            isNegotiable: false,
            isPlausible: true, isOnTarget: evidence.isOnTarget(range, lexemes),
            raw: span.text(in: utf8), span: span, confidence: confidence)
        statement.isPlausible = PayScale.isPlausible(statement)
        if !statement.isPlausible { statement.confidence -= 0.4 }
        return statement
    }
}

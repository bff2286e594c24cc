import Prelude

/// Reads one date from lexemes.
struct DatePointParser {
    /// The pieces of the stretch being read.
    let lexemes: [Lexeme]
    /// The day of reading; it bounds plausible years.
    let today: Day
    /// Whether "05/04/2019" is the fifth month.
    let monthFirst: Bool

    /// A date and the index after its last piece.
    typealias Match = (point: DatePoint, next: Int)

    /// The earliest year a CV may state.
    static let firstYear = 1940
    /// How many years after today a date may lie.
    static let yearsAhead = 12

    /// The date that starts at an index; with `short` also years of two digits.
    func point(at index: Int, short: Bool) -> Match? {
        guard lexemes.indices.contains(index) else { return nil }
        let lexeme = lexemes[index]
        switch lexeme.kind {
        case .number: return numeric(at: index, short: short)
        case .word: return worded(at: index, short: short)
        case .sign:
            guard isApostrophe(index), short, let year = shortYear(at: index + 1) else {
                return nil
            }
            return (DatePoint(year, .year), index + 2)
        case .lineBreak: return nil
        }
    }

    /// A month without a year, as in the first half of "Jan – Mar 2020".
    func bareMonth(at index: Int) -> (month: Int, next: Int)? {
        guard let word = self[index], word.kind == .word, let month = DateWords.month(word.text)
        else { return nil }
        return (month, skip(".", at: index + 1))
    }

    // MARK: Dates of digits

    private func numeric(at index: Int, short: Bool) -> Match? {
        let lexeme = lexemes[index]
        if let before = self[index - 1], lexeme.isGlued, before.kind == .word { return nil }
        if lexeme.text.utf8.count == 4 { return yearFirst(at: index) }
        guard lexeme.text.utf8.count <= 2, let first = lexeme.number, first >= 1 else { return nil }
        return dayOrMonthFirst(first, at: index, short: short) ?? dayAndWord(at: index)
    }

    private func yearFirst(at index: Int) -> Match? {
        guard let year = year(at: index) else { return nil }
        if let separator = self[index + 1], separator.isGlued, isSeparator(separator),
            let part = self[index + 2], part.isGlued, part.text.utf8.count <= 2,
            let month = part.number.flatMap({ Month(year: year.year, month: $0) }),
            separator.is("/") || part.text.utf8.count == 2
        {
            if let second = self[index + 3], second.isGlued, second.text == separator.text,
                let day = self[index + 4], day.isGlued, let number = day.number,
                Day(year: month.year, month: month.monthOfYear, day: number) != nil
            {
                return (DatePoint(month, .day), index + 5)
            }
            return (DatePoint(month, .month), index + 3)
        }
        if let asian = eastAsian(year, at: index) { return asian }
        let next = skip(",", at: index + 1)
        if let word = bareMonth(at: next), self.year(at: word.next) == nil,
            let month = Month(year: year.year, month: word.month)
        {
            return (DatePoint(month, .month), word.next)
        }
        if let quarter = quarter(at: next), self.year(at: quarter.next) == nil {
            return (DatePoint(Month(index: year.index + quarter.month - 1), .season), quarter.next)
        }
        return (DatePoint(year, .year), index + 1)
    }

    private func eastAsian(_ year: Month, at index: Int) -> Match? {
        guard let sign = self[index + 1], sign.isGlued, sign.is("年") || sign.is("년") else {
            return nil
        }
        if let number = self[index + 2]?.number, let month = Month(year: year.year, month: number),
            let unit = self[index + 3], unit.is("月") || unit.is("월")
        {
            return (DatePoint(month, .month), index + 4)
        }
        return (DatePoint(year, .year), index + 2)
    }

    private func dayOrMonthFirst(_ first: Int, at index: Int, short: Bool) -> Match? {
        guard let separator = self[index + 1], isSeparator(separator),
            separator.isGlued, let second = self[index + 2],
            second.isGlued || separator.is(".")
        else { return nil }
        if let year = year(at: index + 2), let month = Month(year: year.year, month: first) {
            return (DatePoint(month, .month), index + 3)
        }
        if let full = dayMonthYear(first, at: index, separator: separator.text) { return full }
        let yearIndex = isApostrophe(index + 2) ? index + 3 : index + 2
        if short, first <= 12, !separator.is("-"), let year = shortYear(at: yearIndex) {
            return (DatePoint(Month(index: year.index + first - 1), .month), yearIndex + 1)
        }
        return nil
    }

    private func dayMonthYear(_ first: Int, at index: Int, separator: String) -> Match? {
        guard let second = self[index + 2]?.number, second >= 1,
            let again = self[index + 3], again.is(separator),
            let year = year(at: index + 4) ?? shortYear(at: index + 4)
        else { return nil }
        let isMonthFirst = second > 12 || (monthFirst && separator == "/" && first <= 12)
        let (day, month) = isMonthFirst ? (second, first) : (first, second)
        guard Day(year: year.year, month: month, day: day) != nil else { return nil }
        return (DatePoint(Month(index: year.index + month - 1), .day), index + 5)
    }

    private func dayAndWord(at index: Int) -> Match? {
        guard let day = self[index]?.number, (1...31).contains(day) else { return nil }
        var next = skip(".", at: index + 1)
        if let ending = self[next], ending.kind == .word, DateWords.ordinals.contains(ending.text),
            DateWords.month(ending.text) == nil
        {
            next += 1
        }

        next = skipOf(at: next)
        guard let word = bareMonth(at: next), let year = yearAfterMonth(at: word.next, short: false)
        else { return nil }
        return (DatePoint(Month(index: year.month.index + word.month - 1), .day), year.next)
    }

    // MARK: Dates with words

    private func worded(at index: Int, short: Bool) -> Match? {
        if let word = bareMonth(at: index) {
            if let full = monthDayYear(word.month, at: word.next) { return full }
            guard let year = yearAfterMonth(at: word.next, short: short) else { return nil }
            return (DatePoint(Month(index: year.month.index + word.month - 1), .month), year.next)
        }
        if let season = DateWords.season(lexemes[index].text) {
            let next = skipOf(at: skip(",", at: index + 1))
            guard let year = yearAfterMonth(at: next, short: false) else { return nil }
            return (
                DatePoint(Month(index: year.month.index + season - 1), .season),
                skipShortSecondYear(at: year.next)
            )
        }
        if let quarter = quarter(at: index) {
            guard let year = yearAfterMonth(at: quarter.next, short: short) else { return nil }
            let month = Month(index: year.month.index + quarter.month - 1)
            return (DatePoint(month, .season), year.next)
        }
        return nil
    }

    /// "March 15, 2019" from the day on.
    private func monthDayYear(_ month: Int, at index: Int) -> Match? {
        guard let day = self[index], day.text.utf8.count <= 2, let number = day.number,
            (1...31).contains(number)
        else { return nil }
        var next = index + 1
        if let ending = self[next], DateWords.ordinals.contains(ending.text) { next += 1 }
        guard let year = year(at: skip(",", at: next)) else { return nil }
        guard Day(year: year.year, month: month, day: number) != nil else { return nil }
        return (DatePoint(Month(index: year.index + month - 1), .day), skip(",", at: next) + 1)
    }

    private func yearAfterMonth(at index: Int, short: Bool) -> (month: Month, next: Int)? {
        var next = index
        if let sign = self[next], sign.is(",") || sign.is("/") || (sign.is("-") && sign.isGlued) {
            next += 1
        }
        next = skipOf(at: next)
        if let year = year(at: next) { return (year, next + 1) }
        if isApostrophe(next), let year = shortYear(at: next + 1) { return (year, next + 2) }
        if short, let year = shortYear(at: next) { return (year, next + 1) }
        return nil
    }

    /// "Q3", "T3" (trimestre), "H2" or "S2": its first month.
    private func quarter(at index: Int) -> (month: Int, next: Int)? {
        guard let letter = self[index], let digit = self[index + 1], digit.isGlued,
            digit.text.utf8.count == 1, let number = digit.number, number >= 1
        else { return nil }
        let (length, count) =
            switch letter.text {
            case "q", "t", "kw": (3, 4)
            case "h", "s": (6, 2)
            default: (0, 0)
            }
        guard number <= count else { return nil }
        var next = index + 2
        if let sign = self[next], sign.is("/") || sign.is("-") || sign.is(",") { next += 1 }
        return ((number - 1) * length + 1, next)
    }

    // MARK: Years

    /// The January of a plausible year of four digits.
    func year(at index: Int) -> Month? {
        guard let lexeme = self[index], lexeme.text.utf8.count == 4, let year = lexeme.number,
            year >= Self.firstYear, year <= today.parts.year + Self.yearsAhead
        else { return nil }
        return Month(year: year, month: 1)
    }

    /// The January of a year of two digits.
    func shortYear(at index: Int) -> Month? {
        guard let lexeme = self[index], lexeme.text.utf8.count == 2, let value = lexeme.number
        else {
            return nil
        }
        let century = today.parts.year / 100 * 100
        let year = century + value
        return Month(year: year > today.parts.year + Self.yearsAhead ? year - 100 : year, month: 1)
    }

    // MARK: Pieces

    /// The piece at an index, or nil outside.
    subscript(index: Int) -> Lexeme? { lexemes.indices.contains(index) ? lexemes[index] : nil }

    /// Whether an apostrophe of any form stands at an index.
    func isApostrophe(_ index: Int) -> Bool {
        guard let text = self[index]?.text else { return false }
        return text == "'" || text == "’" || text == "‘" || text == "`" || text == "´"
    }

    /// The index after a sign, if it stands there.
    func skip(_ sign: String, at index: Int) -> Int {
        self[index]?.is(sign) == true ? index + 1 : index
    }

    private func skipOf(at index: Int) -> Int {
        guard let word = self[index], word.kind == .word, DateWords.of.contains(word.text) else {
            return index
        }
        return isApostrophe(index + 1) ? index + 2 : index + 1
    }

    private func skipShortSecondYear(at index: Int) -> Int {
        guard let sign = self[index], sign.is("/"), let year = self[index + 1], year.isGlued,
            year.kind == .number
        else { return index }
        return index + 2
    }

    private func isSeparator(_ lexeme: Lexeme) -> Bool {
        lexeme.is("-") || lexeme.is("/") || lexeme.is(".") || lexeme.is("‑") || lexeme.is("‐")
    }
}

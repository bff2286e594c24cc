package import Prelude

/// Finds dates and periods of every common form in eight languages.
///
/// Total: any text gives a list, possibly empty, in time linear in its length.
package struct DateScanner: Sendable {
    /// The day of reading.
    package let today: Day
    /// Whether "05/04/2019" is the fifth month rather than the fourth.
    package let monthFirst: Bool

    /// A scanner for a day of reading.
    package init(today: Day, monthFirst: Bool = false) {
        self.today = today
        self.monthFirst = monthFirst
    }

    /// The periods and lone dates in a stretch of text, in order and apart. A period does not reach
    /// over a line break.
    package func ranges(in utf8: [UInt8], _ span: TextSpan) -> [DateRange] {
        ranges(in: Lexeme.scan(utf8, span))
    }

    /// The periods and lone dates among lexemes, in order and apart.
    package func ranges(in lexemes: [Lexeme]) -> [DateRange] {
        let parser = DateRangeParser(
            points: DatePointParser(lexemes: lexemes, today: today, monthFirst: monthFirst))
        var found: [DateRange] = []
        var index = 0
        while index < lexemes.count {
            if let match = parser.range(at: index) {
                found.append(match.range)
                index = max(match.next, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    /// Whether a text states months before days somewhere: a date such as 03/25/2019, and none
    /// such as 25/03/2019.
    package static func statesMonthFirst(_ lexemes: [Lexeme]) -> Bool {
        var monthFirst = 0
        var dayFirst = 0
        for index in lexemes.indices.dropLast(4)
        where lexemes[index + 1].is("/") && lexemes[index + 3].is("/") {
            guard let first = lexemes[index].number, let second = lexemes[index + 2].number,
                lexemes[index + 4].number != nil
            else { continue }
            if second > 12, first <= 12 { monthFirst += 1 }
            if first > 12, second <= 12 { dayFirst += 1 }
        }
        return monthFirst > dayFirst
    }
}

/// Reads periods from lexemes.
struct DateRangeParser {
    /// The reader of single dates.
    let points: DatePointParser

    /// A period and the index after its last piece.
    typealias Match = (range: DateRange, next: Int)

    /// The period that starts at an index.
    func range(at index: Int) -> Match? {
        guard let first = points[index] else { return nil }
        if first.kind == .word {
            if let match = sinceOrFrom(at: index) { return match }
            if let match = untilOnly(at: index) { return match }
            if let match = presentFirst(at: index) { return match }
        }
        return fromStart(at: index, first: index, isSince: false)
    }

    // MARK: Words before the start

    private func sinceOrFrom(at index: Int) -> Match? {
        var next = index
        var isSince = false
        var count = 0
        while let word = points[next], word.kind == .word, count < 3,
            DateWords.since.contains(word.text) || DateWords.from.contains(word.text)
                || (count > 0 && DateWords.articles.contains(word.text))
        {
            isSince = isSince || DateWords.since.contains(word.text) || word.is("da")
            next += 1
            count += 1
            if points.isApostrophe(next) { next += 1 }
        }
        guard next > index else { return nil }
        return fromStart(at: next, first: index, isSince: isSince)
    }

    private func untilOnly(at index: Int) -> Match? {
        guard let word = points[index], DateWords.strongUpTo.contains(word.text) else { return nil }
        var next = index + 1
        while let filler = points[next], next < index + 4,
            DateWords.articles.contains(filler.text) || DateWords.upTo.contains(filler.text)
                || points.isApostrophe(next)
        {
            next += 1
        }
        guard let end = points.point(at: next, short: false) else { return nil }
        return make(nil, end.point, isCurrent: false, index, end.next)
    }

    private func presentFirst(at index: Int) -> Match? {
        guard let next = present(at: index), let after = connector(at: next), after.isDash,
            let start = points.point(at: after.next, short: true)
        else { return nil }
        return make(start.point, nil, isCurrent: true, index, start.next)
    }

    // MARK: From the start on

    private func fromStart(at index: Int, first: Int, isSince: Bool) -> Match? {
        guard let start = points.point(at: index, short: false) ?? shortStart(at: index) else {
            return monthsOfOneYear(at: index, first: first)
        }
        let after = skipPeriodMark(at: start.next)
        if let end = shortSecondYear(start.point, at: start.next) {
            return make(start.point, end, isCurrent: false, first, start.next + 2)
        }
        if let connector = connector(at: after), isBetween(first, connector, after) {
            if let next = present(at: connector.next) {
                return make(start.point, nil, isCurrent: true, first, next)
            }
            if let end = points.point(at: connector.next, short: connector.isStrong) {
                return make(start.point, end.point, isCurrent: false, first, end.next)
            }
            if connector.isStrong, isEnd(connector.next) {
                return make(start.point, nil, isCurrent: true, first, connector.next)
            }
        }
        let bracket = points.skip("(", at: points.skip(",", at: after))
        if let next = present(at: bracket), points[bracket]?.is("date") != true {
            return make(start.point, nil, isCurrent: true, first, next)
        }
        if isSince { return make(start.point, nil, isCurrent: true, first, start.next) }
        guard first == index else { return nil }
        let lone = DateRange(
            start: start.point, end: nil, isCurrent: false, isRange: false,
            span: span(index, start.next))
        return (lone, start.next)
    }

    /// A year of two digits opens a period only when a whole period follows: "03/19 – 06/22".
    private func shortStart(at index: Int) -> DatePointParser.Match? {
        guard points[index - 1].map({ !$0.isGlued || $0.kind != .number }) ?? true,
            let start = points.point(at: index, short: true),
            let connector = connector(at: start.next), connector.isStrong,
            points.point(at: connector.next, short: true) != nil
                || present(at: connector.next) != nil
        else { return nil }
        return start
    }

    /// "Jan – Mar 2020", "od marca do czerwca 2019".
    private func monthsOfOneYear(at index: Int, first: Int) -> Match? {
        guard let start = points.bareMonth(at: index), let connector = connector(at: start.next),
            let end = points.point(at: connector.next, short: false),
            end.point.precision == .month
        else { return nil }
        let year = end.point.month.year - (start.month > end.point.month.monthOfYear ? 1 : 0)
        guard let month = Month(year: year, month: start.month) else { return nil }
        return make(DatePoint(month, .month), end.point, isCurrent: false, first, end.next)
    }

    /// The second half of "2019/20", "2019-21" and the like.
    private func shortSecondYear(_ start: DatePoint, at index: Int) -> DatePoint? {
        guard start.precision == .year, let sign = points[index], sign.isGlued,
            sign.is("/") || isDash(sign), let lexeme = points[index + 1], lexeme.isGlued,
            lexeme.text.utf8.count == 2, let value = lexeme.number
        else { return nil }
        var year = start.month.year / 100 * 100 + value
        if year < start.month.year { year += 100 }
        guard year - start.month.year <= 50 else { return nil }
        return Month(year: year, month: 1).map { DatePoint($0, .year) }
    }

    // MARK: Between and after

    /// A dash or words for "up to" between two dates. Strong ones may stand before nothing.
    private func connector(at index: Int) -> (next: Int, isStrong: Bool, isDash: Bool)? {
        var next = index
        var isStrong = false
        var isDash = false
        var count = 0
        while let lexeme = points[next], count < 6 {
            if lexeme.kind == .sign, self.isDash(lexeme) || (lexeme.is("/") && count == 0) {
                isStrong = isStrong || !lexeme.is("/")
                isDash = true
            } else if lexeme.kind == .word, isFiller(lexeme.text, at: next) {
                isStrong = isStrong || DateWords.strongUpTo.contains(lexeme.text)
            } else if !(points.isApostrophe(next) && next > index
                && points[next + 1]?.kind == .word)
            {
                break
            }
            next += 1
            count += 1
        }
        return next > index ? (next, isStrong, isDash) : nil
    }

    /// "2019 and 2021" is a period only after "between".
    private func isBetween(
        _ first: Int, _ connector: (next: Int, isStrong: Bool, isDash: Bool), _ index: Int
    ) -> Bool {
        guard !connector.isDash, let word = points[index],
            ["and", "und", "et", "y", "e", "i", "en"].contains(word.text)
        else { return true }
        return ["between", "entre", "zwischen", "tra", "fra", "miedzy"].contains(
            points[first]?.text ?? "")
    }

    private func isFiller(_ word: String, at index: Int) -> Bool {
        if present(at: index) != nil { return false }
        return DateWords.upTo.contains(word) || DateWords.articles.contains(word)
    }

    /// The index after the words for today that stand at an index.
    private func present(at index: Int) -> Int? {
        phrases: for phrase in DateWords.present {
            var next = index
            for word in phrase {
                if next > index, points.isApostrophe(next) || points[next]?.is("-") == true {
                    next += 1
                }
                if points[next]?.is(".") == true, next > index { next += 1 }
                guard points[next]?.is(word) == true else { continue phrases }
                next += 1
            }
            return next
        }
        return nil
    }

    private func isDash(_ lexeme: Lexeme) -> Bool {
        switch lexeme.text {
        case "-", "–", "—", "―", "−", "‐", "‑", "~", "→", "›", "⟶", "➔", "〜", "～": true
        default: false
        }
    }

    private func isEnd(_ index: Int) -> Bool {
        guard let lexeme = points[index] else { return true }
        return lexeme.kind == .lineBreak
            || [")", "]", "|", "?", ",", "•", "·"].contains(lexeme.text)
    }

    /// Skips "r." (Polish "roku") and the like after a year.
    private func skipPeriodMark(at index: Int) -> Int {
        guard let word = points[index], word.is("r") || word.is("rok") || word.is("roku") else {
            return index
        }
        return points.skip(".", at: index + 1)
    }

    private func make(
        _ start: DatePoint?, _ end: DatePoint?, isCurrent: Bool, _ first: Int, _ next: Int
    ) -> Match {
        let range = DateRange(
            start: start, end: end, isCurrent: isCurrent, isRange: true, span: span(first, next))
        return (range, next)
    }

    private func span(_ first: Int, _ next: Int) -> TextSpan {
        TextSpan(points[first]?.span.start ?? 0, points[next - 1]?.span.end ?? 0)
    }
}

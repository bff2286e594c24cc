import Prelude

/// Reads whole days: `2026-11-21`, `21.11.2026`, `31 January`, `March 5, 2027`.
enum JobDay {
    /// The day that starts at an index, or nil.
    static func day(_ words: [Lexeme], at index: Int, today: Day) -> Day? {
        let numbers = words[index...].prefix(5)
        let texts = Array(numbers)
        if texts.count == 5, let first = texts[0].number, let second = texts[2].number,
            let third = texts[4].number, texts[1].text == texts[3].text,
            "-./".contains(texts[1].text)
        {
            if texts[0].text.utf8.count == 4 { return Day(year: first, month: second, day: third) }
            let year = third < 100 ? 2000 + third : third
            return Day(year: year, month: second, day: first)
                ?? Day(year: year, month: first, day: second)
        }
        let head = words[index...].prefix(6).filter {
            $0.kind != .sign && !["st", "nd", "rd", "th", "de", "of"].contains($0.text)
        }
        guard head.count >= 2 else { return nil }
        let year =
            head.count > 2 ? head[2].number.flatMap { (2000...2100).contains($0) ? $0 : nil } : nil
        if let day = head[0].number, let month = DateWords.month(head[1].text) {
            return complete(day, month, year, today)
        }
        if let day = head[1].number, let month = DateWords.month(head[0].text) {
            return complete(day, month, year, today)
        }
        return nil
    }

    private static func complete(_ day: Int, _ month: Int, _ year: Int?, _ today: Day) -> Day? {
        if let year { return Day(year: year, month: month, day: day) }
        let now = today.parts.year
        guard let date = Day(year: now, month: month, day: day) else { return nil }
        return date < today ? Day(year: now + 1, month: month, day: day) : date
    }
}

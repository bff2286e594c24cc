import Prelude

/// The rule by which a zone goes on after its last listed change: the POSIX TZ text of RFC 8536 §3.3,
/// such as `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneRule: Sendable, Hashable {
    private var standard: Int
    private var summer: Int?
    private var start = Change(day: .leapless(0), second: 7200)
    private var end = Change(day: .leapless(0), second: 7200)

    /// When of a year the clock changes.
    private struct Change: Sendable, Hashable {
        enum Date: Sendable, Hashable {
            case week(month: Int, week: Int, day: Int)
            case leapless(Int)
            case day(Int)
        }
        var day: Date
        var second: Int
    }

    /// Reads the text, or nil when it is none.
    init?(_ text: [UInt8]) {
        var scanner = Scanner(text: text)
        guard scanner.name(), let west = scanner.time() else { return nil }
        standard = -west
        guard scanner.position < text.count else { return }
        guard scanner.name() else { return nil }
        var offset = standard + 3600
        if scanner.peek != 0x2C {
            guard let time = scanner.time() else { return nil }
            offset = -time
        }
        guard scanner.take(0x2C), let start = scanner.change(), scanner.take(0x2C),
            let end = scanner.change()
        else { return nil }
        summer = offset
        self.start = start
        self.end = end
    }

    /// The offset in minutes at a second of the epoch.
    func offset(atSecond second: Int64) -> Int {
        guard let summer else { return standard / 60 }
        let days = second / 86_400 - (second % 86_400 < 0 ? 1 : 0)
        guard abs(days) < 3_000_000 else { return standard / 60 }
        let year = Day(number: Int(days)).parts.year
        let from = Int64(moment(start, year)) - Int64(standard)
        let until = Int64(moment(end, year)) - Int64(summer)
        let isSummer =
            from < until
            ? second >= from && second < until
            : second >= from || second < until
        return (isSummer ? summer : standard) / 60
    }

    private func moment(_ change: Change, _ year: Int) -> Int {
        guard let first = Day(year: max(1, min(year, 9999)), month: 1, day: 1) else { return 0 }
        var day = first.number
        switch change.day {
        case .day(let number): day += number
        case .leapless(let number):
            let isLeap = Day(year: first.parts.year, month: 2, day: 29) != nil
            day += number - 1 + (isLeap && number > 59 ? 1 : 0)
        case .week(let month, let week, let weekday):
            guard let start = Day(year: first.parts.year, month: month, day: 1) else { return 0 }
            let firstWeekday = ((start.number + 4) % 7 + 7) % 7
            day = start.number + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            while Day(number: day).parts.month != month { day -= 7 }
        }
        return day * 86_400 + change.second
    }

    private struct Scanner {
        let text: [UInt8]
        var position = 0

        var peek: UInt8? { position < text.count ? text[position] : nil }

        mutating func take(_ byte: UInt8) -> Bool {
            guard peek == byte else { return false }
            position += 1
            return true
        }

        mutating func name() -> Bool {
            let start = position
            if take(0x3C) {
                while peek != nil, peek != 0x3E { position += 1 }
                return take(0x3E)
            }
            while let byte = peek, ByteClass.isLetter(byte) { position += 1 }
            return position > start
        }

        mutating func number() -> Int? {
            let start = position
            var value = 0
            while let byte = peek, ByteClass.isDigit(byte), position - start < 4 {
                value = value * 10 + Int(byte - 0x30)
                position += 1
            }
            return position > start ? value : nil
        }

        /// `[+-]hh[:mm[:ss]]` in seconds.
        mutating func time() -> Int? {
            let sign = take(0x2D) ? -1 : 1
            _ = take(0x2B)
            guard let hours = number(), hours <= 167 else { return nil }
            var seconds = hours * 3600
            if take(0x3A) { seconds += (number() ?? 0) * 60 }
            if take(0x3A) { seconds += number() ?? 0 }
            return sign * seconds
        }

        mutating func change() -> Change? {
            let date: Change.Date
            if take(0x4D) {
                guard let month = number(), (1...12).contains(month), take(0x2E),
                    let week = number(), (1...5).contains(week), take(0x2E), let day = number(),
                    day <= 6
                else { return nil }
                date = .week(month: month, week: week, day: day)
            } else if take(0x4A) {
                guard let day = number(), (1...365).contains(day) else { return nil }
                date = .leapless(day)
            } else {
                guard let day = number(), day <= 365 else { return nil }
                date = .day(day)
            }
            guard take(0x2F) else { return Change(day: date, second: 7200) }
            return time().map { Change(day: date, second: $0) }
        }
    }
}

internal import Prelude

/// Days and moments as Airtable writes them: ISO 8601 in UTC, with milliseconds.
enum AirtableMoments {
    /// A moment, for example `2026-11-21T09:30:00.000Z`.
    static func text(_ moment: Timestamp) -> String {
        // Without the three digits behind the milliseconds and the letter behind them.
        moment.description.dropLast(4) + "Z"
    }

    /// A day such as `2026-11-21`, alone or with a time behind it.
    static func day(_ text: String) -> Day? {
        let date = text.prefix { $0 != "T" && $0 != " " }
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, let year = number(parts[0]),
            let month = number(parts[1]), let day = number(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// A moment with or without an offset from UTC; a day alone is its beginning.
    static func moment(_ text: String) -> Timestamp? {
        guard let day = day(text) else { return nil }
        guard let mark = text.firstIndex(where: { $0 == "T" || $0 == " " }) else {
            return Timestamp(day)
        }
        var time = text[text.index(after: mark)...]
        guard let offset = cutOffset(&time), let intoDay = timeOfDay(time) else { return nil }
        return Timestamp(day) + intoDay - offset
    }

    /// Takes `Z` or `+02:00` off the end of a time and says how far it is from UTC.
    private static func cutOffset(_ time: inout Substring) -> Duration? {
        if time.last == "Z" {
            time.removeLast()
            return .zero
        }
        guard let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return .zero }
        let parts = time[time.index(after: sign)...].split(separator: ":")
        let digits = parts.joined()
        guard digits.count == 4, let hours = number(digits.prefix(2)),
            let minutes = number(digits.suffix(2)), hours < 24, minutes < 60
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        let isWest = time[sign] == "-"
        time = time[..<sign]
        return .seconds(isWest ? -seconds : seconds)
    }

    private static func timeOfDay(_ time: Substring) -> Duration? {
        let halves = time.split(separator: ".", omittingEmptySubsequences: false)
        guard let clock = halves.first, halves.count <= 2 else { return nil }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap(number)
        guard (2...3).contains(parts.count), numbers.count == parts.count, numbers[0] < 24,
            numbers[1] < 60, numbers.count < 3 || numbers[2] < 60
        else { return nil }
        var microseconds = 0
        if halves.count == 2 {
            guard let fraction = number((halves[1] + "000000").prefix(6)), !halves[1].isEmpty else {
                return nil
            }
            microseconds = fraction
        }
        let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        return .seconds(seconds) + .microseconds(microseconds)
    }

    /// A number of at most six plain digits.
    private static func number(_ text: some StringProtocol) -> Int? {
        guard (1...6).contains(text.utf8.count), text.allSatisfy({ $0.isASCII && $0.isNumber })
        else { return nil }
        return Int(text)
    }
}

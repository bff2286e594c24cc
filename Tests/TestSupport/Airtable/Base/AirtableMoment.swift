import Prelude

/// Moments and days as Airtable writes them: ISO 8601, UTC, with milliseconds.
enum AirtableMoment {
    /// For example `2026-11-21T09:30:00.000Z`.
    static func text(_ moment: Timestamp) -> String {
        // The three digits beyond the milliseconds and the letter Z.
        moment.description.dropLast(4) + "Z"
    }

    /// A moment as Airtable keeps it, without what is finer than a millisecond.
    static func kept(_ moment: Timestamp) -> Timestamp {
        let rest = moment.microseconds % 1000
        return Timestamp(microseconds: moment.microseconds - (rest < 0 ? rest + 1000 : rest))
    }

    /// A moment from a day, or from a day and a time with or without an offset from UTC.
    static func parse(_ text: String) -> Timestamp? {
        let scalars = Array(text.utf8)
        guard scalars.count >= 10, let day = day(String(text.prefix(10))) else { return nil }
        let start = Timestamp(day)
        guard scalars.count > 10 else { return start }
        guard scalars[10] == UInt8(ascii: "T") || scalars[10] == 0x20 else { return nil }
        var time = String(decoding: scalars[11...], as: UTF8.self)
        guard let offset = cutOffset(&time), let intoDay = timeOfDay(time) else { return nil }
        return kept(start + intoDay - offset)
    }

    /// A day from `2026-11-21`.
    static func day(_ text: String) -> Day? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Takes `Z` or `+02:00` off the end of a time and says how far it is from UTC.
    private static func cutOffset(_ time: inout String) -> Duration? {
        if time.hasSuffix("Z") {
            time.removeLast()
            return .zero
        }
        guard let sign = time.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return .zero }
        let digits = time[time.index(after: sign)...].filter { $0 != ":" }
        guard digits.count == 4, let hours = Int(digits.prefix(2)),
            let minutes = Int(digits.suffix(2))
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        let isWest = time[sign] == "-"
        time = String(time[..<sign])
        return .seconds(isWest ? -seconds : seconds)
    }

    private static func timeOfDay(_ time: String) -> Duration? {
        let halves = time.split(separator: ".", omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: ":", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int($0) }
        guard halves.count <= 2, (2...3).contains(parts.count), numbers.count == parts.count,
            (0..<24).contains(numbers[0]), (0..<60).contains(numbers[1]),
            numbers.count < 3 || (0..<60).contains(numbers[2])
        else { return nil }
        var milliseconds = 0
        if halves.count == 2 {
            let digits = String((halves[1] + "000").prefix(3))
            guard !halves[1].isEmpty, let value = Int(digits) else { return nil }
            milliseconds = value
        }
        let seconds = numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
        return .milliseconds(seconds * 1000 + milliseconds)
    }
}

/// The earlier system's reading of time zones, with its quirks (facts/matchmaking.md §5.1, L35).
enum OriginalTimeZone {
    /// Whether a text says nothing: nil, empty or the word `null`.
    static func isMissing(_ text: String?) -> Bool {
        guard let text else { return true }
        let trimmed = Scan.trimmed(text)
        return trimmed.isEmpty || Scan.lowercased(trimmed) == Array("null".utf8)
    }

    /// An offset in minutes: `UTC`/`GMT` and a number, whose sign is minus unless it is a plus
    /// (`UTC9` is −9); else a zone's name if it has a slash. What follows the number is ignored.
    static func offset(_ text: String?, zoneOffset: (String) -> Int?) -> Int? {
        guard let text, !isMissing(text) else { return nil }
        let bytes = Scan.trimmed(text)
        let start = Scan.lowercased(bytes.prefix(3))
        guard start == Array("utc".utf8) || start == Array("gmt".utf8) else {
            guard bytes.contains(UInt8(ascii: "/")) else { return nil }
            // A name that is no zone raised here and failed the whole job; it is unknown instead.
            return zoneOffset(String(decoding: bytes, as: UTF8.self))
        }
        var rest = bytes.dropFirst(3).drop { $0 == UInt8(ascii: " ") }
        guard let sign = rest.first else { return 0 }
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
        guard let minutes = Scan.hoursAndMinutes(&rest) else { return 0 }
        return sign == UInt8(ascii: "+") ? minutes : -minutes
    }

    /// `A to B`, bounds in either order, one of them possibly unknown; or a single zone.
    static func range(_ text: String?, zoneOffset: (String) -> Int?) -> ClosedRange<Int>? {
        guard let text, !isMissing(text) else { return nil }
        let sides = Scan.split(text, at: " to ")
        let offsets = sides.prefix(2).compactMap { offset($0, zoneOffset: zoneOffset) }
        guard let first = offsets.first, let last = offsets.last else { return nil }
        return min(first, last)...max(first, last)
    }
}

/// Loops over the bytes of short texts.
enum Scan {
    static func trimmed(_ text: String) -> ArraySlice<UInt8> {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes
    }

    static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Takes `5`, `05:30` or `0530` off the front and returns minutes; nil where no digit stands.
    static func hoursAndMinutes(_ rest: inout ArraySlice<UInt8>) -> Int? {
        var digits = number(&rest, limit: 4)
        guard digits.count > 0 else { return nil }
        if digits.count > 2 {
            return digits.value / 100 * 60 + digits.value % 100
        }
        let hours = digits.value
        guard rest.first == UInt8(ascii: ":") else { return hours * 60 }
        var after = rest.dropFirst()
        digits = number(&after, limit: 2)
        guard digits.count > 0 else { return hours * 60 }
        rest = after
        return hours * 60 + digits.value
    }

    private static func number(
        _ rest: inout ArraySlice<UInt8>, limit: Int
    ) -> (value: Int, count: Int) {
        var value = 0
        var count = 0
        while count < limit, let byte = rest.first, isDigit(byte) {
            value = value * 10 + Int(byte - 0x30)
            count += 1
            rest = rest.dropFirst()
        }
        return (value, count)
    }

    /// The text between occurrences of a lower-case ASCII separator, whatever the text's case.
    static func split(_ text: String, at separator: String) -> [String] {
        let bytes = Array(text.utf8)
        let lower = lowercased(bytes[...])
        let wanted = Array(separator.utf8)
        var parts: [String] = []
        var start = 0
        var index = 0
        while index + wanted.count <= bytes.count {
            if lower[index..<index + wanted.count].elementsEqual(wanted) {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += wanted.count
                start = index
            } else {
                index += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }
}

/// The number of a machine, 32 bits.
struct IPv4Number {
    let value: UInt32

    /// A number as programs have always read them; nil when the text is none.
    ///
    /// One to four parts, each decimal, octal behind a 0 or hexadecimal behind 0x; the last fills the
    /// rest.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(parts.count) else { return nil }
        var value: UInt64 = 0
        for (index, part) in parts.enumerated() {
            guard let number = IPv4Number.number(part) else { return nil }
            let isLast = index == parts.count - 1
            let bits = isLast ? 8 * (4 - index) : 8
            guard number < 1 << UInt64(bits) else { return nil }
            value = value << UInt64(bits) | number
        }
        self.value = UInt32(value)
    }

    /// Whether the last part of a host's name makes the whole host a number, as browsers decide it.
    static func looksLikeNumber(_ part: some StringProtocol) -> Bool {
        part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            || number(part) != nil
    }

    /// Whether it is a number that machines of the public internet have.
    var isPublic: Bool {
        !IPv4Number.reserved.contains { value >> (32 - $0.bits) == $0.start >> (32 - $0.bits) }
    }

    private static func number(_ part: some StringProtocol) -> UInt64? {
        guard let first = part.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-")
        else { return nil }
        let lower = part.lowercased()
        if lower.hasPrefix("0x") {
            let digits = lower.dropFirst(2)
            return digits.isEmpty
                ? 0 : digits.first == "+" || digits.first == "-" ? nil : UInt64(digits, radix: 16)
        }
        return UInt64(lower, radix: lower.count > 1 && lower.hasPrefix("0") ? 8 : 10)
    }

    /// The ranges of the registry of special addresses (RFC 6890 and later), and those behind it.
    private static let reserved: [(start: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8),
        (0xA9FE_0000, 16), (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24),
        (0xC058_6300, 24), (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24),
        (0xCB00_7100, 24), (0xE000_0000, 4), (0xF000_0000, 4),
    ]
}

/// The number of a machine, 128 bits as eight groups.
struct IPv6Number {
    let groups: [UInt16]

    /// A number as RFC 4291 writes them, without a zone; nil when the text is none.
    init?(_ text: some StringProtocol) {
        let halves = text.components(around: "::")
        guard halves.count <= 2 else { return nil }
        let parts = halves.map(IPv6Number.groups)
        guard let first = parts[0] else { return nil }
        guard halves.count == 2 else {
            guard first.count == 8 else { return nil }
            groups = first
            return
        }
        guard let second = parts[1], first.count + second.count < 8 else { return nil }
        let zeros = [UInt16](repeating: 0, count: 8 - first.count - second.count)
        groups = first + zeros + second
    }

    /// Whether it is a number that machines of the public internet have: of the one range that is given
    /// out, without the parts of it that carry other numbers inside (6to4, Teredo) or stand in books.
    var isPublic: Bool {
        guard groups[0] & 0xE000 == 0x2000 else { return false }
        if groups[0] == 0x2001, groups[1] < 0x0200 || groups[1] == 0x0DB8 { return false }
        return groups[0] != 0x2002 && groups[0] & 0xFFF0 != 0x3FF0
    }

    private static func groups(_ text: String) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
            if part.contains("."), index == parts.count - 1 {
                guard part.split(separator: ".").count == 4, let number = IPv4Number(part) else {
                    return nil
                }
                groups += [UInt16(number.value >> 16), UInt16(number.value & 0xFFFF)]
            } else {
                guard part.utf8.count <= 4, part.first != "+", part.first != "-",
                    let group = UInt16(part, radix: 16)
                else { return nil }
                groups.append(group)
            }
        }
        return groups
    }
}

extension StringProtocol {
    /// The parts between the places where another text stands.
    fileprivate func components(around mark: String) -> [String] {
        var parts: [String] = []
        var rest = String(self)[...]
        while let range = rest.firstRange(of: mark) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}

/// The code page Windows-1252, with its five unused codes standing for themselves.
enum Windows1252 {
    /// What the bytes 0x80 to 0x9F stand for.
    private static let high: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]

    private static let low: [UInt32: UInt8] = Dictionary(
        uniqueKeysWithValues: high.enumerated().map { ($0.element, UInt8($0.offset + 0x80)) })

    /// The character of a byte.
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(high[Int(byte) - 0x80]) ?? "\u{FFFD}"
    }

    /// The byte of a character, or nil for one outside the code page.
    static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if let byte = low[scalar.value] { return byte }
        return scalar.value < 0x80 || (0xA0..<0x100).contains(scalar.value)
            ? UInt8(scalar.value) : nil
    }
}

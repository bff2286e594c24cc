/// Turns bytes of an unknown encoding into text: UTF-8, UTF-16 in either order, Windows-1252.
enum TextDecoding {
    /// Longer texts are tables of many rows; they are read as they are.
    private static let longestRepaired = 8 << 20

    /// The text with its lines ended by `\n`, and what had to be repaired; nil when the bytes are
    /// no text.
    static func decode(_ bytes: [UInt8]) -> (text: String, warnings: [DocumentWarning])? {
        guard let (decoded, isBroken) = decodedUnicode(bytes) ?? decodedBytes(bytes) else {
            return nil
        }
        var text = decoded
        var warnings: [DocumentWarning] = isBroken ? [.brokenCharacters] : []
        if text.utf8.contains(0x0D) { text = withPlainLineEnds(text) }
        if text.utf8.count <= longestRepaired, let repaired = MojibakeRepair.repair(text) {
            text = repaired
            warnings.append(.repairedEncoding)
        }
        return (text, warnings)
    }

    private static func withPlainLineEnds(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var afterReturn = false
        for byte in text.utf8 {
            if byte == 0x0D {
                result.append(0x0A)
            } else if byte != 0x0A || !afterReturn {
                result.append(byte)
            }
            afterReturn = byte == 0x0D
        }
        return String(decoding: result, as: UTF8.self)
    }

    // MARK: UTF-16

    private static func decodedUnicode(_ bytes: [UInt8]) -> (String, Bool)? {
        if bytes.starts(with: [0xFF, 0xFE]) {
            return decodedUTF16(bytes.dropFirst(2), isLittle: true)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return decodedUTF16(bytes.dropFirst(2), isLittle: false)
        }
        guard let isLittle = byteOrder(bytes) else { return nil }
        return decodedUTF16(bytes[...], isLittle: isLittle)
    }

    /// The order of UTF-16 without a mark: text of Latin letters has a zero in every second byte.
    private static func byteOrder(_ bytes: [UInt8]) -> Bool? {
        let sample = bytes.prefix(4096)
        guard sample.count >= 4 else { return nil }
        var zeros = [0, 0]
        for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        let half = sample.count / 2
        // Text that mixes scripts still has blanks and line ends; control codes in the other half
        // would make it a binary file.
        if zeros[1] * 10 >= half * 3, zeros[0] * 50 <= half { return true }
        if zeros[0] * 10 >= half * 3, zeros[1] * 50 <= half { return false }
        return nil
    }

    private static func decodedUTF16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) -> (String, Bool)?
    {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(isLittle ? second << 8 | first : first << 8 | second)
            index += 2
        }
        let controls = units.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        guard controls * 50 <= units.count else { return nil }
        let text = String(decoding: units, as: UTF16.self)
        return (text, bytes.count & 1 == 1 || text.unicodeScalars.contains("\u{FFFD}"))
    }

    // MARK: Bytes

    private static func decodedBytes(_ bytes: [UInt8]) -> (String, Bool)? {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let counts = ByteCounts(content)
        guard counts.zeros == 0, counts.controls * 50 <= content.count + 200 else { return nil }
        if counts.broken == 0 { return (String(decoding: content, as: UTF8.self), false) }
        if counts.sequences > 4 * counts.broken || content.count < bytes.count {
            return (String(decoding: content, as: UTF8.self), true)
        }
        var text = String.UnicodeScalarView()
        for byte in content { text.append(Windows1252.scalar(byte)) }
        return (String(text), false)
    }
}

/// What a stretch of bytes is made of, counted to tell encodings apart.
private struct ByteCounts {
    var zeros = 0
    var controls = 0
    /// Well-formed characters of UTF-8 of more than one byte.
    var sequences = 0
    /// Bytes that belong to no character of UTF-8.
    var broken = 0

    init(_ bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte == 0 {
                    zeros += 1
                } else if byte < 0x20, !(0x09...0x0D).contains(byte), byte != 0x1B {
                    controls += 1
                }
                index += 1
            } else if let length = UTF8Sequence.length(bytes[index...]) {
                sequences += 1
                index += length
            } else {
                broken += 1
                index += 1
            }
        }
    }
}

/// The form of UTF-8's characters of more than one byte (RFC 3629).
enum UTF8Sequence {
    /// The length of the character that these bytes open with, or nil when it is not well formed.
    static func length(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let lead = bytes.first else { return nil }
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return nil
        }
        let rest = bytes.dropFirst().prefix(length - 1)
        guard rest.count == length - 1, let next = rest.first, second.contains(next),
            rest.dropFirst().allSatisfy({ (0x80...0xBF).contains($0) })
        else { return nil }
        return length
    }
}

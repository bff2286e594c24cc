/// Repairs text whose UTF-8 was once read as Windows-1252: `MÃ¼nchen` is München.
enum MojibakeRepair {
    /// Text is written and read wrongly at most this often in a row.
    private static let maximumPasses = 3

    /// The repaired text, or nil when nothing in it is certainly broken.
    static func repair(_ text: String) -> String? {
        // Every broken character of ours starts with one of these: Â Ã Ä Å Ð Ñ Î Ï â ð.
        guard text.utf8.contains(where: { $0 >= 0xC3 }) else { return nil }
        var current = text
        var hasChanged = false
        for _ in 0..<maximumPasses {
            guard let next = onePass(current) else { break }
            current = next
            hasChanged = true
        }
        return hasChanged ? current : nil
    }

    private static func onePass(_ text: String) -> String? {
        let scalars = Array(text.unicodeScalars)
        let census = Census(scalars)
        var result = String.UnicodeScalarView()
        var hasChanged = false
        var index = 0
        while index < scalars.count {
            if let found = character(in: scalars, at: index),
                isCertain(found, in: scalars, at: index, census: census)
            {
                result.append(found.scalar)
                index += found.length
                hasChanged = true
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return hasChanged ? String(result) : nil
    }

    /// A character whose UTF-8 stands in the text as Windows-1252 would show it.
    private struct Found {
        var scalar: Unicode.Scalar
        var length: Int
        var bytes: [UInt8]
    }

    private static func character(in scalars: [Unicode.Scalar], at index: Int) -> Found? {
        guard scalars[index].value >= 0xC2, scalars[index].value < 0xF5 else { return nil }
        let bytes = scalars[index...].prefix(4).prefix { $0.value >= 0x80 }.compactMap(
            Windows1252.byte)
        guard let length = UTF8Sequence.length(bytes[...]),
            scalars[index..<index + length].allSatisfy({ Windows1252.byte($0) != nil }),
            let scalar = String(decoding: bytes[..<length], as: UTF8.self).unicodeScalars.first
        else { return nil }
        return Found(scalar: scalar, length: length, bytes: Array(bytes[..<length]))
    }

    private static func isCertain(
        _ found: Found, in scalars: [Unicode.Scalar], at index: Int, census: Census
    ) -> Bool {
        switch (found.bytes[0], found.bytes[1]) {
        case (0xC2, _), (0xC3, _): return true
        // Typographic signs, the euro, arrows; emoji.
        case (0xE2, 0x80...0x86), (0xF0, 0x9F): return true
        case (0xC4, let second), (0xC5, let second):
            // A dash behind Ä or Å is a dash; a quotation mark is no part of a letter, unless
            // letters go on.
            if second == 0x96 || second == 0x97 { return false }
            let isQuote = [0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0xAB, 0xBB].contains(second)
            let next = index + found.length < scalars.count ? scalars[index + found.length] : " "
            return !isQuote || next.properties.isAlphabetic
        default: return census.isForeignScript
        }
    }

    /// How much of a text's non-ASCII is broken; a whole text in another script is when nearly all
    /// of it is.
    private struct Census {
        var isForeignScript = false

        init(_ scalars: [Unicode.Scalar]) {
            var broken = 0
            var sound = 0
            var index = 0
            while index < scalars.count {
                if let found = character(in: scalars, at: index) {
                    broken += 1
                    index += found.length
                } else {
                    if scalars[index].value >= 0x80 { sound += 1 }
                    index += 1
                }
            }
            isForeignScript = broken >= 8 && broken > 9 * sound
        }
    }
}

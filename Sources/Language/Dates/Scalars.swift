/// Reading UTF-8 one scalar at a time, and what a scalar is to the readers of lines.
enum Scalars {
    /// The scalar that starts at a byte and its length; a byte that starts none counts as a blank
    /// of length 1.
    static func scalar(_ utf8: [UInt8], at index: Int, end: Int) -> (UInt32, Int) {
        let first = UInt32(utf8[index])
        if first < 0x80 { return (first, 1) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        guard length > 0, first < 0xF5, index + length <= end else { return (0x20, 1) }
        var value = first & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for offset in 1..<length {
            let byte = UInt32(utf8[index + offset])
            guard byte & 0xC0 == 0x80 else { return (0x20, 1) }
            value = value << 6 | byte & 0x3F
        }
        return (value, length)
    }

    /// Whether a scalar separates words: white space, controls, zero-width and private characters.
    static func isSpace(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F,
            0x3000, 0xFEFF, 0xE000...0xF8FF, 0xFFF0...0xFFFF:
            true
        default: false
        }
    }

    /// Whether a scalar is an ASCII digit.
    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

    /// Whether a scalar is a letter of any script.
    static func isLetter(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7A }
        if scalar < 0xC0 { return scalar == 0xAA || scalar == 0xB5 || scalar == 0xBA }
        if scalar < 0x250 { return scalar != 0xD7 && scalar != 0xF7 }
        return Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
    }

    /// Whether a scalar is a capital letter.
    static func isCapital(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5A }
        return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    /// Whether a scalar changes the letter before it or is invisible inside a word.
    static func isMark(_ scalar: UInt32) -> Bool {
        (scalar >= 0x300 && scalar <= 0x36F) || scalar == 0xAD
    }
}

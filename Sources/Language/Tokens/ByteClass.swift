/// What sort of character a byte or scalar is, as far as words go.
enum ByteClass {
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

    /// Letters, digits and marks of every script; a superscript counts, a symbol does not.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
            true
        default: false
        }
    }

    /// Whether a character stands for a word of its own, as Chinese and Japanese characters do.
    static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isIdeographic }

    /// Whether exactly three digits start here, as after a thousands separator.
    static func isThousands(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
        guard index + 3 <= end, (index..<index + 3).allSatisfy({ isDigit(bytes[$0]) }) else {
            return false
        }
        return index + 3 == end || !isWord(bytes[index + 3])
    }
}

/// What the letters of a word look like, gathered as they are read.
struct LetterShape {
    private(set) var startsUpper = false
    private var uppers = 0
    private var lowers = 0
    private var digits = 0
    private var letters: Int { uppers + lowers }

    var isUppercase: Bool { uppers > 0 && lowers == 0 }
    var isNumber: Bool { digits > 0 && letters <= 1 && !startsWithLetter }
    private var startsWithLetter = false

    mutating func add(_ byte: UInt8) {
        if ByteClass.isDigit(byte) {
            digits += 1
        } else if ByteClass.isLetter(byte) {
            count(isUpper: byte & 0x20 == 0)
        }
    }

    mutating func add(_ scalar: Unicode.Scalar) {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: count(isUpper: true)
        case .lowercaseLetter, .otherLetter, .modifierLetter: count(isUpper: false)
        case .decimalNumber: digits += 1
        default: break
        }
    }

    private mutating func count(isUpper: Bool) {
        if letters == 0 {
            startsUpper = isUpper
            startsWithLetter = digits == 0
        }
        if isUpper { uppers += 1 } else { lowers += 1 }
    }
}

/// What becomes of a character on its way into a document's text.
enum CharacterRole {
    case keep
    /// It is written as these characters.
    case replace(String)
    case drop
    /// It spells hidden ASCII text in the block of tags.
    case tag(UInt8)
    /// It has no width; inside a Latin word it splits what is searched for.
    case zeroWidth
    /// It joins letters of scripts that need it, and has no business elsewhere.
    case joiner

    /// Word's bullets, drawn with symbol fonts, whose codes mean nothing elsewhere.
    static let symbolBullets: Set<Unicode.Scalar> = [
        "\u{F0B7}", "\u{F0A7}", "\u{F0D8}", "\u{F0FC}", "\u{F076}",
    ]

    init(_ scalar: Unicode.Scalar) {
        self = CharacterRole.ofLow(scalar.value) ?? CharacterRole.ofHigh(scalar.value)
    }

    private static func ofLow(_ value: UInt32) -> CharacterRole? {
        switch value {
        case 0x20...0x7E, 0x09, 0x0A: .keep
        case 0x0B, 0x0C, 0x85: .replace("\n")
        case 0x00...0x1F, 0x7F...0x9F: .drop
        case 0xA0: .replace(" ")
        case 0xAD: .drop
        case 0xA1..<0x2000: value == 0x180E ? .zeroWidth : .keep
        default: nil
        }
    }

    private static func ofHigh(_ value: UInt32) -> CharacterRole {
        switch value {
        case 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .replace(" ")
        case 0x200B, 0x2060...0x2064, 0xFEFF: .zeroWidth
        case 0x200C, 0x200D: .joiner
        case 0x2010, 0x2011: .replace("-")
        case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: .drop
        case 0x2028, 0x2029: .replace("\n")
        case 0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076: .replace("•")
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: .drop
        case 0xFB00...0xFB06:
            .replace(["ff", "fi", "fl", "ffi", "ffl", "st", "st"][Int(value - 0xFB00)])
        case 0xFFF0...0xFFFC, 0xFFFE, 0xFFFF: .drop
        case 0xE0000...0xE007F:
            (0xE0020...0xE007E).contains(value) ? .tag(UInt8(value - 0xE0000)) : .drop
        case 0xE0080...0xE0FFF: .tag(UInt8(ascii: "?"))
        default: .keep
        }
    }

    /// Whether a joiner after this character can be one that the script needs: Arabic, the scripts
    /// of India and beyond, pictographs.
    static func needsJoiner(after scalar: Unicode.Scalar?) -> Bool {
        guard let value = scalar?.value else { return false }
        return (0x0600..<0x1100).contains(value) || (0x1780..<0x1800).contains(value)
            || (0x2190..<0x2C00).contains(value) || value == 0xFE0F
            || (0x1F000..<0x20000).contains(value)
    }
}

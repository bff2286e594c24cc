/// The id of a page or block in Notion: 128 bits, written as 32 hexadecimal digits with or without
/// dashes.
///
/// Only what has this form ever becomes part of an address that is asked.
package struct NotionID: Hashable, Sendable, CustomStringConvertible {
    /// The id in lower case with dashes: `393abc1e-edcd-81c3-a7e3-f719e1e1ec4b`.
    package let text: String

    /// The lengths of the groups between the dashes.
    private static let groups = [8, 4, 4, 4, 12]
    private static let digits = 32
    private static let dashed = 36

    /// An id from 32 digits, or from 36 characters with dashes where they belong; nil for all else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        let digits: [UInt8]
        switch bytes.count {
        case Self.digits: digits = bytes
        case Self.dashed:
            guard [8, 13, 18, 23].allSatisfy({ bytes[$0] == dash }) else { return nil }
            digits = bytes.filter { $0 != dash }
        default: return nil
        }
        guard digits.count == Self.digits, digits.allSatisfy(isHexadecimal) else { return nil }
        var rest = digits[...]
        let parts = Self.groups.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(decoding: rest.prefix(length), as: UTF8.self).lowercased()
        }
        self.text = parts.joined(separator: "-")
    }

    /// The id at the end of a path's part, where titles stand before it: `Senior-Baker-393a…ec4b`.
    init?(endOf part: some StringProtocol) {
        for length in [Self.dashed, Self.digits] {
            let tail = part.suffix(length)
            let before = part.dropLast(length)
            if before.isEmpty || before.hasSuffix("-"), let id = NotionID(tail) {
                self = id
                return
            }
        }
        return nil
    }

    /// The id as `text` has it.
    package var description: String { text }
}

private func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
        UInt8(ascii: "A")...UInt8(ascii: "F"):
        true
    default: false
    }
}

import Prelude

/// The characters of one cell: a base and at most two marks, as scalar values.
///
/// Plain integers, so that comparing two frames compares numbers and never strings.
package struct TextCell: Hashable, Sendable {
    /// The character drawn; a space where there is nothing.
    package private(set) var base: UInt32
    /// The first mark on it, or 0.
    package private(set) var firstMark: UInt32 = 0
    /// The second mark on it, or 0.
    package private(set) var secondMark: UInt32 = 0
    /// Cells taken: 1 or 2, and 0 for the right half of a wide character.
    package let width: UInt8

    /// An empty cell.
    package static let blank = TextCell(base: " ", width: 1)
    /// The right half of the wide character in the cell before.
    package static let continuation = TextCell(continuation: ())

    init(base: Unicode.Scalar, width: Int) {
        self.base = base.value
        self.width = UInt8(clamping: max(1, min(2, width)))
    }

    private init(continuation: Void) {
        base = 0
        width = 0
    }

    mutating func add(mark: Unicode.Scalar) {
        if firstMark == 0 {
            firstMark = mark.value
        } else if secondMark == 0 {
            secondMark = mark.value
        }
    }

    /// Appends the characters to a text; the right half of a wide character adds nothing.
    func append(to text: inout String.UnicodeScalarView) {
        guard width > 0 else { return }
        for value in [base, firstMark, secondMark] where value != 0 {
            if let scalar = Unicode.Scalar(value) { text.append(scalar) }
        }
    }
}

extension TextCell {
    /// Bytes of the characters in UTF-8.
    var utf8Length: Int {
        var bytes = 0
        for value in [base, firstMark, secondMark] where value != 0 {
            bytes += value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4
        }
        return bytes
    }
}

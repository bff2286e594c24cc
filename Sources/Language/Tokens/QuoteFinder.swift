package import Prelude

/// Finds quotations in a text: what somebody says to have copied from it, letter by letter.
///
/// Case, accents, kinds of blanks, dashes and quotation marks do not count, since copies lose them;
/// everything else does. A quotation begins and ends where words do.
package struct QuoteFinder: Sendable {
    /// The text's letters as they are compared.
    private let folded: [UInt8]
    /// The byte of the text that each of them came from, and after them the text's length.
    private let origins: [Int]

    /// The shortest and the longest quotation that is looked for, in bytes as they are compared.
    private static let lengths = 1...8000

    /// A finder over one text.
    package init(_ text: String) {
        (folded, origins) = QuoteFinder.fold(text)
    }

    /// Where the quotation stands first; nil when it does not stand in the text.
    package func span(of quotation: String) -> TextSpan? {
        let wanted = QuoteFinder.trimmed(QuoteFinder.fold(quotation).bytes)
        guard Self.lengths.contains(wanted.count), let first = wanted.first else { return nil }
        var start = 0
        while start + wanted.count <= folded.count {
            guard folded[start] == first,
                folded[start..<start + wanted.count].elementsEqual(wanted),
                isEdge(before: start), isEdge(before: start + wanted.count)
            else {
                start += 1
                continue
            }
            return TextSpan(origins[start], end(of: start + wanted.count - 1))
        }
        return nil
    }

    /// Whether a word does not go on over a place.
    private func isEdge(before index: Int) -> Bool {
        guard index > 0, index < folded.count else { return true }
        return !(isWord(folded[index - 1]) && isWord(folded[index]))
    }

    /// The byte after the character that a folded letter came from.
    private func end(of index: Int) -> Int {
        let origin = origins[index]
        return origins[index...].first { $0 > origin } ?? origin
    }

    private static func fold(_ text: String) -> (bytes: [UInt8], origins: [Int]) {
        var bytes: [UInt8] = []
        var origins: [Int] = []
        var offset = 0
        for scalar in text.unicodeScalars {
            let before = bytes.count
            switch scalar {
            case _ where scalar.properties.isWhitespace:
                if bytes.last != 0x20 { bytes.append(0x20) }
            case "\u{2018}", "\u{2019}", "\u{201A}", "\u{2032}", "`": bytes.append(0x27)
            case "\u{201C}", "\u{201D}", "\u{201E}", "\u{00AB}", "\u{00BB}": bytes.append(0x22)
            case "\u{2010}"..."\u{2015}", "\u{2212}": bytes.append(0x2D)
            default: Folding.fold(scalar, into: &bytes)
            }
            origins += repeatElement(offset, count: bytes.count - before)
            offset += scalar.utf8.count
        }
        origins.append(offset)
        return (bytes, origins)
    }

    /// Without blanks, quotation marks and dots around it: what copies put there or leave out.
    private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        func isAround(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x22 || byte == 0x27 }
        var slice = bytes[...]
        while let first = slice.first, isAround(first) { slice.removeFirst() }
        while let last = slice.last, isAround(last) || last == 0x2E { slice.removeLast() }
        return slice
    }
}

private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
    default: false
    }
}

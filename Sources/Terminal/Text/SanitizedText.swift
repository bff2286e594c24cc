import Prelude

/// Text that is safe to put on the screen: the only text the grid accepts.
///
/// There is no way to make one but through the sanitizer, so an escape sequence in a CV can never
/// reach the terminal. Literals pass through it as well.
package struct SanitizedText: Hashable, Sendable {
    /// The text with control characters as pictures and without invisible characters.
    package let string: String
    /// Cells the text takes on one line.
    package let width: Int
    /// Whether invisible characters were removed that do not belong to ordinary writing, which in
    /// a CV can be an attempt to hide words from its reader.
    package let hadHidden: Bool

    /// Sanitizes any text.
    package init(_ text: String) {
        if Self.isPlain(text) {
            self.init(string: text, width: text.utf8.count, hadHidden: false)
        } else {
            self.init(sanitizing: text.unicodeScalars)
        }
    }

    /// Decodes bytes as UTF-8, broken sequences becoming U+FFFD, and sanitizes the result.
    package init(utf8 bytes: some Collection<UInt8>) {
        self.init(String(decoding: bytes, as: UTF8.self))
    }

    /// Sanitizes a text after folding each run of white space, line ends included, to one space,
    /// so that text of several lines reads well on one.
    package init(folding text: String) {
        var folded = String.UnicodeScalarView()
        var pending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                pending = !folded.isEmpty
            } else {
                if pending { folded.append(" ") }
                pending = false
                folded.append(scalar)
            }
        }
        self.init(String(folded))
    }

    /// No text.
    package static let empty = SanitizedText(string: "", width: 0, hadHidden: false)

    /// Whether each byte is a cell.
    ///
    /// A wide character takes three bytes or more and so never makes the numbers equal by chance.
    var isASCII: Bool { string.utf8.count == width }

    /// Whether there is nothing to draw.
    package var isEmpty: Bool { string.isEmpty }

    private init(string: String, width: Int, hadHidden: Bool) {
        self.string = string
        self.width = width
        self.hadHidden = hadHidden
    }

    private init(sanitizing scalars: String.UnicodeScalarView) {
        var sanitizer = Sanitizer()
        var kept = String.UnicodeScalarView()
        var width = 0
        for scalar in scalars {
            switch sanitizer.judge(scalar) {
            case .base(let base, let cells):
                kept.append(base)
                width += cells
            case .mark(let mark):
                kept.append(mark)
            case .orphan(let mark):
                kept.append(" ")
                kept.append(mark)
                width += 1
            case .dropped, .hidden:
                break
            }
        }
        self.init(string: String(kept), width: width, hadHidden: sanitizer.hadHidden)
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
}

extension SanitizedText: ExpressibleByStringInterpolation, CustomStringConvertible {
    /// Sanitizes a literal.
    package init(stringLiteral value: String) { self.init(value) }
    /// The text itself.
    package var description: String { string }
    /// Both texts, one after the other.
    package static func + (left: SanitizedText, right: SanitizedText) -> SanitizedText {
        if left.isASCII, right.isASCII {
            return SanitizedText(
                string: left.string + right.string, width: left.width + right.width,
                hadHidden: left.hadHidden || right.hadHidden)
        }
        let both = SanitizedText(left.string + right.string)
        return SanitizedText(
            string: both.string, width: both.width, hadHidden: left.hadHidden || right.hadHidden)
    }
}

extension SanitizedText {
    /// The cells of the text, wide characters taking one element.
    var cells: [TextCell] {
        var cells: [TextCell] = []
        cells.reserveCapacity(width)
        for scalar in string.unicodeScalars {
            let width = DisplayWidth.cells(of: scalar)
            if width == 0, !cells.isEmpty {
                cells[cells.count - 1].add(mark: scalar)
            } else {
                cells.append(TextCell(base: scalar, width: width))
            }
        }
        return cells
    }

    /// The text cut to a number of cells, with `…` in the last one when something was cut.
    package func truncated(to width: Int) -> SanitizedText {
        guard self.width > width else { return self }
        guard width > 0 else { return .empty }
        var kept = String.UnicodeScalarView()
        var used = 0
        for scalar in string.unicodeScalars {
            let cells = DisplayWidth.cells(of: scalar)
            if used + cells > width - 1 { break }
            kept.append(scalar)
            used += cells
        }
        kept.append("…")
        return SanitizedText(string: String(kept), width: used + 1, hadHidden: hadHidden)
    }
}

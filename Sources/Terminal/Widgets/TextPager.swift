package import Prelude

/// A stretch of text drawn in a style of its own, such as the evidence for a field.
package struct TextHighlight: Hashable, Sendable {
    /// The bytes of the text.
    package var span: TextSpan
    /// How they look.
    package var style: Style

    /// A highlight of some bytes.
    package init(_ span: TextSpan, _ style: Style = .highlight) {
        self.span = span
        self.style = style
    }
}

/// A long text to read: wrapped, scrolled, searched, with stretches highlighted.
///
/// Only the lines in view are wrapped, so that two megabytes open as fast as two lines. Where a text
/// hides characters from its reader, a `!` of ours says so.
package struct TextPager: Sendable {
    /// Bytes of the text that are shown; more is cut off, and the pager says so.
    package static let limit = 8 << 20
    /// Bytes after which a line without an end is taken to end, so that no line is long to wrap.
    private static let longestLine = 4_096

    /// The text in UTF-8.
    package let bytes: [UInt8]
    /// Whether the text was longer than the limit.
    package let isCut: Bool
    /// Stretches with a style of their own; the later ones cover the earlier.
    package var highlights: [TextHighlight] = []
    /// Stretches that the last search found.
    package private(set) var found: [TextSpan] = []
    /// The one of them the reader is at.
    package private(set) var foundIndex: Int?
    private let lineStarts: [Int]
    private var topLine = 0
    private var topRow = 0
    private var width = 0
    private var height = 0
    /// A span to bring into view when the width is known.
    private var wanted: Int?

    /// A pager at the beginning of a text.
    package init(_ text: [UInt8]) {
        isCut = text.count > Self.limit
        bytes = isCut ? Array(text.prefix(Self.limit)) : text
        lineStarts = Self.lines(of: bytes)
    }

    /// A pager at the beginning of a text.
    package init(_ text: String) { self.init(Array(text.utf8)) }

    /// The share of the text above the view, from 0 to 1.
    package var progress: Double {
        bytes.isEmpty ? 0 : Double(lineStarts[topLine]) / Double(bytes.count)
    }

    /// Scrolls by wrapped lines.
    package mutating func scroll(by rows: Int) {
        guard width > 0 else { return }
        if rows < 0 {
            for _ in 0..<min(-rows, 100_000) where !stepBack() { break }
        } else {
            for _ in 0..<min(rows, 100_000) where !stepForward() { break }
            keepFull()
        }
    }

    /// Scrolls by the height of the view, leaving one line to go on reading from.
    package mutating func page(by pages: Int) { scroll(by: pages * max(1, height - 1)) }

    /// Goes to the beginning.
    package mutating func home() { (topLine, topRow) = (0, 0) }

    /// Goes to the end.
    package mutating func end() {
        topLine = lineStarts.count - 1
        topRow = 0
        keepFull()
    }

    /// Brings a byte into view, a third down from the top when it was not in view.
    package mutating func reveal(_ offset: Int) {
        wanted = max(0, min(bytes.count, offset))
        if width > 0 { bringIntoView() }
    }

    /// Handles the wheel; returns whether the mouse was meant for the pager.
    package mutating func handle(_ mouse: Mouse) -> Bool {
        switch mouse.action {
        case .wheelUp: scroll(by: -3)
        case .wheelDown: scroll(by: 3)
        default: return false
        }
        return true
    }
}

extension TextPager {
    /// Places a search remembers; more are not told apart by a reader.
    private static let mostFound = 10_000

    /// Finds a text, upper and lower case of ASCII letters being the same, and goes to the first
    /// place at or after the top of the view.
    ///
    /// An empty text ends the search.
    package mutating func search(_ text: String) {
        found = []
        foundIndex = nil
        let wanted = text.utf8.map(Self.folded)
        guard let first = wanted.first, wanted.count <= bytes.count else { return }
        var index = 0
        while index <= bytes.count - wanted.count, found.count < Self.mostFound {
            if Self.folded(bytes[index]) == first,
                wanted.indices.allSatisfy({ Self.folded(bytes[index + $0]) == wanted[$0] })
            {
                found.append(TextSpan(index, index + wanted.count))
                index += wanted.count
            } else {
                index += 1
            }
        }
        guard !found.isEmpty else { return }
        let top = lineStarts[topLine]
        foundIndex = found.firstIndex { $0.start >= top } ?? 0
        revealFound()
    }

    /// Goes to another place of the search, around the ends.
    package mutating func next(_ step: Int) {
        guard let current = foundIndex, !found.isEmpty else { return }
        foundIndex = ((current + step) % found.count + found.count) % found.count
        revealFound()
    }

    private mutating func revealFound() {
        if let foundIndex { reveal(found[foundIndex].start) }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte
    }
}

extension TextPager {
    /// The starts of lines, cutting those that are too long between two characters.
    private static func lines(of bytes: [UInt8]) -> [Int] {
        var starts = [0]
        var start = 0
        bytes.withUnsafeBufferPointer { bytes in
            for index in bytes.indices {
                if bytes[index] == 0x0A {
                    if index + 1 < bytes.count {
                        starts.append(index + 1)
                        start = index + 1
                    }
                } else if index - start >= longestLine, bytes[index] & 0xC0 != 0x80 {
                    starts.append(index)
                    start = index
                }
            }
        }
        return starts
    }

    private func wrapped(_ line: Int) -> [WrappedLine] {
        let start = lineStarts[line]
        let end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
        return WrappedLine.wrap(bytes, from: start, to: end, width: width)
    }

    private mutating func stepForward() -> Bool {
        if topRow + 1 < wrapped(topLine).count {
            topRow += 1
        } else if topLine + 1 < lineStarts.count {
            (topLine, topRow) = (topLine + 1, 0)
        } else {
            return false
        }
        return true
    }

    private mutating func stepBack() -> Bool {
        if topRow > 0 {
            topRow -= 1
        } else if topLine > 0 {
            topLine -= 1
            topRow = wrapped(topLine).count - 1
        } else {
            return false
        }
        return true
    }

    /// Steps back until the view is full or the text begins.
    private mutating func keepFull() {
        var missing = height - rowsBelowTop(upTo: height)
        while missing > 0, stepBack() { missing -= 1 }
    }

    /// Wrapped lines from the top of the view to the end of the text, counted up to a limit.
    private func rowsBelowTop(upTo limit: Int) -> Int {
        var rows = -topRow
        var line = topLine
        while line < lineStarts.count, rows < limit {
            rows += wrapped(line).count
            line += 1
        }
        return min(rows, limit)
    }

    private mutating func bringIntoView() {
        guard let offset = wanted else { return }
        wanted = nil
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        let row = wrapped(low).lastIndex { $0.start <= offset } ?? 0
        var (line, from, seen) = (topLine, topRow, 0)
        while line <= low, seen < height {
            let count = wrapped(line).count
            if line == low, row >= from, seen + row - from < height { return }
            seen += count - from
            (line, from) = (line + 1, 0)
        }
        (topLine, topRow) = (low, row)
        for _ in 0..<height / 3 where !stepBack() { break }
        keepFull()
    }

    /// Draws the lines in view.
    package mutating func draw(into frame: inout Frame, in area: Rect, _ style: Style = .text) {
        if width != area.width {
            width = area.width
            topRow = min(topRow, max(0, wrapped(topLine).count - 1))
        }
        height = area.height
        guard !area.isEmpty else { return }
        bringIntoView()
        let marks =
            highlights + found.map { TextHighlight($0, .match) }
            + (foundIndex.map { [TextHighlight(found[$0], Style(.match, on: .selection))] } ?? [])
        var (line, row, y) = (topLine, topRow, area.y)
        while y < area.maxY, line < lineStarts.count {
            let rows = wrapped(line)
            for wrapped in rows[min(row, rows.count)...] where y < area.maxY {
                draw(wrapped, marks, into: &frame, at: Point(area.x, y), in: area, style)
                y += 1
            }
            (line, row) = (line + 1, 0)
        }
    }

    private func draw(
        _ line: WrappedLine, _ marks: [TextHighlight], into frame: inout Frame, at point: Point,
        in area: Rect, _ style: Style
    ) {
        let marks = marks.filter { $0.span.overlaps(TextSpan(line.start, line.end)) }
        var x = point.x
        for piece in line.pieces {
            let shown = marks.last { $0.span.start <= piece.offset && piece.offset < $0.span.end }
            let look = piece.isWarning ? Style.warn.bold : shown?.style ?? style
            frame.put(piece.cell, look, x: x, y: point.y, clip: area)
            x += Int(piece.cell.width)
        }
    }
}

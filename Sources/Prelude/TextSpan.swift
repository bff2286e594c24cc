/// A stretch of a document's text, as evidence points at it.
///
/// Offsets count UTF-8 bytes of the text as stored, half open, so that slicing is exact and cheap.
package struct TextSpan: Hashable, Comparable, Sendable {
    /// The first byte of the stretch.
    package var start: Int
    /// The byte after the last one.
    package var end: Int

    /// A span from `start` up to, not including, `end`. An end before the start makes it empty.
    package init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// The number of bytes covered.
    package var length: Int { end - start }

    /// Whether no byte is covered.
    package var isEmpty: Bool { end == start }

    /// Whether both spans share at least one byte.
    package func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// Whether the other span lies wholly inside this one.
    package func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

    /// The smallest span that covers both.
    package func union(_ other: TextSpan) -> TextSpan {
        TextSpan(min(start, other.start), max(end, other.end))
    }

    /// This span moved right by a number of bytes.
    package func shifted(by offset: Int) -> TextSpan { TextSpan(start + offset, end + offset) }

    /// Orders by start, then by end.
    package static func < (left: TextSpan, right: TextSpan) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }

    /// The text covered, clamped to the text's bounds; broken characters at the edges are replaced.
    package func text(in utf8: [UInt8]) -> String {
        let from = min(max(0, start), utf8.count)
        let to = min(max(from, end), utf8.count)
        return String(decoding: utf8[from..<to], as: UTF8.self)
    }
}

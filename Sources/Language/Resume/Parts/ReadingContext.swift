import Prelude

/// What every part of the reader needs: the text, the skills, the day, and what is known of places.
struct ReadingContext {
    let source: SourceText
    let finder: SkillFinder
    let today: Day
    let scanner: DateScanner
    let lineReader: LineReader
    let isCity: (TextSpan) -> Bool

    /// The bytes of the text.
    var utf8: [UInt8] { source.utf8 }

    /// The text of a span with line breaks, tabs and runs of blanks made single blanks, and words
    /// broken over two lines put together.
    func string(_ span: TextSpan) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(span.length)
        var index = max(0, span.start)
        let end = min(span.end, utf8.count)
        var isBlank = false
        while index < end {
            let byte = utf8[index]
            if byte == 0xC2, index + 1 < end, utf8[index + 1] == 0xAD {
                index = skipBreak(after: index + 2, end: end)
                continue
            }
            if byte <= 0x20 || byte == 0x7F {
                isBlank = true
            } else if byte == 0xC2, index + 1 < end, utf8[index + 1] == 0xA0 {
                isBlank = true
                index += 1
            } else {
                if isBlank, !bytes.isEmpty { bytes.append(0x20) }
                isBlank = false
                bytes.append(byte)
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A value from a span of the text.
    func found(_ span: TextSpan, _ confidence: Double) -> Found<String> {
        Found(string(span), at: span, confidence: confidence)
    }

    /// The canonical names of the skills that a stretch names, each once, in order.
    func skillNames(in span: TextSpan) -> [String] {
        var seen: Set<String> = []
        return finder.mentions(in: source, within: span).filter { $0.skill != nil }.map(\.name)
            .filter { seen.insert($0).inserted }
    }

    private func skipBreak(after index: Int, end: Int) -> Int {
        var next = index
        while next < end, utf8[next] <= 0x20 { next += 1 }
        return next
    }
}

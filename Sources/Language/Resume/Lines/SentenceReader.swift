import Prelude

/// Cuts sections into the sentences that serve as evidence.
struct SentenceReader {
    let utf8: [UInt8]
    /// Shorter ones are no sentences; an entry of a list of demands may be as short as "C".
    var minimumLength = 3

    /// The most bytes one sentence may have; longer ones are cut off there.
    static let maximumLength = 600

    /// The sentences of lines: each bullet with its wrapped lines, and the sentences of prose.
    func sentences(in lines: [TextLine]) -> [TextSpan] {
        var blocks: [TextSpan] = []
        for line in lines {
            let startsBlock =
                line.isBullet || line.hasBlankBefore || line.markdownLevel > 0 || !goesOn(line)
            if startsBlock || blocks.isEmpty {
                blocks.append(line.content)
            } else {
                let last = blocks.count - 1
                blocks[last] = blocks[last].union(line.content)
            }
        }
        return blocks.flatMap(split)
    }

    /// Whether a line without bullet can be the rest of the line before it.
    private func goesOn(_ line: TextLine) -> Bool {
        guard let first = line.lexemes.first else { return false }
        let scalar = Scalars.scalar(utf8, at: first.span.start, end: first.span.end).0
        return !(Scalars.isCapital(scalar) && line.wordCount <= 4 && line.hasNumber)
    }

    private func split(_ block: TextSpan) -> [TextSpan] {
        var sentences: [TextSpan] = []
        var start = block.start
        var index = block.start
        while index < block.end {
            let byte = utf8[index]
            let isMark = byte == 0x2E || byte == 0x21 || byte == 0x3F
            let isLong = index - start >= Self.maximumLength && utf8[index] == 0x20
            if isLong || (isMark && endsSentence(at: index, start: start, end: block.end)) {
                append(TextSpan(start, index + 1), to: &sentences)
                start = index + 1
            }
            index += 1
        }
        append(TextSpan(start, block.end), to: &sentences)
        return sentences
    }

    private func endsSentence(at index: Int, start: Int, end: Int) -> Bool {
        var next = index + 1
        guard next < end, utf8[next] <= 0x20 else { return false }
        while next < end, utf8[next] <= 0x20 { next += 1 }
        guard next < end else { return false }
        let scalar = Scalars.scalar(utf8, at: next, end: end).0
        guard Scalars.isCapital(scalar) || scalar > 0x2000 else { return false }
        // "e.g. React", "Dr. Who": a short word before the mark ends no sentence.
        var length = 0
        var before = index - 1
        while before >= start, utf8[before] > 0x20, utf8[before] != 0x2E {
            length += 1
            before -= 1
        }
        return length > 3 || index - start > 60 && length > 1
    }

    private func append(_ span: TextSpan, to sentences: inout [TextSpan]) {
        let span = LineReader(utf8: utf8, end: utf8.count).trim(span)
        if span.length >= minimumLength { sentences.append(span) }
    }
}

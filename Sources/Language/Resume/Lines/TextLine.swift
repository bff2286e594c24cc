import Prelude

/// One line of a CV, or one cell of it where a cell is a heading of its own.
struct TextLine: Sendable {
    /// The line without white space at its ends.
    var span: TextSpan
    /// The line without bullet, markdown signs and icons.
    var content: TextSpan
    /// The pieces of the content.
    var lexemes: [Lexeme]
    /// Stretches of the content that wide gaps, tabs or table rules keep apart.
    var cells: [TextSpan]
    /// Whether a bullet or number opens it.
    var isBullet: Bool
    /// How many `#` open it; 0 for none.
    var markdownLevel: Int
    /// Whether an empty line, or the start of the text, stands before it.
    var hasBlankBefore: Bool
    /// Whether a line of dashes stands below it.
    var isUnderlined: Bool
    /// Characters from the first to the last, about.
    var width: Int { content.length }

    /// The words and numbers, folded, joined by blanks.
    var phrase: String { lexemes.phrase }
    /// How many words it has.
    var wordCount: Int { lexemes.reduce(0) { $0 + ($1.kind == .word ? 1 : 0) } }
    /// Whether it has a digit.
    var hasNumber: Bool { lexemes.contains { $0.kind == .number } }
    /// The last sign or word, or nil.
    var last: Lexeme? { lexemes.last }
}

/// Cuts a text into lines that say something.
struct LineReader {
    let utf8: [UInt8]
    /// The byte after the last one that is read.
    let end: Int

    /// The longest line that is read as one, in bytes; longer ones are read in parts.
    static let maximumLineLength = 2_000

    /// The lines, without empty ones, rules and footers of pages.
    func lines(of text: SourceText) -> [TextLine] {
        var lines: [TextLine] = []
        var hasBlankBefore = true
        for span in text.lineStarts.indices.lazy.flatMap({ parts(of: text.line($0)) }) {
            guard span.start < end, lines.count < ResumeReader.maximumLines else { break }
            let trimmed = trim(TextSpan(span.start, min(span.end, end)))
            if utf8[span.start..<max(span.start, trimmed.start)].contains(0x0C) {
                hasBlankBefore = true
            }
            if trimmed.isEmpty {
                hasBlankBefore = true
            } else if isRule(trimmed) {
                if !lines.isEmpty, !hasBlankBefore { lines[lines.count - 1].isUnderlined = true }
            } else {
                let line = line(trimmed, hasBlankBefore: hasBlankBefore)
                hasBlankBefore = false
                if !PageFooter.matches(line) { lines.append(line) }
            }
        }
        return PageFooter.dropped(from: lines)
    }

    /// A line cut at blanks, or between characters, into parts of a bearable length.
    private func parts(of line: TextSpan) -> [TextSpan] {
        guard line.length > Self.maximumLineLength else { return [line] }
        var parts: [TextSpan] = []
        var start = line.start
        while line.end - start > Self.maximumLineLength, start < end {
            let limit = start + Self.maximumLineLength
            var cut = limit
            while cut > limit - 200, utf8[cut] != 0x20 { cut -= 1 }
            if utf8[cut] != 0x20 { cut = limit }
            while cut > start + 1, utf8[cut] & 0xC0 == 0x80 { cut -= 1 }
            parts.append(TextSpan(start, cut))
            start = cut
        }
        return parts + [TextSpan(start, line.end)]
    }

    /// A line from its trimmed span.
    func line(_ span: TextSpan, hasBlankBefore: Bool) -> TextLine {
        var content = span
        var level = 0
        while content.start < content.end, utf8[content.start] == 0x23, level < 7 {
            content.start += 1
            level += 1
        }
        if level > 0, content.start < content.end, utf8[content.start] != 0x20 {
            content = span
            level = 0
        }
        content = trim(content)
        let bullet = level == 0 ? bulletLength(content) : 0
        content = trim(TextSpan(content.start + bullet, content.end))
        content = withoutEmphasis(content)
        let lexemes = Lexeme.scan(utf8, content)
        return TextLine(
            span: span, content: content, lexemes: lexemes, cells: cells(content),
            isBullet: bullet > 0, markdownLevel: level, hasBlankBefore: hasBlankBefore,
            isUnderlined: false)
    }

    /// A span without white space, controls and icons of private fonts at its ends.
    func trim(_ span: TextSpan) -> TextSpan {
        var start = span.start
        var end = span.end
        while start < end {
            let (scalar, length) = Scalars.scalar(utf8, at: start, end: end)
            guard Scalars.isSpace(scalar) || scalar == 0xFFFC else { break }
            start += length
        }
        while end > start {
            var last = end - 1
            while last > start, utf8[last] & 0xC0 == 0x80, end - last < 4 { last -= 1 }
            guard Scalars.isSpace(Scalars.scalar(utf8, at: last, end: end).0) else { break }
            end = last
        }
        return TextSpan(start, end)
    }

    /// The stretches between tabs, table rules and gaps of two or more blanks.
    func cells(_ span: TextSpan) -> [TextSpan] {
        var cells: [TextSpan] = []
        var start = span.start
        var index = span.start
        while index < span.end {
            let isGap =
                utf8[index] == 0x09
                || (utf8[index] == 0x20 && index + 1 < span.end && utf8[index + 1] == 0x20)
            if isGap {
                let cell = trim(TextSpan(start, index))
                if !cell.isEmpty { cells.append(cell) }
                while index < span.end, utf8[index] == 0x20 || utf8[index] == 0x09 { index += 1 }
                start = index
            } else {
                index += 1
            }
        }
        let cell = trim(TextSpan(start, span.end))
        if !cell.isEmpty { cells.append(cell) }
        return cells
    }

    private static let bullets: Set<UInt32> = [
        0x2022, 0x25E6, 0x25CF, 0x25CB, 0x25C6, 0x25C7, 0x25AA, 0x25AB, 0x25A0, 0x25A1, 0x2023,
        0x2043, 0x2013, 0x2014, 0x2D, 0x2A, 0x2B, 0xB7, 0xBB, 0x25BA, 0x25B6, 0x25B8, 0x27A2,
        0x2713,
        0x2714, 0x2192, 0x203A, 0x2756, 0x27A4, 0x29BF, 0x30FB, 0x2605, 0x25FE, 0x25FC, 0x2212,
    ]

    /// The length of the bullet or list number that opens a span; 0 for none.
    private func bulletLength(_ span: TextSpan) -> Int {
        guard span.length > 1 else { return 0 }
        let (scalar, length) = Scalars.scalar(utf8, at: span.start, end: span.end)
        let after = span.start + length
        if Self.bullets.contains(scalar) {
            guard after < span.end else { return 0 }
            let next = Scalars.scalar(utf8, at: after, end: span.end).0
            let isLone = Scalars.isSpace(next) || (scalar > 0x2000 && Scalars.isLetter(next))
            guard isLone, !Scalars.isDigit(next) else { return 0 }
            let rest = trim(TextSpan(after, span.end))
            guard !rest.isEmpty else { return 0 }
            let second = Scalars.scalar(utf8, at: rest.start, end: rest.end).0
            return Self.bullets.contains(second) && second == scalar ? 0 : length
        }
        if scalar == 0x6F, after < span.end, utf8[after] == 0x20 || utf8[after] == 0x09 { return 1 }
        return listNumberLength(span)
    }

    private func listNumberLength(_ span: TextSpan) -> Int {
        var index = span.start
        while index < span.end, index < span.start + 2, Scalars.isDigit(UInt32(utf8[index])) {
            index += 1
        }
        guard index > span.start, index + 1 < span.end,
            utf8[index] == 0x2E || utf8[index] == 0x29, utf8[index + 1] == 0x20
        else { return 0 }
        let rest = trim(TextSpan(index + 1, span.end))
        guard !rest.isEmpty, Scalars.isLetter(Scalars.scalar(utf8, at: rest.start, end: rest.end).0)
        else { return 0 }
        let word = Lexeme.scan(utf8, TextSpan(rest.start, min(rest.end, rest.start + 40))).first
        return word.flatMap { DateWords.month($0.text) } == nil ? index + 1 - span.start : 0
    }

    /// A span without the asterisks or underscores that markdown puts around a whole line.
    private func withoutEmphasis(_ span: TextSpan) -> TextSpan {
        var span = span
        for _ in 0..<3 {
            guard span.length > 2, let first = utf8[span.start..<span.end].first,
                first == 0x2A || first == 0x5F, utf8[span.end - 1] == first
            else { break }
            span = TextSpan(span.start + 1, span.end - 1)
        }
        return trim(span)
    }

    /// Whether a line only draws a rule, or separates the head of a table from its rows.
    private func isRule(_ span: TextSpan) -> Bool {
        guard span.length >= 3 else { return false }
        var index = span.start
        var isDrawn = false
        while index < span.end {
            let (scalar, length) = Scalars.scalar(utf8, at: index, end: span.end)
            switch scalar {
            case 0x2D, 0x3D, 0x5F, 0x7E, 0x2A, 0x2014, 0x2013, 0x2500...0x257F: isDrawn = true
            case 0x20, 0x7C, 0x3A, 0x2B, 0x09: break
            default: return false
            }
            index += length
        }
        return isDrawn
    }
}

/// What a printed page adds to every sheet: page numbers and the day of printing.
enum PageFooter {
    /// Whether a line is one on its own.
    static func matches(_ line: TextLine) -> Bool {
        let words = line.lexemes
        guard words.count <= 14, words.count >= 2 else { return false }
        if let page = words.firstIndex(where: { pageWords.contains($0.text) }),
            page + 1 < words.count, words[page + 1].kind == .number,
            page + 2 == words.count || page + 4 >= words.count
        {
            return true
        }
        return line.phrase.hasPrefix("last updated")
            || line.phrase.hasPrefix("zuletzt aktualisiert")
    }

    /// Lines without those that repeat an opening line with a page number after it.
    static func dropped(from lines: [TextLine]) -> [TextLine] {
        var opening: [String: Int] = [:]
        for (index, line) in lines.prefix(6).enumerated() {
            let words = letters(line.lexemes)
            if opening[words] == nil { opening[words] = index }
        }
        return lines.enumerated().compactMap { index, line in
            let words = line.lexemes
            guard index > 0, words.count >= 4, words.count <= 12, let last = words.last,
                last.kind == .number, words[words.count - 2].is("/"),
                words[words.count - 3].kind == .number, let first = opening[letters(words)],
                first < index, !letters(words).isEmpty
            else { return line }
            return nil
        }
    }

    private static let pageWords: Set<String> = [
        "page", "seite", "pagina", "strona", "pag",
    ]

    private static func letters(_ lexemes: [Lexeme]) -> String {
        lexemes.filter { $0.kind == .word }.map(\.text).joined(separator: " ")
    }
}

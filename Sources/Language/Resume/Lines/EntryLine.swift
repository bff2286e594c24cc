import Prelude

/// What a line of a section is to the reader of entries.
struct EntryLine: Sendable {
    /// What a line is.
    enum Role: Sendable {
        /// Part of the head of an entry; its text beside dates and places, if any, is in `texts`.
        case head
        /// A bullet or prose.
        case body
        /// A bare length of time or kind of employment, which says nothing more.
        case neutral
    }

    var line: TextLine
    var role: Role
    /// The period in the line.
    var dates: DateRange?
    /// The text beside the period, cut at tabs, bars, dots and dashes between blanks.
    var texts: [TextSpan] = []
    /// Whether the text is nothing but a place.
    var isPlace = false
    /// How much the text reads like a title, see `RoleWords.titleScore`.
    var titleScore = 0
    /// Whether the text names more than one thing.
    var hasSeveralParts = false

    /// Whether it has text that is no mere place.
    var hasText: Bool { !texts.isEmpty && !isPlace }
}

/// Tells heads of entries from their bodies.
struct EntryLineReader {
    let utf8: [UInt8]
    let scanner: DateScanner
    /// Whether a lone phrase is a known city; the gazetteer's answer where there is one.
    let isCity: (TextSpan) -> Bool
    /// How much a phrase reads like what heads an entry here: a title, or a degree.
    var headScore: ([Lexeme]) -> Int = RoleWords.titleScore

    /// The most words a head may have beside its dates.
    static let maximumHeadWords = 16
    /// The most bytes a head may have.
    static let maximumHeadLength = 160

    /// What each line is.
    func classify(_ lines: [TextLine]) -> [EntryLine] {
        let lines = joined(lines)
        let width = lines.map(\.width).max() ?? 0
        let ranges = lines.map { period(in: $0) }
        var result: [EntryLine] = []
        for (index, line) in lines.enumerated() {
            let next = index + 1 < lines.count ? index + 1 : nil
            var entry = head(line, dates: ranges[index])
            if let previous = result.last,
                continues(
                    previous, entry, width: width,
                    nextIsHead: next.map { isHead(lines[$0], ranges[$0]) } ?? false)
            {
                entry = EntryLine(line: line, role: .body)
            }
            closeOpenPeriod(before: &entry, in: &result)
            result.append(entry)
        }
        return result
    }

    /// "May 2019 –" above "June 2021" in a narrow column of dates: one period over two lines.
    private func closeOpenPeriod(before entry: inout EntryLine, in lines: inout [EntryLine]) {
        guard let last = lines.indices.last, let open = lines[last].dates, open.isCurrent,
            let mark = utf8[open.span.start..<open.span.end].last,
            mark == 0x2D || mark == 0x93 || mark == 0x94,
            let close = entry.dates, !close.isRange, let end = close.start,
            close.span.start == entry.line.content.start, !entry.line.hasBlankBefore
        else { return }
        lines[last].dates?.end = end
        lines[last].dates?.isCurrent = false
        entry.dates = nil
    }

    /// The period that stands at the edge of a line, a range before a lone date.
    func period(in line: TextLine) -> DateRange? {
        guard line.lexemes.count <= 60 else { return nil }
        let ranges = scanner.ranges(in: line.lexemes)
        guard let best = ranges.first(where: \.isRange) ?? ranges.last else { return nil }
        let before = line.lexemes.filter { $0.span.end <= best.span.start && $0.kind == .word }
            .count
        let after = line.lexemes.filter { $0.span.start >= best.span.end && $0.kind == .word }.count
        if let pair = pair(ranges, in: line) { return pair }
        if best.isRange {
            return before <= Self.maximumHeadWords && after <= Self.maximumHeadWords ? best : nil
        }
        let isLabelled = before <= 1 && after == 0
        return (after == 0 && before <= 12 && !line.isBullet) || before == 0 || isLabelled
            ? best : nil
    }

    /// Two dates in neighbouring cells: columns for start and end.
    private func pair(_ ranges: [DateRange], in line: TextLine) -> DateRange? {
        guard ranges.count == 2, let start = ranges[0].start, let end = ranges[1].start,
            !ranges[0].isRange, !ranges[1].isRange
        else { return nil }
        let between = line.lexemes.filter {
            $0.span.start >= ranges[0].span.end && $0.span.end <= ranges[1].span.start
        }
        let areCells = line.cells.contains { $0.start == ranges[1].span.start }
        guard between.allSatisfy({ $0.is("|") }), !between.isEmpty || areCells else { return nil }
        return DateRange(
            start: start, end: end, isCurrent: false, isRange: true,
            span: ranges[0].span.union(ranges[1].span))
    }

    // MARK: Heads

    private func head(_ line: TextLine, dates: DateRange?) -> EntryLine {
        var entry = EntryLine(line: line, role: .body, dates: nil)
        if isNeutral(line) {
            entry.role = .neutral
            return entry
        }
        let rests = HeadText.rests(of: line, without: dates?.span, utf8: utf8)
        let words = rests.flatMap { Lexeme.scan(utf8, $0) }
        guard isHeadLike(line, words, dates: dates) else { return entry }
        entry.role = .head
        entry.dates = dates
        entry.texts = rests
        entry.titleScore = rests.map { headScore(Lexeme.scan(utf8, $0)) }.max() ?? 0
        entry.hasSeveralParts =
            rests.count > 1 || rests.contains { HeadText.commaParts($0, utf8: utf8).count > 1 }
        if rests.count == 1, entry.titleScore == 0 {
            let isRegion = PlaceSyntax.parts(rests[0], in: utf8).map {
                $0.count == 2 && PlaceSyntax.endsInRegion($0, in: utf8)
            }
            entry.isPlace =
                isRegion == true || PlaceSyntax.isRemote(words.phrase) || isCity(rests[0])
        }
        return entry
    }

    private func isHeadLike(_ line: TextLine, _ words: [Lexeme], dates: DateRange?) -> Bool {
        if line.markdownLevel > 0 { return true }
        let count = words.filter { $0.kind == .word }.count
        guard count <= Self.maximumHeadWords, line.width <= Self.maximumHeadLength else {
            return false
        }
        if words.isEmpty { return dates != nil }
        if let dates, line.isBullet {
            return dates.isRange && count <= 12 && !endsSentence(line) && headScore(words) > 0
        }
        if line.isBullet { return false }
        if dates?.isRange == true { return true }
        guard let first = words.first, !endsSentence(line) else { return false }
        let scalar = Scalars.scalar(utf8, at: first.span.start, end: first.span.end).0
        let isLower = Scalars.isLetter(scalar) && scalar < 0x250 && !Scalars.isCapital(scalar)
        if isLower { return dates != nil || RoleWords.titleScore(words) == 2 && count <= 4 }
        if let colon = words.firstIndex(where: { $0.is(":") }), colon > 0, dates == nil {
            return colon == words.count - 1 && count <= 8
        }
        return count <= 13
    }

    private func endsSentence(_ line: TextLine) -> Bool {
        guard let last = line.last, [".", "!", "?", ";"].contains(last.text) else { return false }
        guard last.is("."), line.lexemes.count >= 2 else { return true }
        let before = line.lexemes[line.lexemes.count - 2]
        let abbreviations: Set<String> = [
            "inc", "co", "ltd", "corp", "v", "a", "o", "l", "s", "r", "sr", "jr", "dr", "st", "etc",
        ]
        return !abbreviations.contains(before.text) && line.wordCount > 3
    }

    private func isNeutral(_ line: TextLine) -> Bool {
        guard line.lexemes.count <= 10, let first = line.lexemes.first else { return false }
        if let (_, next) = DurationScanner.duration(line.lexemes, at: 0) {
            return next >= line.lexemes.count - 1
        }
        if first.is("("), let (_, next) = DurationScanner.duration(line.lexemes, at: 1) {
            return next >= line.lexemes.count - 1
        }
        return HeadText.isEmployment(line.phrase)
    }

    // MARK: Wrapped lines

    /// The most lines that one head is wrapped over.
    static let maximumWraps = 3

    /// Lines with heads that were wrapped inside a bracket or after a small word put together.
    private func joined(_ lines: [TextLine]) -> [TextLine] {
        let reader = LineReader(utf8: utf8, end: utf8.count)
        var result: [TextLine] = []
        var wraps = 0
        for line in lines.flatMap(detached) {
            if let previous = result.last, wraps < Self.maximumWraps, !previous.isBullet,
                !line.isBullet, !line.hasBlankBefore, previous.width <= Self.maximumHeadLength,
                breaksOff(previous)
            {
                result[result.count - 1] = reader.line(
                    previous.span.union(line.span), hasBlankBefore: previous.hasBlankBefore)
                wraps += 1
            } else {
                result.append(line)
                wraps = 0
            }
        }
        return result
    }

    /// A bullet or wrapped line whose last cell is the period of the right column: that period on a
    /// line of its own before it.
    private func detached(_ line: TextLine) -> [TextLine] {
        guard line.cells.count > 1, let last = line.cells.last, line.wordCount > 3 else {
            return [line]
        }
        let first = line.cells[0]
        let scalar = Scalars.scalar(utf8, at: first.start, end: first.end).0
        let isLower = Scalars.isLetter(scalar) && !Scalars.isCapital(scalar)
        guard line.isBullet || isLower else { return [line] }
        let reader = LineReader(utf8: utf8, end: utf8.count)
        let cell = reader.line(last, hasBlankBefore: false)
        let range = scanner.ranges(in: cell.lexemes).first { $0.isRange }
        let isPeriod = range.map { $0.span.length * 10 >= last.length * 8 } ?? false
        guard isPeriod || isNeutral(cell) else { return [line] }
        var rest = line
        rest.content = TextSpan(line.content.start, line.cells[line.cells.count - 2].end)
        rest.span = TextSpan(line.span.start, rest.content.end)
        rest.lexemes = line.lexemes.filter { $0.span.end <= rest.content.end }
        rest.cells.removeLast()
        return isPeriod ? [cell, rest] : [rest]
    }

    /// Whether a line ends inside a bracket or with a word that cannot end a head.
    private func breaksOff(_ line: TextLine) -> Bool {
        let opens = line.lexemes.reduce(0) { $0 + ($1.is("(") ? 1 : $1.is(")") ? -1 : 0) }
        if opens > 0, line.wordCount <= 14 { return true }
        guard let last = line.last, line.wordCount <= 8 else { return false }
        return ["of", "and", "for", "der", "und", "de", "di", "van", "del", "von"].contains(
            last.text)
    }

    /// Whether a line goes on with the sentence of the line before it.
    private func continues(
        _ previous: EntryLine, _ entry: EntryLine, width: Int, nextIsHead: Bool
    ) -> Bool {
        let line = entry.line
        guard previous.role == .body, !line.isBullet, line.markdownLevel == 0,
            entry.role != .neutral, let first = line.lexemes.first
        else { return false }
        if entry.dates?.isRange == true { return false }
        let scalar = Scalars.scalar(utf8, at: first.span.start, end: first.span.end).0
        let isLower = Scalars.isLetter(scalar) && scalar < 0x250 && !Scalars.isCapital(scalar)
        if isLower, entry.titleScore < 2 || line.wordCount > 4 { return true }
        if line.hasBlankBefore { return false }
        if endsOpen(previous.line) { return true }
        if endsSentence(previous.line) || line.last?.is(".") == true && entry.role == .body {
            return entry.role == .body
        }
        let isFull = (previous.line.width + first.span.length + 1) * 100 >= width * 88
        let isStrong =
            nextIsHead || entry.titleScore > 0 || entry.dates != nil
            || (entry.role == .head && endsInPlace(entry))
        return isFull && !isStrong
    }

    /// Whether a line surely belongs to the head of an entry.
    private func isHead(_ line: TextLine, _ dates: DateRange?) -> Bool {
        guard !line.isBullet else { return false }
        return dates != nil || (line.wordCount <= 6 && headScore(line.lexemes) == 2)
    }

    /// "Acme – London, UK".
    private func endsInPlace(_ entry: EntryLine) -> Bool {
        guard entry.texts.count > 1, let last = entry.texts.last else { return false }
        let parts = PlaceSyntax.split(last, in: utf8)
        return parts.count > 1 && PlaceSyntax.endsInRegion(parts, in: utf8)
    }

    /// Whether a line breaks off: at a comma, a hyphen, an open bracket or a small word.
    private func endsOpen(_ line: TextLine) -> Bool {
        guard let last = line.last else { return false }
        if last.is(",") || last.is("&") || last.is("(") { return true }
        if utf8[line.span.end - 1] == 0x2D || utf8[line.span.end - 1] == 0xAD { return true }
        let opens = line.lexemes.reduce(0) { $0 + ($1.is("(") ? 1 : $1.is(")") ? -1 : 0) }
        if opens > 0 { return true }
        return [
            "and", "of", "the", "to", "with", "for", "in", "by", "und", "der", "die", "von", "mit",
            "et", "de", "la", "du", "y", "e", "del", "di", "en", "van", "i", "a", "or", "from",
            "on",
        ].contains(last.text)
    }
}

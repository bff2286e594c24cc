import Prelude

/// Cuts the head of an entry into the stretches that its separators keep apart.
enum HeadText {
    /// The stretches of a line without its period, cut at tabs, wide gaps, bars, dots and dashes
    /// between blanks, and without marks at their ends and kinds of employment.
    static func rests(of line: TextLine, without dates: TextSpan?, utf8: [UInt8]) -> [TextSpan] {
        var pieces: [TextSpan] = []
        for cell in line.cells {
            guard let dates, dates.overlaps(cell) else {
                pieces.append(cell)
                continue
            }
            pieces.append(TextSpan(cell.start, dates.start))
            pieces.append(TextSpan(dates.end, cell.end))
        }
        return pieces.flatMap { separated($0, utf8: utf8) }
            .map { clean($0, utf8: utf8) }
            .filter { span in
                let lexemes = Lexeme.scan(utf8, span)
                return lexemes.contains { $0.kind == .word } && !isEmployment(lexemes.phrase)
                    && !isDuration(lexemes)
            }
    }

    /// Whether a folded phrase is only a kind of employment.
    static func isEmployment(_ phrase: String) -> Bool {
        [
            "full time", "part time", "fulltime", "parttime", "contract", "permanent", "temporary",
            "permanent full time", "seasonal", "vollzeit", "teilzeit", "befristet", "unbefristet",
            "temps plein", "temps partiel", "cdi", "cdd", "jornada completa", "media jornada",
            "tiempo completo", "tempo integral", "tempo pieno", "tempo parziale", "voltijd",
            "deeltijd",
            "pelny etat", "pol etatu", "fulltime employment", "tech stack",
            "self employed contract",
        ].contains(phrase)
    }

    /// The parts of a stretch between bars, dots, at-signs and dashes with blanks on both sides.
    static func separated(_ span: TextSpan, utf8: [UInt8]) -> [TextSpan] {
        var parts: [TextSpan] = []
        var start = span.start
        var depth = 0
        for lexeme in Lexeme.scan(utf8, span) where lexeme.kind == .sign {
            if lexeme.is("(") || lexeme.is("[") { depth += 1 }
            if lexeme.is(")") || lexeme.is("]") { depth = max(0, depth - 1) }
            guard depth == 0, isSeparator(lexeme, utf8: utf8, in: span) else { continue }
            parts.append(TextSpan(start, lexeme.span.start))
            start = lexeme.span.end
        }
        parts.append(TextSpan(start, span.end))
        return parts.filter { !$0.isEmpty }
    }

    /// The parts of a stretch between commas outside of brackets.
    static func commaParts(_ span: TextSpan, utf8: [UInt8]) -> [TextSpan] {
        var parts: [TextSpan] = []
        var start = span.start
        var depth = 0
        for lexeme in Lexeme.scan(utf8, span) where lexeme.kind == .sign {
            if lexeme.is("(") { depth += 1 }
            if lexeme.is(")") { depth = max(0, depth - 1) }
            guard depth == 0, lexeme.is(",") || lexeme.is("，") else { continue }
            parts.append(clean(TextSpan(start, lexeme.span.start), utf8: utf8))
            start = lexeme.span.end
        }
        parts.append(clean(TextSpan(start, span.end), utf8: utf8))
        return parts.filter { !$0.isEmpty }
    }

    /// A stretch without marks and blanks at its ends; a bracket that is closed inside stays.
    static func clean(_ span: TextSpan, utf8: [UInt8]) -> TextSpan {
        let reader = LineReader(utf8: utf8, end: utf8.count)
        var span = reader.trim(span)
        let lexemes = Lexeme.scan(utf8, span)
        let opening: Set<String> = [
            ",", ";", ":", "|", "-", "–", "—", "·", "•", ")", "]", "*", "_", "/", "@", "}", "●",
            "~",
        ]
        let closing: Set<String> = [
            ",", ";", ":", "|", "-", "–", "—", "·", "•", "(", "[", "*", "_", "/", "@", "{", "~",
        ]
        var first = 0
        var last = lexemes.count
        while first < last, opening.contains(lexemes[first].text) { first += 1 }
        while last > first, closing.contains(lexemes[last - 1].text) { last -= 1 }
        // Brackets left empty by a date that was taken out of them.
        while last - first >= 2, lexemes[last - 1].is(")"), lexemes[last - 2].is("(") { last -= 2 }
        if last - first >= 1, lexemes[last - 1].is(")"),
            !lexemes[first..<last].contains(where: { $0.is("(") })
        {
            last -= 1
        }
        if last - first >= 1, lexemes[first].is("("),
            !lexemes[first..<last].contains(where: { $0.is(")") })
        {
            first += 1
        }
        guard first < last else { return TextSpan(span.start, span.start) }
        span = TextSpan(lexemes[first].span.start, lexemes[last - 1].span.end)
        return span
    }

    private static func isDuration(_ lexemes: [Lexeme]) -> Bool {
        guard let (_, next) = DurationScanner.duration(lexemes, at: 0) else { return false }
        return next >= lexemes.count
    }

    private static func isSeparator(_ lexeme: Lexeme, utf8: [UInt8], in span: TextSpan) -> Bool {
        switch lexeme.text {
        case "|", "•", "·", "●", "¦", "│", "◆", "∙", "⋅", ";": return true
        case "@": return true
        case "-", "–", "—", "―", "/", "→":
            let before = lexeme.span.start - 1
            let after = lexeme.span.end
            let isOpenLeft = before >= span.start && utf8[before] <= 0x20
            let isOpenRight = after < span.end && utf8[after] <= 0x20
            if lexeme.text == "/" { return isOpenLeft && isOpenRight }
            return (isOpenLeft && isOpenRight) || before < span.start || after >= span.end
        default: return false
        }
    }
}

import Prelude

/// Cuts one line of a list of skills.
enum SkillPieces {
    /// Words that belong to a level rather than to a name.
    static let fillers: Set<String> = Set(
        """
        in of with knowledge skills skill level experience at on the and i am have bring a an my
        mit von und kenntnisse im umgang erfahrung niveau avec en de du des connaissances experience
        nivel conocimientos conocimiento con y e de em com conhecimentos conhecimento livello di con
        conoscenza conoscenze kennis van met ervaring w z ze znajomosc poziom stopien command
        understanding user use to das la le el il command years year proficiency for hands on as
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))

    /// Words after a level that point at the name to come: "expert *in* Go".
    static let pointers: Set<String> = [
        "in", "of", "with", "mit", "von", "en", "de", "em", "com", "con", "di", "van", "met", "w",
        "z",
        "ze", "avec", "du", "des", "d", "knowledge", "kenntnisse", "command", "understanding",
        "experience", "skills", "conocimientos", "connaissances", "conhecimentos", "kennis",
        "znajomosc", "conoscenza", "erfahrung", "expertise", "familiarity", "user", "proficiency",
    ]

    /// Words that are levels only where a mark sets them apart from the name.
    private static let weak: Set<String> = [
        "learning", "deep", "media", "medium", "medio", "regular", "functional", "practical",
        "base",
        "professional", "working", "mid", "middle", "basis", "none", "limited", "average", "master",
        "fundamentals", "foundation", "native", "specialist", "good", "moderate", "developing",
        "basic", "fair", "sicher", "excellent", "strong", "expertise", "exposure", "podstawy",
    ]

    /// Whether words are a level only where a mark sets them apart.
    static func isWeak(_ lexemes: [Lexeme]) -> Bool { weak.contains(lexemes.phrase) }

    /// The pieces of a list: cut at commas, semicolons, bars, dots, tabs and gaps, not in brackets.
    static func pieces(of span: TextSpan, utf8: [UInt8]) -> [TextSpan] {
        var pieces: [TextSpan] = []
        var start = span.start
        var depth = 0
        let lexemes = Lexeme.scan(utf8, span)
        for (index, lexeme) in lexemes.enumerated() {
            if lexeme.is("(") || lexeme.is("[") { depth += 1 }
            if lexeme.is(")") || lexeme.is("]") { depth = max(0, depth - 1) }
            guard depth == 0 else { continue }
            if lexeme.kind == .sign, isSeparator(lexemes, index) {
                pieces.append(TextSpan(start, lexeme.span.start))
                start = lexeme.span.end
            } else if index > 0, hasGap(lexemes[index - 1].span.end, lexeme.span.start, utf8) {
                pieces.append(TextSpan(start, lexeme.span.start))
                start = lexeme.span.start
            }
        }
        pieces.append(TextSpan(start, span.end))
        return pieces.map { trimmed($0, utf8: utf8) }.filter { !$0.isEmpty }
    }

    /// The levels of a piece that are not part of a name.
    static func marks(in piece: TextSpan, utf8: [UInt8], isSkill: (TextSpan) -> Bool) -> [LevelMark]
    {
        let lexemes = Lexeme.scan(utf8, piece).filter { $0.kind != .lineBreak }
        let marks = LevelReader.marks(in: lexemes)
        if marks.isEmpty { return [] }
        let isName = isSkill(trimmed(piece, utf8: utf8))
        return marks.filter { mark in
            guard mark.notation == .word || mark.notation == .framework else { return true }
            if isName { return false }
            return isSetApart(mark, lexemes, piece, utf8: utf8)
                || (!weak.contains(Lexeme.scan(utf8, mark.span).phrase)
                    && isSkill(rest(of: piece, without: mark, utf8: utf8)))
        }
    }

    /// The names of a piece with the levels that belong to each.
    static func names(
        in piece: TextSpan, marks: [LevelMark], utf8: [UInt8]
    ) -> [(span: TextSpan, marks: [LevelMark])] {
        guard let first = marks.first else {
            let name = withoutConjunction(piece, utf8: utf8)
            return name.isEmpty ? [] : [(name, [])]
        }
        let before = withoutFillers(
            TextSpan(piece.start, first.span.start), utf8: utf8, leading: false)
        let pointsAhead = points(first, in: piece, utf8: utf8)
        if before.isEmpty || pointsAhead {
            var names: [(TextSpan, [LevelMark])] = []
            for (index, mark) in marks.enumerated() {
                let end = index + 1 < marks.count ? marks[index + 1].span.start : piece.end
                let name = withoutFillers(TextSpan(mark.span.end, end), utf8: utf8, leading: true)
                if !name.isEmpty {
                    names.append((name, [mark]))
                } else if !names.isEmpty {
                    names[names.count - 1].1.append(mark)
                }
            }
            return names
        }
        return [(before, marks)]
    }

    // MARK: Parts of a piece

    /// "and Docker" at the end of a list without its first word.
    private static func withoutConjunction(_ piece: TextSpan, utf8: [UInt8]) -> TextSpan {
        let span = trimmed(piece, utf8: utf8)
        let lexemes = Lexeme.scan(utf8, span)
        guard lexemes.contains(where: { $0.kind == .word }) else {
            return TextSpan(span.start, span.start)
        }
        let conjunctions: Set<String> = [
            "and", "und", "et", "y", "e", "i", "en", "as", "sowie", "oraz",
        ]
        guard lexemes.count > 1, conjunctions.contains(lexemes[0].text), !lexemes[1].isGlued else {
            return span
        }
        return TextSpan(lexemes[1].span.start, span.end)
    }

    /// Whether brackets, a dash, a colon or the edge of the piece set a level apart from the name.
    private static func isSetApart(
        _ mark: LevelMark, _ lexemes: [Lexeme], _ piece: TextSpan, utf8: [UInt8]
    ) -> Bool {
        if points(mark, in: piece, utf8: utf8) { return true }
        let before = lexemes.last { $0.span.end <= mark.span.start }
        let after = lexemes.first { $0.span.start >= mark.span.end }
        if before == nil && after == nil { return true }
        guard let before, before.kind == .sign else { return false }
        if before.is("(") || before.is("[") || before.is(":") || before.is("=") { return true }
        let isDash = ["-", "–", "—", "·", "|", "/", ">", "→"].contains(before.text)
        let isLoose = before.span.start > piece.start && utf8[before.span.start - 1] <= 0x20
        return isDash && isLoose || before.is(".")
    }

    /// Whether a word after a level points at the name to come.
    private static func points(_ mark: LevelMark, in piece: TextSpan, utf8: [UInt8]) -> Bool {
        let after = Lexeme.scan(utf8, TextSpan(mark.span.end, piece.end))
        guard let next = after.first, next.kind == .word, pointers.contains(next.text) else {
            return false
        }
        return after.count > 1
    }

    private static func rest(of piece: TextSpan, without mark: LevelMark, utf8: [UInt8]) -> TextSpan
    {
        let before = withoutFillers(
            TextSpan(piece.start, mark.span.start), utf8: utf8, leading: false)
        if !before.isEmpty { return before }
        return withoutFillers(TextSpan(mark.span.end, piece.end), utf8: utf8, leading: true)
    }

    /// A stretch without small words at one edge; empty when nothing else is left.
    private static func withoutFillers(_ span: TextSpan, utf8: [UInt8], leading: Bool) -> TextSpan {
        let span = trimmed(span, utf8: utf8)
        let lexemes = Lexeme.scan(utf8, span)
        var first = 0
        var last = lexemes.count
        if leading {
            while first < last, lexemes.count > 1 || lexemes[first].text.utf8.count > 1,
                fillers.contains(lexemes[first].text), lexemes[first].kind == .word,
                first + 1 >= last || !lexemes[first + 1].isGlued,
                first + 1 < last || lexemes[first].text.utf8.count <= 4
            {
                first += 1
            }
        } else {
            while last > first, fillers.contains(lexemes[last - 1].text) { last -= 1 }
            if lexemes[first..<last].allSatisfy({ fillers.contains($0.text) }) { last = first }
        }
        guard first < last, lexemes[first..<last].contains(where: { $0.kind == .word }) else {
            return TextSpan(span.start, span.start)
        }
        let end = last == lexemes.count ? span.end : lexemes[last - 1].span.end
        return trimmed(TextSpan(lexemes[first].span.start, end), utf8: utf8)
    }

    /// A stretch without marks that join a name and its level; signs that are part of names stay,
    /// and so do drawings: the dots of a level are no bullets.
    private static func trimmed(_ span: TextSpan, utf8: [UInt8]) -> TextSpan {
        var plain = HeadText.clean(span, utf8: utf8)
        while plain.length > 1, utf8[plain.end - 1] == 0x2E { plain.end -= 1 }
        plain = HeadText.clean(plain, utf8: utf8)
        let drawings = LevelReader.marks(in: utf8, span).filter { mark in
            [.dots, .stars, .bar].contains(mark.notation) && !plain.contains(mark.span)
        }
        return drawings.reduce(plain) { $0.isEmpty ? $1.span : $0.union($1.span) }
    }

    private static func isSeparator(_ lexemes: [Lexeme], _ index: Int) -> Bool {
        switch lexemes[index].text {
        case ",", ";", "，", "、", "；", "¦", "│": return true
        case "|": return !isDrawn(lexemes, index, "|")
        case "•", "·", "●", "▪", "∙", "⋅", "◦", "◆", "‣", "■":
            return LevelGraphics.mark(lexemes, at: index) == nil && !isDrawing(lexemes, index)
        case "/":
            return !lexemes[index].isGlued && index + 1 < lexemes.count
                && !lexemes[index + 1].isGlued
        default: return false
        }
    }

    /// Whether the sign is one of several alike.
    private static func isDrawn(_ lexemes: [Lexeme], _ index: Int, _ sign: String) -> Bool {
        (index > 0 && lexemes[index - 1].is(sign))
            || (index + 1 < lexemes.count && lexemes[index + 1].is(sign))
    }

    private static func isDrawing(_ lexemes: [Lexeme], _ index: Int) -> Bool {
        let drawn: Set<String> = ["•", "●", "○", "◦", "◯", "■", "□", "▪", "▫"]
        return (index > 0 && drawn.contains(lexemes[index - 1].text))
            || (index + 1 < lexemes.count && drawn.contains(lexemes[index + 1].text))
    }

    private static func hasGap(_ start: Int, _ end: Int, _ utf8: [UInt8]) -> Bool {
        guard end - start >= 1 else { return false }
        if utf8[start..<end].contains(0x0A) { return false }
        return utf8[start..<end].contains(0x09) || end - start >= 2 && utf8[start] == 0x20
    }
}

import Prelude

/// Tables of skills whose first row names the columns.
enum SkillTable {
    /// What a column holds.
    enum Column { case name, level, years, other }

    /// The cells of a row: between bars, or between tabs and wide gaps.
    static func cells(_ line: TextLine, utf8: [UInt8]) -> [TextSpan] {
        let bars = line.lexemes.filter { $0.is("|") || $0.is("│") }
        guard bars.count >= 2 || (bars.count == 1 && line.cells.count == 1) else {
            return line.cells
        }
        var cells: [TextSpan] = []
        var start = line.content.start
        let reader = LineReader(utf8: utf8, end: utf8.count)
        for bar in bars {
            cells.append(reader.trim(TextSpan(start, bar.span.start)))
            start = bar.span.end
        }
        cells.append(reader.trim(TextSpan(start, line.content.end)))
        if cells.first?.isEmpty == true { cells.removeFirst() }
        if cells.last?.isEmpty == true { cells.removeLast() }
        return cells
    }

    /// The columns, when a row names a column of skills and one of levels or years.
    static func columns(_ cells: [TextSpan], utf8: [UInt8]) -> [Column]? {
        let columns = cells.map { cell -> Column in
            let words = Lexeme.scan(utf8, cell).filter { $0.kind == .word }.map(\.text)
            guard words.count <= 4 else { return .other }
            if words.contains(where: names.contains) { return .name }
            if words.contains(where: levels.contains) { return .level }
            if words.contains(where: years.contains) { return .years }
            return .other
        }
        guard columns.contains(.name), columns.contains(.level) || columns.contains(.years) else {
            return nil
        }
        return columns
    }

    /// The names of a row with their levels.
    static func items(_ cells: [TextSpan], columns: [Column], utf8: [UInt8]) -> [SkillItem] {
        guard let nameIndex = columns.firstIndex(of: .name), nameIndex < cells.count,
            !cells[nameIndex].isEmpty
        else { return [] }
        var item = SkillItem(span: HeadText.clean(cells[nameIndex], utf8: utf8))
        for (index, cell) in cells.enumerated() where index < columns.count && index != nameIndex {
            let marks = LevelReader.marks(in: utf8, cell)
            let number = Lexeme.scan(utf8, cell).first?.number
            switch columns[index] {
            case .level:
                item.rating =
                    marks.first { $0.rating != nil }?.skillRating ?? bare(number, at: cell)
                item.years = item.years ?? marks.first { $0.years != nil }?.years
            case .years:
                item.years = marks.first { $0.years != nil }?.years ?? decimal(cell, utf8: utf8)
            default:
                item.rating = item.rating ?? marks.first { $0.rating != nil }?.skillRating
            }
        }
        return [item]
    }

    /// A bare number below a heading for levels: up to five of five, else of ten.
    private static func bare(_ number: Int?, at cell: TextSpan) -> SkillRating? {
        guard let number, (1...10).contains(number) else { return nil }
        return SkillRating(number <= 5 ? number * 2 : number, .number, at: cell)
    }

    private static func decimal(_ cell: TextSpan, utf8: [UInt8]) -> Double? {
        let lexemes = Lexeme.scan(utf8, cell)
        guard let whole = lexemes.first?.number, whole <= DurationScanner.maximumYears else {
            return nil
        }
        if lexemes.count >= 3, lexemes[1].is(".") || lexemes[1].is(","),
            lexemes[2].text.utf8.count == 1,
            let tenth = lexemes[2].number
        {
            return Double(whole) + Double(tenth) / 10
        }
        return Double(whole)
    }

    private static let names: Set<String> = [
        "skill", "skills", "technology", "technologies", "tool", "tools", "kenntnis", "kenntnisse",
        "fahigkeit", "fahigkeiten", "technologie", "competence", "competences", "habilidad",
        "habilidades", "competencia", "competencias", "tecnologia", "competenza", "competenze",
        "vaardigheid", "vaardigheden", "umiejetnosc", "umiejetnosci", "language", "software",
        "name",
        "area", "bereich", "werkzeug", "outil", "herramienta", "strumento", "narzedzie",
        "habilidade",
    ]
    private static let levels: Set<String> = [
        "level", "proficiency", "rating", "expertise", "niveau", "stufe", "nivel", "livello",
        "poziom",
        "bewertung", "grade", "score", "dominio", "maitrise", "stopien", "self",
    ]
    private static let years: Set<String> = [
        "years", "year", "yrs", "jahre", "annees", "ans", "anos", "anni", "jaren", "lata", "lat",
        "experience", "erfahrung", "experiencia", "esperienza", "ervaring", "doswiadczenie",
    ]
}

/// Lists that were wrapped over several lines.
enum WrappedLists {
    /// The longest list that is put together, in bytes.
    static let maximumLength = 3_000

    /// Lines with the wrapped ones put together.
    static func joined(_ lines: [TextLine], utf8: [UInt8]) -> [TextLine] {
        let reader = LineReader(utf8: utf8, end: utf8.count)
        let width = lines.map(\.width).max() ?? 0
        var result: [TextLine] = []
        var lastWidth = 0
        for line in lines {
            defer { lastWidth = line.width }
            guard let previous = result.last, previous.span.length < maximumLength,
                continues(previous, line, isFull(lastWidth, before: line, width: width))
            else {
                result.append(line)
                continue
            }
            var whole = reader.line(
                previous.span.union(line.span), hasBlankBefore: previous.hasBlankBefore)
            whole.isBullet = previous.isBullet
            result[result.count - 1] = whole
        }
        return result
    }

    /// Words that a number at the end of the line above was counting: "expert, 9" above "years".
    private static let units: Set<String> = [
        "years", "year", "yrs", "months", "jahre", "jahren", "monate", "ans", "annees", "mois",
        "anos",
        "meses", "anni", "mesi", "jaar", "maanden", "lat", "lata", "miesiecy",
    ]

    /// Whether the first word of a line had no room on the line before it.
    private static func isFull(_ lastWidth: Int, before line: TextLine, width: Int) -> Bool {
        (lastWidth + (line.lexemes.first?.span.length ?? 0) + 1) * 100 >= width * 85
    }

    private static func continues(_ previous: TextLine, _ line: TextLine, _ isFull: Bool) -> Bool {
        if previous.last?.kind == .number, units.contains(line.phrase), !line.hasBlankBefore {
            return true
        }
        guard !line.isBullet, !line.hasBlankBefore, line.markdownLevel == 0,
            previous.markdownLevel == 0,
            line.cells.count == 1,
            !(line.lexemes.prefix(7).contains { $0.is(":") || $0.is("|") })
        else { return false }
        if previous.last?.is(",") == true || previous.last?.is("&") == true { return true }
        let opens = previous.lexemes.reduce(0) { $0 + ($1.is("(") ? 1 : $1.is(")") ? -1 : 0) }
        if opens > 0 { return true }
        let commas = previous.lexemes.filter {
            $0.is(",") || $0.is(";") || $0.is("•") || $0.is("·")
        }.count
        return commas >= 2 && isFull && previous.last?.is(".") != true
    }
}

import Prelude

/// A job post cut into lines, labelled values and sections.
struct JobText {
    let source: SourceText
    let lines: [TextLine]
    private(set) var labels: [(field: JobField, value: TextSpan)] = []
    private(set) var parts: [Part] = []

    /// A section with its lines.
    struct Part {
        var section: JobSection
        var lines: [TextLine]
    }

    var utf8: [UInt8] { source.utf8 }

    init(_ source: SourceText, end: Int) {
        self.source = source
        lines = LineReader(utf8: source.utf8, end: end).lines(of: source)
        var labelled = Set<Int>()
        var index = 0
        while index < lines.count {
            let taken = label(at: index)
            for line in index..<(index + taken) { labelled.insert(line) }
            index += max(1, taken)
        }
        cut(labelled)
    }

    /// The first value that one of the fields has.
    func value(_ fields: JobField...) -> TextSpan? {
        for field in fields {
            if let label = labels.first(where: { $0.field == field && isValue($0.value) }) {
                return label.value
            }
        }
        return nil
    }

    /// Whether a labelled value says something: `<SIZE>`, `[company]`, "n/a" and dashes do not.
    private func isValue(_ span: TextSpan) -> Bool {
        guard !span.isEmpty else { return false }
        let first = utf8[span.start]
        let last = utf8[span.end - 1]
        if (first == 0x3C && last == 0x3E) || (first == 0x5B && last == 0x5D) { return false }
        let phrase = lexemes(span).phrase
        return !phrase.isEmpty
            && !["n a", "na", "none", "unknown", "tbd", "tba", "null"].contains(phrase)
    }

    /// The sentences of sections of some kinds, in order.
    func sentences(_ kinds: Set<JobSection.Kind>) -> [TextSpan] {
        let reader = SentenceReader(utf8: utf8)
        return parts.filter { kinds.contains($0.section.kind) }.flatMap {
            reader.sentences(in: $0.lines)
        }
    }

    func lexemes(_ span: TextSpan) -> [Lexeme] { Lexeme.scan(utf8, span) }

    // MARK: Labels

    /// Reads a label at a line; the number of lines it takes, 0 for none.
    private mutating func label(at index: Int) -> Int {
        let line = lines[index]
        guard line.markdownLevel == 0 else { return 0 }
        if let (field, value, rest) = inline(line) {
            if !value.isEmpty {
                flattened(field, value: value, rest: rest)
                return 1
            }
            return below(field, at: index)
        }
        guard line.wordCount <= JobField.maximumWords, !line.isBullet,
            let field = JobField.field(line.phrase),
            field == .technologies || field == .companySize
                || field == .jobType || field == .experienceLevel
        else { return 0 }
        return below(field, at: index)
    }

    /// The value on the line below a label that stands alone. Lists and sections are no values.
    private mutating func below(_ field: JobField, at index: Int) -> Int {
        let next = index + 1
        guard next < lines.count, !lines[next].isBullet, lines[next].markdownLevel == 0,
            inline(lines[next]) == nil, !lines[next].hasBlankBefore,
            lines[next].content.length <= 300,
            JobHeadings.kind(lines[next].phrase, isMarked: false) == nil
        else { return field == .other ? 1 : 0 }
        guard field != .other else { return 1 }
        let isSentence = lines[next].last?.is(".") == true && lines[next].wordCount > 8
        guard !isSentence else { return 0 }
        labels.append((field, lines[next].content))
        return 2
    }

    /// `Label: value` with the value's span and its lexemes.
    private func inline(_ line: TextLine) -> (JobField, TextSpan, ArraySlice<Lexeme>)? {
        var words = 0
        var phrase = ""
        for (index, lexeme) in line.lexemes.enumerated() {
            if lexeme.is(":") || lexeme.is("：") || (lexeme.is("|") && words > 0) {
                guard let field = JobField.field(phrase) else { return nil }
                return (field, value(after: index, in: line), line.lexemes[(index + 1)...])
            }
            if lexeme.kind == .word || lexeme.kind == .number {
                words += 1
                guard words <= JobField.maximumWords else { return nil }
                phrase += (words == 1 ? "" : " ") + lexeme.text
            } else if lexeme.kind == .sign, !"*_-'’()#/".contains(lexeme.text), words > 0 {
                return nil
            }
        }
        return nil
    }

    private func value(after colon: Int, in line: TextLine) -> TextSpan {
        var first = colon + 1
        while first < line.lexemes.count,
            line.lexemes[first].is("*") || line.lexemes[first].is("_")
                || line.lexemes[first].is("|")
        {
            first += 1
        }
        guard first < line.lexemes.count else {
            return TextSpan(line.content.end, line.content.end)
        }
        var last = line.lexemes.count - 1
        while last > first, line.lexemes[last].is("*") || line.lexemes[last].is("|") { last -= 1 }
        return TextSpan(line.lexemes[first].span.start, line.lexemes[last].span.end)
    }

    /// Cuts a value that runs on into the next labels of the same line, as when a page's line breaks
    /// were lost: "Full-time Experience level: Senior Company size: 51-200 people".
    private mutating func flattened(_ field: JobField, value: TextSpan, rest: ArraySlice<Lexeme>) {
        let rest = Array(rest)
        var field = field
        var start = value.start
        for index in rest.indices where rest[index].is(":") {
            var length = 0
            var phrase = ""
            var best: (JobField, Int)?
            while length < JobField.maximumWords, index - length - 1 >= 0,
                rest[index - length - 1].kind == .word
            {
                phrase = rest[index - length - 1].text + (phrase.isEmpty ? "" : " " + phrase)
                length += 1
                if length >= 2, let known = JobField.field(phrase) { best = (known, length) }
            }
            guard let (next, words) = best, index - words >= 0 else { continue }
            let end = index - words - 1 >= 0 ? rest[index - words - 1].span.end : start
            labels.append((field, TextSpan(start, end)))
            field = next
            start = index + 1 < rest.count ? rest[index + 1].span.start : value.end
        }
        labels.append((field, TextSpan(start, value.end)))
    }

    // MARK: Sections

    private mutating func cut(_ labelled: Set<Int>) {
        var kind = JobSection.Kind.header
        var heading = TextSpan(0, 0)
        var body: [TextLine] = []
        func part() -> Part {
            let start = body.first?.span.start ?? heading.end
            let span = TextSpan(start, body.last?.span.end ?? start)
            return Part(section: JobSection(kind: kind, heading: heading, body: span), lines: body)
        }
        for (index, line) in lines.enumerated() {
            if labelled.contains(index) { continue }
            guard let found = headingKind(line, at: index) else {
                body.append(line)
                continue
            }
            if !heading.isEmpty || !body.isEmpty { parts.append(part()) }
            (kind, heading, body) = (found, line.content, [])
        }
        if !heading.isEmpty || !body.isEmpty { parts.append(part()) }
    }

    private func headingKind(_ line: TextLine, at index: Int) -> JobSection.Kind? {
        guard !line.lexemes.isEmpty, line.wordCount <= JobHeadings.maximumWords, line.wordCount > 0
        else { return nil }
        let isTitle = index == 0
        if line.markdownLevel > 0 || line.isUnderlined {
            let kind = JobHeadings.kind(line.phrase, isMarked: true)
            return isTitle ? nil : kind ?? (line.markdownLevel == 1 ? nil : .other)
        }
        guard !line.isBullet, !isTitle else { return nil }
        let end = line.last?.text ?? ""
        let isMarked = end == ":" || end == "?" || isBold(line)
        if end == "." || end == "," || end == ";" { return nil }
        return JobHeadings.kind(line.phrase, isMarked: isMarked)
    }

    private func isBold(_ line: TextLine) -> Bool {
        line.span.length > line.content.length + 3 && utf8[line.span.start] == 0x2A
    }
}

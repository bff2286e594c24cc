import Prelude

/// One name in a list of skills, with what stands beside it.
struct SkillItem: Sendable {
    /// The name as written.
    var span: TextSpan
    /// The level, or nil.
    var rating: SkillRating?
    /// The years, or nil.
    var years: Double?
    /// The label of the group it stands in, or nil.
    var group: TextSpan?
    /// Whether it is all the names of its line, which no label opens.
    var isAlone = false
}

/// Cuts the lines of a skills section into names and levels: lists, groups, tables, columns and
/// half sentences.
struct SkillItemReader {
    let utf8: [UInt8]
    /// Whether a stretch is the name of a skill, so that no level is read out of its words.
    let isSkill: (TextSpan) -> Bool

    private var items: [SkillItem] = []
    private var groupLevel: LevelMark?
    private var group: TextSpan?
    /// Levels on lines of their own that wait to be dealt out to the names before them.
    private var loose: [LevelMark] = []
    private var columns: [SkillTable.Column]?

    /// The most names one section may have.
    static let maximumItems = 600

    init(utf8: [UInt8], isSkill: @escaping (TextSpan) -> Bool) {
        self.utf8 = utf8
        self.isSkill = isSkill
    }

    /// The names in the lines of one section.
    static func items(
        in lines: [TextLine], utf8: [UInt8], isSkill: @escaping (TextSpan) -> Bool
    ) -> [SkillItem] {
        var reader = SkillItemReader(utf8: utf8, isSkill: isSkill)
        let lines = WrappedLists.joined(lines, utf8: utf8)
        for (index, line) in lines.enumerated() {
            guard reader.items.count < maximumItems else { break }
            let next = index + 1 < lines.count ? lines[index + 1] : nil
            reader.take(line, before: next)
        }
        reader.dealLooseMarks()
        return SkillGroups.grouped(reader.items, isSkill: isSkill)
    }

    private mutating func take(_ line: TextLine, before next: TextLine?) {
        if takeTableRow(line) { return }
        let marks = LevelReader.marks(in: line.lexemes)
        if !marks.isEmpty, !hasName(line.content, without: marks), !isLongName(line) {
            // "Learning" above "PyTorch ●●●●●" heads a group, however weak a level it would make.
            if next.map(isRated) ?? false, SkillPieces.isWeak(line.lexemes) {
                (group, groupLevel) = (line.content, nil)
            } else {
                takeLevelLine(marks, line)
            }
            return
        }
        dealLooseMarks()
        // "Tools" on a line of its own inside a list divides it.
        if marks.isEmpty, !line.isBullet, line.cells.count == 1,
            HeadingWords.kind(line.phrase) == .skills,
            line.lexemes.allSatisfy({ $0.kind == .word })
        {
            (group, groupLevel) = (line.content, nil)
            return
        }
        if let label = labelCell(line) {
            takeList(TextSpan(line.cells[1].start, line.content.end), group: label, level: nil)
            return
        }
        if let colon = labelEnd(line) {
            takeLabelled(line, colon: colon)
        } else {
            if line.markdownLevel > 0 { return }
            let first = items.count
            takeList(line.content, group: group, level: groupLevel)
            if items.count == first + 1, !line.isBullet { items[first].isAlone = true }
        }
    }

    /// Whether a piece of several words is a skill though each word could be a level: "Deep learning".
    private func isLongName(_ line: TextLine) -> Bool {
        SkillPieces.pieces(of: line.content, utf8: utf8).contains { piece in
            isSkill(piece) && Lexeme.scan(utf8, piece).filter { $0.kind == .word }.count > 1
        }
    }

    /// Whether a line has a name and a level of its own.
    private func isRated(_ line: TextLine) -> Bool {
        let marks = LevelReader.marks(in: line.lexemes)
        return !marks.isEmpty && hasName(line.content, without: marks)
    }

    /// A label in a column of its own: "Tools⇥Git (good), Docker (basic)", "Vision⇥OpenCV 90%".
    private func labelCell(_ line: TextLine) -> TextSpan? {
        guard line.cells.count == 2, line.lexemes.first(where: { $0.is(":") }) == nil else {
            return nil
        }
        let (label, rest) = (line.cells[0], line.cells[1])
        let words = Lexeme.scan(utf8, label)
        guard words.count <= 5, words.allSatisfy({ $0.kind == .word || $0.is("&") || $0.is("/") })
        else {
            return nil
        }
        let marks = LevelReader.marks(in: utf8, rest)
        let isList =
            SkillPieces.pieces(of: rest, utf8: utf8).count > 1 && hasName(rest, without: marks)
        let isName = !marks.isEmpty && hasName(rest, without: marks) && !isSkill(label)
        return isList || isName ? label : nil
    }

    // MARK: Tables

    private mutating func takeTableRow(_ line: TextLine) -> Bool {
        let cells = SkillTable.cells(line, utf8: utf8)
        guard cells.count > 1 else { return false }
        if let columns = SkillTable.columns(cells, utf8: utf8) {
            self.columns = columns
            return true
        }
        guard let columns, cells.count <= columns.count + 1 else { return false }
        items += SkillTable.items(cells, columns: columns, utf8: utf8)
        return true
    }

    // MARK: Labels

    /// The index of the colon after a label.
    private func labelEnd(_ line: TextLine) -> Int? {
        guard let colon = line.lexemes.firstIndex(where: { $0.is(":") || $0.is("：") }), colon > 0,
            line.lexemes[..<colon].count <= 10,
            !line.lexemes[..<colon].contains(where: { $0.is(",") || $0.is(";") })
        else { return nil }
        return colon
    }

    private mutating func takeLabelled(_ line: TextLine, colon: Int) {
        let label = HeadText.clean(
            TextSpan(line.content.start, line.lexemes[colon].span.start), utf8: utf8)
        let rest = TextSpan(line.lexemes[colon].span.end, line.content.end)
        let restMarks = LevelReader.marks(in: utf8, rest)
        let labelMarks = LevelReader.marks(in: utf8, label)
        if Lexeme.scan(utf8, rest).isEmpty {
            groupLevel = onlyLevel(label, labelMarks)
            group = groupLevel == nil ? label : nil
        } else if !restMarks.isEmpty, !hasName(rest, without: restMarks) {
            add(label, restMarks, group: group)
        } else if let level = onlyLevel(label, labelMarks) {
            takeList(rest, group: nil, level: level)
        } else if line.lexemes[(colon + 1)...].contains(where: { $0.is(":") }) {
            // "Java: 4/5, Go: 3/5": labels that are names.
            takeList(line.content, group: group, level: groupLevel)
        } else {
            takeList(rest, group: label, level: nil)
        }
    }

    /// The level that a label is about, when it is about nothing else.
    private func onlyLevel(_ label: TextSpan, _ marks: [LevelMark]) -> LevelMark? {
        guard let mark = marks.first, mark.rating != nil, !hasName(label, without: marks) else {
            return nil
        }
        return mark
    }

    // MARK: Levels on their own

    private mutating func takeLevelLine(_ marks: [LevelMark], _ line: TextLine) {
        let isWord = marks.allSatisfy { $0.notation == .word }
        let followsName =
            loose.isEmpty && items.last.map { $0.rating == nil && $0.years == nil } ?? false
        if isWord, !(followsName && !line.hasBlankBefore && groupLevel == nil) && loose.isEmpty {
            groupLevel = marks.first
            group = nil
        } else {
            loose += marks
        }
    }

    /// Gives levels that stood on lines of their own to the names before them, in order.
    private mutating func dealLooseMarks() {
        defer { loose = [] }
        guard !loose.isEmpty else { return }
        var open = 0
        for item in items.reversed() {
            guard item.rating == nil, item.years == nil, open < loose.count else { break }
            open += 1
        }
        let first = items.count - open
        for (offset, mark) in loose.prefix(open).enumerated() { apply(mark, to: first + offset) }
    }

    private mutating func apply(_ mark: LevelMark, to index: Int) {
        guard items.indices.contains(index) else { return }
        if items[index].rating == nil { items[index].rating = mark.skillRating }
        if items[index].years == nil { items[index].years = mark.years }
    }

    // MARK: Lists

    private mutating func takeList(_ span: TextSpan, group: TextSpan?, level: LevelMark?) {
        let first = items.count
        for piece in SkillPieces.pieces(of: span, utf8: utf8) {
            let marks = SkillPieces.marks(in: piece, utf8: utf8, isSkill: isSkill)
            let names = SkillPieces.names(in: piece, marks: marks, utf8: utf8)
            if names.isEmpty {
                for mark in marks where items.count > first { apply(mark, to: items.count - 1) }
            }
            for (name, itsMarks) in names { add(name, itsMarks, group: group) }
        }
        guard let level else { return }
        for index in first..<items.count where items[index].rating == nil {
            apply(level, to: index)
        }
    }

    private mutating func add(_ name: TextSpan, _ marks: [LevelMark], group: TextSpan?) {
        let name = HeadText.clean(name, utf8: utf8)
        guard !name.isEmpty else { return }
        items.append(SkillItem(span: name, rating: nil, years: nil, group: group))
        for mark in marks { apply(mark, to: items.count - 1) }
    }

    /// Whether words other than fillers stand beside the levels.
    private func hasName(_ span: TextSpan, without marks: [LevelMark]) -> Bool {
        Lexeme.scan(utf8, span).contains { lexeme in
            guard lexeme.kind == .word || lexeme.kind == .number else { return false }
            return !marks.contains { $0.span.overlaps(lexeme.span) }
                && !SkillPieces.fillers.contains(lexeme.text)
        }
    }
}

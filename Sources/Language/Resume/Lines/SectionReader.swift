import Prelude

/// The lines of one section.
struct SectionLines: Sendable {
    /// What the section tells of.
    var kind: ResumeSection.Kind
    /// The heading; empty where there is none.
    var heading: TextSpan
    /// The lines below the heading.
    var lines: [TextLine]

    /// The section without its lines.
    var section: ResumeSection {
        let start = lines.first?.span.start ?? heading.end
        return ResumeSection(
            kind: kind, heading: heading, body: TextSpan(start, lines.last?.span.end ?? start))
    }
}

/// Cuts the lines of a CV into sections at their headings.
struct SectionReader {
    let utf8: [UInt8]
    private let reader: LineReader
    /// The markdown level of the first known heading; deeper ones head entries.
    private var markdownLevel = 0

    init(utf8: [UInt8], reader: LineReader) {
        self.utf8 = utf8
        self.reader = reader
    }

    /// The sections in the order of the text; the first one has no heading and may be empty.
    mutating func sections(of lines: [TextLine]) -> [SectionLines] {
        let lines = lines.flatMap(splitAtHeadingCells)
        markdownLevel =
            lines.first { $0.markdownLevel > 0 && heading($0) != nil }?.markdownLevel ?? 0
        let capitals = lines.contains { heading($0) != nil && isCapitals($0) }
        var sections = [SectionLines(kind: .header, heading: TextSpan(0, 0), lines: [])]
        var isInline = true
        for (index, line) in lines.enumerated() {
            if let kind = heading(line), isBelievable(kind, line, in: sections[sections.count - 1])
            {
                sections.append(SectionLines(kind: kind, heading: line.content, lines: []))
                isInline = false
            } else if let labelled = labelledHeading(
                line, in: sections[sections.count - 1].kind, isInline)
            {
                open(labelled, isInline: &isInline, in: &sections)
            } else if isUnknownHeading(line, at: index, in: lines, capitals: capitals) {
                sections.append(SectionLines(kind: .other, heading: line.content, lines: []))
                isInline = false
            } else {
                sections[sections.count - 1].lines.append(line)
            }
        }
        return sections
    }

    /// The kind a line names when it is nothing but a heading.
    func heading(_ line: TextLine) -> ResumeSection.Kind? {
        guard line.cells.count == 1, line.lexemes.count <= 14, line.width <= 90, !line.hasNumber,
            !line.isBullet || line.lexemes.allSatisfy({ $0.kind == .word })
        else { return nil }
        if line.isBullet, !line.hasBlankBefore { return nil }
        if line.lexemes.contains(where: { [",", ";", "@", ".", "(", "?", "!"].contains($0.text) }) {
            return nil
        }
        if let colon = line.lexemes.firstIndex(where: { $0.is(":") }),
            colon != line.lexemes.count - 1
        {
            return nil
        }
        let isMarked = line.markdownLevel > 0 || line.isUnderlined || line.last?.is(":") == true
        let isCapital = startsCapital(line.content)
        guard isMarked || isCapital else { return nil }
        let kind = HeadingWords.kind(line.phrase)
        return kind
    }

    /// Whether an unmarked line inside a list of skills is a heading rather than one more skill.
    private func isBelievable(
        _ kind: ResumeSection.Kind, _ line: TextLine, in section: SectionLines
    ) -> Bool {
        let current = section.kind
        let isMarked =
            line.markdownLevel > 0 || line.isUnderlined || line.last?.is(":") == true
            || isCapitals(line)
        let main: Set<ResumeSection.Kind> = [
            .experience, .education, .projects, .languages, .certifications, .skills,
        ]
        if line.isBullet { return line.hasBlankBefore && main.contains(kind) && current != .skills }
        if isMarked { return true }
        if current == .skills {
            // Where the names stand in lists between commas, a line of its own is no name.
            let isList = section.lines.last?.lexemes.contains { $0.is(",") || $0.is(":") } ?? false
            return kind != .skills && (line.hasBlankBefore || main.contains(kind) || isList)
        }
        return true
    }

    // MARK: Labels before text

    private struct Labelled {
        var section: SectionLines
        var resumes: SectionLines?
    }

    /// A line such as "Languages: English, Welsh": a section of its own.
    private func labelledHeading(
        _ line: TextLine, in current: ResumeSection.Kind, _ isInline: Bool
    ) -> Labelled? {
        guard let colon = line.lexemes.firstIndex(where: { $0.is(":") }), colon > 0, colon <= 5,
            colon + 1 < line.lexemes.count, line.lexemes[..<colon].allSatisfy({ $0.kind == .word })
        else { return nil }
        if current == .header || current == .personal, isLevel(Array(line.lexemes[..<colon])) {
            let none = TextSpan(line.span.start, line.span.start)
            return Labelled(
                section: SectionLines(kind: .skills, heading: none, lines: [line]), resumes: nil)
        }
        guard let kind = HeadingWords.kind(Array(line.lexemes[..<colon]).phrase)
        else { return nil }
        let rest = reader.line(
            reader.trim(TextSpan(line.lexemes[colon].span.end, line.content.end)),
            hasBlankBefore: false)
        if kind == .projects || kind == .hackathons {
            guard !line.isBullet, !isAddress(rest) else { return nil }
            let label = TextSpan(line.content.start, line.lexemes[colon].span.start)
            return Labelled(
                section: SectionLines(kind: kind, heading: label, lines: [rest]), resumes: nil)
        }
        let label = TextSpan(line.content.start, line.lexemes[colon].span.start)
        let section = SectionLines(kind: kind, heading: label, lines: [rest])
        if kind == .languages {
            guard HumanLanguages.names(in: rest.lexemes) > 0 else { return nil }
            return Labelled(
                section: section,
                resumes: isInline
                    ? nil
                    : SectionLines(
                        kind: current, heading: TextSpan(label.end, label.end), lines: []))
        }
        let opens: Set<ResumeSection.Kind> = [
            .header, .personal, .other, .summary, .objective, .salary,
        ]
        let apart: Set<ResumeSection.Kind> = [.education, .certifications, .interests, .salary]
        let isApart = line.hasBlankBefore && apart.contains(kind)
        guard isInline || opens.contains(current) || isApart, kind != .personal,
            kind != .experience || rest.wordCount > 3
        else { return nil }
        return Labelled(section: section, resumes: nil)
    }

    /// "Portfolio: wilma.example.org": an address, not a section.
    private func isAddress(_ line: TextLine) -> Bool {
        let words = line.lexemes
        return words.indices.dropFirst().dropLast().contains { index in
            words[index].is(".") && words[index].isGlued && words[index + 1].isGlued
                && words[index + 1].kind == .word && words[index - 1].kind == .word
        } && line.wordCount <= 10
    }

    /// Whether a label says nothing but a level: "Expert in".
    private func isLevel(_ label: [Lexeme]) -> Bool {
        let marks = LevelReader.marks(in: label)
        return !marks.isEmpty
            && label.allSatisfy { lexeme in
                SkillPieces.fillers.contains(lexeme.text)
                    || marks.contains { $0.span.overlaps(lexeme.span) }
            }
    }

    private func open(_ labelled: Labelled, isInline: inout Bool, in sections: inout [SectionLines])
    {
        sections.append(labelled.section)
        if let resumed = labelled.resumes {
            sections.append(resumed)
        } else {
            isInline = true
        }
    }

    // MARK: Headings of no known kind

    private func isUnknownHeading(
        _ line: TextLine, at index: Int, in lines: [TextLine], capitals: Bool
    ) -> Bool {
        guard line.cells.count == 1, !line.hasNumber, line.wordCount > 0, line.wordCount <= 5 else {
            return false
        }
        if line.markdownLevel > 0 {
            return markdownLevel > 0 && line.markdownLevel <= markdownLevel && index > 2
        }
        guard capitals, index > 4, isCapitals(line), line.hasBlankBefore, !line.isBullet,
            line.lexemes.allSatisfy({ $0.kind == .word || $0.is("&") })
        else { return false }
        return !lines[(index + 1)...].prefix(3).contains { next in
            next.hasNumber || RoleWords.isTitle(next.lexemes)
        } && !RoleWords.isTitle(line.lexemes) && !RoleWords.hasCompanyWord(line.lexemes)
    }

    /// Cells that are headings become lines of their own, as in a table that lays out a page.
    private func splitAtHeadingCells(_ line: TextLine) -> [TextLine] {
        guard line.cells.count > 1 else { return [line] }
        let cells = line.cells.map { reader.line($0, hasBlankBefore: line.hasBlankBefore) }
        guard cells.contains(where: { heading($0) != nil }),
            SkillTable.columns(line.cells, utf8: utf8) == nil
        else { return [line] }
        return cells
    }

    private func startsCapital(_ span: TextSpan) -> Bool {
        guard span.length > 0 else { return false }
        let scalar = Scalars.scalar(utf8, at: span.start, end: span.end).0
        return Scalars.isCapital(scalar) || !Scalars.isLetter(scalar) || scalar > 0x2000
    }

    private func isCapitals(_ line: TextLine) -> Bool {
        var capitals = 0
        var index = line.content.start
        while index < line.content.end {
            let (scalar, length) = Scalars.scalar(utf8, at: index, end: line.content.end)
            if Scalars.isLetter(scalar) {
                guard Scalars.isCapital(scalar) else { return false }
                capitals += 1
            }
            index += length
        }
        return capitals > 2
    }
}

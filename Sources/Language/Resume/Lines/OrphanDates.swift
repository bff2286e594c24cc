import Prelude

/// Gives back periods that the extraction of a page put before the heading they belong under: the
/// right column of an entry is sometimes read before the heading on its left.
struct OrphanDates {
    let scanner: DateScanner

    /// Sections in which a period at the end of the header has moved to the positions that follow.
    func returned(_ sections: [SectionLines]) -> [SectionLines] {
        var sections = sections
        for index in sections.indices.dropLast()
        where sections[index].kind == .header && sections[index + 1].kind == .experience {
            var moved: [TextLine] = []
            while let last = sections[index].lines.last, isPeriod(last) {
                moved.insert(sections[index].lines.removeLast(), at: 0)
            }
            sections[index + 1].lines.insert(contentsOf: moved, at: 0)
        }
        return sections
    }

    private func isPeriod(_ line: TextLine) -> Bool {
        let ranges = scanner.ranges(in: line.lexemes)
        return ranges.count == 1 && ranges[0].isRange
            && ranges[0].span.length * 10 >= line.width * 9
    }
}

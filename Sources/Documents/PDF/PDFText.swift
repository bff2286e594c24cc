/// Writes the words of pages as text, in reading order.
struct PDFText {
    var builder: TextBuilder
    private var vocabulary: Set<String> = []
    private var placed: [(page: Int, top: Double, end: Int)] = []
    private var usedTargets: Set<String> = []

    init(limit: Int) {
        builder = TextBuilder(limit: limit)
    }

    mutating func write(_ pages: [PDFPage], links: PrintedRuns?) {
        for page in pages {
            for word in page.words where word.hiding == nil {
                vocabulary.insert(PDFText.bare(word.text))
            }
        }
        var layouts = pages.map { page in
            PageLayout.sections(LineChunk.chunks(of: page.words.filter { $0.hiding == nil }))
        }
        RunningLines.remove(from: &layouts, heights: pages.map(\.height))
        for (page, section) in PDFText.merged(layouts) {
            write(section, page: page)
            builder.endParagraph()
        }
        hide(pages)
        if let links { addBareLinks(links, pages: pages.count) }
    }

    private mutating func hide(_ pages: [PDFPage]) {
        for page in pages {
            for place in DocumentWarning.HidingPlace.allCases {
                let words = page.words.lazy.filter { $0.hiding == place }.map(\.text)
                builder.hide(words.joined(separator: " "), place: place)
            }
        }
    }

    /// The sections of all pages; columns that go on over the page break are not cut there.
    private static func merged(_ layouts: [[PageSection]]) -> [(page: Int, section: PageSection)] {
        var result: [(page: Int, section: PageSection)] = []
        for (page, sections) in layouts.enumerated() {
            var rest = sections[...]
            if let last = result.last?.section, result.count >= 2, sections.count >= 2,
                last.column != .whole, sections[0].column != .whole,
                abs(sections[0].gutter - last.gutter) < 12
            {
                // The first column of this page goes on from the first of the page before.
                let previous = result[result.count - 2].section
                if let first = sections.prefix(2).first(where: { $0.column == previous.column }),
                    let second = sections.prefix(2).first(where: { $0.column == last.column })
                {
                    result.insert((page, first), at: result.count - 1)
                    result.append((page, second))
                    rest = sections.dropFirst(2)
                }
            }
            result += rest.map { (page, $0) }
        }
        return result
    }

    // MARK: Rows

    private mutating func write(_ section: PageSection, page: Int) {
        let rows = PDFText.rows(section.chunks)
        let pitches = zip(rows, rows.dropFirst()).map { $1[0].box.middle - $0[0].box.middle }
        let usual = pitches.sorted().dropFirst(pitches.count / 2).first ?? 0
        var isJoined = false
        for (index, row) in rows.enumerated() {
            if index > 0, !isJoined {
                let height = max(row[0].box.height, 1)
                let isApart = pitches[index - 1] > max(1.3 * usual, 1.5 * height)
                if isApart || pitches[index - 1] < 0 {
                    builder.endParagraph()
                } else {
                    builder.endLine()
                }
            }
            let next = index + 1 < rows.count ? rows[index + 1] : []
            isJoined = write(row, before: next, page: page)
        }
        builder.endLine()
    }

    /// Rows from top to bottom; of nested columns, each keeps its own rows.
    private static func rows(_ chunks: [LineChunk]) -> [[LineChunk]] {
        var rows: [[LineChunk]] = []
        for chunk in chunks {
            if let last = rows.indices.last, let first = rows[last].first, isBeside(first, chunk) {
                rows[last].append(chunk)
            } else {
                rows.append([chunk])
            }
        }
        let whole = WrappedLabels.joined(rows)
        return whole.map { row in
            let isRightToLeft = row.count { $0.isRightToLeft } * 2 > row.count
            return row.sorted {
                isRightToLeft ? $0.box.left > $1.box.left : $0.box.left < $1.box.left
            }
        }
    }

    private static func isBeside(_ first: LineChunk, _ second: LineChunk) -> Bool {
        let distance = abs(first.box.middle - second.box.middle)
        if first.isSigns || second.isSigns {
            return distance <= 0.6 * max(first.box.height, second.box.height)
                && (first.box.right <= second.box.left || second.box.right <= first.box.left)
        }
        return distance <= 0.4 * min(first.box.height, second.box.height)
    }

    /// Writes a row; true when its last word goes on in the next row and no line ends between.
    private mutating func write(_ row: [LineChunk], before next: [LineChunk], page: Int) -> Bool {
        var isJoined = false
        for (index, chunk) in row.enumerated() {
            if index > 0 {
                let isParted =
                    row[index - 1].words.last.map { LineChunk.isBullet($0.text) } ?? false
                let isIcon = chunk.words.first?.isIcon ?? false
                let isApart =
                    !row[index - 1].isBullet
                    && (row[index - 1].isApart(from: chunk) || isIcon && !isParted)
                if isApart { builder.append("\t") } else { builder.space() }
            }
            var words = PDFText.ordered(chunk)
            if index == row.count - 1, next.count == 1, let last = words.last,
                let opening = next[0].words.first
            {
                (words[words.count - 1].text, isJoined) = ending(
                    of: last.text, before: opening.text)
            }
            write(words, page: page)
        }
        return isJoined
    }

    private mutating func write(_ words: [PDFWord], page: Int) {
        var linkStart: (position: Int, target: String)?
        for (index, word) in words.enumerated() {
            if let open = linkStart, open.target != word.target {
                builder.link(from: open.position, target: open.target)
                linkStart = nil
            }
            if word.isIcon {
                let isParted = index > 0 && LineChunk.isBullet(words[index - 1].text)
                if index > 0, !isParted { builder.append("\t") }
                continue
            }
            if index > 0 { builder.space() }
            if linkStart == nil, let target = word.target {
                linkStart = (builder.position, target)
                usedTargets.insert(target)
            }
            builder.append(word.readingText)
        }
        if let open = linkStart { builder.link(from: open.position, target: open.target) }
        if let last = words.last { placed.append((page, last.box.top, builder.position)) }
    }

    /// The words in reading order: from right to left where the line is of such a script, with the
    /// Latin words and numbers inside it from left to right.
    private static func ordered(_ chunk: LineChunk) -> [PDFWord] {
        guard chunk.isRightToLeft else { return chunk.words }
        var result: [PDFWord] = []
        var run: [PDFWord] = []
        for word in chunk.words.reversed() {
            if word.isRightToLeft {
                result += run.reversed()
                run = []
                result.append(word)
            } else {
                run.append(word)
            }
        }
        return result + run.reversed()
    }

    // MARK: Hyphens

    /// A row's last word as it is written before the next row's first, and whether they join: at a
    /// soft hyphen always, at a plain one only when the word stands elsewhere in one piece.
    private func ending(of word: String, before next: String) -> (String, Bool) {
        if word.unicodeScalars.last == "\u{AD}" {
            return (String(word.unicodeScalars.dropLast()), true)
        }
        guard let last = word.last, last == "-" || last == "\u{2010}",
            let before = word.dropLast().last, before.isLetter,
            let first = next.first, first.isLowercase
        else { return (word, false) }
        let stem = String(word.dropLast())
        if vocabulary.contains(PDFText.bare(stem + next)) { return (stem, true) }
        if vocabulary.contains(PDFText.bare(stem + "-" + next)) { return (stem + "-", true) }
        return (word, false)
    }

    private static func bare(_ word: String) -> String {
        var scalars = word.lowercased().unicodeScalars[...]
        while let last = scalars.last, !last.properties.isAlphabetic { scalars.removeLast() }
        while let first = scalars.first, !first.properties.isAlphabetic { scalars.removeFirst() }
        return String(scalars)
    }

    // MARK: Links

    /// Links behind pictures: they get an empty span behind the words that stand before them.
    private mutating func addBareLinks(_ runs: PrintedRuns, pages: Int) {
        for page in 0..<pages {
            for run in runs.links(page: page) {
                guard let target = run.target, usedTargets.insert(target).inserted else { continue }
                let before = placed.last { $0.page == page && $0.top <= run.box.bottom }
                builder.link(at: before?.end ?? 0, target: target)
            }
        }
    }
}

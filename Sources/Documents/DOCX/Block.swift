/// A piece of a word processor's document.
enum Block {
    case paragraph(Paragraph)
    /// Rows of cells, each with its own blocks.
    case table([[[Block]]])
}

/// A paragraph: its words in order, and the boxes anchored in it.
struct Paragraph {
    var runs: [Run] = []
    var boxes: [[Block]] = []
    var isHeading = false
    var isItem = false
}

/// Words that share everything: where they lead, and whether they are seen.
struct Run {
    var text: String
    var link: String?
    var hiding: DocumentWarning.HidingPlace?
}

extension TextBuilder {
    /// Adds blocks, each on lines of its own.
    mutating func append(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph): append(paragraph)
            case .table(let rows): for row in rows { append(row: row) }
            }
        }
    }

    private mutating func append(_ paragraph: Paragraph) {
        let isEmpty = paragraph.runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
        if isEmpty {
            if paragraph.boxes.isEmpty { endParagraph() }
        } else {
            if paragraph.isHeading { endParagraph() } else { endLine() }
            if paragraph.isItem, paragraph.runs.contains(where: { $0.hiding == nil }) {
                append("• ")
            }
            append(paragraph.runs)
            endLine()
        }
        for box in paragraph.boxes {
            endLine()
            append(box)
        }
    }

    private mutating func append(_ runs: [Run]) {
        var index = 0
        while index < runs.count {
            let run = runs[index]
            if let place = run.hiding {
                // Neighbours are split at random; together they are what was hidden.
                var text = run.text
                while index + 1 < runs.count, runs[index + 1].hiding == place {
                    index += 1
                    text += runs[index].text
                }
                hide(text, place: place)
            } else if let target = run.link {
                let start = position
                append(run.text)
                while index + 1 < runs.count, runs[index + 1].hiding == nil,
                    runs[index + 1].link == target
                {
                    index += 1
                    append(runs[index].text)
                }
                link(from: start, target: target)
            } else {
                append(run.text)
            }
            index += 1
        }
    }

    /// Adds a row of a table: on one line where its cells are short, one cell below the other where
    /// the table only lays the page out.
    private mutating func append(row: [[Block]]) {
        let cells = row.filter { !$0.allSatisfy(\.isBlank) }
        let lines = cells.map { $0.reduce(0) { $0 + $1.lineCount } }
        let isLabelled = cells.count == 2 && lines[0] == 1 && cells[0].allSatisfy(\.isShort)
        guard lines.allSatisfy({ $0 == 1 }) || isLabelled else {
            for cell in cells {
                endParagraph()
                append(cell)
            }
            return
        }
        endLine()
        for (index, cell) in cells.enumerated() {
            if index > 0 { append("\t") }
            for (number, block) in cell.filter({ !$0.isBlank }).enumerated() {
                guard case .paragraph(let paragraph) = block, paragraph.boxes.isEmpty else {
                    append([block])
                    continue
                }
                if number > 0 { endLine() }
                if paragraph.isItem { append("• ") }
                append(paragraph.runs)
            }
        }
        endLine()
    }
}

extension Block {
    /// Whether nothing stands in it.
    var isBlank: Bool {
        switch self {
        case .paragraph(let paragraph):
            paragraph.boxes.isEmpty
                && paragraph.runs.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
        case .table(let rows): rows.allSatisfy { $0.allSatisfy { $0.allSatisfy(\.isBlank) } }
        }
    }

    /// How many lines it gives.
    var lineCount: Int {
        switch self {
        case .paragraph(let paragraph):
            isBlank
                ? 0
                : 1 + paragraph.boxes.count
                    + paragraph.runs.reduce(0) { $0 + $1.text.count { $0 == "\n" } }
        case .table(let rows): rows.count + 1
        }
    }

    /// Whether it is short enough for a label.
    var isShort: Bool {
        guard case .paragraph(let paragraph) = self else { return false }
        return paragraph.runs.reduce(0) { $0 + $1.text.utf8.count } <= 60
    }
}

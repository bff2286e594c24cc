/// Lays flowing text out in lines: breaks are asked for by elements and happen only once words
/// follow, so that nested elements never pile up empty lines.
struct FlowText {
    /// What stands between the words before and the words after, weakest first.
    enum Break: Int, Comparable {
        case none, tab, line, paragraph

        static func < (left: Break, right: Break) -> Bool { left.rawValue < right.rawValue }
    }

    var builder: TextBuilder
    private var pending = Break.none
    private var cells: [Cell] = []

    /// Where a table's row stands.
    private struct Cell {
        var index = 0
        var hasText = false
        var hasBreak = false
    }

    init(limit: Int) {
        builder = TextBuilder(limit: limit)
    }

    /// Asks for a break before the next words.
    mutating func wants(_ separation: Break) {
        // What opens a cell stands beside the cell before it, whatever element it is.
        if let cell = cells.last, cell.index > 0, !cell.hasText { return }
        pending = max(pending, separation)
    }

    /// Adds words, after the break that was asked for. Blanks alone only part words.
    mutating func words(_ text: String, isPreformatted: Bool = false) {
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            if pending == .none { builder.space() }
            return
        }
        settle()
        if isPreformatted { builder.append(text) } else { builder.appendCollapsed(text) }
    }

    /// Makes the break that was asked for, so that what follows has its final position.
    mutating func settle() {
        switch pending {
        case .none: break
        case .tab: if !builder.isAtLineStart { builder.append("\t") }
        case .line: builder.endLine()
        case .paragraph: builder.endParagraph()
        }
        if let last = cells.indices.last {
            if cells[last].hasText, pending >= .line { cells[last].hasBreak = true }
            cells[last].hasText = true
        }
        pending = .none
    }

    /// Opens a row of a table.
    mutating func startRow() {
        wants(.line)
        cells.append(Cell())
    }

    /// Opens a cell: beside the one before it, or on a line of its own when that one had several
    /// lines.
    mutating func startCell() {
        guard let last = cells.indices.last else { return wants(.line) }
        if cells[last].index > 0 { pending = cells[last].hasBreak ? .line : .tab }
        cells[last].index += 1
        cells[last].hasText = false
    }

    /// Ends a row.
    mutating func endRow() {
        if !cells.isEmpty { cells.removeLast() }
        pending = max(.line, pending == .paragraph ? .line : pending)
    }
}

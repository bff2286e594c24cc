/// A column of a table.
package struct Column: Hashable, Sendable {
    /// How wide the column is.
    package enum Width: Hashable, Sendable {
        /// Always so many cells.
        case fixed(Int)
        /// A share of what the fixed columns leave, never narrower than a number of cells.
        case share(Int, least: Int)
    }

    /// The title above it.
    package var title: SanitizedText
    /// How wide it is.
    package var width: Width
    /// Where its text stands.
    package var alignment: Alignment
    /// When there is no room for all columns, those with the highest number go first; 0 stays.
    package var dropOrder: Int

    /// A column from its parts.
    package init(
        _ title: SanitizedText, _ width: Width, align: Alignment = .left, dropOrder: Int = 0
    ) {
        self.title = title
        self.width = width
        self.alignment = align
        self.dropOrder = dropOrder
    }

    fileprivate var least: Int {
        switch width {
        case .fixed(let cells): max(0, cells)
        case .share(_, let least): max(1, least)
        }
    }
}

/// Columns laid out in a width: turns the cells of a row into one line.
package struct Columns: Sendable {
    /// Cells between two columns.
    private static let gap = 2

    private let columns: [Column]
    /// The columns that are shown, with the cells each has.
    package let widths: [(index: Int, cells: Int)]

    /// Lays columns out in a width, dropping those there is no room for.
    package init(_ columns: [Column], width: Int) {
        self.columns = columns
        var shown = Array(columns.indices)
        func least(_ indices: [Int]) -> Int {
            indices.reduce(0) { $0 + columns[$1].least } + Self.gap * max(0, indices.count - 1)
        }
        while least(shown) > width, shown.count > 1 {
            guard let last = shown.max(by: { columns[$0].dropOrder < columns[$1].dropOrder }),
                columns[last].dropOrder > 0
            else { break }
            shown.removeAll { $0 == last }
        }
        var spare = max(0, width - least(shown))
        var shares = shown.reduce(0) { $0 + Self.share(of: columns[$1]) }
        widths = shown.map { index in
            let share = Self.share(of: columns[index])
            let extra = shares > 0 ? spare * share / shares : 0
            spare -= extra
            shares -= share
            return (index, columns[index].least + extra)
        }
    }

    private static func share(of column: Column) -> Int {
        if case .share(let share, _) = column.width { max(0, share) } else { 0 }
    }

    /// The titles as a line.
    package var header: [TextRun] { line(columns.map { TextRun($0.title, .header) }) }

    /// One row as a line, from one run for each column, shown or not.
    package func line(_ cells: [TextRun]) -> [TextRun] {
        var runs: [TextRun] = []
        for (position, column) in widths.enumerated() {
            let run = cells.indices.contains(column.index) ? cells[column.index] : TextRun("")
            if position > 0 { runs.append(TextRun(Self.spaces(Self.gap))) }
            let text = run.text.truncated(to: column.cells)
            let pad = column.cells - text.width
            let left =
                switch columns[column.index].alignment {
                case .left: 0
                case .right: pad
                case .center: pad / 2
                }
            if left > 0 { runs.append(TextRun(Self.spaces(left))) }
            runs.append(TextRun(text, run.style))
            if pad > left { runs.append(TextRun(Self.spaces(pad - left))) }
        }
        return runs
    }

    private static func spaces(_ count: Int) -> SanitizedText {
        SanitizedText(String(repeating: " ", count: count))
    }
}

import Prelude
import Terminal

/// Rows and columns as aligned lines.
struct TextTable {
    /// A column's title and whether its cells stand to the right.
    struct Column {
        var title: String
        var isRight = false
        /// The widest a cell may be, in terminal cells; longer ones end in an ellipsis.
        var maximum = 60
    }

    let columns: [Column]
    let rows: [[String]]

    /// The lines, the titles first.
    var lines: [String] {
        let cells = rows.map { row in
            zip(columns, row).map { SanitizedText(folding: $1).truncated(to: $0.maximum) }
        }
        let titles = columns.map { SanitizedText($0.title) }
        let widths = columns.indices.map { index in
            ([titles] + cells).map { $0[index].width }.max() ?? 0
        }
        return ([titles] + cells).map { line(of: $0, widths) }
    }

    private func line(of cells: [SanitizedText], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - cell.width))
            let isLast = index == cells.count - 1
            line +=
                columns[index].isRight
                ? padding + cell.string : cell.string + (isLast ? "" : padding)
            if !isLast { line += "  " }
        }
        return line
    }
}

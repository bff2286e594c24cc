/// Cells of one row that differ from the frame before.
package struct Change: Hashable, Sendable {
    /// The row.
    package var y: Int
    /// The columns, never beginning or ending inside a wide character.
    package var columns: Range<Int>
}

extension Frame {
    /// Unchanged cells between two changes that are repainted with them, because moving the cursor
    /// over them costs about as many bytes.
    private static let gap = 3

    /// What must be painted to get from another frame to this one; all of it when there is none or
    /// it has another size.
    ///
    /// Rows come in order, and the changes of a row from left to right.
    package func changes(since before: Frame?) -> [Change] {
        guard let before, before.size == size else {
            return size.width == 0
                ? [] : (0..<size.height).map { Change(y: $0, columns: 0..<size.width) }
        }
        var changes: [Change] = []
        for y in 0..<size.height {
            let start = y * size.width
            var open: Range<Int>?
            for x in 0..<size.width where cells[start + x] != before.cells[start + x] {
                let columns = whole(x, y, before)
                if let current = open, columns.lowerBound - current.upperBound <= Self.gap {
                    open = current.lowerBound..<max(current.upperBound, columns.upperBound)
                } else {
                    if let current = open { changes.append(Change(y: y, columns: current)) }
                    open = columns
                }
            }
            if let current = open { changes.append(Change(y: y, columns: current)) }
        }
        return changes
    }

    /// A column widened to the wide characters that stand there now and stood there before.
    private func whole(_ x: Int, _ y: Int, _ before: Frame) -> Range<Int> {
        var lower = x
        var upper = x + 1
        let start = y * size.width
        for cells in [cells, before.cells] {
            if lower > 0, cells[start + lower].text.width == 0 { lower -= 1 }
            if upper < size.width, cells[start + upper].text.width == 0 { upper += 1 }
        }
        return lower..<upper
    }
}

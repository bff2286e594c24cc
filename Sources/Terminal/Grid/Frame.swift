/// One cell of the screen: its characters and how they look.
package struct Cell: Hashable, Sendable {
    /// The characters.
    package var text: TextCell
    /// How they look.
    package var style: Style

    /// A space in the ordinary style.
    package static let blank = Cell(text: .blank, style: .text)
}

/// A whole screen as a value: what a program draws, a test compares and a device paints.
package struct Frame: Equatable, Sendable {
    /// Columns and rows.
    package let size: Size
    /// Where the hardware cursor stands; nil hides it.
    ///
    /// Only text inputs show it.
    package var cursor: Point?
    /// The cells, row by row.
    private(set) var cells: [Cell]

    /// A frame of blanks.
    package init(_ size: Size) {
        self.size = size
        cells = Array(repeating: .blank, count: size.width * size.height)
    }

    /// The rectangle of the whole frame.
    package var bounds: Rect { Rect(size) }

    /// The cell at a place, or nil outside the frame.
    package subscript(x: Int, y: Int) -> Cell? {
        bounds.contains(Point(x, y)) ? cells[y * size.width + x] : nil
    }

    /// The cells of one row; empty when the frame has no such row.
    package func row(_ y: Int) -> ArraySlice<Cell> {
        guard y >= 0, y < size.height else { return [] }
        return cells[y * size.width..<(y + 1) * size.width]
    }

    /// Puts characters into a cell inside a clip.
    ///
    /// A wide character that does not fit whole becomes a space, and the other half of one that is
    /// overwritten becomes a space too.
    mutating func put(_ text: TextCell, _ style: Style, x: Int, y: Int, clip: Rect) {
        write(text, style, x: x, y: y, inside: clip.intersection(bounds))
    }

    /// Puts characters as `put` does, into a clip that is known to lie inside the frame.
    mutating func write(_ text: TextCell, _ style: Style, x: Int, y: Int, inside clip: Rect) {
        guard clip.contains(Point(x, y)), text.width > 0 else { return }
        let index = y * size.width + x
        guard text.width == 2 else {
            mend(index, x)
            cells[index] = Cell(text: text, style: style)
            return
        }
        guard x + 1 < clip.maxX else {
            mend(index, x)
            cells[index] = Cell(text: .blank, style: style)
            return
        }
        mend(index, x)
        mend(index + 1, x + 1)
        cells[index] = Cell(text: text, style: style)
        cells[index + 1] = Cell(text: .continuation, style: style)
    }

    /// Blanks the other half of a wide character before one of its halves is overwritten.
    private mutating func mend(_ index: Int, _ x: Int) {
        switch cells[index].text.width {
        case 0 where x > 0: cells[index - 1].text = .blank
        case 2 where x + 1 < size.width: cells[index + 1].text = .blank
        default: break
        }
    }

    /// Changes the look of cells and leaves their characters.
    package mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
        let area = area.intersection(bounds)
        for y in area.y..<max(area.y, area.maxY) {
            for index in y * size.width + area.x..<y * size.width + max(area.x, area.maxX) {
                cells[index].style = change(cells[index].style)
            }
        }
    }

    /// Fills an area with spaces of a style.
    package mutating func fill(_ area: Rect, _ style: Style = .text) {
        let clip = area.intersection(bounds)
        guard !clip.isEmpty else { return }
        for y in clip.y..<clip.maxY {
            let start = y * size.width + clip.x
            mend(start, clip.x)
            mend(start + clip.width - 1, clip.maxX - 1)
            for index in start..<start + clip.width {
                cells[index] = Cell(text: .blank, style: style)
            }
        }
    }
}

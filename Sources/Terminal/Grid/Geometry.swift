/// A number of columns and rows.
package struct Size: Hashable, Sendable {
    /// Columns, never negative.
    package var width: Int
    /// Rows, never negative.
    package var height: Int

    /// A size; negative numbers become zero.
    package init(_ width: Int, _ height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// A cell's place: column and row from the upper left corner, both from zero.
package struct Point: Hashable, Sendable {
    /// The column.
    package var x: Int
    /// The row.
    package var y: Int

    /// A place by column and row.
    package init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

/// A rectangle of cells; what is drawn into one never shows outside it.
package struct Rect: Hashable, Sendable {
    /// The leftmost column.
    package var x: Int
    /// The topmost row.
    package var y: Int
    /// Columns covered.
    package var width: Int
    /// Rows covered.
    package var height: Int

    /// A rectangle from its upper left corner; negative extents become zero.
    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The rectangle of a whole screen.
    package init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.width, height: size.height)
    }

    /// The column after the last.
    package var maxX: Int { x + width }
    /// The row after the last.
    package var maxY: Int { y + height }
    /// Whether it covers no cell.
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether a place lies inside.
    package func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// The rectangle without a margin on each side.
    package func inset(by margin: Int) -> Rect { inset(horizontal: margin, vertical: margin) }

    /// The rectangle without margins left and right, and above and below.
    package func inset(horizontal: Int, vertical: Int) -> Rect {
        Rect(
            x: x + horizontal, y: y + vertical, width: width - 2 * horizontal,
            height: height - 2 * vertical)
    }

    /// One row of the rectangle, counted from its top; empty when it has no such row.
    package func row(_ index: Int) -> Rect {
        Rect(x: x, y: y + index, width: width, height: index >= 0 && index < height ? 1 : 0)
    }

    /// The cells both rectangles cover.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left, y: top, width: min(maxX, other.maxX) - left,
            height: min(maxY, other.maxY) - top)
    }

    /// A rectangle of a size in the middle of this one, cut to it.
    package func centered(_ size: Size) -> Rect {
        let width = min(size.width, self.width)
        let height = min(size.height, self.height)
        return Rect(
            x: x + (self.width - width) / 2, y: y + (self.height - height) / 2, width: width,
            height: height)
    }

    /// The upper part of a height, and what is left below it.
    package func split(top: Int) -> (top: Rect, rest: Rect) {
        let taken = max(0, min(top, height))
        return (
            Rect(x: x, y: y, width: width, height: taken),
            Rect(x: x, y: y + taken, width: width, height: height - taken)
        )
    }

    /// The lower part of a height, and what is left above it.
    package func split(bottom: Int) -> (rest: Rect, bottom: Rect) {
        let taken = max(0, min(bottom, height))
        let parts = split(top: height - taken)
        return (parts.top, parts.rest)
    }

    /// The left part of a width, and what is left beside it.
    package func split(left: Int) -> (left: Rect, rest: Rect) {
        let taken = max(0, min(left, width))
        return (
            Rect(x: x, y: y, width: taken, height: height),
            Rect(x: x + taken, y: y, width: width - taken, height: height)
        )
    }
}

/// How much room there is, in steps that layouts care about.
package enum Breakpoint: Hashable, Sendable {
    /// Too small for anything but saying so: under 40 columns or 10 rows.
    case tooSmall
    /// One pane at a time: under 100 columns.
    case narrow
    /// One pane above the other: narrow, but at least 46 rows high.
    case portrait
    /// Two panes side by side: from 100 columns.
    case medium
    /// Two panes with room to spare: from 140 columns.
    case wide
    /// Three panes side by side: from 200 columns.
    case huge

    /// The step of a screen's size.
    package init(_ size: Size) {
        self =
            if size.width < 40 || size.height < 10 {
                .tooSmall
            } else if size.width >= 200 {
                .huge
            } else if size.width >= 140 {
                .wide
            } else if size.width >= 100 {
                .medium
            } else if size.height >= 46 {
                .portrait
            } else {
                .narrow
            }
    }
}

/// A part of a row or column of panes.
package struct Part: Hashable, Sendable {
    /// Its share of what is left; 0 takes no more than its least.
    package var weight: Int
    /// Cells it has at least.
    package var least: Int

    /// A part with a share of the room, and at least a number of cells.
    package init(_ weight: Int, least: Int = 1) {
        self.weight = max(0, weight)
        self.least = max(0, least)
    }

    /// A part of a number of cells, no more and no less.
    package static func fixed(_ cells: Int) -> Part { Part(0, least: cells) }
}

extension Rect {
    /// Cuts the rectangle into parts from left to right.
    ///
    /// When there is no room for all, the last ones become narrower and then empty.
    package func columns(_ parts: Part...) -> [Rect] {
        var x = self.x
        return Self.lengths(parts, in: width).map { length in
            defer { x += length }
            return Rect(x: x, y: y, width: length, height: height)
        }
    }

    /// Cuts the rectangle into parts from top to bottom, as `columns` does from left to right.
    package func rows(_ parts: Part...) -> [Rect] {
        var y = self.y
        return Self.lengths(parts, in: height).map { length in
            defer { y += length }
            return Rect(x: x, y: y, width: width, height: length)
        }
    }

    private static func lengths(_ parts: [Part], in total: Int) -> [Int] {
        var spare = max(0, total - parts.reduce(0) { $0 + $1.least })
        var weights = parts.reduce(0) { $0 + $1.weight }
        var left = total
        return parts.map { part in
            let extra = weights > 0 ? spare * part.weight / weights : 0
            spare -= extra
            weights -= part.weight
            let length = min(left, part.least + extra)
            left -= length
            return length
        }
    }
}

/// What stands on a screen around its panes.
package struct ScreenLayout: Hashable, Sendable {
    /// The step the screen's size falls on.
    package var breakpoint: Breakpoint
    /// The bar at the top.
    package var header: Rect
    /// The list, or whatever the screen is about.
    package var main: Rect
    /// What follows the cursor of the list; empty when there is no room.
    package var detail: Rect
    /// A third pane; empty unless the screen is huge.
    package var side: Rect
    /// The bar at the bottom.
    package var footer: Rect

    /// The panes of a screen of a size.
    ///
    /// `zoomed` leaves the whole room to one pane, as the reader does with a narrow screen.
    package init(_ size: Size, zoomed: Pane? = nil) {
        breakpoint = Breakpoint(size)
        let parts = Rect(size).rows(.fixed(1), Part(1), .fixed(1))
        (header, footer) = (parts[0], parts[2])
        let body = parts[1]
        let none = Rect(x: body.maxX, y: body.maxY, width: 0, height: 0)
        (main, detail, side) = (body, none, none)
        guard zoomed == nil else {
            if zoomed == .detail { (main, detail) = (none, body) }
            if zoomed == .side { (main, side) = (none, body) }
            return
        }
        switch breakpoint {
        case .tooSmall, .narrow: break
        case .portrait:
            let panes = body.rows(Part(2), Part(3))
            (main, detail) = (panes[0], panes[1])
        case .medium, .wide:
            let panes = body.columns(Part(2), Part(3))
            (main, detail) = (panes[0], panes[1])
        case .huge:
            let panes = body.columns(Part(2), Part(3), Part(2))
            (main, detail, side) = (panes[0], panes[1], panes[2])
        }
    }

    /// A pane that can have the whole room.
    package enum Pane: Hashable, Sendable {
        case main, detail, side
    }
}

extension Frame {
    /// Says that the screen is too small, and how large it must be.
    package mutating func drawTooSmall() {
        fill(bounds)
        let line = bounds.row(size.height / 2)
        draw("Muster needs 40×10; this is \(size.width)×\(size.height)", in: line, align: .center)
    }
}

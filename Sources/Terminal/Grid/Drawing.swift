import Prelude

/// A text and how it looks; a line is an array of these.
package struct TextRun: Hashable, Sendable {
    /// What is written.
    package var text: SanitizedText
    /// How it looks.
    package var style: Style

    /// A run of text in a style.
    package init(_ text: SanitizedText, _ style: Style = .text) {
        self.text = text
        self.style = style
    }
}

/// Where text stands in a field wider than itself.
package enum Alignment: Sendable {
    case left, right, center
}

/// The characters boxes and marks are drawn with.
package struct Glyphs: Hashable, Sendable {
    /// Horizontal and vertical strokes, then the corners clockwise from the upper left.
    var horizontal, vertical, upperLeft, upperRight, lowerRight, lowerLeft: Unicode.Scalar
    /// Points at the row under the cursor.
    package var pointer: SanitizedText
    /// Stands before a marked row.
    package var mark: SanitizedText
    /// The eighths of a bar from empty to full.
    var eighths: [Unicode.Scalar]
    /// The part of a bar that is not filled.
    var track: Unicode.Scalar

    /// Line drawing for terminals that speak UTF-8.
    package static let unicode = Glyphs(
        horizontal: "─", vertical: "│", upperLeft: "┌", upperRight: "┐", lowerRight: "┘",
        lowerLeft: "└", pointer: "▌", mark: "●",
        eighths: [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"], track: "·")

    /// The same shapes for terminals that do not.
    package static let ascii = Glyphs(
        horizontal: "-", vertical: "|", upperLeft: "+", upperRight: "+", lowerRight: "+",
        lowerLeft: "+", pointer: ">", mark: "*",
        eighths: [" ", " ", " ", " ", "-", "-", "=", "=", "#"], track: ".")
}

extension Frame {
    /// Writes a text from a place to the right, cut at a rectangle's edges; returns the column
    /// after its end.
    @discardableResult
    package mutating func draw(
        _ text: SanitizedText, at point: Point, _ style: Style = .text, in clip: Rect? = nil
    ) -> Int {
        let clip = (clip ?? bounds).intersection(bounds)
        var x = point.x
        if text.isASCII {
            // Most text is; its bytes are its cells.
            for byte in text.string.utf8 {
                if x >= clip.maxX { break }
                let cell = TextCell(base: Unicode.Scalar(byte), width: 1)
                write(cell, style, x: x, y: point.y, inside: clip)
                x += 1
            }
            return x
        }
        for cell in text.cells {
            if x >= clip.maxX { break }
            write(cell, style, x: x, y: point.y, inside: clip)
            x += Int(cell.width)
        }
        return x
    }

    /// Writes a text into the first row of an area, cut with `…` when it is too long.
    package mutating func draw(
        _ text: SanitizedText, in area: Rect, _ style: Style = .text, align: Alignment = .left
    ) {
        guard !area.isEmpty else { return }
        let shown = text.truncated(to: area.width)
        let room = area.width - shown.width
        let offset =
            switch align {
            case .left: 0
            case .right: room
            case .center: room / 2
            }
        draw(shown, at: Point(area.x + offset, area.y), style, in: area)
    }

    /// Writes runs one after the other into the first row of an area; the run that does not fit is
    /// cut with `…`.
    ///
    /// Returns the column after the end.
    @discardableResult
    package mutating func draw(_ runs: [TextRun], in area: Rect) -> Int {
        guard !area.isEmpty else { return area.x }
        var x = area.x
        for (index, run) in runs.enumerated() {
            let room = area.maxX - x
            let isLast = index == runs.count - 1
            if run.text.width > room || (run.text.width == room && !isLast) {
                let rest = runs[(index + 1)...].contains { !$0.text.isEmpty }
                let text = rest ? run.text + "…" : run.text
                return draw(text.truncated(to: room), at: Point(x, area.y), run.style, in: area)
            }
            x = draw(run.text, at: Point(x, area.y), run.style, in: area)
        }
        return x
    }

    /// Draws a frame around an area with a title in its upper edge; returns the area inside.
    @discardableResult
    package mutating func box(
        _ area: Rect, title: SanitizedText = .empty, _ style: Style = .border,
        glyphs: Glyphs = .unicode
    ) -> Rect {
        guard area.width >= 2, area.height >= 2 else { return area.inset(by: 1) }
        for x in area.x + 1..<area.maxX - 1 {
            stroke(glyphs.horizontal, x, area.y, style)
            stroke(glyphs.horizontal, x, area.maxY - 1, style)
        }
        for y in area.y + 1..<max(area.y + 1, area.maxY - 1) {
            stroke(glyphs.vertical, area.x, y, style)
            stroke(glyphs.vertical, area.maxX - 1, y, style)
        }
        stroke(glyphs.upperLeft, area.x, area.y, style)
        stroke(glyphs.upperRight, area.maxX - 1, area.y, style)
        stroke(glyphs.lowerRight, area.maxX - 1, area.maxY - 1, style)
        stroke(glyphs.lowerLeft, area.x, area.maxY - 1, style)
        if !title.isEmpty, area.width > 6 {
            let label = " " + title.truncated(to: area.width - 6) + " "
            draw(label, at: Point(area.x + 2, area.y), style.bold, in: area)
        }
        return area.inset(by: 1)
    }

    /// A vertical line down the first column of an area.
    package mutating func divide(
        _ area: Rect, _ style: Style = .border, glyphs: Glyphs = .unicode
    ) {
        for y in area.y..<area.maxY { stroke(glyphs.vertical, area.x, y, style) }
    }

    private mutating func stroke(_ scalar: Unicode.Scalar, _ x: Int, _ y: Int, _ style: Style) {
        put(TextCell(base: scalar, width: 1), style, x: x, y: y, clip: bounds)
    }
}

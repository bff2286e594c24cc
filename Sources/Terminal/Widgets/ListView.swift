/// The state of a list that is as long as it likes: rows at hand, cursor, marks and what is in view.
///
/// It holds a window of rows around those in view and tells which ones are missing, so that no cost
/// grows with the length of the list. The cursor belongs to a row's id: a refresh that inserts rows
/// above moves neither the cursor nor what the reader sees.
package struct ListView<Row: Identifiable & Sendable>: Sendable where Row.ID: Sendable {
    /// Rows in the list.
    package private(set) var count: Int
    /// The row under the cursor, counted from 0; 0 when the list is empty.
    package private(set) var cursor = 0
    /// The first row in view.
    package private(set) var top = 0
    /// The ids of the rows marked for one action on all of them, in the order they were marked.
    package private(set) var marks: [Row.ID] = []
    /// Rows that fit, as of the last drawing.
    package private(set) var height = 0
    /// Where the list was drawn last, for the mouse.
    package private(set) var area = Rect(x: 0, y: 0, width: 0, height: 0)
    private var marked: Set<Row.ID> = []
    private var window: [Row] = []
    private var windowStart = 0

    /// An empty list.
    package init() { count = 0 }

    /// A list that is all there.
    package init(_ rows: [Row]) {
        count = rows.count
        window = rows
    }

    /// A row that is at hand, by its place in the list.
    package subscript(index: Int) -> Row? {
        let place = index - windowStart
        return window.indices.contains(place) ? window[place] : nil
    }

    /// The rows at hand and the place of the first of them.
    package var atHand: (rows: [Row], start: Int) { (window, windowStart) }

    /// The row under the cursor; nil while it is loading or when the list is empty.
    package var current: Row? { self[cursor] }

    /// The rows in view.
    package var visible: Range<Int> {
        let start = min(top, count)
        return start..<min(count, start + max(1, height))
    }

    /// The rows to load now: those in view with as many before and after, or nil when what is in
    /// view is at hand.
    package var missing: Range<Int>? {
        let visible = visible
        if visible.isEmpty
            || (windowStart <= visible.lowerBound
                && visible.upperBound <= windowStart + window.count)
        {
            return nil
        }
        return wanted(around: top)
    }

    /// The rows to ask for when the list is loaded again with a row at the top of the view.
    package func wanted(around top: Int) -> Range<Int> {
        let reach = max(height, 20)
        let start = max(0, min(top, count) - 2 * reach)
        return start..<max(start, min(max(count, 1), top + 3 * reach))
    }

    /// Takes rows that were asked for; their number may be smaller when the list has become so.
    package mutating func load(_ rows: [Row], from start: Int) {
        window = rows
        windowStart = max(0, start)
    }

    /// Takes over new contents: their number, a window of them from a place, and the place where
    /// the row under the cursor is now, nil when it is gone.
    package mutating func refresh(count: Int, rows: [Row], from start: Int, cursor place: Int?) {
        let offset = cursor - top
        self.count = max(0, count)
        load(rows, from: start)
        if let place, place >= 0, place < self.count {
            cursor = place
            top = place - offset
        } else {
            cursor = max(0, min(self.count - 1, cursor))
        }
        top = max(0, min(top, self.count - max(1, height)))
        reveal()
    }

    /// Takes over new contents that are all there, finding the row under the cursor by its id. With
    /// `stayingAtTop` a view at the beginning stays there, as in a list whose new rows come first:
    /// then they are seen, and the cursor moves down with its row.
    package mutating func refresh(_ rows: [Row], stayingAtTop: Bool = false) {
        let id = current?.id
        let isAtTop = top == 0
        refresh(count: rows.count, rows: rows, from: 0, cursor: rows.firstIndex { $0.id == id })
        if stayingAtTop && isAtTop {
            top = 0
            reveal()
        }
    }

    /// Starts over with other contents: cursor and view at the beginning, no marks.
    package mutating func reset(count: Int, rows: [Row], from start: Int = 0) {
        let (height, area) = (height, area)
        self = ListView()
        (self.height, self.area, self.count) = (height, area, max(0, count))
        load(rows, from: start)
    }
}

extension ListView {
    /// Moves the cursor by a number of rows, as far as the list goes.
    package mutating func move(by rows: Int) { move(to: cursor + rows) }

    /// Moves the cursor to a row, as far as the list goes, and brings it into view.
    package mutating func move(to row: Int) {
        let before = cursor
        cursor = max(0, min(count - 1, row))
        reveal(toward: cursor - before)
    }

    /// Moves by the height of the view, leaving one row to go on reading from.
    package mutating func page(by pages: Int) {
        let before = cursor
        cursor = max(0, min(count - 1, cursor + pages * max(1, height - 1)))
        top = max(0, min(count - max(1, height), top + cursor - before))
    }

    /// Moves to the first row.
    package mutating func home() { move(to: 0) }

    /// Moves to the last row.
    package mutating func end() { move(to: count - 1) }

    /// Moves what is in view as the wheel does; the cursor stays unless it would leave the view.
    package mutating func scroll(by rows: Int) {
        guard height > 0, count > 0 else { return }
        top = max(0, min(max(0, count - height), top + rows))
        cursor = max(top, min(top + height - 1, min(cursor, count - 1)))
    }

    /// Marks the row under the cursor, or takes the mark away.
    package mutating func toggleMark() {
        guard let id = current?.id else { return }
        if marked.remove(id) != nil {
            marks.removeAll { $0 == id }
        } else {
            mark([id])
        }
    }

    /// Marks rows by their ids.
    package mutating func mark(_ ids: some Sequence<Row.ID>) {
        for id in ids where marked.insert(id).inserted { marks.append(id) }
    }

    /// Marks the rows from a place to the cursor, as far as they are at hand; returns how many of
    /// them are not, so that the program can load and mark those by their ids.
    package mutating func markRange(from place: Int) -> Int {
        guard count > 0 else { return 0 }
        let place = max(0, min(count - 1, place))
        let range = min(place, cursor)..<max(place, cursor) + 1
        let loaded = range.clamped(to: windowStart..<windowStart + window.count)
        mark(loaded.compactMap { self[$0]?.id })
        return range.count - loaded.count
    }

    /// Whether a row is marked.
    package func isMarked(_ id: Row.ID) -> Bool { marked.contains(id) }

    /// Takes all marks away.
    package mutating func clearMarks() {
        marks = []
        marked = []
    }

    /// What an action is for: the marked rows, else the row under the cursor.
    ///
    /// Take it when the key is pressed, because a later refresh may change either.
    package var targets: [Row.ID] {
        marks.isEmpty ? current.map { [$0.id] } ?? [] : marks
    }

    /// Brings the cursor into view, with a little of what comes next in the direction it moved,
    /// where there is room for it.
    private mutating func reveal(toward step: Int = 0) {
        guard height > 0 else { return }
        let margin = min(2, (height - 1) / 4)
        let (above, below) = (step < 0 ? margin : 0, step > 0 ? margin : 0)
        if cursor < top + above { top = cursor - above }
        if cursor > top + height - 1 - below { top = cursor - height + 1 + below }
        top = max(0, min(top, max(0, count - height)))
    }
}

extension ListView {
    /// Cells before each line: the pointer at the cursor's row, then the mark.
    package static var gutter: Int { 2 }

    /// Draws the rows in view; `line` gives a row's text in a width of cells.
    package mutating func draw(
        into frame: inout Frame, in area: Rect, isFocused: Bool = true, glyphs: Glyphs = .unicode,
        empty: SanitizedText = "Nothing here.", line: (_ row: Row, _ width: Int) -> [TextRun]
    ) {
        self.area = area
        if height != area.height {
            height = area.height
            reveal()
        }
        guard count > 0 else {
            frame.draw(empty, in: area.row(0).inset(horizontal: Self.gutter, vertical: 0), .dim)
            return
        }
        for index in visible where index - top < area.height {
            let place = area.row(index - top)
            let content = place.split(left: Self.gutter).rest
            let row = self[index]
            frame.draw(row.map { line($0, content.width) } ?? [TextRun("…", .dim)], in: content)
            if let row, isMarked(row.id) {
                frame.draw(glyphs.mark, at: Point(place.x + 1, place.y), .accent, in: place)
            }
            guard index == cursor else { continue }
            if isFocused { frame.restyle(place) { $0.on(.selection) } }
            frame.draw(
                glyphs.pointer, at: Point(place.x, place.y),
                isFocused ? Style(.accent, on: .selection) : .dim, in: place)
        }
    }

    /// The row under a place on the screen, or nil when there is none.
    package func row(at point: Point) -> Int? {
        guard area.contains(point) else { return nil }
        let index = top + point.y - area.y
        return index < count ? index : nil
    }

    /// Handles the mouse: the wheel scrolls three rows, a press moves the cursor.
    ///
    /// Returns whether it was meant for the list.
    package mutating func handle(_ mouse: Mouse) -> Bool {
        guard area.contains(mouse.point) else { return false }
        switch mouse.action {
        case .wheelUp: scroll(by: -3)
        case .wheelDown: scroll(by: 3)
        case .press where mouse.button == .left:
            guard let row = row(at: mouse.point) else { return false }
            move(to: row)
        default: return false
        }
        return true
    }
}

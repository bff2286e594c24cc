internal import Terminal

/// The part of the screen that has the keyboard.
enum Focus: Hashable, Sendable {
    case list, fields, text
}

/// Where everything stands on a screen of a size.
struct ConsoleLayout: Hashable, Sendable {
    /// What fills the space between header and footer.
    enum Content: Hashable, Sendable {
        /// A list with the page about the record under its cursor.
        case listAndRecord
        /// A page alone.
        case record
        /// The matches of a job with the explanation of one.
        case review
        /// A list with a text about the row under its cursor.
        case listAndText
        /// The funnel as columns.
        case board
        /// Two people side by side.
        case comparison
    }

    let breakpoint: Breakpoint
    let header: Rect
    /// The line that says what the engine is doing; empty on a screen with no room for it.
    let status: Rect
    let footer: Rect
    private(set) var list: Rect
    private(set) var fields: Rect
    private(set) var text: Rect
    /// Vertical lines between panes.
    private(set) var dividers: [Rect] = []

    /// Screens of fewer rows give all of them to what the person works on.
    private static let leastWithStatus = 12

    /// Whether the page about the record under the cursor can be seen.
    var showsRecord: Bool { !fields.isEmpty || !text.isEmpty }

    init(_ size: Size, _ content: Content, focus: Focus, rows: Int = 0) {
        breakpoint = Breakpoint(size)
        let hasStatus = size.height >= Self.leastWithStatus
        let parts = Rect(size).rows(.fixed(1), Part(1), .fixed(hasStatus ? 1 : 0), .fixed(1))
        (header, status, footer) = (parts[0], parts[2], parts[3])
        let body = parts[1]
        let none = Rect(x: body.maxX, y: body.maxY, width: 0, height: 0)
        (list, fields, text) = (none, none, none)
        switch content {
        case .record: record(in: body, focus)
        case .review, .listAndText: review(in: body, rows: rows)
        case .board, .comparison: list = body
        case .listAndRecord:
            switch breakpoint {
            case .tooSmall, .narrow:
                if focus == .list { list = body } else { record(in: body, focus) }
            case .portrait:
                let panes = body.rows(Part(1), Part(2))
                list = panes[0]
                record(in: panes[1], focus)
            case .medium, .wide, .huge:
                let panes = body.columns(Part(1, least: 34), .fixed(1), Part(5, least: 60))
                list = panes[0]
                dividers.append(panes[1])
                record(in: panes[2], focus)
            }
        }
    }

    /// Fields and text side by side, above each other, or one of them alone, as there is room.
    private mutating func record(in area: Rect, _ focus: Focus) {
        if area.width >= 76 {
            let panes = area.columns(Part(1), .fixed(1), Part(1))
            (fields, text) = (panes[0], panes[2])
            dividers.append(panes[1])
        } else if area.height >= 24 {
            let panes = area.rows(Part(1), Part(1))
            (fields, text) = (panes[0], panes[1])
        } else if focus == .text {
            text = area
        } else {
            fields = area
        }
    }

    private mutating func review(in area: Rect, rows: Int) {
        switch breakpoint {
        case .tooSmall, .narrow, .portrait:
            // No more rows than the list has: the rest is for the text about one of them.
            let wanted = min(area.height * 2 / 5, max(4, rows + 2))
            (list, text) = area.split(top: wanted)
        case .medium, .wide, .huge:
            let panes = area.columns(Part(2, least: 40), .fixed(1), Part(3, least: 50))
            (list, text) = (panes[0], panes[2])
            dividers.append(panes[1])
        }
    }
}

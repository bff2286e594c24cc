internal import Prelude
internal import Terminal

/// The market: listings, groups or trends as a list, with the one under the cursor beside it.
struct MarketScreen: Sendable {
    /// What the list shows.
    private(set) var view = MarketView.listings
    /// The rows.
    var list = ListView<MarketRow>()
    /// How many there are.
    private(set) var total = 0
    private(set) var isLoaded = false
    /// What the rows are filtered by.
    private(set) var words = ""
    /// The row under the cursor in full.
    var detail = StyledLines()
    private var shown: String?
    /// Whether what is shown of the row may be another by now.
    private var isStale = false
    private var asked: String?

    /// The row under the cursor.
    var current: MarketRow? { list.current }

    /// The listing under the cursor.
    var listing: String? { view == .listings ? current?.id : nil }

    /// The group under the cursor.
    var group: String? { view == .groups ? current?.id : nil }

    /// Shows something else.
    mutating func turn(to view: MarketView) {
        guard view != self.view else { return }
        self.view = view
        list = ListView()
        (total, isLoaded, shown, asked, words) = (0, false, nil, nil, "")
        detail = StyledLines()
    }

    /// Takes the rows of a view over; cursor and view stay. Rows of a view that has been left since are
    /// dropped.
    mutating func take(_ rows: [MarketRow], total: Int, of view: MarketView, words: String) {
        guard view == self.view else { return }
        if words != self.words || !isLoaded {
            list.reset(count: rows.count, rows: rows)
        } else {
            list.refresh(rows)
        }
        (self.total, self.words, isLoaded, asked, isStale) = (total, words, true, nil, true)
        if rows.isEmpty { (shown, detail) = (nil, StyledLines()) }
    }

    /// What has to be asked for because the cursor is on it and it is not at hand.
    mutating func missing() -> MarketRow? {
        guard let current, current.id != shown || isStale, current.id != asked else { return nil }
        (asked, isStale) = (current.id, false)
        return current
    }

    /// Takes a row in full over.
    mutating func take(_ lines: [MarketLine], of id: String, in view: MarketView) {
        guard view == self.view, current?.id == id else { return }
        let isSame = shown == id
        (shown, asked) = (id, nil)
        let styled = lines.map(\.styled)
        if isSame { detail.replace(styled) } else { detail = StyledLines(styled) }
    }
}

extension MarketLine {
    /// The line as it is drawn.
    var styled: StyledLines.Line {
        // Blanks at the beginning are meant, and the text itself has none twice.
        let lead = text.prefix { $0 == " " }.count
        let blanks = TextRun(SanitizedText(String(repeating: " ", count: lead)))
        let words = TextRun(SanitizedText(folding: String(text.dropFirst(lead))), tone.style)
        return .init(runs: lead > 0 ? [blanks, words] : [words], indent: indent)
    }
}

extension MarketLine.Tone {
    /// The style of the tone.
    var style: Style {
        switch self {
        case .heading: Style(.header)
        case .plain: Style(.text)
        case .dim: Style(.dim)
        case .good: Style(.good)
        case .warn: Style(.warn)
        case .bad: Style(.bad)
        }
    }
}

extension MarketScreen {
    private static let columns: [MarketView: [Column]] = [
        .listings: [
            Column("Title", .share(5, least: 16)),
            Column("Company", .share(3, least: 8), dropOrder: 1),
            Column("Place", .share(3, least: 8), dropOrder: 2),
            Column("Fit", .fixed(4), align: .right), Column("Posted", .fixed(10), dropOrder: 3),
            // Taken, closed, or a copy.
            Column("", .fixed(1)),
        ],
        .groups: [
            Column("Group", .share(5, least: 16)), Column("Jobs", .fixed(6), align: .right),
            Column("Asks for", .share(5, least: 12), dropOrder: 1),
        ],
        .trends: [
            Column("Skill", .share(4, least: 12)), Column("12 weeks", .fixed(12)),
            Column("Share", .fixed(6), align: .right), Column("N", .fixed(6), align: .right),
            Column("Trend", .fixed(9), dropOrder: 1),
        ],
    ]

    private var empty: SanitizedText {
        if !isLoaded { return "…" }
        if !words.isEmpty { return "Nothing matches." }
        return switch view {
        case .listings: "No listings yet: c collects them, `muster source add` names where."
        case .groups: "No groups yet: b groups the listings."
        case .trends: "Nothing to tell trends of yet."
        }
    }

    /// Draws the list with its heading.
    mutating func drawList(into frame: inout Frame, in area: Rect, isFocused: Bool) {
        let (heading, body) = area.split(top: 1)
        let gutter = ListView<MarketRow>.gutter
        let columns = Columns(Self.columns[view] ?? [], width: area.width - gutter)
        frame.draw(columns.header, in: heading.split(left: gutter).rest)
        list.draw(into: &frame, in: body, isFocused: isFocused, empty: empty) { row, _ in
            columns.line(
                row.cells.enumerated().map { place, cell in
                    TextRun(
                        SanitizedText(folding: cell), place == 0 ? row.tone.style : Style(.dim))
                })
        }
    }
}

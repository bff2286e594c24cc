/// Bars that show a share of a whole.
package enum Bar {
    /// A bar of a width for a share from 0 to 1, in eighths of a cell.
    ///
    /// A share that is not a number shows nothing, because missing is not zero: the caller says so
    /// in words.
    package static func text(
        _ share: Double, width: Int, glyphs: Glyphs = .unicode, track: Bool = false
    ) -> SanitizedText {
        guard width > 0, share.isFinite else { return .empty }
        let eighths = Int((min(1, max(0, share)) * Double(width * 8)).rounded())
        var scalars = String.UnicodeScalarView()
        for cell in 0..<width {
            let filled = max(0, min(8, eighths - cell * 8))
            scalars.append(filled == 0 && track ? glyphs.track : glyphs.eighths[filled])
        }
        return SanitizedText(String(scalars))
    }
}

/// How far some work has come.
package struct ProgressBar: Hashable, Sendable {
    /// What is being done.
    package var title: SanitizedText
    /// Parts done.
    package var done: Int
    /// Parts in all; nil while that is unknown.
    package var total: Int?

    /// Progress from its parts.
    package init(_ title: SanitizedText, done: Int, total: Int?) {
        self.title = title
        self.done = done
        self.total = total
    }

    /// The share done from 0 to 1, or nil while it is unknown.
    package var share: Double? {
        guard let total, total > 0 else { return nil }
        return min(1, max(0, Double(done) / Double(total)))
    }

    /// Draws title, bar and counts into the first row of an area.
    ///
    /// Without a total there is no bar and no invented share, only the count.
    package func draw(into frame: inout Frame, in area: Rect, glyphs: Glyphs = .unicode) {
        let counts: SanitizedText = total.map { "\(done)/\($0)" } ?? "\(done)"
        let percent: SanitizedText = share.map { "\(Int($0 * 100))%  " } ?? .empty
        let width = area.width - title.width - counts.width - percent.width - 4
        var runs = [TextRun(title + "  ")]
        if let share, width >= 4 {
            runs.append(
                TextRun(
                    Bar.text(share, width: min(width, 40), glyphs: glyphs, track: true), .accent))
            runs.append(TextRun("  "))
        }
        runs.append(TextRun(percent + counts, .dim))
        frame.draw(runs, in: area)
    }
}

/// Names of pages, one of which is open.
package struct Tabs: Hashable, Sendable {
    /// The names in their order.
    package var titles: [SanitizedText]
    /// The open one.
    package var selected: Int
    private var places: [Rect] = []

    /// Tabs with one open.
    package init(_ titles: [SanitizedText], selected: Int = 0) {
        self.titles = titles
        self.selected = selected
    }

    /// How much of a name is left where not all names fit, in cells.
    private static let shortest = 3

    /// The names with their numbers as they fit a width: at first the blanks between them go, then the ends
    /// of the names that are not open.
    private func labels(width: Int) -> [SanitizedText] {
        func labels(_ blank: String, _ most: Int) -> [SanitizedText] {
            titles.enumerated().map { index, title in
                guard index != selected else { return "[\(index + 1) \(title.string)]" }
                let short =
                    title.width > most ? SanitizedText(String(title.string.prefix(most))) : title
                return "\(blank)\(index + 1) \(short.string) "
            }
        }
        let ways = [labels(" ", .max), labels("", .max)] + [6, 5, 4].map { labels("", $0) }
        return ways.first { $0.reduce(0) { $0 + $1.width } <= width } ?? labels("", Self.shortest)
    }

    /// Draws the names with their numbers into the first row of an area.
    package mutating func draw(into frame: inout Frame, in area: Rect, style: Style = .statusBar) {
        places = []
        var x = area.x
        for (index, label) in labels(width: area.width).enumerated() {
            let isOpen = index == selected
            let start = x
            x = frame.draw(
                label, at: Point(x, area.y), isOpen ? style.on(.selection).bold : style,
                in: area.row(0))
            places.append(Rect(x: start, y: area.y, width: x - start, height: 1))
        }
    }

    /// The tab under a place on the screen, or nil.
    package func tab(at point: Point) -> Int? { places.firstIndex { $0.contains(point) } }
}

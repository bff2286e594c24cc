internal import Terminal

/// Lines of styled text to scroll through.
struct StyledLines: Sendable {
    /// One line, with how far its continuation is indented when it has to be wrapped.
    struct Line: Hashable, Sendable {
        var runs: [TextRun]
        var indent = 0
    }

    private(set) var lines: [Line]
    private var top = 0
    private var height = 0
    private var wrapped: (width: Int, rows: [[TextRun]]) = (-1, [])

    /// Lines from the first on.
    init(_ lines: [Line] = []) { self.lines = lines }

    /// Takes other lines over; the view stays where it is.
    mutating func replace(_ lines: [Line]) {
        guard lines != self.lines else { return }
        self.lines = lines
        wrapped = (-1, [])
    }

    mutating func scroll(by rows: Int) {
        top = max(0, min(max(0, wrapped.rows.count - height), top + rows))
    }

    mutating func page(by pages: Int) { scroll(by: pages * max(1, height - 1)) }
    /// Whether the end can be seen.
    var isAtEnd: Bool { top + height >= wrapped.rows.count }

    /// Shows the end, also of what is still to be wrapped.
    mutating func stayAtEnd() { top = Int.max / 2 }

    mutating func home() { top = 0 }
    mutating func end() { scroll(by: wrapped.rows.count) }

    /// Draws the lines in view.
    mutating func draw(into frame: inout Frame, in area: Rect) {
        if wrapped.width != area.width {
            wrapped = (area.width, lines.flatMap { Self.wrap($0, width: area.width) })
        }
        height = area.height
        scroll(by: 0)
        for (index, row) in wrapped.rows.dropFirst(top).prefix(height).enumerated() {
            frame.draw(row, in: area.row(index))
        }
        if top + height < wrapped.rows.count, area.height > 1 {
            frame.draw("↓", in: area.row(area.height - 1), .dim, align: .right)
        }
    }

    /// Cuts a line at blanks so that it fits a width.
    static func wrap(_ line: Line, width: Int) -> [[TextRun]] {
        guard width > line.indent + 8, line.runs.reduce(0, { $0 + $1.text.width }) > width else {
            return [line.runs]
        }
        var rows: [[TextRun]] = []
        var row: [TextRun] = []
        var used = 0
        for run in line.runs {
            for word in words(of: run.text.string) {
                let text = SanitizedText(word)
                if used + text.width > width, used > line.indent {
                    rows.append(row)
                    row = [TextRun(SanitizedText(String(repeating: " ", count: line.indent)))]
                    used = line.indent
                    if word.allSatisfy({ $0 == " " }) { continue }
                }
                row.append(TextRun(text, run.style))
                used += text.width
            }
        }
        return rows + [row]
    }

    /// Words and the blanks between them, which stay what they are where nothing is cut.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        for character in text {
            let joins = words.last.map { ($0.last == " ") == (character == " ") } ?? false
            if joins {
                words[words.count - 1].append(character)
            } else {
                words.append(String(character))
            }
        }
        return words
    }
}

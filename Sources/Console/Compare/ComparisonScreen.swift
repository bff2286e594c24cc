internal import Prelude
internal import Recruiting
internal import Terminal

/// Two people in aligned rows, and what stays when one is merged into the other.
struct ComparisonScreen: Sendable {
    private(set) var comparison: Comparison
    /// The rows.
    var list: ListView<Comparison.Row>

    /// A comparison from its start.
    init(_ comparison: Comparison) {
        self.comparison = comparison
        list = ListView(comparison.rows)
    }

    /// The two people.
    var people: (first: ID<Candidate>, second: ID<Candidate>) {
        (comparison.first.candidate.id, comparison.second.candidate.id)
    }

    /// Takes the same two people over as they are now.
    mutating func take(_ comparison: Comparison) {
        guard comparison.first.candidate.id == people.first,
            comparison.second.candidate.id == people.second
        else { return }
        self.comparison = comparison
        list.refresh(comparison.rows)
    }

    /// Draws both people with their names above.
    mutating func draw(into frame: inout Frame, in area: Rect) {
        let (heading, rest) = area.split(top: 1)
        let (body, note) = rest.split(bottom: rest.height > 6 ? 1 : 0)
        let gutter = ListView<Comparison.Row>.gutter
        let columns = Columns(
            [
                Column("", .fixed(area.width < 100 ? 18 : 26)), Column("", .fixed(1)),
                Column("", .share(1, least: 16)), Column("", .share(1, least: 16)),
            ], width: area.width - gutter)
        let names = columns.line([
            TextRun(""), TextRun(""),
            TextRun(SanitizedText(folding: comparison.first.candidate.name), Style(.text).bold),
            TextRun(SanitizedText(folding: comparison.second.candidate.name), Style(.text).bold),
        ])
        frame.draw(names, in: heading.split(left: gutter).rest)
        list.draw(into: &frame, in: body, isFocused: true) { row, _ in
            columns.line([
                TextRun(SanitizedText(folding: row.label), .dim),
                row.differs ? TextRun("≠", .warn) : TextRun(" "),
                Self.cell(row.first, row.isFirstHuman, row.differs),
                Self.cell(row.second, row.isSecondHuman, row.differs),
            ])
        }
        drawNote(into: &frame, in: note.inset(horizontal: 1, vertical: 0))
    }

    private static func cell(_ value: String?, _ isHuman: Bool, _ differs: Bool) -> TextRun {
        guard let value else { return TextRun("—", .dim) }
        let text = (isHuman ? "✎ " : "") + value
        return TextRun(SanitizedText(folding: text), differs ? Style(.text).bold : .text)
    }

    /// The row under the cursor in full: values that do not fit their columns, and what a merge keeps.
    private func drawNote(into frame: inout Frame, in area: Rect) {
        guard let row = list.current, let merged = row.merged else { return }
        frame.draw(
            [
                TextRun("a merge into the left keeps: ", .dim),
                TextRun(SanitizedText(folding: merged)),
            ],
            in: area)
    }
}

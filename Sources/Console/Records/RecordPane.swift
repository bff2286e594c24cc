internal import Prelude
internal import Recruiting
internal import Terminal

/// A page on the screen: its rows with a cursor, and beside them the text with the evidence of the
/// row under the cursor.
struct RecordPane: Sendable {
    /// The page, nil until the first has arrived.
    private(set) var page: RecordPage?
    /// The rows with their cursor.
    var rows = ListView<RecordRow>()
    /// The text of the document that is shown.
    var pager = TextPager("")
    private(set) var textIndex = 0
    private var highlighted: RecordRow.ID?

    /// The text that is shown, nil when the page has none.
    var text: RecordText? {
        guard let texts = page?.texts, texts.indices.contains(textIndex) else { return nil }
        return texts[textIndex]
    }

    /// The row under the cursor.
    var current: RecordRow? { rows.current }

    /// The field under the cursor, nil on any other row.
    var field: RecordRow.Field? { current?.field }

    /// Takes a page over. The cursor stays on the row it is on, also when the page is about
    /// somebody else, so that one field can be compared down a list.
    mutating func show(_ new: RecordPage) {
        guard new != page else { return }
        let isSame = new.subject == page?.subject
        let place = current.flatMap { row in new.rows.firstIndex { $0.id == row.id } }
        let shown = text
        page = new
        if isSame || place != nil {
            rows.refresh(count: new.rows.count, rows: new.rows, from: 0, cursor: place)
        } else {
            rows.reset(count: new.rows.count, rows: new.rows)
        }
        step(0)
        let kept = new.texts.firstIndex { $0.id == shown?.id }
        textIndex = kept ?? 0
        if !isSame || text != shown { pager = TextPager(text?.bytes ?? []) }
        highlighted = nil
        highlight()
    }

    /// Forgets the page.
    mutating func clear() { self = RecordPane() }

    /// Moves the cursor by rows, skipping headings.
    mutating func step(_ count: Int) {
        rows.move(by: count)
        settle(count < 0 ? -1 : 1)
    }

    /// Moves the cursor off a heading, first in a direction, then in the other.
    private mutating func settle(_ direction: Int) {
        for step in [direction, -direction] {
            while current?.isHeading == true {
                let before = rows.cursor
                rows.move(by: step)
                if rows.cursor == before { break }
            }
            if current?.isHeading != true { break }
        }
        highlight()
    }

    /// Moves the cursor as a command of lists says, then off a heading.
    mutating func move(_ change: (inout ListView<RecordRow>) -> Void) {
        let before = rows.cursor
        change(&rows)
        settle(rows.cursor < before ? -1 : 1)
    }

    /// Shows another document.
    mutating func turn(_ step: Int) {
        guard let texts = page?.texts, texts.count > 1 else { return }
        textIndex = ((textIndex + step) % texts.count + texts.count) % texts.count
        pager = TextPager(text?.bytes ?? [])
        highlighted = nil
        highlight(switching: false)
    }

    /// Points at the evidence of the row under the cursor, in the document it stands in.
    private mutating func highlight(switching: Bool = true) {
        guard current?.id != highlighted else { return }
        highlighted = current?.id
        guard let evidence = current?.evidence else {
            pager.highlights = []
            return
        }
        if switching, text?.id != evidence.document,
            let index = page?.texts.firstIndex(where: { $0.id == evidence.document })
        {
            textIndex = index
            pager = TextPager(text?.bytes ?? [])
        }
        guard text?.id == evidence.document else {
            pager.highlights = []
            return
        }
        pager.highlights = [TextHighlight(evidence.span)]
        pager.reveal(evidence.span.start)
    }
}

extension RecordPane {
    /// Cells for the names of fields.
    private static func labelWidth(in width: Int) -> Int { width < 44 ? 16 : 20 }

    /// Draws the rows with a title above and what is known of the row under the cursor below.
    mutating func drawRows(
        into frame: inout Frame, in area: Rect, isFocused: Bool, editor: LineEditor? = nil
    ) {
        let (title, below) = area.split(top: 1)
        let (body, note) = below.split(bottom: below.height > 6 ? 1 : 0)
        frame.paneTitle(SanitizedText(page?.title ?? ""), in: title, isFocused: isFocused)
        rows.draw(into: &frame, in: body, isFocused: isFocused, empty: "") { row, width in
            Self.runs(row, width: width)
        }
        frame.draw(noteRuns, in: note.inset(horizontal: 1, vertical: 0))
        guard let editor, let place = valuePlace(in: body) else { return }
        editor.draw(into: &frame, in: place, style: .selection)
    }

    /// Where the value of the row under the cursor stands.
    private func valuePlace(in body: Rect) -> Rect? {
        let line = body.row(rows.cursor - rows.top)
        guard !line.isEmpty else { return nil }
        return line.split(
            left: ListView<RecordRow>.gutter
                + Self.labelWidth(in: line.width - ListView<RecordRow>.gutter) + 3
        ).rest
    }

    /// Draws the text with its name above.
    mutating func drawText(into frame: inout Frame, in area: Rect, isFocused: Bool) {
        let (title, body) = area.split(top: 1)
        let texts = page?.texts ?? []
        let name = text.map { SanitizedText($0.name) } ?? (page == nil ? "" : "No text")
        let more: SanitizedText = texts.count > 1 ? "  \(textIndex + 1) of \(texts.count)" : ""
        frame.paneTitle(name + more, in: title, isFocused: isFocused)
        pager.draw(into: &frame, in: body.inset(horizontal: 1, vertical: 0))
    }

    private static func runs(_ row: RecordRow, width: Int) -> [TextRun] {
        if row.isHeading { return [TextRun(SanitizedText(row.label), .header)] }
        let labelWidth = labelWidth(in: width)
        let label = SanitizedText(folding: row.label).truncated(to: labelWidth)
        let pad = SanitizedText(String(repeating: " ", count: labelWidth - label.width))
        let sign: TextRun =
            if row.field?.proposed != nil {
                TextRun("≠ ", .warn)
            } else if row.field?.isLocked == true {
                TextRun("✎ ", .accent)
            } else {
                TextRun("  ")
            }
        let isWarning = row.id.hasPrefix("warning.")
        let value = row.value.map { SanitizedText(folding: $0) }
        return [
            TextRun(label + pad + " ", isWarning ? .warn : .dim), sign,
            value.map { TextRun($0, isWarning ? .warn : .text) } ?? TextRun("—", .dim),
        ]
    }

    /// Where the value under the cursor comes from, and what a reading says instead.
    private var noteRuns: [TextRun] {
        guard let row = current else { return [] }
        guard let field = row.field else {
            return row.evidence == nil ? [] : [TextRun("stands in the text", .dim)]
        }
        if let proposed = field.proposed {
            return [
                TextRun("≠ ", .warn),
                TextRun(
                    SanitizedText(
                        folding: "\(field.proposedSource ?? "a reading") says \(proposed)")),
                TextRun("  p accepts it", .accent),
            ]
        }
        if field.source == RowMaker.recruiters { return [TextRun("said by recruiters", .dim)] }
        if field.source.isEmpty { return [TextRun("nobody has said", .dim)] }
        if field.isLocked {
            return [TextRun("✎ ", .accent), TextRun("set by \(field.source.dropFirst(6))", .dim)]
        }
        let sure = field.confidence.map { ", \(Explanation.percent($0, digits: 0)) % sure" } ?? ""
        if field.isUnproved {
            return [TextRun("said by \(field.source), which the text does not show", .warn)]
        }
        return [TextRun("read by \(field.source)\(sure)", .dim)]
    }
}

extension Frame {
    /// A pane's title: bright where the keyboard is, with a sign for readers without colour.
    mutating func paneTitle(_ title: SanitizedText, in area: Rect, isFocused: Bool) {
        frameTitle(
            [TextRun(title, isFocused ? .focusBorder : .dim)], in: area, isFocused: isFocused)
    }

    /// A pane's title of several runs.
    mutating func frameTitle(_ runs: [TextRun], in area: Rect, isFocused: Bool) {
        draw([TextRun(isFocused ? "▸ " : "  ", .focusBorder)] + runs, in: area)
    }
}

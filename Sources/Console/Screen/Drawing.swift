internal import Prelude
internal import Recruiting
package import Terminal

/// Drawing the screen from what is at hand.
extension Console {
    /// Draws the whole screen.
    package mutating func draw(into frame: inout Frame) {
        size = frame.size
        let layout = layout
        guard layout.breakpoint != .tooSmall else { return frame.drawTooSmall() }
        drawHeader(into: &frame, in: layout.header)
        for divider in layout.dividers { frame.divide(divider) }
        switch content {
        case .review: drawReview(into: &frame, layout)
        case .listAndRecord:
            if !layout.list.isEmpty { drawList(into: &frame, in: layout.list) }
            drawRecord(into: &frame, layout)
        case .record: drawRecord(into: &frame, layout)
        case .board: board.draw(into: &frame, in: layout.list)
        case .comparison: comparison?.draw(into: &frame, in: layout.list)
        case .listAndText: drawListAndText(into: &frame, layout)
        }
        if !layout.status.isEmpty {
            frame.draw(
                EngineLine.runs(watch.state, now: services.engine.now()), in: layout.status)
        }
        drawFooter(into: &frame, in: layout.footer)
        let below = 1 + layout.status.height
        let body = frame.bounds.split(top: 1).rest.split(bottom: below).rest
        if prompt == nil { toasts.draw(into: &frame, over: body) }
        drawProblem(into: &frame, in: body)
        if overlay != nil { frame.cursor = nil }
        drawOverlay(into: &frame, over: body)
    }

    private mutating func drawHeader(into frame: inout Frame, in area: Rect) {
        frame.fill(area, .statusBar)
        let query = listQuery
        let position: SanitizedText =
            switch tab {
            case .candidates: people.position
            case .jobs: jobs.position
            case .matches: "\(review.openCount) open"
            case .board: "\(grouped(board.activeCount)) on the way"
            case .bags: "\(grouped(bags.total))"
            case .inbox: inbox.isLoaded ? "\(grouped(inbox.total)) open" : "…"
            case .runs: runs.isLoaded ? "\(grouped(runs.total))" : "…"
            case .market: market.isLoaded ? "\(grouped(market.total))" : "…"
            }
        var right = [TextRun(position, .statusBar)]
        if !query.isEmpty {
            let shown = SanitizedText(folding: query).truncated(to: max(8, area.width / 4))
            right.insert(TextRun("/ " + shown + "   ", Style(.match, on: .statusBar)), at: 0)
        }
        if area.width >= 100 {
            right.append(
                TextRun(
                    "   " + SanitizedText(folding: services.deskName), Style(.dim, on: .statusBar)))
        }
        let width = right.reduce(0) { $0 + $1.text.width }
        tabs.draw(
            into: &frame,
            in: Rect(x: area.x + 1, y: area.y, width: max(0, area.width - width - 3), height: 1))
        frame.draw(
            right, in: Rect(x: area.maxX - width - 1, y: area.y, width: width + 1, height: 1))
    }

    private mutating func drawList(into frame: inout Frame, in area: Rect) {
        let isFocused = focus == .list
        let (heading, body) = area.split(top: 1)
        let gutter = ListView<Candidate>.gutter
        let columns = Columns(
            tab == .jobs ? Self.jobColumns : Self.peopleColumns, width: area.width - gutter)
        frame.draw(columns.header, in: heading.split(left: gutter).rest)
        if tab == .jobs {
            jobs.view.draw(
                into: &frame, in: body, isFocused: isFocused,
                empty: emptyText(jobs.isLoaded, jobs.query)
            ) { job, _ in columns.line(Self.cells(job)) }
        } else {
            people.view.draw(
                into: &frame, in: body, isFocused: isFocused,
                empty: emptyText(people.isLoaded, people.query)
            ) { person, _ in columns.line(Self.cells(person)) }
        }
    }

    private func emptyText(_ isLoaded: Bool, _ query: String) -> SanitizedText {
        if !isLoaded { return "…" }
        return query.isEmpty ? "Nothing here yet: i imports CVs and job posts." : "Nothing matches."
    }

    private static let peopleColumns = [
        Column("Name", .share(4, least: 14)), Column("Role", .share(4, least: 12), dropOrder: 1),
        Column("Place", .share(3, least: 12), dropOrder: 3),
        Column("Level", .fixed(9), dropOrder: 4),
        Column("Years", .fixed(5), align: .right, dropOrder: 2),
    ]

    private static func cells(_ person: Candidate) -> [TextRun] {
        let isOut = person.exclusion != nil
        let mark = isOut ? "⊘ " : person.isHighlighted ? "★ " : ""
        return [
            TextRun(SanitizedText(folding: mark + person.name), isOut ? .dim : .text),
            TextRun(SanitizedText(folding: person.headline ?? ""), .dim),
            TextRun(SanitizedText(folding: person.place ?? ""), .dim),
            TextRun(SanitizedText(folding: person.seniority ?? ""), .dim),
            TextRun(SanitizedText(person.years.map(RecordPage.short) ?? "—"), .dim),
        ]
    }

    private static let jobColumns = [
        Column("Title", .share(5, least: 16)),
        Column("Company", .share(3, least: 10), dropOrder: 1),
        Column("Place", .share(3, least: 10), dropOrder: 2),
        Column("Level", .fixed(9), dropOrder: 3), Column("Status", .fixed(9), dropOrder: 4),
    ]

    private static func cells(_ job: Job) -> [TextRun] {
        [
            TextRun(SanitizedText(folding: job.title)),
            TextRun(SanitizedText(folding: job.company ?? ""), .dim),
            TextRun(SanitizedText(folding: job.place ?? ""), .dim),
            TextRun(SanitizedText(folding: job.seniority ?? ""), .dim),
            TextRun(SanitizedText(folding: job.status), .dim),
        ]
    }

    private mutating func drawRecord(into frame: inout Frame, _ layout: ConsoleLayout) {
        var editor: LineEditor?
        if let prompt, case .edit = prompt.kind { editor = prompt.editor }
        if !layout.fields.isEmpty {
            record.drawRows(
                into: &frame, in: layout.fields, isFocused: focus == .fields, editor: editor)
        }
        if !layout.text.isEmpty {
            record.drawText(into: &frame, in: layout.text, isFocused: focus == .text)
        }
    }

    private mutating func drawReview(into frame: inout Frame, _ layout: ConsoleLayout) {
        guard review.job != nil else {
            frame.draw(
                "No job is under review. Press 2, choose a job, then m to match it.",
                in: layout.list.row(1).inset(horizontal: 2, vertical: 0), .dim)
            return
        }
        review.drawList(into: &frame, in: layout.list, isFocused: focus != .text)
        let (title, body) = layout.text.split(top: 1)
        frame.paneTitle("Why", in: title, isFocused: focus == .text)
        review.explanation.draw(into: &frame, in: body.inset(horizontal: 1, vertical: 0))
    }

    private mutating func drawListAndText(into frame: inout Frame, _ layout: ConsoleLayout) {
        let isList = focus != .text
        let (title, body) = layout.text.split(top: 1)
        let inside = body.inset(horizontal: 1, vertical: 0)
        if tab == .bags {
            bags.drawList(into: &frame, in: layout.list, isFocused: isList)
            frame.paneTitle("Names", in: title, isFocused: !isList)
            if bags.isShown { bags.names.draw(into: &frame, in: inside) }
        } else if tab == .runs {
            runs.drawList(into: &frame, in: layout.list, isFocused: isList)
            frame.paneTitle(
                SanitizedText(runs.view.title), in: title, isFocused: !isList)
            runs.detail.draw(into: &frame, in: inside)
        } else if tab == .market {
            market.drawList(into: &frame, in: layout.list, isFocused: isList)
            frame.paneTitle(
                SanitizedText(market.view.title), in: title, isFocused: !isList)
            market.detail.draw(into: &frame, in: inside)
        } else {
            inbox.drawList(into: &frame, in: layout.list, isFocused: isList)
            frame.paneTitle("Question", in: title, isFocused: !isList)
            inbox.detail.draw(into: &frame, in: inside)
        }
    }

    private mutating func drawFooter(into frame: inout Frame, in area: Rect) {
        if let prompt, let label = prompt.label {
            prompt.editor.draw(
                into: &frame, in: area, prompt: label, placeholder: prompt.placeholder(tab),
                style: .statusBar)
        } else if let progress {
            frame.fill(area, .statusBar)
            let bar = ProgressBar(
                SanitizedText(folding: progress.title).truncated(to: max(10, area.width / 3)),
                done: progress.done, total: progress.total)
            bar.draw(into: &frame, in: area.inset(horizontal: 1, vertical: 0))
            frame.draw(
                "ctrl-x stops", in: area.inset(horizontal: 1, vertical: 0), .dim, align: .right)
            frame.restyle(area) { $0.on(.statusBar) }
        } else if !pending.isEmpty {
            let entries = ConsoleKeys.keymap(for: context).continuations(of: pending, on: self)
            frame.bar(Footer.runs(entries, width: area.width), in: area)
        } else {
            let entries = ConsoleKeys.keymap(for: context).entries(on: self)
            frame.bar(Footer.runs(entries, width: area.width), in: area)
        }
    }

    /// What is wrong with what is typed, right above the line or below the field.
    private mutating func drawProblem(into frame: inout Frame, in body: Rect) {
        guard let prompt else { return }
        var problem = prompt.problem
        if case .filter = prompt.kind, tab == .candidates { problem = problem ?? people.problem }
        guard let problem else { return }
        var line = body.row(body.height - 1)
        if case .edit = prompt.kind, let cursor = frame.cursor, cursor.y + 1 < body.maxY {
            let fields = layout.fields
            line = Rect(x: fields.x, y: cursor.y + 1, width: fields.width, height: 1)
        }
        frame.fill(line)
        frame.draw(
            [TextRun(" ✗ ", .bad), TextRun(SanitizedText(folding: problem), .bad)], in: line)
    }
}

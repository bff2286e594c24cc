internal import Prelude
internal import Recruiting
internal import Terminal

/// A person in one job's funnel as a row of a column.
struct BoardRow: Identifiable, Sendable {
    var card: Board.Card
    var id: ID<Match> { card.match }
}

/// The funnel as a board: a column for each stage, a card for each person, of one job or of all.
struct BoardScreen: Sendable {
    /// The job whose board it is, nil for all jobs.
    private(set) var job: ID<Job>?
    private(set) var title = "All jobs"
    private(set) var columns: [Board.Column] = []
    private var lists: [Stage: ListView<BoardRow>] = [:]
    private var asOf = Timestamp(microseconds: 0)
    /// The column with the cursor.
    private(set) var stage = Stage.proposed
    /// The first column in view.
    private var firstShown = 0
    /// Whether columns are shown that nobody is in.
    var showsEmpty = false
    /// Matches whose move is on its way, which no key takes a second time.
    var inFlight: Set<ID<Match>> = []
    private(set) var isLoaded = false
    /// Matches that were moved here, which are expected to leave their column.
    private var departed: Set<ID<Match>> = []
    /// Whether the card under the cursor has taken the place of one that left by itself.
    private(set) var isDisplaced = false
    /// How many boards were asked for.
    private var asked = 0
    /// The match that the cursor goes to when a board arrives that was asked for after so many others, and
    /// so shows where the match is now.
    private var awaited: (match: String, after: Int)?

    /// Columns that are shown even when nobody is in them: the way most people go.
    private static let always: Set<Stage> = [
        .proposed, .shortlisted, .introduction, .interview1, .negotiations, .hired,
    ]

    /// The card under the cursor.
    var current: Board.Card? { lists[stage]?.current?.card }

    /// How many people are on the way to being hired.
    var activeCount: Int {
        columns.filter { $0.stage.isActive }.reduce(0) { $0 + $1.count }
    }

    /// The columns that are shown.
    var shown: [Board.Column] {
        columns.filter {
            showsEmpty || $0.count > 0 || $0.stage == stage || Self.always.contains($0.stage)
        }
    }

    /// Begins with a job, or with all of them.
    mutating func open(_ job: ID<Job>?, title: String) {
        guard job != self.job || !isLoaded else { return }
        let (empty, asked) = (showsEmpty, asked)
        self = BoardScreen()
        (self.job, self.title, showsEmpty, self.asked) = (job, title, empty, asked)
    }

    /// Notes that a board is asked for; its number among all.
    mutating func ask() -> Int {
        asked += 1
        return asked
    }

    /// Takes a board over; in each column the cursor stays on its card.
    ///
    /// - Parameter number: Which of those that were asked for it is.
    mutating func take(_ board: Board, number: Int) {
        guard board.job?.id == job else { return }
        if let job = board.job {
            title = job.company.map { "\(job.title), \($0)" } ?? job.title
        }
        let before = current?.match
        columns = board.columns
        asOf = board.asOf
        for column in board.columns {
            lists[column.stage, default: ListView()].refresh(column.cards.map(BoardRow.init))
        }
        // The first time the cursor goes where people are.
        if !isLoaded, let first = columns.first(where: { $0.count > 0 }) { stage = first.stage }
        isLoaded = true
        if let awaited { move(to: awaited.match) }
        // Somebody else may have moved the card: then no key moves what has come in its place.
        if let before, current?.match != before, awaited == nil, !departed.contains(before) {
            isDisplaced = true
        }
        // One that was on its way before may show where the match was.
        if let awaited, number > awaited.after { self.awaited = nil }
    }

    /// Takes a card off the board at once when its move begins, so that the next key is for the next
    /// person; the board that arrives afterwards shows where it is.
    mutating func depart(_ match: ID<Match>) {
        inFlight.insert(match)
        departed.insert(match)
        for index in columns.indices {
            let before = columns[index].cards.count
            columns[index].cards.removeAll { $0.match == match }
            guard columns[index].cards.count < before else { continue }
            columns[index].count -= 1
            lists[columns[index].stage]?.refresh(columns[index].cards.map(BoardRow.init))
        }
    }

    /// Lets the cursor follow a match whose move was taken back or brought back.
    mutating func follow(_ id: String) { awaited = (id, after: asked) }

    /// Moves the cursor to another column.
    mutating func moveColumn(_ step: Int) {
        let stages = shown.map(\.stage)
        guard let place = stages.firstIndex(of: stage) else { return }
        stage = stages[max(0, min(stages.count - 1, place + step))]
        isDisplaced = false
    }

    /// Moves the cursor within its column.
    mutating func move(_ change: (inout ListView<BoardRow>) -> Void) {
        change(&lists[stage, default: ListView()])
        isDisplaced = false
    }

    /// Moves the cursor to a match, wherever it is.
    private mutating func move(to id: String) {
        for column in columns {
            guard let index = column.cards.firstIndex(where: { $0.match.text == id }) else {
                continue
            }
            stage = column.stage
            lists[stage]?.move(to: index)
        }
    }

    /// Takes the mouse: a press goes where it points.
    mutating func handle(_ mouse: Mouse) {
        for (stage, list) in lists where list.area.contains(mouse.point) {
            self.stage = stage
            _ = lists[stage]?.handle(mouse)
            return
        }
    }

    /// The days that a card has been where it is.
    func days(_ card: Board.Card) -> Int { max(0, asOf.days(since: card.since)) }
}

extension BoardScreen {
    /// The least cells of a column.
    private static let leastWidth = 18

    /// Draws as many columns as there is room for, with what is known of the card under the cursor
    /// below them.
    mutating func draw(into frame: inout Frame, in area: Rect) {
        let (heading, rest) = area.split(top: 1)
        frame.frameTitle(
            [TextRun(SanitizedText(folding: title), .focusBorder)], in: heading, isFocused: true)
        let (body, detail) = rest.split(bottom: rest.height >= 10 ? 3 : 1)
        let shown = shown
        let room = max(1, (body.width + 1) / (Self.leastWidth + 1))
        let count = min(room, max(1, shown.count))
        reveal(among: shown.map(\.stage), room: count)
        let width = (body.width - (count - 1)) / count
        for (index, column) in shown.dropFirst(firstShown).prefix(count).enumerated() {
            let x = body.x + index * (width + 1)
            if index > 0 {
                frame.divide(Rect(x: x - 1, y: body.y, width: 1, height: body.height))
            }
            draw(
                column, into: &frame,
                in: Rect(x: x, y: body.y, width: width, height: body.height))
        }
        drawHidden(shown.count, count, into: &frame, in: heading)
        drawDetail(into: &frame, in: detail)
    }

    /// Brings the column of the cursor into view.
    private mutating func reveal(among stages: [Stage], room: Int) {
        let place = stages.firstIndex(of: stage) ?? 0
        if place < firstShown { firstShown = place }
        if place >= firstShown + room { firstShown = place - room + 1 }
        firstShown = max(0, min(firstShown, stages.count - room))
    }

    private func drawHidden(
        _ shown: Int, _ room: Int, into frame: inout Frame, in heading: Rect
    ) {
        let (left, right) = (firstShown, max(0, shown - firstShown - room))
        guard left + right > 0 else { return }
        let text = (left > 0 ? "← \(left)  " : "") + (right > 0 ? "\(right) →" : "")
        frame.draw(
            SanitizedText(text), in: heading.inset(horizontal: 1, vertical: 0), .dim, align: .right)
    }

    private mutating func draw(_ column: Board.Column, into frame: inout Frame, in area: Rect) {
        let isOpen = column.stage == stage
        let (title, body) = area.split(top: 1)
        frame.frameTitle(
            [
                TextRun(SanitizedText(column.stage.shortName), isOpen ? .header : .dim),
                TextRun(SanitizedText(" \(grouped(column.count))"), .dim),
            ], in: title, isFocused: isOpen)
        let (inFlight, asOf) = (inFlight, asOf)
        lists[column.stage, default: ListView()].draw(
            into: &frame, in: body, isFocused: isOpen, empty: isOpen ? "nobody" : ""
        ) { row, width in
            let card = row.card
            let mark = card.exclusion != nil ? "⊘ " : card.isHighlighted ? "★ " : ""
            let isDim = card.exclusion != nil || inFlight.contains(card.match)
            let days = max(0, asOf.days(since: card.since))
            // Who came today needs no age, and the name gets its room.
            let age: SanitizedText = days == 0 ? "" : SanitizedText(" \(min(days, 999))d")
            let name = SanitizedText(folding: mark + card.name).truncated(to: width - age.width)
            let gap = String(repeating: " ", count: max(0, width - name.width - age.width))
            return [
                TextRun(name, isDim ? .dim : .text), TextRun(SanitizedText(gap)),
                TextRun(age, .dim),
            ]
        }
    }

    private func drawDetail(into frame: inout Frame, in area: Rect) {
        guard let card = current, area.height > 0 else { return }
        let inside = area.inset(horizontal: 1, vertical: 0)
        let days = days(card)
        let place = [card.jobTitle, card.company].compactMap(\.self).joined(separator: ", ")
        let since = days == 0 ? "since today" : days == 1 ? "for a day" : "for \(days) days"
        let facts: [TextRun] = [
            TextRun(SanitizedText("\(Explanation.percent(card.score)) %  "), Style(.text).bold),
            TextRun(SanitizedText("\(stage.rawValue) \(since)"), .dim),
        ]
        let person: [TextRun] = [
            TextRun(SanitizedText(folding: card.name), Style(.text).bold),
            TextRun(SanitizedText(folding: place), .dim).shifted(2),
        ]
        guard area.height >= 3 else {
            return _ = frame.draw(person + [TextRun("  ")] + facts, in: inside)
        }
        frame.draw(person, in: inside.row(0))
        frame.draw(facts, in: inside.row(1))
        let (note, style): (String, Style) =
            if let exclusion = card.exclusion {
                ("⊘ left out of matching: \(exclusion)", .warn)
            } else if let parked = card.parkedFrom {
                ("parked; was in \(parked.rawValue)", .info)
            } else {
                (card.reason.map { "“\($0)”" } ?? "", .text)
            }
        frame.draw([TextRun(SanitizedText(folding: note), style)], in: inside.row(2))
    }
}

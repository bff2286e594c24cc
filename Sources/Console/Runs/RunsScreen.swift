internal import Engine
internal import Prelude
internal import Terminal

/// What the engine does and did: runs, backfills, or sensors and schedules, with the one under the
/// cursor in full beside them.
struct RunsScreen: Sendable {
    /// What the list shows.
    enum View: Int, Sendable, CaseIterable {
        case runs, backfills, triggers

        /// What it is called.
        var title: String {
            switch self {
            case .runs: "Runs"
            case .backfills: "Backfills"
            case .triggers: "Sensors and schedules"
            }
        }
    }

    /// A row of the list.
    struct Line: Identifiable, Sendable {
        enum Content: Sendable {
            case run(Run, name: String?)
            case backfill(BackfillProgress)
            case trigger(TriggerLine)
        }

        var content: Content

        var id: String {
            switch content {
            case .run(let run, _): run.id.text
            case .backfill(let progress): progress.backfill.id.text
            case .trigger(let line): "\(line.source.rawValue) \(line.name)"
            }
        }
    }

    /// What the list shows.
    private(set) var view = View.runs
    /// The rows.
    var list = ListView<Line>()
    /// How many there are.
    private(set) var total = 0
    private(set) var isLoaded = false
    /// What the runs are filtered by.
    private(set) var words = ""
    /// What the log is filtered by.
    var logWords = "" { didSet { show(again: true) } }
    /// Whether the view stays at the end of the log as it grows.
    private(set) var isFollowing = true
    /// The row under the cursor in full.
    var detail = StyledLines()
    private var run: RunDetail?
    private var ticks: [Tick] = []
    private var shown: String?
    private var asked: String?

    /// The row under the cursor.
    var current: Line? { list.current }

    /// The run under the cursor.
    var currentRun: Run? {
        if case .run(let run, _)? = current?.content { run } else { nil }
    }

    /// The backfill under the cursor.
    var currentBackfill: BackfillProgress? {
        if case .backfill(let progress)? = current?.content { progress } else { nil }
    }

    /// The sensor or schedule under the cursor.
    var currentTrigger: TriggerLine? {
        if case .trigger(let line)? = current?.content { line } else { nil }
    }

    /// Shows something else.
    mutating func turn(to view: View) {
        guard view != self.view else { return }
        self.view = view
        list = ListView()
        (total, isLoaded, shown, asked) = (0, false, nil, nil)
        detail = StyledLines()
    }

    /// Takes the rows of a view over; cursor and view stay. Rows of a view that has been left since
    /// are dropped.
    mutating func take(_ lines: [Line], total: Int, of view: View, words: String) {
        guard view == self.view else { return }
        if words != self.words || !isLoaded {
            list.reset(count: lines.count, rows: lines)
        } else {
            list.refresh(lines, stayingAtTop: view != .triggers)
        }
        (self.total, self.words, isLoaded) = (total, words, true)
        asked = nil
        if lines.isEmpty { (shown, run, detail) = (nil, nil, StyledLines()) }
        if view == .backfills { show(again: true) }
    }

    /// What has to be asked for because the cursor is on it and it is not at hand.
    mutating func missing() -> Line? {
        guard let current, view != .backfills, current.id != shown, current.id != asked else {
            return nil
        }
        asked = current.id
        return current
    }

    /// Takes a run in full over.
    mutating func take(_ detail: RunDetail, now: Timestamp) {
        guard currentRun?.id == detail.run.id else { return }
        let isSame = shown == detail.run.id.text
        run = detail
        (shown, asked) = (detail.run.id.text, nil)
        let lines = RunLines.lines(detail, filter: logWords, now: now)
        if isSame { self.detail.replace(lines) } else { self.detail = StyledLines(lines) }
        if isFollowing, !detail.run.status.isFinal { self.detail.stayAtEnd() }
    }

    /// Takes the ticks of a sensor or schedule over.
    mutating func take(_ ticks: [Tick], of id: String) {
        guard current?.id == id, let line = currentTrigger else { return }
        let isSame = shown == id
        self.ticks = ticks
        (shown, asked) = (id, nil)
        let lines = TriggerLines.lines(line, ticks)
        if isSame { detail.replace(lines) } else { detail = StyledLines(lines) }
    }

    /// Shows the rows under the cursor again.
    mutating func show(again: Bool) {
        if view == .backfills {
            guard let currentBackfill else { return detail = StyledLines() }
            let isSame = shown == currentBackfill.backfill.id.text
            shown = currentBackfill.backfill.id.text
            let lines = BackfillLines.lines(currentBackfill)
            if isSame { detail.replace(lines) } else { detail = StyledLines(lines) }
        } else if again, let run, currentRun?.id == run.run.id {
            detail.replace(RunLines.lines(run, filter: logWords, now: run.run.createdAt))
        }
    }

    /// Moves the cursor.
    mutating func move(_ change: (inout ListView<Line>) -> Void) {
        change(&list)
        if view == .backfills { show(again: false) }
    }

    /// Stays at the end of the log from now on, or no longer.
    mutating func toggleFollowing() {
        isFollowing.toggle()
        if isFollowing { detail.stayAtEnd() }
    }

    /// Scrolls the text; whoever scrolls up wants to read, and is not taken back to the end.
    mutating func scroll(_ movement: Movement) {
        detail.perform(movement)
        isFollowing = detail.isAtEnd
    }
}

@testable import Terminal

/// A small program for tests: a long list with its page beside it.
struct Roster: Program {
    struct Person: Identifiable, Sendable, Equatable {
        var id: Int
    }

    enum Message: Sendable, Equatable {
        case loaded([Person], from: Int)
        case text(String)
        case dismissed(Int)
    }

    var effects: [Effect<Message>] = []
    var isFinished = false
    var theme = Theme.terminal
    var list = ListView<Person>()
    var toasts = Toasts()
    var pending = PendingKeys()
    var received: [String] = []
    var events: [InputEvent] = []
    private var pager = TextPager("")
    private var shown: Int?

    init(count: Int = 100_000) { list.reset(count: count, rows: Self.rows(0..<min(count, 200))) }

    static func rows(_ range: Range<Int>) -> [Person] { range.map(Person.init) }

    static let keymap: Keymap<Roster> = Keymap<Roster>([
        "Move": [
            Command(
                "next", keys: "j", "down", title: "Next", summary: "Move to the next person.",
                inFooter: true
            ) {
                $0.list.move(by: 1)
            },
            Command("first", keys: "g g", title: "First", summary: "Move to the first person.") {
                $0.list.home()
            },
            Command("last", keys: "G", title: "Last", summary: "Move to the last person.") {
                $0.list.end()
            },
        ],
        "Decide": [
            Command(
                "approve", keys: "a", title: "Approve", summary: "Approve the match.",
                danger: .undoable,
                undo: "Undo takes the approval back.", inFooter: true
            ) { roster in
                for id in roster.list.targets { roster.received.append("approved \(id)") }
                let toast = roster.toasts.post("Approved", .good)
                roster.effects.append(
                    .after(milliseconds: toast.milliseconds, .dismissed(toast.id)))
            },
            Command(
                "merge", keys: "m", title: "Merge", summary: "Make one person of two.",
                inFooter: true,
                when: {
                    $0.list.marks.count == 2
                        ? .enabled : .disabled(because: "two people must be marked")
                }
            ) { $0.received.append("merged") },
            Command(
                "ghost", keys: "x", title: "Ghost", summary: "Never seen.", when: { _ in .hidden }
            ) { _ in },
        ],
        "Muster": [
            Command("slow", title: "Slow", summary: "Work for a while.") {
                $0.effects.append(.work(id: "slow") { .text("slow") })
            },
            Command("edit", keys: "e", title: "Edit", summary: "Edit elsewhere.") {
                $0.effects.append(.handOver { .text("edited") })
            },
            Command("quit", keys: "q", title: "Quit", summary: "Leave.", inFooter: true) {
                $0.isFinished = true
            },
        ],
    ])

    mutating func handle(_ event: InputEvent) {
        events.append(event)
        switch event {
        case .key(let key):
            var keys = pending
            if case .refused(let title, let reason) = Self.keymap.press(
                key, pending: &keys, on: &self)
            {
                _ = toasts.post("\(title): \(reason)", .warning)
            }
            pending = keys
        case .mouse(let mouse): _ = list.handle(mouse)
        default: break
        }
        guard let range = list.missing else { return }
        effects.append(.work(id: "rows") { .loaded(Self.rows(range), from: range.lowerBound) })
    }

    mutating func receive(_ message: Message) {
        switch message {
        case .loaded(let rows, let start): list.load(rows, from: start)
        case .text(let text): received.append(text)
        case .dismissed(let id): toasts.dismiss(id)
        }
    }

    mutating func draw(into frame: inout Frame) {
        let layout = ScreenLayout(frame.size)
        guard layout.breakpoint != .tooSmall else { return frame.drawTooSmall() }
        frame.bar(
            [TextRun("Roster", .statusBar)],
            right: [TextRun("\(list.cursor + 1)/\(list.count)", .statusBar)], in: layout.header)
        list.draw(into: &frame, in: layout.main) { person, _ in
            [TextRun("Person \(person.id)"), TextRun("  Berlin", .dim)]
        }
        if !layout.detail.isEmpty {
            if let person = list.current, person.id != shown {
                shown = person.id
                pager = TextPager("Person \(person.id)\n\nA page about them.")
            }
            pager.draw(into: &frame, in: frame.box(layout.detail, title: "Page"))
        }
        frame.bar(
            Footer.runs(Self.keymap.entries(on: self), width: layout.footer.width),
            in: layout.footer)
        toasts.draw(into: &frame, over: layout.main)
    }
}

internal import Terminal

/// Commands that there are everywhere.
enum SharedKeys {
    private static func idle(_ console: Console) -> Availability {
        console.progress == nil
            ? .enabled : .disabled(because: "other work is running; ctrl-x stops it")
    }

    private static func withSubject(_ console: Console) -> Availability {
        console.subject == nil ? .disabled(because: "nothing is selected") : .enabled
    }

    private static let desk: [Command<Console>] = [
        Command(
            "desk.undo", keys: "u", title: "Undo",
            summary: "Take back the last decision on the desk.",
            danger: .undoable, undo: "Redo brings it back.", inFooter: true
        ) { $0.decide(.undo) },
        Command(
            "desk.redo", keys: "U", title: "Redo",
            summary: "Bring back the decision that was taken back last.",
            danger: .undoable, undo: "Undo takes it back again."
        ) { $0.decide(.redo) },
        Command(
            "desk.history", keys: "h", title: "History",
            summary: "Show every decision about the record under the cursor.", when: withSubject
        ) { $0.openHistory() },
        Command(
            "desk.import", keys: "i", title: "Import",
            summary: "Read CVs and job posts from a file or a folder.", danger: .undoable,
            undo: "Nothing a person wrote is overwritten.", when: idle
        ) { $0.ask(.importPath) },
        Command(
            "work.stop", keys: "ctrl-x", title: "Stop",
            summary: "Stop the work in the background; what it has stored stays.",
            when: {
                $0.progress == nil
                    ? .disabled(
                        because: "nothing that was started here is running; tab 7 cancels runs")
                    : .enabled
            }
        ) { $0.stopWork() },
        Command(
            "desk.refresh", keys: "ctrl-r", "f5", title: "Refresh", summary: "Read the desk again."
        ) {
            $0.noticeChange()
            $0.refresh()
        },
    ]

    private static let go: [Command<Console>] = [
        Command("tab.candidates", keys: "1", title: "Candidates", summary: "Show the people.") {
            $0.show(.candidates)
        },
        Command("tab.jobs", keys: "2", title: "Jobs", summary: "Show the jobs.") { $0.show(.jobs) },
        Command(
            "tab.matches", keys: "3", title: "Matches", summary: "Show the matches under review."
        ) {
            $0.show(.matches)
        },
        Command("tab.board", keys: "4", title: "Board", summary: "Show the funnel as a board.") {
            $0.show(.board)
        },
        Command("tab.bags", keys: "5", title: "Bags", summary: "Show the skills with their names.")
        {
            $0.show(.bags)
        },
        Command("tab.inbox", keys: "6", title: "Inbox", summary: "Show the questions that wait.") {
            $0.show(.inbox)
        },
        Command(
            "tab.runs", keys: "7", title: "Runs", summary: "Show what the engine does and did."
        ) {
            $0.show(.runs)
        },
        Command(
            "tab.market", keys: "8", title: "Market",
            summary: "Show the listings of the market, their groups and trends."
        ) {
            $0.show(.market)
        },
        Command(
            "focus.next", keys: "tab", title: "Next pane",
            summary: "Move the keyboard to the next pane.",
            inFooter: true
        ) { $0.cycleFocus(1) },
        Command(
            "focus.previous", keys: "shift-tab", title: "Previous pane",
            summary: "Move the keyboard to the pane before."
        ) { $0.cycleFocus(-1) },
        Command(
            "go.back", keys: "q", "esc", "left", title: "Back",
            summary: "Leave what is open: a page, a pane, a filter, the matches.",
            when: {
                $0.hasWayBack
                    ? .enabled : .disabled(because: "this is the first screen; :quit leaves Muster")
            }
        ) { $0.back() },
    ]

    private static let muster: [Command<Console>] = [
        Command(
            "chat", keys: "@", title: "Chat",
            summary: "Ask who fits what, what is missing and how it can be learnt."
        ) { $0.openChat() },
        Command(
            "help", keys: "?", title: "Help", summary: "Show and find every key that works here.",
            inFooter: true
        ) { $0.openCommands(.help) },
        Command(
            "palette", keys: ":", "ctrl-p", title: "Commands",
            summary: "Run any command by a few letters of its name.", inFooter: true
        ) { $0.openCommands(.palette) },
        Command(
            "theme", keys: "T", title: "Theme", summary: "Choose the colours, seeing each at once."
        ) {
            $0.askThemes()
        },
        Command("messages", title: "Messages", summary: "Show what was said before.") {
            $0.openMessages()
        },
        Command(
            "interrupt", keys: "ctrl-c", title: "Interrupt",
            summary: "Stop work in the background; pressed twice, leave Muster."
        ) { $0.interrupt() },
        Command("quit", title: "Quit", summary: "Leave Muster.") { $0.leave() },
    ]

    /// All of them.
    static let all = Keymap<Console>(["Desk": desk, "Go": go, "Muster": muster])
}

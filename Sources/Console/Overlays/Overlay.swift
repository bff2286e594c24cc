internal import Prelude
internal import Recruiting
internal import Terminal

/// What stands over the screen and has the keyboard until it is closed.
enum Overlay: Sendable {
    case commands(CommandOverlay)
    case reasons(Rejection, Menu<ReasonMemory.Choice>)
    case choices(Menu<Choice>)
    case bagPlan(BagChange, OverlayLines)
    /// The themes, and the one to go back to.
    case themes(Menu<Theme>, before: Theme)
    case lines(OverlayLines)
    case gaps(GapPage)
    case chat
}

/// A page of lines in a frame: a history, the messages.
struct OverlayLines: Sendable {
    var title: String
    var lines: StyledLines

    init(title: String, _ lines: [StyledLines.Line]) {
        self.title = title
        self.lines = StyledLines(lines)
    }

    /// Takes a key; false when the page is to be closed.
    mutating func handle(_ event: InputEvent) -> Bool {
        switch event {
        case .key(let key):
            switch (key.code, key.modifiers) {
            case (.down, _), (.character("j"), []): lines.scroll(by: 1)
            case (.up, _), (.character("k"), []): lines.scroll(by: -1)
            case (.pageDown, _), (.character(" "), []): lines.page(by: 1)
            case (.pageUp, _): lines.page(by: -1)
            case (.home, _), (.character("g"), []): lines.home()
            case (.end, _), (.character("G"), []): lines.end()
            default: return false
            }
        case .mouse(let mouse):
            switch mouse.action {
            case .wheelUp: lines.scroll(by: -3)
            case .wheelDown: lines.scroll(by: 3)
            case .press: return false
            default: break
            }
        case .paste, .focus, .resize: break
        }
        return true
    }

    mutating func draw(into frame: inout Frame, over area: Rect) {
        let place = area.centered(Size(min(area.width - 4, 100), max(8, area.height * 4 / 5)))
        frame.fill(place)
        let inside = frame.box(place, title: SanitizedText(folding: title), .focusBorder)
        lines.draw(into: &frame, in: inside.inset(horizontal: 1, vertical: 0))
    }
}

extension Console {
    /// Opens help or the palette over the commands of where the keyboard is.
    mutating func openCommands(_ kind: CommandOverlay.Kind) {
        var entries = ConsoleKeys.keymap(for: context).entries(on: self)
        var order = uses
        if kind == .palette {
            for (place, command) in ConsoleKeys.elsewhere(from: context) {
                var entry = CommandEntry(command, section: place.title, availability: .enabled)
                entry.summary = "In \(place.title): \(command.summary)"
                entry.keys = []
                entries.append(entry)
                // What works here comes before what only works elsewhere.
                order[command.id] = Self.elsewhereRank
            }
            for index in entries.indices {
                // The command line's name of it, by which it is found and which it teaches.
                guard let words = ConsoleKeys.words(of: entries[index].id) else { continue }
                entries[index].summary += "  muster " + words.joined(separator: " ")
            }
        }
        overlay = .commands(CommandOverlay(kind, entries, frecency: order))
    }

    private static let elsewhereRank = -6.0

    /// Runs a command of the palette; one of another place leads there and tells its key.
    private mutating func runCommand(_ id: String) {
        let here = ConsoleKeys.keymap(for: context)
        if here[id] != nil { return tell(here.run(id, on: &self)) }
        guard
            let found = ConsoleKeys.elsewhere(from: context).first(where: { $0.command.id == id }),
            let tab = ConsoleKeys.tab(of: found.context)
        else { return }
        show(tab)
        focus = .list
        if found.context == .comparison {
            return say("Mark one person with x, go to the other, and press c to compare them")
        }
        let key = found.command.keys.first.map { "press \($0)" } ?? "find it again with :"
        say("\(found.command.title): choose a row, then \(key)")
    }

    /// Shows the messages, the newest first.
    mutating func openMessages() {
        let lines = toasts.history.reversed().map { toast in
            StyledLines.Line(
                runs: [TextRun(toast.kind.label, toast.kind.style), TextRun(toast.text)], indent: 9)
        }
        overlay = .lines(
            OverlayLines(
                title: "Messages",
                lines.isEmpty ? [.init(runs: [TextRun("Nothing has been said.", .dim)])] : lines))
    }

    /// Offers themes; the one under the cursor is shown at once.
    mutating func chooseTheme(among themes: [Theme]) {
        let items = themes.map { theme in
            Menu<Theme>.Item(
                theme, SanitizedText(folding: theme.name),
                hint: SanitizedText(theme.variant?.rawValue ?? ""))
        }
        var before = theme
        if case .themes(_, let former) = overlay { before = former }
        let cursor = themes.firstIndex { $0.name == theme.name } ?? 0
        overlay = .themes(Menu("Theme", items, cursor: cursor), before: before)
    }

    /// Hands an event to what stands over the screen.
    mutating func handleOverlay(_ event: InputEvent) {
        switch overlay {
        case .commands(var commands):
            switch commands.handle(event) {
            case .handled: overlay = .commands(commands)
            case .closed: overlay = nil
            case .run(let id):
                overlay = nil
                runCommand(id)
            }
        case .choices(var menu):
            let outcome = menu.take(event)
            overlay = .choices(menu)
            switch outcome {
            case .chosen(let choice):
                overlay = nil
                perform(choice)
            case .cancelled: overlay = nil
            case .handled, .ignored: break
            }
        case .bagPlan(let change, var lines):
            if case .key(let key) = event, key.code == .character("y"), key.modifiers.isEmpty {
                overlay = nil
                decide(.bags(change))
            } else {
                overlay = lines.handle(event) ? .bagPlan(change, lines) : nil
            }
        case .reasons(let rejection, var menu):
            let outcome = menu.take(event)
            overlay = .reasons(rejection, menu)
            switch outcome {
            case .chosen(.reason(let reason)):
                overlay = nil
                reject(rejection, for: reason)
            case .chosen(.write):
                overlay = nil
                ask(.reason(rejection))
            case .cancelled: overlay = nil
            case .handled, .ignored: break
            }
        case .themes(let menu, let before): handleThemes(menu, before, event)
        case .lines(var lines): overlay = lines.handle(event) ? .lines(lines) : nil
        case .chat: handleChat(event)
        case .gaps(var page):
            if case .key(let key) = event, key.code == .character("w"), key.modifiers.isEmpty {
                overlay = nil
                ask(.gapReport(page.person, page.job))
            } else {
                overlay = page.lines.handle(event) ? .gaps(page) : nil
            }
        case nil: break
        }
    }

    private mutating func handleThemes(_ menu: Menu<Theme>, _ before: Theme, _ event: InputEvent) {
        var menu = menu
        switch menu.take(event) {
        case .chosen(let chosen):
            overlay = nil
            theme = chosen
            say("Theme \(chosen.name); --theme \(chosen.name) or MUSTER_THEME keeps it")
        case .cancelled:
            overlay = nil
            theme = before
        case .handled, .ignored:
            overlay = .themes(menu, before: before)
            theme = menu.items[menu.cursor].value
        }
    }

    /// Draws what stands over the screen.
    mutating func drawOverlay(into frame: inout Frame, over area: Rect) {
        switch overlay {
        case .commands(var commands):
            commands.draw(into: &frame, over: area)
            overlay = .commands(commands)
        case .reasons(let rejection, var menu):
            menu.draw(into: &frame, over: area)
            overlay = .reasons(rejection, menu)
        case .choices(var menu):
            menu.draw(into: &frame, over: area)
            overlay = .choices(menu)
        case .bagPlan(let change, var lines):
            lines.draw(into: &frame, over: area)
            overlay = .bagPlan(change, lines)
        case .themes(var menu, let before):
            menu.draw(into: &frame, over: area)
            overlay = .themes(menu, before: before)
        case .lines(var lines):
            lines.draw(into: &frame, over: area)
            overlay = .lines(lines)
        case .chat: chat.draw(into: &frame, over: area)
        case .gaps(var page):
            page.lines.draw(into: &frame, over: area)
            overlay = .gaps(page)
        case nil: break
        }
    }
}

extension Menu {
    /// Takes a key or the mouse.
    fileprivate mutating func take(_ event: InputEvent) -> Outcome {
        switch event {
        case .key(let key): handle(key)
        case .mouse(let mouse): handle(mouse)
        case .paste, .focus, .resize: .ignored
        }
    }
}

extension Toast.Kind {
    /// The kind in a word, for the list of messages.
    fileprivate var label: SanitizedText {
        switch self {
        case .info: "note     "
        case .good: "done     "
        case .warning: "warning  "
        case .failure: "failed   "
        }
    }

    fileprivate var style: Style {
        switch self {
        case .info: .info
        case .good: .good
        case .warning: .warn
        case .failure: .bad
        }
    }
}

internal import Prelude
internal import Recruiting
internal import Terminal

/// A movement, whatever the pane: rows of a list, rows of a page, lines of a text.
enum Movement: Sendable {
    case rows(Int), pages(Int), first, last
}

extension ListView {
    mutating func perform(_ movement: Movement) {
        switch movement {
        case .rows(let count): move(by: count)
        case .pages(let count): page(by: count)
        case .first: home()
        case .last: end()
        }
    }
}

extension StyledLines {
    mutating func perform(_ movement: Movement) {
        switch movement {
        case .rows(let count): scroll(by: count)
        case .pages(let count): page(by: count)
        case .first: home()
        case .last: end()
        }
    }
}

extension Console {
    /// Moves in the pane that has the keyboard.
    mutating func move(_ movement: Movement) {
        switch (content, focus) {
        case (.review, .list): review.move { $0.perform(movement) }
        case (.board, _): board.move { $0.perform(movement) }
        case (.comparison, _): comparison?.list.perform(movement)
        case (.listAndText, .list):
            switch tab {
            case .bags: bags.list.perform(movement)
            case .runs: runs.move { $0.perform(movement) }
            case .market: market.list.perform(movement)
            default: inbox.move { $0.perform(movement) }
            }
        case (.listAndText, _):
            switch tab {
            case .bags: bags.names.perform(movement)
            case .runs: runs.scroll(movement)
            case .market: market.detail.perform(movement)
            default: inbox.detail.perform(movement)
            }
        case (.review, _): review.explanation.perform(movement)
        case (_, .list):
            if tab == .jobs { jobs.view.perform(movement) } else { people.view.perform(movement) }
        case (_, .fields): record.move { $0.perform(movement) }
        case (_, .text):
            switch movement {
            case .rows(let count): record.pager.scroll(by: count)
            case .pages(let count): record.pager.page(by: count)
            case .first: record.pager.home()
            case .last: record.pager.end()
            }
        }
    }

    /// Takes the mouse: a press goes where it points, the wheel scrolls what it is over.
    mutating func handle(_ mouse: Mouse) {
        if mouse.action == .press, let index = tabs.tab(at: mouse.point),
            let tab = Tab(rawValue: index)
        {
            return show(tab)
        }
        let layout = layout
        if layout.list.contains(mouse.point) {
            handleList(mouse)
        } else if layout.fields.contains(mouse.point) {
            if mouse.action == .press, focus != .fields { openOrFocus(.fields) }
            record.move { _ = $0.handle(mouse) }
        } else if layout.text.contains(mouse.point) {
            if mouse.action == .press, focus != .text { openOrFocus(.text) }
            switch (content, mouse.action) {
            case (.review, .wheelUp), (.listAndText, .wheelUp): move(.rows(-3))
            case (.review, .wheelDown), (.listAndText, .wheelDown): move(.rows(3))
            case (.review, _), (.listAndText, _): break
            default: _ = record.pager.handle(mouse)
            }
        }
    }

    /// A press selects a row; another on the same row opens it.
    private mutating func handleList(_ mouse: Mouse) {
        let before = cursor
        let isAgain = mouse.action == .press && focus == .list
        if mouse.action == .press { focus = .list }
        if comparison != nil { return _ = comparison?.list.handle(mouse) ?? false }
        switch tab {
        case .candidates: _ = people.view.handle(mouse)
        case .jobs: _ = jobs.view.handle(mouse)
        case .matches: review.move { _ = $0.handle(mouse) }
        case .board: board.handle(mouse)
        case .bags: _ = bags.list.handle(mouse)
        case .inbox: inbox.move { _ = $0.handle(mouse) }
        case .runs: runs.move { _ = $0.handle(mouse) }
        case .market: _ = market.list.handle(mouse)
        }
        guard isAgain, before == cursor, subject != nil else { return }
        if content == .listAndRecord { openRecord() } else { visit() }
    }

    /// The row under the cursor of the list on the screen.
    private var cursor: String? {
        switch tab {
        case .candidates: people.view.current?.id.text
        case .jobs: jobs.view.current?.id.text
        case .matches: review.current?.id.text
        case .board: board.current?.match.text
        case .bags: bags.current?.id.text
        case .inbox: inbox.current?.id.text
        case .runs: runs.current?.id
        case .market: market.current?.id
        }
    }

    private mutating func openOrFocus(_ pane: Focus) {
        if focus == .list, content == .listAndRecord { openRecord() }
        focus = pane
    }
}

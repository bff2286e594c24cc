/// A short message that goes away by itself.
package struct Toast: Hashable, Identifiable, Sendable {
    /// How it is meant.
    package enum Kind: Hashable, Sendable {
        case info, good, warning, failure
    }

    /// Its number, by which it is taken away again.
    package let id: Int
    /// What it says.
    package let text: SanitizedText
    /// How it is meant.
    package let kind: Kind

    /// How long it stays, in milliseconds; failures stay longer because they need reading.
    package var milliseconds: Int {
        switch kind {
        case .info, .good: 3_000
        case .warning: 6_000
        case .failure: 10_000
        }
    }

    /// The sign that says the kind without colour.
    var sign: SanitizedText {
        switch kind {
        case .info: "i "
        case .good: "✓ "
        case .warning: "! "
        case .failure: "✗ "
        }
    }

    var role: Role {
        switch kind {
        case .info: .info
        case .good: .good
        case .warning: .warn
        case .failure: .bad
        }
    }
}

/// The messages on the screen and those that were.
package struct Toasts: Hashable, Sendable {
    /// Messages kept for reading again.
    private static let remembered = 200
    /// Messages shown at once.
    private static let shown = 3

    /// The messages on the screen, oldest first.
    package private(set) var current: [Toast] = []
    /// All messages, oldest first.
    package private(set) var history: [Toast] = []
    private var next = 1

    /// No messages.
    package init() {}

    /// Shows a message; ask the loop to `dismiss` its id after its time.
    package mutating func post(_ text: SanitizedText, _ kind: Toast.Kind = .info) -> Toast {
        let toast = Toast(id: next, text: text, kind: kind)
        next += 1
        current.append(toast)
        if current.count > Self.shown { current.removeFirst() }
        history.append(toast)
        if history.count > Self.remembered { history.removeFirst() }
        return toast
    }

    /// Takes a message off the screen.
    package mutating func dismiss(_ id: Toast.ID) { current.removeAll { $0.id == id } }

    /// Takes all messages off the screen.
    package mutating func dismissAll() { current = [] }

    /// Draws the messages over the lower right corner of an area, the newest lowest.
    package func draw(into frame: inout Frame, over area: Rect) {
        for (index, toast) in current.reversed().enumerated() {
            let width = min(area.width, toast.text.width + 4)
            let line = Rect(
                x: area.maxX - width, y: area.maxY - 1 - index, width: width, height: 1)
            guard line.y >= area.y else { return }
            frame.fill(line, .statusBar)
            frame.draw(
                [
                    TextRun(" " + toast.sign, Style(toast.role, on: .statusBar).bold),
                    TextRun(toast.text + " ", .statusBar),
                ], in: line)
        }
    }
}

internal import Conversation
internal import Prelude
internal import Recruiting
internal import Terminal
internal import Workflows

/// The chat beside whatever is selected.
struct ChatPane: Sendable {
    private(set) var thread: ID<Thread>?
    private(set) var turn: Turn?
    private var messages: [ThreadMessage] = []
    private var lines = StyledLines()
    private var editor = LineEditor()
    /// Whether a line is on its way.
    private(set) var isBusy = false
    /// The line that is on its way.
    private var sent = ""
    /// What was heard of a reply that is on its way.
    private var heard = ""
    /// Why the last line came to nothing; nil when it did not.
    private var problem: String?
    /// Whether it was looked for a conversation that goes on.
    var isAsked = false

    /// What a key came to.
    enum Outcome {
        /// Nothing more is to be done.
        case handled
        /// The pane is to be closed.
        case closed
        /// A line was typed; empty for Enter alone.
        case typed(String)
    }

    /// Takes over where the conversation is.
    mutating func take(_ page: ChatServices.Page?) {
        (isBusy, heard) = (false, "")
        guard let page else { return }
        (thread, turn, messages) = (page.thread, page.turn, page.messages)
        layOut()
    }

    /// Begins to wait for what becomes of a line, which is shown at once.
    mutating func wait(for line: String) {
        (isBusy, problem, heard, sent) = (true, nil, "", line)
        layOut()
    }

    /// Shows more of a reply that is on its way.
    mutating func hear(_ text: String) {
        guard isBusy else { return }
        heard += text
        layOut()
    }

    /// Ends waiting for a line that came to nothing, and says why.
    mutating func give(up problem: String) {
        (isBusy, self.problem, heard) = (false, problem, "")
        layOut()
    }

    /// Begins another conversation.
    mutating func startAnew() {
        (thread, turn, messages) = (nil, nil, [])
        layOut()
    }

    /// The question that waits; nil where none does.
    var question: String? {
        if case .needsInput(_, let question)? = turn { question } else { nil }
    }

    /// The options of the question that waits.
    var options: [String] {
        if case .needsInput(let ask, _)? = turn { ask.options } else { [] }
    }

    private mutating func layOut() {
        var laid: [StyledLines.Line] = []
        for message in messages {
            laid += Self.lines(of: message.text, isOurs: message.role == .muster)
        }
        if isBusy { laid += Self.lines(of: sent, isOurs: false) }
        if case .needsInput(let ask, _)? = turn, !isBusy {
            laid.append(
                StyledLines.Line(
                    runs: [TextRun("? ", .warn), TextRun(SanitizedText(folding: ask.text), .warn)],
                    indent: 2))
            laid += ask.options.enumerated().map { number, option in
                StyledLines.Line(
                    runs: [
                        TextRun(SanitizedText("  \(number + 1) "), .accent),
                        TextRun(SanitizedText(folding: option)),
                    ], indent: 4)
            }
        }
        if let problem {
            laid.append(
                StyledLines.Line(
                    runs: [TextRun("! ", .bad), TextRun(SanitizedText(folding: problem), .bad)],
                    indent: 2))
        }
        if isBusy {
            laid += Self.lines(of: heard + "…", isOurs: true)
        }
        if laid.isEmpty {
            laid = Self.help.map { StyledLines.Line(runs: [TextRun($0, .dim)], indent: 2) }
        }
        lines = StyledLines(laid)
        lines.stayAtEnd()
    }

    private static func lines(of text: String, isOurs: Bool) -> [StyledLines.Line] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            StyledLines.Line(
                runs: [
                    TextRun(isOurs ? "  " : "› ", .accent),
                    TextRun(SanitizedText(folding: String(line)), isOurs ? .text : .accent),
                ], indent: 2)
        }
    }

    private static let help: [SanitizedText] = [
        "Ask about the person or the job on the screen, or name them:", "  What is missing?",
        "  Which jobs fit?", "  Who could do it?", "  What could be learnt in 40 hours?",
        "ctrl-n begins another conversation, esc closes this one.",
    ]

    /// Takes a key or a paste.
    mutating func handle(_ event: InputEvent) -> Outcome {
        switch event {
        case .key(let key):
            switch (key.code, key.modifiers) {
            case (.pageUp, _): lines.page(by: -1)
            case (.pageDown, _): lines.page(by: 1)
            case (.character("n"), .ctrl): startAnew()
            default:
                switch editor.handle(key) {
                case .submitted: return .typed(editor.submit())
                case .cancelled: return .closed
                case .edited, .ignored: break
                }
            }
        case .paste(let text): editor.paste(text)
        case .mouse(let mouse):
            switch mouse.action {
            case .wheelUp: lines.scroll(by: -3)
            case .wheelDown: lines.scroll(by: 3)
            default: break
            }
        case .focus, .resize: break
        }
        return .handled
    }

    /// Draws the pane over the right half, so that what it is about stays in sight.
    mutating func draw(into frame: inout Frame, over area: Rect) {
        if lines.lines.isEmpty { layOut() }
        let width = min(area.width, max(Self.leastWidth, area.width / 2))
        let place = area.split(left: area.width - width).rest
        frame.fill(place)
        let inside = frame.box(place, title: "Chat", .focusBorder).inset(horizontal: 1, vertical: 0)
        let (body, line) = inside.split(bottom: 1)
        lines.draw(into: &frame, in: body)
        let proposals = ChatAction.all(of: turn)
        editor.draw(
            into: &frame, in: line, prompt: "› ",
            placeholder: question != nil
                ? "a number, or your own words"
                : proposals.first.map { first in
                    let others = proposals.count > 2 ? ", or 2 to \(proposals.count)" : ", or 2"
                    return SanitizedText(
                        folding: "enter \(first.title)" + (proposals.count > 1 ? others : ""))
                } ?? "what do you want to know?",
            style: .text)
    }

    private static let leastWidth = 50
}

extension Console {
    /// Opens the chat, where it was left.
    mutating func openChat() {
        overlay = .chat
        // Its question may have been answered elsewhere, as in the inbox.
        guard !chat.isAsked || chat.question != nil, !chat.isBusy else { return }
        chat.isAsked = true
        let (services, thread) = (services, chat.thread)
        effects.append(Self.work("chat", services) { .chat(try await services.chat.look(thread)) })
    }

    /// Hands an event to the chat.
    mutating func handleChat(_ event: InputEvent) {
        switch chat.handle(event) {
        case .handled: break
        case .closed: overlay = nil
        case .typed(let text):
            if let proposal = ChatAction.chosen(by: text, after: chat.turn) {
                run(proposal)
            } else if !text.isEmpty {
                send(text)
            }
        }
    }

    /// Sends a line: an answer where a question waits, by an option's number or in words; else a message.
    private mutating func send(_ typed: String) {
        guard !chat.isBusy else { return }
        var line = ChatServices.Line(text: typed, thread: chat.thread)
        // Who asks something does not answer.
        if let question = chat.question, typed.last != "?" {
            line.question = question
            if let number = Int(typed), chat.options.indices.contains(number - 1) {
                line.text = chat.options[number - 1]
            }
        }
        line.person = atHand.map { ($0.id, $0.name) }
        line.job = targetJob.map { ($0.id, $0.title) }
        chat.wait(for: line.text)
        let (services, sent) = (services, line)
        effects.append(
            .stream(id: "chat") { post in
                do {
                    let page = try await services.chat.take(sent) {
                        post(ConsoleMessage(.chatText($0)))
                    }
                    post(ConsoleMessage(.chat(page)))
                } catch {
                    post(ConsoleMessage(.chatFailed(Complaint(text: services.describe(error)))))
                }
            })
    }

    /// Does what a reply proposes; undo takes back whatever it decides.
    private mutating func run(_ proposal: ChatAction) {
        guard !chat.isBusy else { return }
        switch proposal {
        case .match(let job, let title):
            overlay = nil
            match(job, title: title)
        case .report(let person, let job):
            overlay = nil
            showGaps(of: person, for: job)
        case .approve(let match, _): decide(.approve(match))
        case .note(let text, let person, _): decide(.note(text, about: person, match: nil))
        }
    }
}

extension ChatAction {
    /// What Enter does, in a few words.
    fileprivate var title: String {
        switch self {
        case .match(_, let title): "matches \(title)"
        case .report: "shows the whole report"
        case .approve(_, let name): "shortlists \(name)"
        case .note(_, _, let name): "notes it about \(name)"
        }
    }
}

internal import Prelude
internal import Recruiting
package import Terminal

/// The console: lists, pages, the review of matches, and what stands over them.
///
/// A value that the loop owns. It waits for nothing: whatever takes time is an effect.
package struct Console: Program {
    /// What effects report back.
    package typealias Message = ConsoleMessage

    /// The pages of the console.
    enum Tab: Int, CaseIterable, Hashable, Sendable {
        case candidates, jobs, matches, board, bags, inbox, runs, market
    }

    /// What the loop is to do for the console.
    package var effects: [Effect<ConsoleMessage>] = []
    /// Whether the person has left.
    package internal(set) var isFinished = false
    /// The colours.
    package internal(set) var theme: Theme

    let services: ConsoleServices
    var size: Size
    var tab = Tab.candidates
    var focuses: [Tab: Focus] = [:]
    var people = RecordList<Candidate>()
    var jobs = RecordList<Job>()
    var review = ReviewScreen()
    var personPane = RecordPane()
    var jobPane = RecordPane()
    /// The page of somebody opened from the review, which stands in its place until it is closed.
    var visitor: RecordPane?
    /// The page that was asked for and has not arrived.
    var requested: RecordSubject?

    var prompt: Prompt?
    var overlay: Overlay?
    var pending = PendingKeys()
    var toasts = Toasts()
    /// Work that runs in the background, nil when none does.
    var progress: WorkProgress?
    /// Whether bags changed since open matches were scored anew.
    var needsRescore = false
    var decisions = DecisionQueue()
    var reasons = ReasonMemory()
    var uses: [String: Double] = [:]
    var histories: [Prompt.Kind.Topic: [String]] = [:]
    var hasInterrupted = false
    /// Whether the person is on the way out, and only decisions on their way to the disk remain.
    var isLeaving = false
    var tabs = Tabs(["Candidates", "Jobs", "Matches", "Board", "Bags", "Inbox", "Runs", "Market"])
    var board = BoardScreen()
    var bags = BagsScreen()
    var inbox = InboxScreen()
    var runs = RunsScreen()
    var market = MarketScreen()
    var watch = DeskWatch()
    /// Two people side by side, which stand in place of everything until they are closed.
    var comparison: ComparisonScreen?
    /// The chat, open or not.
    var chat = ChatPane()

    /// A console on a screen of a size; the first rows are asked for at once.
    package init(_ services: ConsoleServices, size: Size, theme: Theme = .terminal) {
        self.services = services
        self.size = size
        self.theme = theme
        searchPeople(people.request(for: ""), as: .reset)
        watchDesk()
    }

    /// Takes one event of the terminal.
    package mutating func handle(_ event: InputEvent) {
        switch event {
        case .resize(let size): self.size = size
        case .focus(let isFocused): if isFocused { refresh() }
        case .key, .mouse, .paste:
            if overlay != nil {
                handleOverlay(event)
            } else if prompt != nil {
                handlePrompt(event)
            } else {
                handleScreen(event)
            }
        }
        follow()
    }

    private mutating func handleScreen(_ event: InputEvent) {
        switch event {
        case .key(let key): press(key)
        case .mouse(let mouse): handle(mouse)
        // Pasted text outside a text field means nothing, least of all commands.
        case .paste, .focus, .resize: break
        }
    }

    private mutating func press(_ key: Key) {
        var keys = pending
        let outcome = ConsoleKeys.keymap(for: context).press(key, pending: &keys, on: &self)
        pending = keys
        tell(outcome)
    }

    /// Says why a command did not run, and counts those that did.
    mutating func tell(_ outcome: KeyOutcome) {
        switch outcome {
        case .refused(let title, let reason): say("\(title): \(reason)", .warning)
        case .ran(let id): uses[id, default: 0] += 1
        case .pending, .unbound: break
        }
    }

    /// Shows a message for a while.
    mutating func say(_ text: String, _ kind: Toast.Kind = .info) {
        let toast = toasts.post(SanitizedText(folding: text), kind)
        effects.append(.after(milliseconds: toast.milliseconds, ConsoleMessage(.dismiss(toast.id))))
    }
}

extension Console {
    /// Where the keyboard is.
    var focus: Focus {
        get { visitor != nil ? visitorFocus : focuses[tab] ?? .list }
        set { focuses[tab] = newValue }
    }

    /// A page alone has no list to be in.
    private var visitorFocus: Focus { focuses[tab] == .text ? .text : .fields }

    /// What fills the screen.
    var content: ConsoleLayout.Content {
        if visitor != nil { return .record }
        if comparison != nil { return .comparison }
        return switch tab {
        case .candidates, .jobs: .listAndRecord
        case .matches: .review
        case .board: .board
        case .bags, .inbox, .runs, .market: .listAndText
        }
    }

    /// Where everything stands.
    var layout: ConsoleLayout {
        let rows =
            switch tab {
            case .bags: bags.list.count
            case .inbox: inbox.list.count
            case .runs: runs.list.count
            case .market: market.list.count
            default: review.list.count
            }
        return ConsoleLayout(size, content, focus: focus, rows: rows)
    }

    /// The page on the screen; setting it on the review without a visitor does nothing.
    var record: RecordPane {
        get {
            if let visitor { return visitor }
            return tab == .jobs ? jobPane : personPane
        }
        set {
            if visitor != nil {
                visitor = newValue
            } else if tab == .jobs {
                jobPane = newValue
            } else {
                personPane = newValue
            }
        }
    }

    /// Which commands there are.
    var context: ConsoleKeys.Context {
        switch content {
        case .review: return .review
        case .comparison: return .comparison
        case .board: return .board
        case .listAndText:
            return switch tab {
            case .bags: .bags
            case .inbox: .inbox
            case .market: .market
            default: .runs
            }
        case .listAndRecord, .record: break
        }
        switch focus {
        case .list: return tab == .jobs ? .jobs : .candidates
        case .fields: return .fields
        case .text: return .text
        }
    }

    /// The record under the cursor of the list, or the page that is open.
    var subject: RecordSubject? {
        if let visitor { return visitor.page?.subject ?? requested }
        if let comparison { return .candidate(comparison.people.first) }
        if focus != .list, content == .listAndRecord, let open = record.page?.subject {
            return open
        }
        switch tab {
        case .candidates: return people.view.current.map { .candidate($0.id) }
        case .jobs: return jobs.view.current.map { .job($0.id) }
        case .matches: return review.current.map { .candidate($0.line.match.candidate) }
        case .board: return board.current.map { .candidate($0.candidate) }
        case .bags, .runs, .market: return nil
        case .inbox:
            if let pair = inbox.current?.pair { return .candidate(pair.first) }
            guard let question = inbox.current?.question else { return nil }
            return question.candidate.map { .candidate($0) } ?? question.job.map { .job($0) }
        }
    }

    /// The job that a command is for: the one under the cursor, or the one under review.
    var targetJob: (id: ID<Job>, title: String)? {
        switch tab {
        case .candidates, .bags, .inbox, .runs, .market: nil
        case .jobs: jobs.view.current.map { ($0.id, $0.title) }
        case .board:
            board.job.map { ($0, board.title) }
                ?? board.current.map { ($0.job, $0.jobTitle) }
        case .matches: review.job.map { ($0, review.title) }
        }
    }

    /// Asks for whatever came into view and is not at hand.
    mutating func follow() {
        if tab == .candidates, let request = people.requestMissing() {
            searchPeople(request, as: .window)
        }
        if tab == .jobs, let request = jobs.requestMissing() { searchJobs(request, as: .window) }
        if tab == .bags, let bag = bags.missing { loadBag(bag) }
        if tab == .runs, let line = runs.missing() { loadDetail(of: line) }
        if tab == .market, let row = market.missing() { loadMarketDetail(of: row) }
        guard content == .listAndRecord, layout.showsRecord, focus == .list, let subject
        else {
            return
        }
        if record.page?.subject != subject, requested != subject { load(subject) }
    }
}

internal import Terminal

/// The console's commands by where the keyboard is. Footer, help, palette and manual are printed
/// from these values.
package enum ConsoleKeys {
    /// Where the keyboard is, as far as it decides which commands there are.
    package enum Context: String, CaseIterable, Hashable, Sendable {
        /// The list of people.
        case candidates
        /// The list of jobs.
        case jobs
        /// The fields of a page.
        case fields
        /// The text of a page.
        case text
        /// The matches of a job.
        case review
        /// The funnel as a board.
        case board
        /// The bags.
        case bags
        /// The questions that wait.
        case inbox
        /// What the engine does and did.
        case runs
        /// The market.
        case market
        /// Two people side by side.
        case comparison

        /// What the manual calls it.
        var title: String {
            switch self {
            case .candidates: "Candidates"
            case .jobs: "Jobs"
            case .fields: "Fields"
            case .text: "Text"
            case .review: "Matches"
            case .board: "Board"
            case .bags: "Bags"
            case .inbox: "Inbox"
            case .runs: "Runs"
            case .market: "Market"
            case .comparison: "Comparison"
            }
        }
    }

    private static let keymaps: [Context: Keymap<Console>] = [
        .candidates: keymap(ListKeys.candidates, PersonKeys.all),
        .jobs: keymap(ListKeys.jobs),
        .fields: keymap(PageKeys.fields, PersonKeys.all),
        .text: keymap(PageKeys.text),
        .review: keymap(ReviewKeys.all, PersonKeys.all).rebound(["move.first": ["home"]]).keymap,
        // On the board the arrows go from column to column, so leaving has the other two keys.
        .board: keymap(FunnelKeys.board, PersonKeys.all).rebound([
            "go.back": ["q", "esc"], "move.first": ["home"],
        ]).keymap,
        .bags: keymap(BagKeys.all),
        .inbox: keymap(InboxKeys.all),
        .runs: keymap(RunKeys.all),
        .market: keymap(MarketKeys.all),
        .comparison: keymap(PersonKeys.comparison, PersonKeys.all),
    ]

    /// Moving first, then what belongs to the place, then what there is everywhere.
    private static func keymap(_ own: Keymap<Console>...) -> Keymap<Console> {
        own.reduce(MoveKeys.rows) { $0.followed(by: $1) }.followed(by: SharedKeys.all)
    }

    /// The commands of one place.
    static func keymap(for context: Context) -> Keymap<Console> {
        keymaps[context] ?? SharedKeys.all
    }

    /// The page on which the commands of a place are; nil for what only an open record has.
    static func tab(of context: Context) -> Console.Tab? {
        switch context {
        case .candidates, .comparison: .candidates
        case .jobs: .jobs
        case .review: .matches
        case .board: .board
        case .bags: .bags
        case .inbox: .inbox
        case .runs: .runs
        case .market: .market
        case .fields, .text: nil
        }
    }

    /// The commands that a place does not have, each with the place that has it, so that the palette
    /// finds every command by its name wherever the keyboard is.
    static func elsewhere(from context: Context) -> [(context: Context, command: Command<Console>)]
    {
        var known = Set(keymap(for: context).commands.map(\.id))
        return Context.allCases.flatMap { other in
            guard other != context, tab(of: other) != nil else {
                return [(context: Context, command: Command<Console>)]()
            }
            return keymap(for: other).commands.filter { known.insert($0.id).inserted }
                .map { (other, $0) }
        }
    }

    /// Mistakes in the tables, for a test to reject.
    package static var faults: [String] {
        Context.allCases.flatMap { context in
            keymap(for: context).faults.map { "\(context.rawValue): \($0)" }
        }
    }

    /// The console's keys as a chapter of the manual, in Markdown.
    package static var manual: String {
        let own: [(Context, Keymap<Console>)] = [
            (.candidates, ListKeys.candidates), (.jobs, ListKeys.jobs),
            (.fields, PageKeys.fields), (.text, PageKeys.text), (.review, ReviewKeys.all),
            (.board, FunnelKeys.board), (.bags, BagKeys.all), (.inbox, InboxKeys.all),
            (.runs, RunKeys.all), (.market, MarketKeys.all),
            (.comparison, PersonKeys.comparison),
        ]
        return "## The console\n\n" + MoveKeys.rows.manual + "\n\n"
            + own.map { "#### In \($0.0.title)\n\n" + $0.1.manual }.joined(separator: "\n\n")
            + "\n\n#### About a person, in lists and on pages\n\n" + PersonKeys.all.manual
            + "\n\n" + SharedKeys.all.manual
    }

    /// The commands that change the desk, each with the command of the command line that does the
    /// same.
    package static let twins: [String: [String]] = [
        "field.edit": ["candidate", "edit"], "field.editor": ["job", "edit"],
        "field.accept": ["candidate", "edit"], "match.approve": ["match", "approve"],
        "match.reject": ["match", "reject"], "desk.undo": ["undo"], "desk.redo": ["redo"],
        "desk.import": ["import"], "job.match": ["job", "match"],
        "review.match": ["job", "match"], "match.move": ["match", "move"],
        "match.move-anyway": ["match", "move"], "board.advance": ["match", "move"],
        "board.reject": ["match", "move"], "person.status": ["candidate", "status"],
        "person.ranking": ["candidate", "rank"], "person.rating": ["candidate", "rank"],
        "person.highlight": ["candidate", "rank"], "person.verify": ["candidate", "verify"],
        "person.exclude": ["candidate", "exclude"], "person.note": ["candidate", "note"],
        "person.skills": ["candidate", "skill"],
        "person.erase": ["candidate", "erase"], "merge.left": ["candidate", "merge"],
        "merge.right": ["candidate", "merge"], "job.status": ["job", "status"],
        "bag.add": ["skill", "alias"], "bag.move": ["skill", "alias"],
        "bag.confirm": ["skill", "confirm"], "bag.merge": ["skill", "merge"],
        "bag.split": ["skill", "split"], "bag.normalize": ["skill", "normalize"],
        "question.words": ["question", "answer"],
        "question.snooze": ["question", "snooze"], "query.save": ["query", "save"],
        "run.new": ["pipeline", "run"], "run.backfill": ["pipeline", "backfill"],
        "run.retry": ["run", "retry"], "run.cancel": ["run", "cancel"],
        "market.take": ["listing", "take"], "market.collect": ["collect"],
        "market.group": ["cluster", "build"],
        "run.switch": ["sensor", "start"], "run.tick": ["sensor", "tick"],
    ].merging(
        InboxScreen.letters.map { ("question.answer-\($0)", ["question", "answer"]) },
        uniquingKeysWith: { first, _ in first })

    /// What the command line calls the commands that only look or write a file.
    private static let lookingTwins: [String: [String]] = [
        "person.compare": ["candidate", "compare"], "person.timeline": ["candidate", "timeline"],
        "person.export": ["candidate", "export"], "job.shortlist": ["job", "shortlist"],
        "job.board": ["job", "board"], "desk.history": ["candidate", "history"],
        "query.open": ["query", "list"], "tab.inbox": ["question", "list"],
        "tab.bags": ["skill", "list"], "tab.board": ["job", "board"],
        "tab.candidates": ["candidate", "list"], "tab.jobs": ["job", "list"],
        "tab.matches": ["match", "list"], "people.untouched": ["candidate", "list", "--untouched"],
        "tab.market": ["listing", "list"], "market.postings": ["listing", "list"],
        "person.listings": ["fit", "list"],
        "person.variant": ["resume", "variants"],
        "jobs.archived": ["job", "list", "--all"],
    ]

    /// The words of the command line that do what a command does, nil when none do.
    static func words(of id: String) -> [String]? { twins[id] ?? lookingTwins[id] }

    /// The ids of the commands that change what is on the desk.
    package static var changing: Set<String> {
        Set(
            Context.allCases.flatMap { keymap(for: $0).commands }
                .filter { $0.danger != .none }.map(\.id))
    }
}

/// Commands that move, the same in every pane.
enum MoveKeys {
    static let rows = Keymap<Console>([
        "Move": [
            Command("move.down", keys: "j", "down", title: "Down", summary: "Move one row down.") {
                $0.move(.rows(1))
            },
            Command("move.up", keys: "k", "up", title: "Up", summary: "Move one row up.") {
                $0.move(.rows(-1))
            },
            Command(
                "move.page-down", keys: "pgdn", "ctrl-f", "space", title: "Page down",
                summary: "Move one page down."
            ) { $0.move(.pages(1)) },
            Command(
                "move.page-up", keys: "pgup", "ctrl-b", title: "Page up",
                summary: "Move one page up."
            ) { $0.move(.pages(-1)) },
            Command(
                "move.first", keys: "g", "home", title: "First", summary: "Move to the beginning."
            ) {
                $0.move(.first)
            },
            Command("move.last", keys: "G", "end", title: "Last", summary: "Move to the end.") {
                $0.move(.last)
            },
        ]
    ])
}

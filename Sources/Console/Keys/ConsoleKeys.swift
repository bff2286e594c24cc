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

        /// What the manual calls it.
        var title: String {
            switch self {
            case .candidates: "Candidates"
            case .jobs: "Jobs"
            case .fields: "Fields"
            case .text: "Text"
            case .review: "Matches"
            }
        }
    }

    private static let keymaps: [Context: Keymap<Console>] = [
        .candidates: MoveKeys.rows.followed(by: ListKeys.candidates).followed(by: SharedKeys.all),
        .jobs: MoveKeys.rows.followed(by: ListKeys.jobs).followed(by: SharedKeys.all),
        .fields: MoveKeys.rows.followed(by: PageKeys.fields).followed(by: SharedKeys.all),
        .text: MoveKeys.rows.followed(by: PageKeys.text).followed(by: SharedKeys.all),
        .review: MoveKeys.rows.followed(by: ReviewKeys.all).followed(by: SharedKeys.all),
    ]

    /// The commands of one place.
    static func keymap(for context: Context) -> Keymap<Console> {
        keymaps[context] ?? SharedKeys.all
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
        ]
        return "## The console\n\n" + MoveKeys.rows.manual + "\n\n"
            + own.map { "#### In \($0.0.title)\n\n" + $0.1.manual }.joined(separator: "\n\n")
            + "\n\n" + SharedKeys.all.manual
    }

    /// The commands that change the desk, each with the command of the command line that does the
    /// same.
    package static let twins: [String: [String]] = [
        "field.edit": ["candidate", "edit"], "field.editor": ["job", "edit"],
        "field.accept": ["candidate", "edit"], "match.approve": ["match", "approve"],
        "match.reject": ["match", "reject"], "desk.undo": ["undo"], "desk.redo": ["redo"],
        "desk.import": ["import"], "job.match": ["job", "match"],
        "review.match": ["job", "match"],
    ]

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

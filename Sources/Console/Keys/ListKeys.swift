internal import Terminal

/// Commands of the lists of people and jobs.
enum ListKeys {
    private static func open(_ what: String) -> Command<Console> {
        Command(
            "record.open", keys: "enter", "right", title: "Open",
            summary: "Go to the page about the \(what) under the cursor.", inFooter: true,
            when: { $0.subject == nil ? .disabled(because: "the list is empty") : .enabled }
        ) { $0.openRecord() }
    }

    private static func filter(_ summary: String) -> Command<Console> {
        Command("list.filter", keys: "/", title: "Filter", summary: summary, inFooter: true) {
            $0.askFilter()
        }
    }

    /// The list of people.
    static let candidates = Keymap<Console>([
        "List": [
            open("person"),
            filter("Show only people who match a search, found while you type."),
            Command(
                "list.mark", keys: "x", title: "Mark",
                summary: "Mark the person for a comparison, or take the mark away.",
                when: { $0.withPerson }
            ) { $0.mark() },
            Command(
                "query.save", keys: "S", title: "Save search",
                summary: "Keep the search that is shown under a name.", danger: .undoable,
                undo: "Undo forgets it.",
                when: {
                    $0.people.query.isEmpty
                        ? .disabled(because: "the list is not filtered") : .enabled
                }
            ) { $0.ask(.saveQuery($0.people.query)) },
            Command(
                "query.open", keys: "O", title: "Saved searches",
                summary: "Choose a search that was saved."
            ) { $0.askSavedQueries() },
            Command(
                "people.untouched", title: "Untouched people",
                summary: "Show people whom nothing has happened to for two years."
            ) { $0.openQuery("untouched:>=24") },
        ]
    ])

    private static func withJob(_ console: Console) -> Availability {
        console.targetJob == nil ? .disabled(because: "no job is selected") : .enabled
    }

    /// The list of jobs.
    static let jobs = Keymap<Console>([
        "List": [
            open("job"),
            filter("Show only jobs with some words in their title."),
            Command(
                "jobs.archived", keys: "A", title: "Archived jobs",
                summary: "Show the jobs that are closed or disqualified, or the others again."
            ) { $0.toggleArchived() },
        ],
        "Match": [
            Command(
                "job.match", keys: "m", title: "Match",
                summary: "Score everybody for this job, store the matches and open them.",
                danger: .undoable, undo: "Matches you decided about stay; the rest is replaced.",
                inFooter: true, when: ReviewKeys.canMatch
            ) { $0.match() },
            Command(
                "job.review", keys: "o", title: "Matches",
                summary: "Open the matches of this job without scoring anew.", inFooter: true,
                when: withJob
            ) { console in
                guard let job = console.targetJob else { return }
                console.open(job.id, title: job.title)
            },
            Command(
                "job.board", keys: "b", title: "Board",
                summary: "Open the funnel of this job as a board.", when: withJob
            ) { console in
                guard let job = console.targetJob else { return }
                console.openBoard(job.id, title: job.title)
            },
        ],
        "Job": [
            Command(
                "job.status", keys: "s", title: "Status",
                summary: "Set the job's status; on hold, its people can be parked.",
                danger: .undoable, undo: "Undo brings the status and the people back.",
                when: withJob
            ) { $0.askStatus() },
            Command(
                "job.shortlist", title: "Hand over",
                summary: "Write the shortlist for the client to a file, without contacts.",
                when: withJob
            ) { console in
                guard let job = console.targetJob else { return }
                console.ask(.shortlist(job.id))
            },
        ],
    ])
}

/// Commands of a page about a person or a job.
enum PageKeys {
    /// The fields.
    static let fields = Keymap<Console>([
        "Field": [
            Command(
                "field.edit", keys: "enter", "e", title: "Edit",
                summary: "Set the field under the cursor by hand, which locks it.",
                danger: .undoable, undo: "Undo brings the former value back.", inFooter: true,
                when: { $0.editable }
            ) { $0.editField() },
            Command(
                "field.editor", keys: "E", title: "Editor",
                summary: "Edit the field under the cursor in your own editor.",
                danger: .undoable, undo: "Undo brings the former value back.",
                when: { console in
                    guard console.editable == .enabled else { return console.editable }
                    return console.services.editor == nil
                        ? .disabled(because: "neither VISUAL nor EDITOR is set") : .enabled
                }
            ) { $0.editElsewhere() },
            Command(
                "field.accept", keys: "p", title: "Accept proposal",
                summary: "Set the field to what a later reading says.",
                danger: .undoable, undo: "Undo brings the former value back.", inFooter: true,
                when: { $0.acceptable }
            ) { $0.acceptProposal() },
        ]
    ])

    private static func withTexts(_ console: Console) -> Availability {
        (console.record.page?.texts.count ?? 0) > 1
            ? .enabled : .disabled(because: "there is no other document")
    }

    private static func whileFound(_ console: Console) -> Availability {
        console.record.pager.found.isEmpty ? .disabled(because: "nothing was found") : .enabled
    }

    /// The text.
    static let text = Keymap<Console>([
        "Text": [
            Command(
                "text.find", keys: "/", title: "Find", summary: "Find words in this text.",
                inFooter: true
            ) { $0.ask(.find) },
            Command(
                "text.next", keys: "n", title: "Next place",
                summary: "Go to the next place that was found.", inFooter: true, when: whileFound
            ) { $0.record.pager.next(1) },
            Command(
                "text.previous", keys: "N", title: "Previous place",
                summary: "Go to the place found before.", when: whileFound
            ) { $0.record.pager.next(-1) },
            Command(
                "text.next-document", keys: "]", title: "Next document",
                summary: "Show the next document.", inFooter: true, when: withTexts
            ) { $0.record.turn(1) },
            Command(
                "text.previous-document", keys: "[", title: "Previous document",
                summary: "Show the document before.", when: withTexts
            ) { $0.record.turn(-1) },
        ]
    ])
}

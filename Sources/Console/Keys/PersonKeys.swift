internal import Terminal

/// Commands about the person under the cursor, wherever people are.
enum PersonKeys {
    private static func withPerson(_ console: Console) -> Availability { console.withPerson }

    private static let back = "Undo brings the former value back."

    private static let standing: [Command<Console>] = [
        Command(
            "person.status", keys: "s", title: "Status",
            summary:
                "Set the person's job status: Lead, Actively looking, Hired, Fraud and others.",
            danger: .undoable, undo: back, when: withPerson
        ) { $0.askStatus() },
        Command(
            "person.ranking", title: "Ranking", summary: "Rank the person from 1, the best, to 5.",
            danger: .undoable, undo: back, when: withPerson
        ) { $0.askNumber("ranking") },
        Command(
            "person.rating", title: "Overall rating", summary: "Rate the person from 1 to 10.",
            danger: .undoable, undo: back, when: withPerson
        ) { $0.askNumber("overall_rating") },
        Command(
            "person.highlight", keys: "*", title: "Highlight",
            summary: "Highlight the person in every list, or no longer.", danger: .undoable,
            undo: back, when: withPerson
        ) { $0.toggleHighlight() },
        Command(
            "person.verify", keys: "V", title: "Verify",
            summary: "Say how far the person's claims have been checked, with notes.",
            danger: .undoable, undo: back, when: withPerson
        ) { $0.askVerification() },
        Command(
            "person.exclude", keys: "X", title: "Leave out",
            summary: "Exclude the person from every matching for a reason, or include them again.",
            danger: .undoable, undo: back, when: withPerson
        ) { $0.toggleExclusion() },
        Command(
            "person.note", keys: "n", title: "Note",
            summary: "Write a note about the person, or about them for the job at hand.",
            danger: .undoable, undo: "Undo takes the note away.", when: withPerson
        ) { $0.askNote() },
        Command(
            "person.skills", keys: "+", title: "Skills",
            summary:
                "Correct the person's skills: + Rust, 8 is one more, - PHP none of theirs, ~ Go, 6 rated anew.",
            danger: .undoable, undo: back, when: withPerson
        ) { $0.askSkills() },
    ]

    private static let more: [Command<Console>] = [
        Command(
            "person.timeline", keys: "t", title: "Timeline",
            summary: "Show the person's way through every funnel.", when: withPerson
        ) { $0.openTimeline() },
        Command(
            "person.compare", keys: "c", title: "Compare",
            summary: "Put the marked person and another side by side.", when: { $0.canCompare }
        ) { $0.compare() },
        Command(
            "person.listings", keys: "L", title: "Market",
            summary: "Show the listings of the market that the person fits best.", when: withPerson
        ) { $0.openBestListings() },
        Command(
            "person.variant", keys: "R", title: "Résumé variant",
            summary:
                "Show what is different in the person's résumé when it is cut for a group of listings.",
            when: withPerson
        ) { $0.askVariant() },
        Command(
            "person.export", title: "Export",
            summary: "Write everything held about the person to a file.", when: withPerson
        ) { console in
            guard let person = console.atHand?.id else { return }
            console.ask(.exportPerson(person))
        },
        Command(
            "person.erase", title: "Erase",
            summary: "Erase everything about the person for good, as the law lets them ask.",
            danger: .irreversible, undo: "Nothing brings the person back; the name is asked first.",
            when: withPerson
        ) { $0.askErasure() },
    ]

    /// All of them.
    static let all = Keymap<Console>(["Person": standing + more])

    /// Two people side by side.
    static let comparison = Keymap<Console>([
        "Compare": [
            Command(
                "merge.left", keys: "<", title: "Same: keep left",
                summary: "They are one person: merge the right one into the left.",
                danger: .undoable, undo: "Undo makes them two again.", inFooter: true
            ) { $0.merge(keepingFirst: true) },
            Command(
                "merge.right", keys: ">", title: "Same: keep right",
                summary: "They are one person: merge the left one into the right.",
                danger: .undoable, undo: "Undo makes them two again.", inFooter: true
            ) { $0.merge(keepingFirst: false) },
        ]
    ])
}

internal import Terminal

/// Commands that move people through the funnel.
enum FunnelKeys {
    private static let back = "Undo takes the move back."

    /// Commands of the board and of the review.
    static let moves: [Command<Console>] = [
        Command(
            "match.move", keys: ".", title: "Move",
            summary: "Choose a stage for the person; stages that are refused say so.",
            danger: .undoable, undo: back, inFooter: true, when: { $0.canMove }
        ) { $0.askMove() },
        Command(
            "match.move-anyway", keys: "!", title: "Move anyway",
            summary: "Move the person against the funnel for a reason, which is kept.",
            danger: .undoable, undo: back, when: { $0.canMove }
        ) { $0.askMove(anyway: true) },
        Command(
            "match.gaps", keys: "g", title: "Gaps",
            summary: "Show what the person has of the skills that the job asks for.",
            when: { $0.canShowGaps }
        ) { $0.showGaps() },
    ]

    /// The board.
    static let board = Keymap<Console>([
        "Columns": [
            Command(
                "board.left", keys: "left", "[", title: "Column left",
                summary: "Move to the column on the left."
            ) { $0.board.moveColumn(-1) },
            Command(
                "board.right", keys: "right", "]", title: "Column right",
                summary: "Move to the column on the right."
            ) { $0.board.moveColumn(1) },
            Command(
                "board.empty", keys: "e", title: "Empty columns",
                summary: "Show the columns that nobody is in, or hide them."
            ) { $0.board.showsEmpty.toggle() },
        ],
        "Funnel": [
            Command(
                "board.advance", keys: "a", title: "Advance",
                summary: "Move the person to the stage that usually comes next.",
                danger: .undoable, undo: back, inFooter: true, when: { $0.canAdvance }
            ) { $0.advance() },
            Command(
                "board.reject", keys: "r", title: "Reject",
                summary: "Reject the person for a reason, as the stage has it.",
                danger: .undoable, undo: back, inFooter: true, when: { $0.canReject }
            ) { $0.askRejection() },
        ] + moves + [
            Command(
                "board.person", keys: "enter", "o", title: "Person",
                summary: "Open the page about the person, with the CV.", inFooter: true,
                when: {
                    $0.board.current == nil ? .disabled(because: "there is nobody here") : .enabled
                }
            ) { $0.visit() },
            Command(
                "board.job", keys: "b", title: "One job or all",
                summary: "Show the board of this card's job alone, or of all jobs again.",
                inFooter: true
            ) { $0.toggleBoard() },
            Command(
                "board.review", keys: "m", title: "Matches",
                summary: "Open the matches of this card's job.",
                when: {
                    $0.targetJob == nil ? .disabled(because: "no job is selected") : .enabled
                }
            ) { console in
                guard let job = console.targetJob else { return }
                console.open(job.id, title: job.title)
            },
        ],
    ])
}

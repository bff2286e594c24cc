internal import Terminal

/// Commands of the review of matches.
enum ReviewKeys {
    /// Whether a job can be matched now.
    static func canMatch(_ console: Console) -> Availability {
        if console.targetJob == nil { return .disabled(because: "no job is selected") }
        return console.progress == nil
            ? .enabled : .disabled(because: "other work is running; ctrl-x stops it")
    }

    private static func decidable(_ console: Console) -> Availability {
        switch console.review.decidable {
        case .success: .enabled
        case .failure(let refusal): .disabled(because: refusal.reason)
        }
    }

    private static func withMatch(_ console: Console) -> Availability {
        console.review.current == nil ? .disabled(because: "there is no match") : .enabled
    }

    /// All of them.
    static let all = Keymap<Console>([
        "Decide": [
            Command(
                "match.approve", keys: "a", title: "Approve",
                summary: "Put the person under the cursor on the shortlist.", danger: .undoable,
                undo: "Undo takes the approval back.", inFooter: true, when: decidable
            ) { $0.approve() },
            Command(
                "match.reject", keys: "r", title: "Reject",
                summary: "Reject the person under the cursor for a reason.", danger: .undoable,
                undo: "Undo takes the rejection back.", inFooter: true, when: decidable
            ) { $0.askReason() },
        ] + FunnelKeys.moves + [
            Command(
                "match.next", keys: "J", title: "Next open",
                summary: "Move to the next match that waits for a decision.", inFooter: true,
                when: withMatch
            ) { $0.review.moveToOpen(1) },
            Command(
                "match.previous", keys: "K", title: "Previous open",
                summary: "Move to the match before that waits for a decision.", when: withMatch
            ) { $0.review.moveToOpen(-1) },
            Command(
                "match.person", keys: "enter", "o", title: "Person",
                summary: "Open the page about the person, with the CV.", inFooter: true,
                when: withMatch
            ) { $0.visit() },
            Command(
                "review.match", keys: "m", title: "Match again",
                summary: "Score everybody for this job anew.", danger: .undoable,
                undo: "Matches you decided about stay; the rest is replaced.", when: canMatch
            ) { $0.match() },
        ]
    ])
}

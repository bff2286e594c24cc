internal import Prelude
internal import Recruiting
internal import Terminal

/// Commands of the inbox.
enum InboxKeys {
    private static let back = "Undo takes back the answer and what it changed."

    private static let answers: [Command<Console>] = InboxScreen.letters.enumerated().map {
        index, letter in
        Command(
            "question.answer-\(letter)", keys: Chord(Key(letter)),
            title: "Answer \(letter)",
            summary: "Give the answer that stands beside the letter \(letter).",
            danger: .undoable, undo: back, inFooter: index < 2, when: { $0.hasOption(index) }
        ) { $0.answer(index) }
    }

    private static func withQuestion(_ console: Console) -> Availability {
        console.inbox.decidable
    }

    private static let others: [Command<Console>] = [
        Command(
            "question.words", keys: "w", title: "Own words",
            summary: "Answer in your own words.", danger: .undoable, undo: back, inFooter: true,
            when: { console in
                guard let current = console.inbox.current, withQuestion(console) == .enabled else {
                    return withQuestion(console)
                }
                return current.takesText
                    ? .enabled : .disabled(because: "only the answers that are offered fit")
            }
        ) { console in
            guard let current = console.inbox.current else { return }
            console.ask(.answer(current.id))
        },
        Command(
            "question.snooze", keys: "z", title: "Put off",
            summary: "Put the question off for a week.", danger: .undoable,
            undo: "Undo brings it back at once.", inFooter: true, when: withQuestion
        ) { console in
            guard let current = console.inbox.current else { return }
            console.decide(.snooze(current.id))
        },
        Command(
            "question.record", keys: "enter", "o", title: "Open",
            summary: "Open the page about the person or the job in question.", inFooter: true,
            when: { $0.subject == nil ? .disabled(because: "it is about a name") : .enabled }
        ) { $0.visit() },
        Command(
            "question.compare", keys: "=", title: "Compare",
            summary: "Put the two people in question side by side.", when: { $0.canCompare }
        ) { $0.compare() },
    ]

    /// All of them.
    static let all = Keymap<Console>(["Answer": answers + others])
}

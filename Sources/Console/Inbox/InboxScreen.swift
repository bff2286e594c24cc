internal import Prelude
internal import Recruiting
internal import Terminal

/// The questions that wait, with the one under the cursor in full beside them.
struct InboxScreen: Sendable {
    /// The letters that answer, in the order of the options.
    static let letters: [Character] = ["a", "b", "c", "d", "e", "f"]

    /// The questions.
    var list = ListView<QuestionView>()
    /// How many wait.
    private(set) var total = 0
    private(set) var isLoaded = false
    /// The question under the cursor in full.
    var detail = StyledLines()
    private var explained: ID<Question>?
    /// Questions whose answer is on its way, which no key answers a second time.
    var inFlight: Set<ID<Question>> = []
    /// Questions that were decided here, which are expected to leave the list.
    private var decided: Set<ID<Question>> = []
    /// Whether the question under the cursor has taken the place of one that left by itself.
    private(set) var isDisplaced = false

    /// Whether a key may decide about the question under the cursor, else why not.
    var decidable: Availability {
        guard let current else { return .disabled(because: "nothing waits") }
        if isDisplaced {
            return .disabled(because: "the question that stood here is gone; move once to go on")
        }
        return inFlight.contains(current.id)
            ? .disabled(because: "it is being answered") : .enabled
    }

    /// The question under the cursor.
    var current: QuestionView? { list.current }

    /// The answer behind a letter of the question under the cursor; nil when it has none.
    func option(_ index: Int) -> QuestionView.Option? {
        guard let current, current.options.indices.contains(index) else { return nil }
        return current.options[index]
    }

    /// Takes the questions over; cursor and view stay.
    mutating func take(_ views: [QuestionView], total: Int) {
        let before = current?.id
        list.refresh(views)
        (self.total, isLoaded) = (total, true)
        // Somebody else may have answered it: then no key answers what has come in its place.
        if let before, current?.id != before, !decided.contains(before) { isDisplaced = true }
        explain(anew: true)
    }

    /// Moves the cursor and shows the question it is on.
    mutating func move(_ change: (inout ListView<QuestionView>) -> Void) {
        change(&list)
        isDisplaced = false
        explain()
    }

    /// Notes that a question is being answered or put off here.
    mutating func begin(_ id: ID<Question>) {
        inFlight.insert(id)
        decided.insert(id)
    }

    /// Notes that the desk refused what was decided here.
    mutating func revoke(_ id: ID<Question>) { decided.remove(id) }

    private mutating func explain(anew: Bool = false) {
        let isSame = current?.id == explained && current != nil
        guard anew || !isSame else { return }
        explained = current?.id
        let lines = current.map(Self.lines) ?? []
        if isSame { detail.replace(lines) } else { detail = StyledLines(lines) }
    }

    private static func lines(_ view: QuestionView) -> [StyledLines.Line] {
        var lines = [
            StyledLines.Line(
                runs: [TextRun(SanitizedText(folding: view.text), Style(.text).bold)]),
            .init(runs: []),
        ]
        for (letter, option) in zip(letters, view.options) {
            lines.append(
                .init(
                    runs: [
                        TextRun(SanitizedText("  \(letter) "), Style(.accent).bold),
                        TextRun(SanitizedText(folding: option.title)),
                    ], indent: 4))
        }
        if view.takesText {
            lines.append(
                .init(runs: [
                    TextRun("  w ", Style(.accent).bold), TextRun("in your own words", .dim),
                ]))
        }
        if let evidence = view.evidence {
            let isQuoted = view.question.kind != .samePerson
            let shown = isQuoted ? "“\(evidence)”" : evidence
            lines += [
                .init(runs: []),
                .init(runs: [TextRun(isQuoted ? "Evidence" : "They share", .header)]),
                .init(runs: [TextRun(SanitizedText(folding: shown)).shifted(2)], indent: 2),
            ]
        }
        if !view.affects.isEmpty {
            lines += [.init(runs: []), .init(runs: [TextRun("An answer affects", .header)])]
            lines += view.affects.map {
                .init(runs: [TextRun(SanitizedText(folding: $0)).shifted(2)], indent: 2)
            }
        }
        return lines + [
            .init(runs: []),
            .init(runs: [
                TextRun(
                    SanitizedText(
                        "asked by \(view.question.askedBy)"
                            + " on \(view.question.askedAt.day)"), .dim)
            ]),
        ]
    }
}

extension TextRun {
    /// The run with blanks before it, which `SanitizedText(folding:)` takes away.
    func shifted(_ cells: Int) -> TextRun {
        TextRun(SanitizedText(String(repeating: " ", count: cells)) + text, style)
    }
}

extension Question.Kind {
    /// The kind in a word, for the list.
    var label: SanitizedText {
        switch self {
        case .fieldConflict, .demandsConflict, .standingConflict: "differs"
        case .samePerson: "same?"
        case .ambiguousSkill: "skill?"
        case .lowConfidence: "unsure"
        case .newCategory: "kind?"
        case .chat: "chat"
        }
    }
}

extension InboxScreen {
    /// Draws the list with its heading.
    mutating func drawList(into frame: inout Frame, in area: Rect, isFocused: Bool) {
        let (heading, body) = area.split(top: 1)
        let title = total == 1 ? "1 question waits" : "\(grouped(total)) questions wait"
        frame.paneTitle(SanitizedText(isLoaded ? title : "…"), in: heading, isFocused: isFocused)
        let columns = Columns(
            [Column("", .fixed(7)), Column("", .share(1, least: 20))],
            width: area.width - ListView<QuestionView>.gutter)
        let inFlight = inFlight
        list.draw(
            into: &frame, in: body, isFocused: isFocused,
            empty: isLoaded ? "Nothing to answer." : "…"
        ) { view, _ in
            columns.line([
                TextRun(view.question.kind.label, .dim),
                TextRun(
                    SanitizedText(folding: view.text),
                    inFlight.contains(view.id) ? .dim : .text),
            ])
        }
    }
}

/// Why a command cannot run now, or that it can.
package enum Availability: Hashable, Sendable {
    /// It can run.
    case enabled
    /// It cannot, and the reader is told why in a phrase that fits after "because".
    case disabled(because: String)
    /// It has no meaning here and is not shown.
    case hidden
}

/// What a slip of the finger would cost.
package enum Danger: Hashable, Sendable, Comparable {
    /// Nothing changes but what is on the screen.
    case none
    /// Something changes that undo brings back.
    case undoable
    /// Something changes for good, so that the command asks first.
    case irreversible
}

/// One thing a person can do.
///
/// Dispatch, footer, help, palette and manual all come from this value.
package struct Command<Screen>: Identifiable, Sendable {
    /// A name for settings and tests: words in kebab-case, divided by dots.
    package let id: String
    /// One to three words, as the footer shows them.
    package let title: String
    /// What it does, as a sentence.
    package let summary: String
    /// What runs it; empty when only the palette does.
    package var keys: [Chord]
    /// What a slip would cost.
    package let danger: Danger
    /// What undo does about it, for commands that change something.
    package let undoNote: String?
    /// Whether the footer offers it.
    package let inFooter: Bool
    /// Whether it can run on a screen as it is now.
    package let availability: @Sendable (Screen) -> Availability
    /// Does it.
    package let run: @Sendable (inout Screen) -> Void

    /// A command from its parts.
    package init(
        _ id: String, keys: Chord..., title: String, summary: String, danger: Danger = .none,
        undo undoNote: String? = nil, inFooter: Bool = false,
        when availability: @escaping @Sendable (Screen) -> Availability = { _ in .enabled },
        run: @escaping @Sendable (inout Screen) -> Void
    ) {
        self.id = id
        self.keys = keys
        self.title = title
        self.summary = summary
        self.danger = danger
        self.undoNote = undoNote
        self.inFooter = inFooter
        self.availability = availability
        self.run = run
    }

    /// The same command on a larger screen that holds this one.
    func lifted<Whole>(
        _ part: any WritableKeyPath<Whole, Screen> & Sendable
    ) -> Command<Whole> {
        let availability = availability
        let run = run
        return Command<Whole>(
            id: id, keys: keys, title: title, summary: summary, danger: danger, undoNote: undoNote,
            inFooter: inFooter, availability: { availability($0[keyPath: part]) },
            run: { run(&$0[keyPath: part]) })
    }

    private init(
        id: String, keys: [Chord], title: String, summary: String, danger: Danger,
        undoNote: String?, inFooter: Bool,
        availability: @escaping @Sendable (Screen) -> Availability,
        run: @escaping @Sendable (inout Screen) -> Void
    ) {
        self.id = id
        self.keys = keys
        self.title = title
        self.summary = summary
        self.danger = danger
        self.undoNote = undoNote
        self.inFooter = inFooter
        self.availability = availability
        self.run = run
    }
}

/// A command as shown: everything about it but how to run it.
package struct CommandEntry: Identifiable, Hashable, Sendable {
    /// The command's id, by which it is run.
    package var id: String
    /// The section it stands in.
    package var section: String
    /// One to three words.
    package var title: String
    /// What it does, as a sentence.
    package var summary: String
    /// What runs it.
    package var keys: [Chord]
    /// Whether it can run now.
    package var availability: Availability
    /// What a slip would cost.
    package var danger: Danger
    /// What undo does about it.
    package var undoNote: String?
    /// Whether the footer offers it.
    package var inFooter: Bool

    /// A command as it is shown in a section.
    package init<Screen>(
        _ command: Command<Screen>, section: String, availability: Availability
    ) {
        id = command.id
        self.section = section
        title = command.title
        summary = command.summary
        keys = command.keys
        self.availability = availability
        danger = command.danger
        undoNote = command.undoNote
        inFooter = command.inFooter
    }

    /// Why it cannot run, or nil when it can.
    package var reason: String? {
        if case .disabled(let reason) = availability { reason } else { nil }
    }
}

/// The commands of one screen in sections, in the order help shows them.
package struct Keymap<Screen>: Sendable {
    /// Some commands under a title.
    package struct Section: Sendable {
        /// What they have in common.
        package var title: String
        /// The commands.
        package var commands: [Command<Screen>]
    }

    /// The sections; where two commands have the same key, the earlier one gets it.
    package private(set) var sections: [Section]

    /// A keymap from titles and the commands below them.
    package init(_ sections: KeyValuePairs<String, [Command<Screen>]>) {
        self.sections = sections.map { Section(title: $0.key, commands: $0.value) }
    }

    /// All commands in order.
    package var commands: [Command<Screen>] { sections.flatMap(\.commands) }

    /// The command with an id.
    package subscript(id: String) -> Command<Screen>? {
        for section in sections {
            if let command = section.commands.first(where: { $0.id == id }) { return command }
        }
        return nil
    }

    /// This keymap with another behind it, whose keys it may hide.
    package func followed(by other: Keymap<Screen>) -> Keymap<Screen> {
        var both = self
        both.sections += other.sections
        return both
    }

    /// The same commands on a larger screen that holds this one.
    package func lifted<Whole>(
        _ part: any WritableKeyPath<Whole, Screen> & Sendable
    ) -> Keymap<Whole> {
        var lifted = Keymap<Whole>([:])
        lifted.sections = sections.map { section in
            Keymap<Whole>.Section(
                title: section.title, commands: section.commands.map { $0.lifted(part) })
        }
        return lifted
    }

    /// What help, palette and footer show of the commands on a screen; hidden ones are left out.
    package func entries(on screen: Screen) -> [CommandEntry] {
        sections.flatMap { section in
            section.commands.compactMap { command in
                let availability = command.availability(screen)
                guard availability != .hidden else { return nil }
                return CommandEntry(
                    command, section: section.title, availability: availability)
            }
        }
    }
}

/// Keys pressed so far of a chord that is not complete.
package struct PendingKeys: Hashable, Sendable {
    /// The keys, oldest first.
    package fileprivate(set) var keys: [Key] = []

    /// Nothing pressed.
    package init() {}

    /// Whether a chord has begun.
    package var isEmpty: Bool { keys.isEmpty }
}

/// What became of a key.
package enum KeyOutcome: Hashable, Sendable {
    /// The command with this id ran.
    case ran(String)
    /// The key belongs to a command that cannot run now.
    case refused(title: String, because: String)
    /// The key begins a chord; the next key decides.
    case pending
    /// No command has this key.
    case unbound
}

extension Keymap {
    /// Runs the command a key belongs to, remembering the beginning of a chord in between.
    package func press(
        _ key: Key, pending: inout PendingKeys, on screen: inout Screen
    ) -> KeyOutcome {
        let pressed = pending.keys + [key]
        pending.keys = []
        var refusal: KeyOutcome?
        var beginsChord = false
        for command in commands
        where command.keys.contains(where: { $0.keys.starts(with: pressed) }) {
            let availability = command.availability(screen)
            guard availability != .hidden else { continue }
            guard command.keys.contains(where: { $0.keys == pressed }) else {
                beginsChord = true
                continue
            }
            if case .disabled(let reason) = availability {
                refusal = refusal ?? .refused(title: command.title, because: reason)
                continue
            }
            command.run(&screen)
            return .ran(command.id)
        }
        if beginsChord {
            pending.keys = pressed
            return .pending
        }
        return refusal ?? .unbound
    }

    /// Runs a command by its id, as the palette does.
    package func run(_ id: String, on screen: inout Screen) -> KeyOutcome {
        guard let command = self[id] else { return .unbound }
        switch command.availability(screen) {
        case .enabled:
            command.run(&screen)
            return .ran(id)
        case .disabled(let reason):
            return .refused(title: command.title, because: reason)
        case .hidden:
            return .unbound
        }
    }

    /// The commands a chord that has begun can still become, for the hint that appears meanwhile.
    package func continuations(of pending: PendingKeys, on screen: Screen) -> [CommandEntry] {
        guard !pending.isEmpty else { return [] }
        return entries(on: screen).compactMap { entry in
            var entry = entry
            entry.keys = entry.keys.filter {
                $0.keys.starts(with: pending.keys) && $0.keys.count > pending.keys.count
            }
            return entry.keys.isEmpty ? nil : entry
        }
    }

    /// The keymap with the reader's own keys, and what is wrong with them.
    ///
    /// An empty list takes all keys from a command; a name that is no key leaves the command as it
    /// was.
    package func rebound(_ keys: [String: [String]]) -> (keymap: Keymap, faults: [String]) {
        var keymap = self
        var faults: [String] = []
        for (id, names) in keys.sorted(by: { $0.key < $1.key }) {
            guard let place = keymap.place(of: id) else {
                faults.append("keys: there is no command \(id)")
                continue
            }
            let chords = names.map { Chord(name: $0) }
            if let index = chords.firstIndex(of: nil) {
                faults.append("keys: \(id): no key is called \"\(names[index])\"")
                continue
            }
            keymap.sections[place.section].commands[place.command].keys = chords.compactMap(\.self)
        }
        return (keymap, faults)
    }

    private func place(of id: String) -> (section: Int, command: Int)? {
        for (index, section) in sections.enumerated() {
            if let command = section.commands.firstIndex(where: { $0.id == id }) {
                return (index, command)
            }
        }
        return nil
    }
}

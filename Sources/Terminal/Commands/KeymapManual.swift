extension Keymap {
    /// The commands as a chapter of the manual, in Markdown.
    package var manual: String {
        sections.map { section in
            let lines = section.commands.map { command in
                let keys = command.keys.map { "`\($0)`" }.joined(separator: " ")
                let undo = command.undoNote.map { " " + $0 } ?? ""
                let danger = command.danger == .irreversible ? " Cannot be undone." : ""
                return "- \(keys.isEmpty ? "(palette)" : keys) **\(command.title)**: "
                    + command.summary + undo + danger
            }
            return "### \(section.title)\n\n" + lines.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }

    /// Keys that only some terminals can send, or that belong to the terminal itself.
    private static var unsendable: Set<String> {
        [
            "ctrl-enter", "shift-enter", "alt-enter", "ctrl-i", "ctrl-m", "ctrl-j", "ctrl-h",
            "ctrl-[",
        ]
    }

    /// Mistakes in the table, for a test to reject: ids or keys used twice, a key that begins
    /// another's chord, keys that terminals cannot send, summaries that are not sentences, changes
    /// without a word on undo.
    package var faults: [String] {
        var faults: [String] = []
        var owners: [Chord: String] = [:]
        var ids: Set<String> = []
        for command in commands {
            if !ids.insert(command.id).inserted { faults.append("\(command.id) is there twice") }
            faults += Self.wordFaults(command)
            for chord in command.keys {
                if let owner = owners.updateValue(command.id, forKey: chord) {
                    faults.append("\(chord) is bound to both \(owner) and \(command.id)")
                }
                if chord.keys.contains(where: { Self.unsendable.contains($0.description) }) {
                    faults.append("\(command.id): many terminals cannot send \(chord)")
                }
            }
        }
        for (chord, owner) in owners.sorted(by: { $0.value < $1.value }) where chord.keys.count > 1
        {
            for length in 1..<chord.keys.count {
                let start = Chord(
                    name: chord.keys.prefix(length).map(\.description).joined(separator: " "))
                if let start, let hidden = owners[start] {
                    faults.append(
                        "\(owner): \(chord) never completes, because \(start) is \(hidden)")
                }
            }
        }
        return faults
    }

    private static func wordFaults(_ command: Command<Screen>) -> [String] {
        var faults: [String] = []
        let allowed = command.id.utf8.allSatisfy {
            ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E
        }
        if !allowed || command.id.isEmpty {
            faults.append("\(command.id): the id is not kebab-case")
        }
        if command.title.isEmpty || command.title.count > 24 {
            faults.append("\(command.id): the title is not one to three words")
        }
        if !command.summary.hasSuffix(".") || command.summary.first?.isUppercase != true {
            faults.append("\(command.id): the summary is not a sentence")
        }
        if command.danger == .undoable, command.undoNote == nil {
            faults.append("\(command.id): nothing says how it is undone")
        }
        return faults
    }
}

/// A searchable list of commands over the screen: `?` help or the palette.
///
/// Choosing one runs it.
package struct CommandOverlay: Sendable {
    /// How the commands are found and ordered.
    package enum Kind: Hashable, Sendable {
        /// In sections, found by name, description and key.
        case help
        /// Best first, found by a few letters.
        case palette
    }

    /// What became of an event.
    package enum Outcome: Hashable, Sendable {
        /// Run the command with this id.
        case run(String)
        /// Close the overlay.
        case closed
        /// The overlay changed.
        case handled
    }

    /// How the commands are found.
    package let kind: Kind
    private let entries: [CommandEntry]
    private let frecency: [String: Double]
    private var editor = LineEditor()
    private var list: ListView<Line>

    /// A row: a command, or in help the title of a section.
    private struct Line: Identifiable, Sendable {
        var id: String
        var entry: CommandEntry?
    }

    /// An overlay over the commands of a screen as it is now.
    package init(_ kind: Kind, _ entries: [CommandEntry], frecency: [String: Double] = [:]) {
        self.kind = kind
        self.entries = entries
        self.frecency = frecency
        list = ListView()
        filter()
    }

    /// What the reader typed.
    package var query: String { editor.text }

    /// The command under the cursor.
    package var current: CommandEntry? { list.current?.entry }

    /// Takes an event: typing searches, arrows move, Enter runs, Escape closes.
    package mutating func handle(_ event: InputEvent) -> Outcome {
        switch event {
        case .key(let key): return handle(key)
        case .paste(let text):
            editor.paste(text)
            filter()
        case .mouse(let mouse):
            let before = list.cursor
            let isInside = list.handle(mouse)
            if mouse.action == .press, !isInside { return .closed }
            if mouse.action == .press, before == list.cursor { return choose() }
        case .focus, .resize: break
        }
        return .handled
    }

    private mutating func handle(_ key: Key) -> Outcome {
        switch (key.code, key.modifiers) {
        case (.up, _), (.character("p"), .ctrl): move(-1)
        case (.down, _), (.character("n"), .ctrl), (.tab, []): move(1)
        case (.pageUp, _): list.page(by: -1)
        case (.pageDown, _): list.page(by: 1)
        case (.enter, _): return choose()
        case (.character("?"), []) where editor.isEmpty && kind == .help: return .closed
        default:
            switch editor.handle(key) {
            case .cancelled: return .closed
            case .edited: filter()
            case .submitted, .ignored: break
            }
        }
        return .handled
    }

    private func choose() -> Outcome {
        guard let entry = current, entry.availability == .enabled else { return .handled }
        return .run(entry.id)
    }

    /// Moves to the next row that is a command.
    private mutating func move(_ step: Int) {
        var row = list.cursor + step
        while row >= 0, row < list.count, list[row]?.entry == nil { row += step }
        if row >= 0, row < list.count { list.move(to: row) }
    }

    private mutating func filter() {
        var lines: [Line] = []
        switch kind {
        case .palette:
            lines = Ranking.palette(editor.text, entries, frecency: frecency)
                .map { Line(id: $0.id, entry: $0) }
        case .help:
            for entry in Ranking.help(editor.text, entries) {
                if lines.last?.entry?.section != entry.section {
                    lines.append(Line(id: "# " + entry.section, entry: nil))
                }
                lines.append(Line(id: entry.id, entry: entry))
            }
        }
        list.reset(count: lines.count, rows: lines)
        if list.current?.entry == nil { move(1) }
    }
}

extension CommandOverlay {
    /// Draws the overlay over the middle of an area, with what the command under the cursor does
    /// and, when it cannot run, why.
    package mutating func draw(
        into frame: inout Frame, over area: Rect, glyphs: Glyphs = .unicode
    ) {
        let place = area.centered(Size(min(area.width - 4, 84), max(8, area.height * 4 / 5)))
        frame.fill(place)
        let inside = frame.box(
            place, title: kind == .help ? "Help" : "Commands", .focusBorder, glyphs: glyphs)
        let (search, below) = inside.split(top: 1)
        editor.draw(
            into: &frame, in: search, prompt: kind == .help ? "/ " : ": ",
            placeholder: kind == .help ? "type a name, a word or a key" : "type a few letters")
        let (rows, note) = below.split(bottom: 1)
        let keyWidth = min(
            16, entries.flatMap { $0.keys.prefix(2) }.map(\.description.count).max() ?? 6)
        list.draw(into: &frame, in: rows, glyphs: glyphs, empty: "No command matches.") {
            line, width in
            guard let entry = line.entry else {
                return [TextRun(SanitizedText(String(line.id.dropFirst(2))), .header)]
            }
            return Self.runs(entry, keyWidth: keyWidth * 2 + 1)
        }
        frame.draw(Self.note(on: current), in: note.inset(horizontal: 1, vertical: 0))
    }

    private static func runs(_ entry: CommandEntry, keyWidth: Int) -> [TextRun] {
        let isEnabled = entry.availability == .enabled
        var keys = SanitizedText(entry.keys.prefix(2).map(\.description).joined(separator: " "))
            .truncated(to: keyWidth)
        keys = keys + SanitizedText(String(repeating: " ", count: max(0, keyWidth - keys.width)))
        return [
            TextRun(keys + " ", isEnabled ? .accent : .dim),
            TextRun(SanitizedText(entry.title), isEnabled ? Style(.text).bold : .dim),
            TextRun("  "),
            TextRun(SanitizedText(entry.summary), .dim),
        ]
    }

    private static func note(on entry: CommandEntry?) -> [TextRun] {
        guard let entry else { return [] }
        if let reason = entry.reason {
            return [
                TextRun("! ", Style(.warn)), TextRun(SanitizedText("Not now: " + reason), .warn),
            ]
        }
        let undo = entry.undoNote.map { " " + $0 } ?? ""
        return [TextRun(SanitizedText(entry.summary + undo), .dim)]
    }
}

/// A text on one line that is being typed.
package struct LineEditor: Hashable, Sendable {
    /// What became of a key.
    package enum Outcome: Hashable, Sendable {
        /// The text or the cursor changed.
        case edited
        /// The reader is done.
        case submitted
        /// The reader gave up.
        case cancelled
        /// The key means nothing here.
        case ignored
    }

    /// Characters a line may hold; typing and pasting more is ignored.
    package static let limit = 4_096
    /// Texts remembered for going back to.
    private static let remembered = 100

    private var characters: [Character]
    /// The character the cursor stands before, from 0 to their number.
    package private(set) var position: Int
    /// Texts submitted before, oldest first.
    package private(set) var history: [String]
    private var recalled: Int?
    private var draft = ""

    /// An editor of a text, with the cursor at its end.
    package init(_ text: String = "", history: [String] = []) {
        characters = Array(Self.oneLine(text).prefix(Self.limit))
        position = characters.count
        self.history = history
    }

    /// The text typed so far.
    package var text: String { String(characters) }
    /// Whether nothing is typed.
    package var isEmpty: Bool { characters.isEmpty }

    /// Replaces the text and puts the cursor at its end.
    package mutating func set(_ text: String) {
        characters = Array(Self.oneLine(text).prefix(Self.limit))
        position = characters.count
    }

    /// Adds the text to the history and starts with an empty line; returns the text.
    package mutating func submit() -> String {
        let submitted = text
        if !submitted.isEmpty, history.last != submitted { history.append(submitted) }
        if history.count > Self.remembered { history.removeFirst(history.count - Self.remembered) }
        set("")
        recalled = nil
        return submitted
    }

    /// Takes a key.
    package mutating func handle(_ key: Key) -> Outcome {
        if let character = key.typed {
            insert([character])
            return .edited
        }
        switch (key.code, key.modifiers) {
        case (.enter, _): return .submitted
        case (.escape, _), (.character("c"), .ctrl), (.character("g"), .ctrl): return .cancelled
        case (.left, .ctrl), (.left, .alt), (.character("b"), .alt): position = wordStart
        case (.right, .ctrl), (.right, .alt), (.character("f"), .alt): position = wordEnd
        case (.left, _), (.character("b"), .ctrl): position = max(0, position - 1)
        case (.right, _), (.character("f"), .ctrl): position = min(characters.count, position + 1)
        case (.home, _), (.character("a"), .ctrl): position = 0
        case (.end, _), (.character("e"), .ctrl): position = characters.count
        case (.up, _), (.character("p"), .ctrl): recall(-1)
        case (.down, _), (.character("n"), .ctrl): recall(1)
        default: return erase(key) ? .edited : .ignored
        }
        return .edited
    }

    /// Inserts pasted text; line ends and tabs become spaces.
    package mutating func paste(_ text: String) { insert(Array(Self.oneLine(text))) }

    private mutating func erase(_ key: Key) -> Bool {
        switch (key.code, key.modifiers) {
        case (.backspace, .alt), (.backspace, .ctrl), (.character("w"), .ctrl):
            remove(wordStart..<position)
        case (.backspace, _): remove(max(0, position - 1)..<position)
        case (.delete, _), (.character("d"), .ctrl):
            remove(position..<min(characters.count, position + 1))
        case (.character("d"), .alt): remove(position..<wordEnd)
        case (.character("u"), .ctrl): remove(0..<position)
        case (.character("k"), .ctrl): remove(position..<characters.count)
        default: return false
        }
        return true
    }

    private mutating func insert(_ new: [Character]) {
        let room = max(0, Self.limit - characters.count)
        // A mark that is typed joins the character before it, so the text is cut up anew.
        let before = Array(String(characters[..<position] + new.prefix(room)))
        characters = before + characters[position...]
        position = before.count
        recalled = nil
    }

    private mutating func remove(_ range: Range<Int>) {
        characters.removeSubrange(range)
        position = range.lowerBound
        recalled = nil
    }

    private mutating func recall(_ step: Int) {
        if recalled == nil { draft = text }
        let place = (recalled ?? history.count) + step
        guard place >= 0, place <= history.count else { return }
        set(place == history.count ? draft : history[place])
        recalled = place == history.count ? nil : place
    }

    private var wordStart: Int {
        var index = position
        while index > 0, characters[index - 1].isWhitespace { index -= 1 }
        while index > 0, !characters[index - 1].isWhitespace { index -= 1 }
        return index
    }

    private var wordEnd: Int {
        var index = position
        while index < characters.count, characters[index].isWhitespace { index += 1 }
        while index < characters.count, !characters[index].isWhitespace { index += 1 }
        return index
    }

    private static func oneLine(_ text: String) -> String {
        String(
            text.compactMap { character -> Character? in
                if character.isNewline || character == "\t" { return " " }
                return character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
                    ? character : nil
            })
    }
}

extension LineEditor {
    /// Draws the line into the first row of an area, scrolled so that the cursor shows, and puts
    /// the frame's cursor there.
    ///
    /// `prompt` stands before it.
    package func draw(
        into frame: inout Frame, in area: Rect, prompt: SanitizedText = .empty,
        placeholder: SanitizedText = .empty, style: Style = .text
    ) {
        let line = area.row(0)
        guard !line.isEmpty else { return }
        frame.fill(line, style)
        let start = frame.draw(
            prompt, at: Point(line.x, line.y), Style(.accent, on: style.surface), in: line)
        let field = Rect(x: start, y: line.y, width: line.maxX - start, height: 1)
        guard field.width > 1 else { return }
        if isEmpty { frame.draw(placeholder, in: field, Style(.dim, on: style.surface)) }
        let widths = characters.map { SanitizedText(String($0)).width }
        var first = 0
        var used = widths[..<position].reduce(0, +)
        while used > field.width - 1, first < position {
            used -= widths[first]
            first += 1
        }
        frame.draw(
            SanitizedText(String(characters[first...])), at: Point(field.x, field.y), style,
            in: field)
        frame.cursor = Point(field.x + used, field.y)
    }
}

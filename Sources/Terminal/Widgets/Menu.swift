/// A short list to choose one thing from, by its number, by the cursor or by the mouse.
package struct Menu<Value: Sendable>: Sendable {
    /// One thing to choose.
    package struct Item: Sendable {
        /// What choosing it means to the program.
        package var value: Value
        /// What the reader sees.
        package var title: SanitizedText
        /// A few words more.
        package var hint: SanitizedText
        /// Why it cannot be chosen, or nil when it can.
        package var reason: SanitizedText?

        /// An item from its parts.
        package init(
            _ value: Value, _ title: SanitizedText, hint: SanitizedText = .empty,
            unless reason: SanitizedText? = nil
        ) {
            self.value = value
            self.title = title
            self.hint = hint
            self.reason = reason
        }
    }

    /// What became of an event.
    package enum Outcome: Sendable {
        /// An item was chosen.
        case chosen(Value)
        /// The reader gave up.
        case cancelled
        /// The cursor moved, or the item cannot be chosen.
        case handled
        /// The event means nothing here.
        case ignored
    }

    /// What the menu asks.
    package let title: SanitizedText
    /// The items in their order; the first nine have numbers.
    package let items: [Item]
    /// The item under the cursor.
    package private(set) var cursor: Int
    private var top = 0
    private var area = Rect(x: 0, y: 0, width: 0, height: 0)

    /// A menu with the cursor on an item, by default the first.
    package init(_ title: SanitizedText, _ items: [Item], cursor: Int = 0) {
        self.title = title
        self.items = items
        self.cursor = max(0, min(items.count - 1, cursor))
    }

    /// Takes a key: arrows, j and k move, Enter and the numbers 1 to 9 choose, Escape gives up.
    package mutating func handle(_ key: Key) -> Outcome {
        switch (key.code, key.modifiers) {
        case (.up, _), (.character("k"), []): return move(-1)
        case (.down, _), (.character("j"), []), (.tab, []): return move(1)
        case (.home, _): return move(-items.count)
        case (.end, _): return move(items.count)
        case (.enter, _): return choose(cursor)
        case (.escape, _), (.character("c"), .ctrl), (.character("q"), []): return .cancelled
        case (.character(let character), []):
            guard let number = character.wholeNumberValue, number >= 1, number <= 9 else {
                return .ignored
            }
            return choose(number - 1)
        default: return .ignored
        }
    }

    /// Takes the mouse: a press chooses, the wheel moves.
    package mutating func handle(_ mouse: Mouse) -> Outcome {
        guard area.contains(mouse.point) else {
            return mouse.action == .press ? .cancelled : .ignored
        }
        switch mouse.action {
        case .press: return choose(top + mouse.point.y - area.y)
        case .wheelUp: return move(-1)
        case .wheelDown: return move(1)
        default: return .ignored
        }
    }

    private mutating func move(_ step: Int) -> Outcome {
        cursor = max(0, min(items.count - 1, cursor + step))
        return .handled
    }

    private mutating func choose(_ index: Int) -> Outcome {
        guard items.indices.contains(index) else { return .handled }
        cursor = index
        return items[index].reason == nil ? .chosen(items[index].value) : .handled
    }
}

extension Menu {
    /// The cells the menu would like to have, its frame included.
    package var size: Size {
        let widest = items.map { $0.title.width + $0.hint.width + ($0.reason?.width ?? 0) + 9 }
            .max()
        return Size(max(title.width + 8, widest ?? 20), items.count + 2)
    }

    /// Draws the menu with its frame over the middle of an area.
    package mutating func draw(
        into frame: inout Frame, over whole: Rect, glyphs: Glyphs = .unicode
    ) {
        let place = whole.centered(size)
        frame.fill(place)
        area = frame.box(place, title: title, .focusBorder, glyphs: glyphs)
        if cursor < top { top = cursor }
        if cursor >= top + area.height { top = cursor - area.height + 1 }
        for index in items.indices.dropFirst(top).prefix(area.height) {
            let item = items[index]
            let line = area.row(index - top)
            let isEnabled = item.reason == nil
            var runs = [
                TextRun(index == cursor ? glyphs.pointer : " ", .accent),
                TextRun(index < 9 ? "\(index + 1) " : "  ", .accent),
                TextRun(item.title, isEnabled ? .text : .dim),
            ]
            if let note = item.reason ?? (item.hint.isEmpty ? nil : item.hint) {
                runs.append(TextRun("  " + note, .dim))
            }
            frame.draw(runs, in: line)
            if index == cursor { frame.restyle(line) { $0.on(.selection) } }
        }
    }
}

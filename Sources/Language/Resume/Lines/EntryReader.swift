import Prelude

/// One entry of a section: a position, a course of study, a project.
struct Entry: Sendable {
    /// The stretches of each line of the head, without dates and places.
    var head: [[TextSpan]] = []
    /// The period.
    var dates: DateRange?
    /// The place.
    var place: TextSpan?
    /// The lines below the head.
    var body: [TextLine] = []
    /// Every line of it.
    var span = TextSpan(0, 0)
    /// How much the head reads like a title.
    var titleScore = 0
    /// Whether one of its lines names more than one thing.
    var hasSeveralParts = false

    var hasText: Bool { !head.isEmpty }

    /// The text below the head, empty where there is none.
    var description: TextSpan {
        guard let first = body.first, let last = body.last else {
            return TextSpan(span.end, span.end)
        }
        return TextSpan(first.span.start, last.span.end)
    }

    fileprivate mutating func cover(_ other: TextSpan) {
        span = span.isEmpty ? other : span.union(other)
    }
}

/// Groups lines into entries, whether dates stand before the head, in it, or after the body, as
/// they do where the extraction of a page put its right column last.
struct EntryReader {
    private let lines: [EntryLine]
    /// Whether entries open with a line of nothing but dates.
    private let isDateFirst: Bool
    private var entries: [Entry] = []
    private var current: Entry?
    private var pendingPlace: TextSpan?

    /// A reader over classified lines.
    init(_ lines: [EntryLine]) {
        self.lines = lines
        let first = lines.first { $0.role == .head && !$0.isPlace }
        isDateFirst = first.map { !$0.hasText && $0.dates != nil } ?? false
    }

    /// The entries in the order of the text.
    static func entries(of lines: [EntryLine]) -> [Entry] {
        var reader = EntryReader(lines)
        for index in lines.indices { reader.take(index) }
        reader.close()
        return reader.entries
    }

    private mutating func take(_ index: Int) {
        let line = lines[index]
        switch line.role {
        case .neutral: current?.cover(line.line.span)
        case .body: takeBody(line)
        case .head where line.isPlace:
            takePlace(line)
            if line.dates != nil { takeDates(line) }
        case .head where line.hasText && line.dates != nil: takeDatedText(line, at: index)
        case .head where line.hasText: takeText(line, at: index)
        case .head: takeDates(line)
        }
    }

    private mutating func takeBody(_ line: EntryLine) {
        if current == nil { current = Entry() }
        settlePlace()
        current?.body.append(line.line)
        current?.cover(line.line.span)
    }

    private mutating func takePlace(_ line: EntryLine) {
        guard let place = line.texts.first else { return }
        if let entry = current, entry.hasText, entry.body.isEmpty, entry.place == nil {
            current?.place = place
            current?.cover(line.line.span)
        } else {
            pendingPlace = place
        }
    }

    private mutating func takeDates(_ line: EntryLine) {
        let opensNext = isDateFirst && current?.body.isEmpty == false
        if let entry = current, entry.dates == nil, entry.hasText, !opensNext {
            settlePlace()
            current?.dates = line.dates
            current?.cover(line.line.span)
        } else {
            open()
            current?.dates = line.dates
            current?.cover(line.line.span)
        }
    }

    private mutating func takeDatedText(_ line: EntryLine, at index: Int) {
        let joins: Bool
        if let entry = current, entry.dates == nil, entry.hasText, entry.body.isEmpty,
            entry.head.count <= 2
        {
            joins = !(isComplete(entry) && opensLike(line, entry))
        } else {
            joins = false
        }
        if !joins { open() }
        add(line)
        current?.dates = line.dates
    }

    private mutating func takeText(_ line: EntryLine, at index: Int) {
        guard let entry = current else {
            open()
            add(line)
            return
        }
        if !joins(entry, line, at: index) { open() }
        add(line)
    }

    /// Whether a line of text belongs to the head of the entry before it.
    private func joins(_ entry: Entry, _ line: EntryLine, at index: Int) -> Bool {
        guard entry.body.isEmpty, entry.head.count < 4 else { return false }
        guard entry.hasText else { return true }
        if entry.dates == nil { return !(isComplete(entry) && opensLike(line, entry)) }
        if isDateFirst { return true }
        switch next(after: index) {
        case .body, .end:
            return entry.head.count < 2 || !(isComplete(entry) && opensLike(line, entry))
        case .dates: return false
        case .datedText:
            if entry.head.count > 1 { return false }
            return entry.titleScore == 0
                ? line.titleScore > 0 : !isComplete(entry) && line.titleScore == 0
        }
    }

    private enum Next { case body, dates, datedText, end }

    /// What follows the lines of mere text after an index.
    private func next(after index: Int) -> Next {
        for line in lines[(index + 1)...].prefix(4) {
            switch line.role {
            case .body: return .body
            case .neutral: continue
            case .head where line.dates != nil: return line.hasText ? .datedText : .dates
            case .head: continue
            }
        }
        return .end
    }

    /// Whether a line is as much the head of an entry as the one that is open: a second degree is, a
    /// school below a degree is not.
    private func opensLike(_ line: EntryLine, _ entry: Entry) -> Bool {
        line.titleScore > 0 && line.titleScore >= entry.titleScore
    }

    /// Whether a head already names more than one thing, a title among them.
    private func isComplete(_ entry: Entry) -> Bool {
        entry.titleScore > 0 && (entry.head.count > 1 || entry.hasSeveralParts)
    }

    private mutating func add(_ line: EntryLine) {
        settlePlace()
        current?.head.append(line.texts)
        let score = max(current?.titleScore ?? 0, line.titleScore)
        current?.titleScore = score
        if line.hasSeveralParts { current?.hasSeveralParts = true }
        current?.cover(line.line.span)
    }

    private mutating func settlePlace() {
        guard let place = pendingPlace, var entry = current, entry.place == nil else { return }
        entry.place = place
        current = entry
        pendingPlace = nil
    }

    private mutating func open() {
        close()
        current = Entry()
    }

    private mutating func close() {
        if let current { entries.append(current) }
        current = nil
    }
}

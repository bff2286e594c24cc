internal import Prelude
internal import Recruiting
internal import Terminal

/// Who is rejected, and where the rejection leads.
struct Rejection: Hashable, Sendable {
    var match: ID<Match>
    var stage: Stage
}

/// The reasons for which a match is rejected, and the one given last, which Enter repeats.
struct ReasonMemory: Sendable {
    /// What a line of the menu stands for.
    enum Choice: Hashable, Sendable {
        case reason(String)
        /// The person writes.
        case write
    }

    /// The reasons that recruiters give most, in a fixed order, so that numbers become habits.
    static let common = [
        "Lacks a must-have skill", "Too junior", "Too senior", "Place or time zone does not fit",
        "Pay does not fit", "Wrong domain", "Not available",
    ]

    /// The reason given last, nil before the first.
    var last: String?
    private var written: String? {
        last.flatMap { Self.common.contains($0) ? nil : $0 }
    }

    /// The menu of reasons with the cursor on the last one.
    func menu(for name: SanitizedText) -> Menu<Choice> {
        var items = Self.common.map { Menu<Choice>.Item(.reason($0), SanitizedText($0)) }
        let words = written.map { SanitizedText(folding: "“\($0)”").truncated(to: 40) }
        items.append(
            .init(
                written.map(Choice.reason) ?? .write, words ?? "My words of last time",
                unless: written == nil ? "none given yet" : nil))
        items.append(.init(.write, "In my own words…"))
        let cursor = items.firstIndex { $0.value == last.map(Choice.reason) } ?? 0
        return Menu("Reject \(name.string): why?", items, cursor: cursor)
    }
}

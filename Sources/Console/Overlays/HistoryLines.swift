internal import Prelude
internal import Recruiting
internal import Terminal

/// The decisions about a record as lines, the newest first.
enum HistoryLines {
    static func lines(_ items: [History.Item]) -> [StyledLines.Line] {
        guard !items.isEmpty else { return [.init(runs: [TextRun("No decisions yet.", .dim)])] }
        return items.reversed().flatMap(lines)
    }

    private static func lines(_ item: History.Item) -> [StyledLines.Line] {
        let entry = item.entry
        let moment = entry.at.description.prefix(16).replacing("T", with: " ")
        var runs = [
            TextRun(SanitizedText("\(moment)  "), .dim),
            TextRun(SanitizedText(folding: entry.action), item.isUndone ? .dim : Style(.text).bold),
            TextRun(SanitizedText(entry.field.isEmpty ? "" : " " + entry.fieldName)),
            TextRun(SanitizedText(" by \(entry.who)"), .dim),
        ]
        if item.isUndone { runs.append(TextRun(" (taken back)", .warn)) }
        var lines = [StyledLines.Line(runs: runs, indent: 4)]
        lines.append(
            .init(
                runs: [
                    TextRun("    "), TextRun(value(item.before), .dim), TextRun(" → ", .dim),
                    TextRun(value(item.after)),
                ], indent: 4))
        if let reason = item.reason {
            lines.append(
                .init(
                    runs: [TextRun("    because "), TextRun(SanitizedText(folding: reason))],
                    indent: 4))
        }
        return lines
    }

    private static func value(_ value: JSONValue) -> SanitizedText {
        switch value {
        case .null: "—"
        case .string(let text): SanitizedText(folding: text).truncated(to: 300)
        case .array(let items):
            SanitizedText(folding: items.compactMap(\.string).joined(separator: ", ")).truncated(
                to: 300)
        default: SanitizedText(folding: value.text()).truncated(to: 300)
        }
    }
}

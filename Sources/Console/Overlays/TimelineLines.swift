internal import Prelude
internal import Recruiting
internal import Terminal

/// A person's way over all jobs as lines: where they are now, then what happened, the newest first.
enum TimelineLines {
    static func lines(_ timeline: Timeline) -> [StyledLines.Line] {
        places(timeline) + events(timeline)
    }

    private static func places(_ timeline: Timeline) -> [StyledLines.Line] {
        guard !timeline.places.isEmpty else {
            return [.init(runs: [TextRun("In no job's funnel yet.", .dim)])]
        }
        return [.init(runs: [TextRun("Now", .header)])]
            + timeline.places.map { line in
                let match = line.match
                let style: Style =
                    match.stage.isRejection ? .bad : match.stage == .hired ? .good : .info
                return .init(
                    runs: [
                        TextRun(SanitizedText("  \(Explanation.percent(match.score)) %  ")),
                        TextRun(SanitizedText(folding: line.jobTitle)), TextRun("  "),
                        TextRun(SanitizedText(match.stage.rawValue), style),
                    ], indent: 4)
            }
    }

    private static func events(_ timeline: Timeline) -> [StyledLines.Line] {
        guard !timeline.events.isEmpty else { return [] }
        return [.init(runs: []), .init(runs: [TextRun("What happened", .header)])]
            + timeline.events.reversed().map { event in
                let moment = event.at.description.prefix(16).replacing("T", with: " ")
                return .init(
                    runs: [
                        TextRun(SanitizedText("  \(moment)  "), .dim), TextRun(sign(event.kind)),
                        TextRun(SanitizedText(folding: event.job ?? ""), .dim),
                        TextRun(event.job == nil ? "" : ": ", .dim),
                        TextRun(SanitizedText(folding: event.text)),
                        TextRun(SanitizedText(event.who.map { "  by \($0)" } ?? ""), .dim),
                    ], indent: 22)
            }
    }

    private static func sign(_ kind: Timeline.Event.Kind) -> SanitizedText {
        switch kind {
        case .document: "▤ "
        case .proposal: "+ "
        case .move: "→ "
        case .note: "✎ "
        case .merge: "⇉ "
        }
    }
}

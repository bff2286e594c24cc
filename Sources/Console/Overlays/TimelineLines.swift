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
            return [.init(runs: [Run("In no job's funnel yet.", .dim)])]
        }
        return [.init(runs: [Run("Now", .header)])]
            + timeline.places.map { line in
                let match = line.match
                let style: Style =
                    match.stage.isRejection ? .bad : match.stage == .hired ? .good : .info
                return .init(
                    runs: [
                        Run(SanitizedText("  \(Explanation.percent(match.score)) %  ")),
                        Run(SanitizedText(folding: line.jobTitle)), Run("  "),
                        Run(SanitizedText(match.stage.rawValue), style),
                    ], indent: 4)
            }
    }

    private static func events(_ timeline: Timeline) -> [StyledLines.Line] {
        guard !timeline.events.isEmpty else { return [] }
        return [.init(runs: []), .init(runs: [Run("What happened", .header)])]
            + timeline.events.reversed().map { event in
                let moment = event.at.description.prefix(16).replacing("T", with: " ")
                return .init(
                    runs: [
                        Run(SanitizedText("  \(moment)  "), .dim), Run(sign(event.kind)),
                        Run(SanitizedText(folding: event.job ?? ""), .dim),
                        Run(event.job == nil ? "" : ": ", .dim),
                        Run(SanitizedText(folding: event.text)),
                        Run(SanitizedText(event.who.map { "  by \($0)" } ?? ""), .dim),
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

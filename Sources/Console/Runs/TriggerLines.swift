internal import Engine
internal import Prelude
internal import Terminal

/// A sensor or schedule in full: what it does, and how its last ticks went.
enum TriggerLines {
    static func lines(_ trigger: TriggerLine, _ ticks: [Tick]) -> [StyledLines.Line] {
        var lines = [
            StyledLines.Line(runs: [
                TextRun(SanitizedText(folding: trigger.name), Style(.text).bold),
                TextRun(
                    SanitizedText(trigger.isRunning ? "  running" : "  stopped"),
                    trigger.isRunning ? .good : .dim),
            ]),
            .init(runs: [TextRun(SanitizedText(folding: trigger.summary), .dim)]),
        ]
        if let problem = trigger.problem {
            lines.append(.init(runs: [TextRun(SanitizedText(folding: problem), .bad)], indent: 2))
        }
        if let next = trigger.nextAt {
            lines.append(
                .init(runs: [TextRun(SanitizedText("next at \(moment(next)) UTC"), .dim)]))
        }
        lines += [.init(runs: []), .init(runs: [TextRun("Ticks, newest first, in UTC", .header)])]
        if ticks.isEmpty { lines.append(.init(runs: [TextRun("  none yet", .dim)])) }
        return lines
            + ticks.map { tick in
                var runs = [
                    TextRun(SanitizedText("  \(moment(tick.at)) "), .dim),
                    TextRun(SanitizedText(tick.status.rawValue), tick.status.style),
                ]
                if tick.requests > 0 {
                    runs.append(TextRun(SanitizedText("  \(tick.requests) asked for")))
                }
                if let reason = tick.reason {
                    runs.append(TextRun(SanitizedText(folding: reason), .dim).shifted(2))
                }
                return .init(runs: runs, indent: 4)
            }
    }

    /// Day and time to the second, UTC.
    static func moment(_ timestamp: Timestamp) -> String {
        String(timestamp.description.prefix(19)).replacing("T", with: " ")
    }
}

/// A backfill in full.
enum BackfillLines {
    static func lines(_ progress: BackfillProgress) -> [StyledLines.Line] {
        let backfill = progress.backfill
        var lines = [
            StyledLines.Line(runs: [
                TextRun(SanitizedText(folding: backfill.pipeline), Style(.text).bold),
                TextRun(SanitizedText("  \(backfill.status.rawValue)"), .dim),
            ]),
            .init(runs: [
                TextRun(
                    SanitizedText(
                        folding: "asked for by \(backfill.requestedBy)"
                            + " at \(TriggerLines.moment(backfill.createdAt))"), .dim)
            ]), .init(runs: []),
            .init(runs: [TextRun(SanitizedText("\(progress.ended) of \(progress.total) ended"))]),
        ]
        for status in RunStatus.allCases {
            guard let count = progress.counts[status], count > 0 else { continue }
            lines.append(
                .init(runs: [
                    TextRun(SanitizedText("  \(count) \(status.rawValue)"), status.style)
                ]))
        }
        let unasked = progress.total - backfill.requested
        if unasked > 0, backfill.finishedAt == nil {
            lines.append(
                .init(runs: [TextRun(SanitizedText("  \(unasked) not asked for yet"), .dim)]))
        }
        if let end = backfill.finishedAt {
            lines.append(
                .init(runs: [
                    TextRun(SanitizedText("took \(Elapsed.text(end - backfill.createdAt))"), .dim)
                ]))
        }
        return lines
    }
}

extension Tick.Status {
    /// How it looks.
    var style: Style {
        switch self {
        case .requested: .good
        case .skipped: .dim
        case .partial: .warn
        case .failed: .bad
        }
    }
}

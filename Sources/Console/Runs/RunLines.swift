internal import Engine
internal import Prelude
internal import Terminal

/// One run in full: where it stands, its steps, the end of its log.
enum RunLines {
    /// The lines; of the log only those that have a word of the filter.
    static func lines(_ detail: RunDetail, filter: String, now: Timestamp) -> [StyledLines.Line] {
        let run = detail.run
        var lines = [
            StyledLines.Line(runs: [
                TextRun(SanitizedText(folding: run.pipeline), Style(.text).bold),
                TextRun(SanitizedText("  \(run.status.rawValue)"), run.status.style),
            ]),
            .init(
                runs: [
                    TextRun(
                        SanitizedText(
                            folding: "\(run.lane.name), asked for by \(run.requestedBy)"
                                + (run.attempt > 1 ? ", attempt \(run.attempt)" : "")), .dim)
                ]),
        ]
        if let partition = run.partition {
            lines.append(.init(runs: [TextRun(SanitizedText(folding: "for \(partition)"), .dim)]))
        }
        if let reason = run.reason {
            lines.append(
                .init(runs: [TextRun(SanitizedText(folding: reason), run.status.style)], indent: 2))
        }
        lines += [.init(runs: []), .init(runs: [TextRun("Steps", .header)])]
        lines += detail.steps.map { step($0, now: now) }
        if detail.cost > 0 {
            let dollars = Double(detail.cost) / 1_000_000
            lines.append(.init(runs: [TextRun(SanitizedText("  cost $\(dollars)"), .dim)]))
        }
        let title = filter.isEmpty ? "Log" : "Log with \(filter)"
        lines += [.init(runs: []), .init(runs: [TextRun(SanitizedText(folding: title), .header)])]
        let wanted = filter.lowercased()
        let events = detail.events.filter { event in
            wanted.isEmpty || text(event).lowercased().contains(wanted)
        }
        return lines + events.map(line)
    }

    private static func step(_ step: Step, now: Timestamp) -> StyledLines.Line {
        let took = step.startedAt.map { Elapsed.text((step.finishedAt ?? now) - $0) } ?? ""
        var runs = [
            TextRun(SanitizedText("  \(step.status.sign) "), step.status.style),
            TextRun(SanitizedText(folding: step.op)),
            TextRun(SanitizedText("  \(took)"), .dim),
        ]
        if step.attempt > 1 { runs.append(TextRun(SanitizedText("  ×\(step.attempt)"), .warn)) }
        if !step.progress.text.isEmpty, step.status.isOpen {
            runs.append(TextRun(SanitizedText(folding: step.progress.text), .accent).shifted(2))
        }
        if let reason = step.reason {
            runs.append(TextRun(SanitizedText(folding: reason), step.status.style).shifted(2))
        }
        return .init(runs: runs, indent: 4)
    }

    private static func text(_ event: Event) -> String {
        "\(event.op ?? "") \(event.kind.rawValue) \(event.message)"
    }

    private static func line(_ event: Event) -> StyledLines.Line {
        let time = String(event.at.description.dropFirst(11).prefix(8))
        let what = [event.op ?? "", event.kind.words].filter { !$0.isEmpty }.joined(separator: " ")
        let message = event.message.isEmpty ? "" : ": \(event.message)"
        return .init(
            runs: [
                TextRun(SanitizedText("  \(time) "), .dim),
                TextRun(SanitizedText(folding: what + message), event.kind.style),
            ], indent: 11)
    }
}

extension RunStatus {
    /// How it looks.
    var style: Style {
        switch self {
        case .queued: .dim
        case .running: .accent
        case .waiting, .stopped: .warn
        case .done: .good
        case .failed: .bad
        case .cancelled: .dim
        }
    }
}

extension StepStatus {
    /// A sign for it.
    var sign: String {
        switch self {
        case .ready: "·"
        case .running: "▶"
        case .waiting: "?"
        case .done: "✓"
        case .failed: "✗"
        case .stopped: "■"
        case .cancelled: "⊘"
        }
    }

    /// How it looks.
    var style: Style {
        switch self {
        case .ready, .cancelled: .dim
        case .running: .accent
        case .waiting, .stopped: .warn
        case .done: .good
        case .failed: .bad
        }
    }
}

extension Event.Kind {
    /// The kind in words, or nothing for what an op wrote itself.
    var words: String {
        switch self {
        case .log, .warning: ""
        case .takenOver: "taken over"
        default: rawValue
        }
    }

    /// How it looks.
    var style: Style {
        switch self {
        case .failed: .bad
        case .retrying, .warning, .takenOver, .stopped, .waiting: .warn
        case .log: .text
        default: .dim
        }
    }
}

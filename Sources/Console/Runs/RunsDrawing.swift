internal import Engine
internal import Prelude
internal import Terminal

extension RunsScreen {
    private static let runColumns = [
        Column("Status", .fixed(9)), Column("Pipeline", .share(3, least: 12)),
        Column("For", .share(4, least: 10), dropOrder: 1),
        Column("At, UTC", .fixed(8), dropOrder: 2),
    ]
    private static let backfillColumns = [
        Column("Backfill", .share(3, least: 12)), Column("Done", .fixed(13), align: .right),
        Column("", .share(2, least: 8), dropOrder: 1),
    ]
    private static let triggerColumns = [
        Column("Name", .share(4, least: 14)), Column("State", .fixed(7)),
        Column("Last", .share(3, least: 8), dropOrder: 1),
    ]

    private var columns: [Column] {
        switch view {
        case .runs: Self.runColumns
        case .backfills: Self.backfillColumns
        case .triggers: Self.triggerColumns
        }
    }

    private var empty: SanitizedText {
        if !isLoaded { return "…" }
        return switch view {
        case .runs: words.isEmpty ? "Nothing has run yet." : "No run is like that."
        case .backfills: "There was no backfill yet."
        case .triggers: "Nothing is watched."
        }
    }

    /// Draws the list with its heading.
    mutating func drawList(into frame: inout Frame, in area: Rect, isFocused: Bool) {
        let (heading, body) = area.split(top: 1)
        let gutter = ListView<Line>.gutter
        let columns = Columns(columns, width: area.width - gutter)
        frame.draw(columns.header, in: heading.split(left: gutter).rest)
        list.draw(into: &frame, in: body, isFocused: isFocused, empty: empty) { line, _ in
            columns.line(Self.cells(line))
        }
    }

    private static func cells(_ line: Line) -> [TextRun] {
        switch line.content {
        case .run(let run, let name):
            [
                TextRun(SanitizedText(run.status.rawValue), run.status.style),
                TextRun(SanitizedText(folding: run.pipeline)),
                TextRun(SanitizedText(folding: name ?? run.partition ?? ""), .dim),
                TextRun(
                    SanitizedText(String(run.createdAt.description.dropFirst(11).prefix(8))), .dim),
            ]
        case .backfill(let progress):
            [
                TextRun(SanitizedText(folding: progress.backfill.pipeline)),
                TextRun(SanitizedText("\(grouped(progress.reached))/\(grouped(progress.total))")),
                TextRun(
                    SanitizedText(
                        progress.failed > 0
                            ? "\(progress.failed) failed" : progress.backfill.status.rawValue),
                    progress.failed > 0 ? .bad : .dim),
            ]
        case .trigger(let trigger):
            [
                TextRun(SanitizedText(folding: trigger.name)),
                TextRun(
                    SanitizedText(trigger.isRunning ? "running" : "stopped"),
                    trigger.problem != nil ? .bad : trigger.isRunning ? .good : .dim),
                TextRun(
                    SanitizedText(
                        folding: trigger.lastTick.map { tick in
                            tick.requests > 0
                                ? "\(tick.status.rawValue) \(tick.requests)" : tick.status.rawValue
                        } ?? "never"), trigger.lastTick?.status.style ?? .dim),
            ]
        }
    }
}

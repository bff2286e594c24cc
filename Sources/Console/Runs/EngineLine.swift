internal import Engine
internal import Prelude
internal import Terminal

/// The line on every screen that says what the engine is doing.
enum EngineLine {
    /// The line for a state; nil before the first look.
    static func runs(_ state: EngineState?, now: Timestamp) -> [TextRun] {
        guard let state else { return [TextRun(" engine …", .dim)] }
        let overview = state.overview
        var runs = [TextRun(SanitizedText(state.isApart ? " engine apart" : " engine"), .dim)]
        if let trouble = state.trouble {
            return runs + [TextRun(SanitizedText(folding: trouble), .bad).shifted(2)]
        }
        if let circuit = overview.circuits.first {
            runs.append(
                TextRun(
                    SanitizedText(folding: "held back: \(circuit.op), \(circuit.message)")
                        .truncated(to: 60), .bad
                ).shifted(2))
        }
        if let backfill = overview.backfills.first {
            runs += bar(backfill, now: now)
        }
        if let step = overview.running.first {
            let record = overview.partitions[step.run]
            let name = record.map { state.names[$0] ?? $0 }?.split(separator: "/").last
            let what = [step.op, name.map(String.init) ?? "", step.progress.text]
                .filter { !$0.isEmpty }.joined(separator: " ")
            runs.append(
                TextRun(SanitizedText(folding: what).truncated(to: 48), .accent).shifted(2))
        } else if overview.backfills.isEmpty, overview.circuits.isEmpty {
            runs.append(
                overview.queued == 0
                    ? TextRun("  idle", .dim)
                    : TextRun(
                        SanitizedText(state.isServed ? "  starting" : "  no engine runs"), .warn))
        }
        let counts = [
            overview.running.count > 1 ? "\(overview.running.count) at once" : nil,
            overview.queued > 0 ? "\(grouped(overview.queued)) queued" : nil,
            overview.waiting > 0 ? "\(grouped(overview.waiting)) waiting" : nil,
        ].compactMap(\.self)
        if !counts.isEmpty {
            runs.append(TextRun(SanitizedText("  " + counts.joined(separator: ", ")), .dim))
        }
        if overview.failed > 0 {
            runs.append(TextRun(SanitizedText("  \(grouped(overview.failed)) failed"), .bad))
        }
        return runs
    }

    private static func bar(_ progress: BackfillProgress, now: Timestamp) -> [TextRun] {
        let share = progress.total > 0 ? Double(progress.ended) / Double(progress.total) : 0
        let left = progress.expectedEnd(now: now).map { ", \(rough($0 - now)) left" } ?? ""
        return [
            TextRun(SanitizedText(folding: progress.backfill.pipeline)).shifted(2), TextRun(" "),
            TextRun(Bar.text(share, width: 12, track: true), .accent),
            TextRun(
                SanitizedText(
                    " \(grouped(progress.ended))/\(grouped(progress.total))\(left)"), .dim),
        ]
    }

    /// A length of time that does not change with every look.
    private static func rough(_ duration: Duration) -> String {
        let seconds = duration.components.seconds
        if seconds < 10 { return "\(seconds + 1) s" }
        if seconds < 60 { return "\(max(1, (seconds + 9) / 10) * 10) s" }
        return seconds < 5400 ? "\((seconds + 59) / 60) min" : "\((seconds + 1800) / 3600) h"
    }
}

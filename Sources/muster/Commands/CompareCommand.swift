import Prelude
import Storage
import Workflows

/// The command that tells what a planner would have done.
let compareCommands: [CommandSpec] = [
    CommandSpec(
        words: ["model", "compare"],
        summary: "Say what a planner would have decided otherwise, and what that was worth.",
        run: compare)
]

@Sendable private func compare(_ invocation: Invocation) throws -> Answer {
    let compared = try invocation.session.desk().read { try PlannerComparison.all(on: $0) }
    guard !compared.isEmpty else {
        return Answer(
            ["decisions": []],
            [
                "Nothing has been noted yet: gap reports and sorting names of skills with a model are"
                    + " what is looked at (planner.mode)"
            ])
    }
    return Answer(
        ["decisions": .array(compared.map(\.document))],
        Array(compared.map(lines).joined(separator: [""])))
}

private func lines(_ compared: PlannerComparison) -> [String] {
    let table = TextTable(
        columns: [
            .init(title: "Way", maximum: 40), .init(title: "Done", isRight: true),
            .init(title: "Planner", isRight: true), .init(title: "Seen", isRight: true),
            .init(title: "Worth", isRight: true),
        ],
        rows: compared.arms.map {
            [$0.name, "\($0.taken)", "\($0.chosen)", "\($0.trials)", worth($0.worth)]
        })
    return ["\(compared.decision): decided \(counted(compared.count, "time", "times"))"]
        + table.lines + [
            compared.compared == 0
                ? "What the planner would have done was never seen beside what was done"
                : "Of \(compared.compared) seen: done \(worth(compared.takenWorth)), planner"
                    + " \(worth(compared.chosenWorth))"
        ]
}

private func worth(_ value: Double?) -> String { value.map(decimals) ?? "-" }

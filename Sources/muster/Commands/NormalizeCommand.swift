import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// The command that sorts names of skills into bags.
let normalizeCommands: [CommandSpec] = [
    CommandSpec(
        words: ["skill", "normalize"],
        options: [
            .init(name: "dry-run", value: nil, summary: "Say what it would do, and write nothing.")
        ],
        summary: "Put names of skills that are in no bag into the bags they belong to, or ask.",
        run: normalizeSkills)
]

@Sendable private func normalizeSkills(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.desk()
    let following = try EngineWiring(session).following(on: desk)
    let isDry = invocation.has("dry-run")
    let run = try following.request(
        RunRequest(
            "skill_normalization", parameters: isDry ? ["dry_run": true] : .null,
            by: session.who))
    try wait(for: run.text, following, session)
    let detail = try desk.read { try RunDetail(run, on: $0) }
    guard let detail, let output = detail.steps.last?.output, detail.run.status == .done else {
        throw Failure(
            .failed, "not_sorted",
            "the names were not sorted: \(detail?.run.reason ?? detail?.run.status.rawValue ?? "")",
            hint: "`muster run show \(run)` tells how it went")
    }
    let rescored = isDry ? [] : try rescoreStaleJobs(on: desk, session)
    let shape = output.adding([
        JSONMember("run", .string(run.text)),
        JSONMember("rescored", JSONValue(rescored.map(\.job.id.text))),
    ])
    return Answer(shape, lines(of: output, isDry: isDry) + rescored.map(\.line))
}

/// What a run came to, for people.
private func lines(of output: JSONValue, isDry: Bool) -> [String] {
    func list(_ key: String) -> [JSONValue] { output[key]?.elements ?? [] }
    func text(_ item: JSONValue, _ key: String) -> String { item[key]?.string ?? "" }
    func sure(_ item: JSONValue) -> String { "\(item["confidence"]?.double ?? 0)" }
    let table = TextTable(
        columns: [
            .init(title: "Name", maximum: 40), .init(title: "Skill", maximum: 40),
            .init(title: "Who says so", maximum: 30), .init(title: "How"),
            .init(title: "Sure", isRight: true),
        ],
        rows: (list("assignments") + list("questions")).map { item in
            [
                text(item, "skill_name"), text(item, "assign_to_canonical"),
                text(item, "source"), text(item, "how"), sure(item),
            ]
        })
    let (filed, asked) = (list("assignments").count, list("questions").count)
    var lines = filed + asked > 0 ? table.lines + [""] : []
    lines.append(
        "\(counted(filed, "name", "names")) \(isDry ? "would be " : "")filed, "
            + "\(counted(asked, "question", "questions")) \(isDry ? "would be " : "")asked")
    if let reason = output["degraded"]?.string {
        lines.append("Sorted by the rules alone: \(reason)")
    }
    lines += list("rejected").map {
        "Did not hold: \(text($0, "skill_name")): \(text($0, "reason"))"
    }
    return lines
}

import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands about matches.
let matchCommands: [CommandSpec] = [
    CommandSpec(
        words: ["match", "list"],
        options: [
            .init(name: "job", value: "ID", summary: "The job whose matches to list."),
            .init(name: "candidate", value: "ID", summary: "The person whose jobs to list."),
        ],
        summary: "List the matches of a job, the best first, or those of a person.",
        run: listMatches),
    CommandSpec(
        words: ["match", "show"], arguments: [.init(name: "ID")],
        summary: "Show one match with its parts and evidence.", run: showMatch),
]

@Sendable private func listMatches(_ invocation: Invocation) throws -> Answer {
    switch (invocation["job"], invocation["candidate"]) {
    case (let job?, nil): return try matchesAnswer(of: ID(job), invocation.session)
    case (nil, let person?): return try matchesOfPerson(person, invocation.session)
    case (nil, nil):
        throw Failure.usage(
            "match list needs --job ID or --candidate ID",
            hint: "`muster job list` and `muster candidate list` show the ids")
    default:
        throw Failure.usage("match list takes --job or --candidate, found both")
    }
}

/// The matches of a person over all jobs, the furthest along first.
private func matchesOfPerson(_ id: String, _ session: Session) throws -> Answer {
    let (person, lines) = try session.desk().read { connection in
        let person = try PersonLookup.dossier(id, on: connection).candidate
        return (person, try MatchStore.lines(ofCandidate: person.id, on: connection))
    }
    let table = TextTable(
        columns: [
            .init(title: "Score", isRight: true), .init(title: "Job", maximum: 40),
            .init(title: "Company", maximum: 24), .init(title: "Stage", maximum: 30),
            .init(title: "Match"),
        ],
        rows: lines.map {
            [
                percent($0.match.score), $0.jobTitle, $0.company ?? "", $0.match.stage.rawValue,
                $0.match.id.text,
            ]
        })
    return Answer(
        [
            "candidate": ["id": .string(person.id.text), "name": .string(person.name)],
            "matches": .array(lines.map(\.jsonWithJob)),
        ],
        [person.name] + (lines.isEmpty ? ["Matched with no job yet"] : table.lines))
}

/// The matches of a job, in the shape of CLI.md.
func matchesAnswer(of id: ID<Job>, _ session: Session) throws -> Answer {
    let (job, matching, lines) = try session.desk().read { connection in
        (
            try connection.first(Job.self, "WHERE id = \(id)"),
            try MatchStore.matching(of: id, on: connection),
            try MatchStore.lines(of: id, on: connection)
        )
    }
    guard let job else { throw Failure.noSuch("job", id.text) }
    let excluded = matching?.excluded ?? []
    let json: JSONValue = [
        "job": ["id": .string(job.id.text), "title": .string(job.title)],
        "profile": JSONValue(matching?.profile), "scored": JSONValue(matching?.scored ?? 0),
        "excluded": excluded, "matches": .array(lines.map(\.json)),
    ]
    guard let matching else {
        return Answer(json, ["\(job.title) has not been matched; run: muster job match \(id.text)"])
    }
    let count = excluded.elements?.count ?? 0
    return Answer(
        json,
        [
            "\(job.title): scored \(matching.scored) of \(matching.scored + count),"
                + " profile \(matching.profile)"
        ]
            + TextTable(
                columns: [
                    .init(title: "#", isRight: true), .init(title: "Score", isRight: true),
                    .init(title: "Name", maximum: 28), .init(title: "Role", maximum: 30),
                    .init(title: "Stage", maximum: 44), .init(title: "Match"),
                ],
                rows: lines.map {
                    [
                        $0.match.rank.map { "\($0)" } ?? "–", percent($0.match.score), $0.name,
                        $0.headline ?? "", $0.stageWithMarks, $0.match.id.text,
                    ]
                }
            ).lines + excludedLines(excluded)
            + (lines.contains { $0.match.isStale }
                ? ["out of date: what it was scored from has changed; run: muster job match \(id)"]
                : []))
}

private func excludedLines(_ excluded: JSONValue) -> [String] {
    (excluded.elements ?? []).map {
        "excluded: \($0["name"]?.string ?? "?") – \($0["reason"]?.string ?? "?")"
    }
}

extension MatchStore.Line {
    /// The stage, with what else decides about the match: a person who is put first by hand, or left
    /// out of matching since.
    fileprivate var stageWithMarks: String {
        [
            match.stage.rawValue, isHighlighted ? "highlighted" : nil,
            exclusion.map { _ in "left out since" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}

/// A share as a percentage with one digit.
func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10)" }

@Sendable private func showMatch(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let page = try invocation.session.desk().read { try MatchPage(ID(id), on: $0) }
    guard let page else { throw Failure.noSuchMatch(id) }
    return Answer(page.json, page.lines)
}

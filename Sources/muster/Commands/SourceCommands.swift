import Connectors
import Prelude
import Recruiting
import Storage
import Web
import Workflows

/// The commands about where jobs are collected from.
let sourceCommands: [CommandSpec] = [
    CommandSpec(
        words: ["source", "list"],
        summary: "List where jobs are collected from, and what became of it last.",
        run: listSources),
    CommandSpec(
        words: ["source", "add"],
        arguments: [.init(name: "KIND"), .init(name: "TARGET", isOptional: true)],
        options: [
            .init(name: "server", value: "URL", summary: "Ask another server than the usual one.")
        ],
        summary: "Collect jobs from a board, a page, a feed, a file or a program.", run: addSource),
    CommandSpec(
        words: ["source", "remove"], arguments: [.init(name: "ID")],
        summary: "Collect from a source no more; what no other shows is closed.", run: removeSource),
]

@Sendable private func listSources(_ invocation: Invocation) throws -> Answer {
    let sources = try invocation.session.desk().read { try JobSource.all(on: $0) }
    let table = TextTable(
        columns: [
            .init(title: "ID"), .init(title: "Source", maximum: 50), .init(title: "Last"),
            .init(title: "Jobs", isRight: true), .init(title: "Asked (UTC)"),
            .init(title: "Problem", maximum: 70),
        ],
        rows: sources.map { source in
            [
                source.id.text, source.name, source.status ?? "not asked yet",
                source.listed.map { "\($0)" } ?? "",
                source.askedAt.map { String($0.description.prefix(16)) } ?? "",
                source.problem ?? "",
            ]
        })
    let kinds = SourceKind.all.map { kind in
        kind.name + (kind.target.map { " (\($0))" } ?? "")
    }
    return Answer(
        [
            "items": .array(sources.map(\.json)), "total": JSONValue(sources.count), "next": nil,
            "kinds": JSONValue(SourceKind.all.map(\.name)),
        ],
        sources.isEmpty
            ? [
                "There is no source of jobs yet. `muster source add KIND TARGET` adds one; kinds are",
                "  " + kinds.joined(separator: ", "),
            ] : table.lines)
}

@Sendable private func addSource(_ invocation: Invocation) throws -> Answer {
    guard let kind = SourceKind(named: invocation.arguments[0]) else {
        throw Failure.usage(
            "there is no kind of source \(invocation.arguments[0]); kinds are "
                + SourceKind.all.map(\.name).joined(separator: ", "))
    }
    let place = try SourceTarget(invocation.arguments.dropFirst().first, of: kind)
    let (target, server) = (place.target, invocation["server"] ?? place.server)
    if !server.isEmpty {
        do { _ = try WebAddress(server) } catch { throw Failure.usage("--server: \(error)") }
    }
    let session = invocation.session
    let source = try session.decide(on: try session.marketDesk()) { ledger, connection in
        let known = try connection.first(
            JobSource.self,
            "WHERE kind = \(kind.name) AND target = \(target) AND server = \(server)")
        if let known { return known }
        let count = try connection.value("SELECT count(*) FROM job_source", as: Int.self) ?? 0
        guard count < JobSource.maximumCount else {
            throw Failure(
                .refused, "too_many", "a desk has at most \(JobSource.maximumCount) sources",
                hint: "`muster source remove ID` makes room")
        }
        let new = JobSource(
            id: ID(ledger.newID()), kind: kind.name, target: target, server: server, isOn: true,
            entityTag: nil, lastModified: nil, askedAt: nil, answeredAt: nil, status: nil,
            problem: nil, listed: nil, failures: 0, addedBy: ledger.who, addedAt: ledger.now)
        try new.add(ledger: &ledger)
        return new
    }
    let unverified =
        kind.isUnverified
        ? ["No real answer of \(kind.name) was seen when this was written: look at what comes in"]
        : []
    return Answer(
        source.json,
        ["\(source.name) is a source of jobs; `muster collect --once` asks it"] + unverified)
}

@Sendable private func removeSource(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    try invocation.session.decide { ledger, connection in
        guard let source = try connection.first(JobSource.self, "WHERE id = \(id)") else {
            throw Failure.noSuch("source", id)
        }
        try source.remove(ledger: &ledger)
    }
    return Answer(
        ["id": .string(id), "removed": true],
        [
            "The source is asked no more; what no other source shows is closed at the next collecting",
            "`muster undo` brings it back",
        ]
    )
}

extension JobSource {
    /// A source in the shape of `source list`.
    var json: JSONValue {
        [
            "id": .string(id.text), "kind": .string(kind), "target": .string(target),
            "server": .string(server), "status": JSONValue(status), "problem": JSONValue(problem),
            "listed": JSONValue(listed), "failures": JSONValue(failures),
            "asked_at": JSONValue(askedAt?.description),
            "unverified": .bool(SourceKind(named: kind)?.isUnverified ?? false),
        ]
    }
}

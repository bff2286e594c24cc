import Prelude
import Recruiting
import SQLiteStorage
import Storage

/// The commands about saved searches.
let queryCommands: [CommandSpec] = [
    CommandSpec(words: ["query", "list"], summary: "List the saved searches.", run: listQueries),
    CommandSpec(
        words: ["query", "save"], arguments: [.init(name: "NAME"), .init(name: "QUERY")],
        summary: "Save a search under a name of one word.", run: saveQuery),
    CommandSpec(
        words: ["query", "remove"], arguments: [.init(name: "NAME")],
        summary: "Forget a saved search; undo brings it back.", run: removeQuery),
]

extension SavedQuery {
    /// The shape of a saved search.
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "query": .string(query), "who": .string(who),
            "at": .string(at.description),
        ]
    }
}

@Sendable private func listQueries(_ invocation: Invocation) throws -> Answer {
    let saved = try invocation.session.desk().read { try SavedQuery.all(on: $0) }
    let table = TextTable(
        columns: [
            .init(title: "Name"), .init(title: "Search", maximum: 80), .init(title: "By"),
        ], rows: saved.map { [$0.name, $0.query, $0.who] })
    return Answer(
        ["items": .array(saved.map(\.json)), "total": JSONValue(saved.count), "next": nil],
        saved.isEmpty ? ["No searches are saved yet"] : table.lines)
}

@Sendable private func saveQuery(_ invocation: Invocation) throws -> Answer {
    let (name, query) = (invocation.arguments[0], invocation.arguments[1])
    guard query.contains(where: { !$0.isWhitespace }) else {
        throw Failure.usage("expected a search such as city:berlin, found nothing but blanks")
    }
    let group = try invocation.session.decide { ledger, _ in
        try SavedQuery.save(query, as: name, ledger: &ledger)
    }
    return Answer(
        [
            "name": .string(name), "query": .string(query), "changed": .bool(group != nil),
            "group": JSONValue(group),
        ], ["`muster candidate list --saved \(name)` runs it"])
}

@Sendable private func removeQuery(_ invocation: Invocation) throws -> Answer {
    let name = invocation.arguments[0]
    try invocation.session.decide { ledger, _ in
        try SavedQuery.remove(name, ledger: &ledger)
    }
    return Answer(["removed": .string(name), "changed": true], ["The search is forgotten"])
}

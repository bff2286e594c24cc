import Prelude
import Recruiting
import Storage
import Workflows

/// The command that erases a person.
let erasureCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "erase"], arguments: [.init(name: "ID")],
        options: [
            .init(name: "yes", value: nil, summary: "Erase for good; no undo brings it back.")
        ],
        summary: "Erase a person: texts, documents, notes and every value in the history.",
        run: erasePerson)
]

/// How much of a person there is to erase.
private struct Holdings: Sendable {
    var documents = 0
    var notes = 0
    var matches = 0
    var attachments = 0

    init(of person: ID<Candidate>, on connection: any Connection) throws {
        let people = try MergedPeople.all(into: person, on: connection).map(\.sqlValue)
        func count(_ table: SQL) throws -> Int {
            try connection.value(
                "SELECT count(*) FROM \(table) WHERE candidate_id IN (\(list: people))") ?? 0
        }
        documents = try count("document")
        notes = try count("note")
        matches = try count("match")
        attachments = try count("attachment")
    }

    var sentence: String {
        counted(documents, "document", "documents") + ", "
            + counted(notes, "note", "notes") + ", "
            + counted(attachments, "attachment", "attachments") + " and the reasons of "
            + counted(matches, "match", "matches")
    }
}

@Sendable private func erasePerson(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let desk = try invocation.session.desk()
    guard invocation.has("yes") else {
        let holdings = try desk.read { connection in
            try Holdings(
                of: try PersonLookup.decidable(id, on: connection), on: connection)
        }
        throw Failure(
            .refused, "not_confirmed",
            "this would erase the person \(id) for good, with \(holdings.sentence)",
            hint: "Add --yes to erase; `muster candidate export \(id)` keeps a copy")
    }
    let queries = try desk.read { try SavedQuery.naming(ID(id), on: $0) }
    let records: Int
    do {
        records = try invocation.session.decide(on: desk) { ledger, connection in
            let person = try PersonLookup.decidable(id, on: connection)
            return try Erasure.erase(
                person, ledger: &ledger, on: connection, alsoForget: WholeDesk.forget)
        }
    } catch let failure as Failure where failure.code == "erased" {
        // Whoever calls again may do so because the file could not be written anew before.
        try purge(desk, of: id)
        throw failure
    }
    try purge(desk, of: id)
    let copies = (desk as? any FileDatabase).map { olderCopies(of: $0.path) } ?? []
    return Answer(
        [
            "erased": .string(id), "records": JSONValue(records),
            "older_copies": JSONValue(copies), "saved_queries": JSONValue(queries),
        ],
        ["The person \(id) is erased (\(counted(records, "record", "records")))"]
            + (copies.isEmpty
                ? []
                : ["These older copies of the desk may still hold the person; delete them:"]
                    + copies.map { "  \($0)" })
            + (queries.isEmpty
                ? []
                : [
                    "These saved searches may name the person; `muster query remove` forgets one:"
                ] + queries.map { "  \($0)" }))
}

/// Makes what was deleted unreadable in the desk's files.
private func purge(_ desk: any Database, of person: String) throws {
    do {
        try Erasure.finish(on: desk)
    } catch {
        throw Failure(
            .failed, "not_purged",
            "the person \(person) is erased, but traces can still be read from the desk's file:"
                + " \(Failure(describing: error).message)",
            hint: "Close whatever else uses the desk and run the same command again")
    }
}

/// The copies of a desk's file that lie beside it and were made before this moment.
private func olderCopies(of path: String) -> [String] {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let names = (try? DataFolder(path: folder.isEmpty ? "/" : folder).names("")) ?? []
    return names.filter { $0.hasPrefix("\(name).before-") || $0.hasPrefix("\(name).backup-") }
        .map { slash == nil ? $0 : "\(folder)/\($0)" }
}

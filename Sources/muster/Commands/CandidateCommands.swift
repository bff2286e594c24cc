import Language
import Prelude
import Recruiting
import SQLiteStorage
import Storage
import Workflows

/// The options of every list.
let listOptions: [CommandSpec.Option] = [
    .init(name: "limit", value: "N", summary: "How many to list, 1 to 500 (50)."),
    .init(name: "cursor", value: "C", summary: "Go on where the last page ended."),
]

/// The commands about people.
let candidateCommands: [CommandSpec] = [
    CommandSpec(
        words: ["candidate", "list"],
        options: [
            .init(
                name: "query", value: "Q", summary: "Whom to list: kotlin city:berlin years:>=5."),
            .init(name: "sort", value: "ORDER", summary: "By name, updated or years (name)."),
            .init(
                name: "untouched", value: "MONTHS",
                summary: "Those about whom nothing was decided or read for so many months."),
            .init(name: "saved", value: "NAME", summary: "The saved search with a name."),
            .init(name: "save", value: "NAME", summary: "Save the search under a name."),
        ] + listOptions, summary: "List people.", run: listCandidates),
    CommandSpec(
        words: ["candidate", "show"], arguments: [.init(name: "ID")],
        summary: "Show everything about a person, with evidence.", run: showCandidate),
    CommandSpec(
        words: ["candidate", "edit"],
        arguments: [.init(name: "ID"), .init(name: "FIELD=VALUE", isRepeated: true)],
        options: [reasonOption],
        summary: "Set (N) fields of a person by hand, which locks them.",
        run: { try edit($0, kind: .candidate) }),
    CommandSpec(
        words: ["candidate", "history"], arguments: [.init(name: "ID")],
        summary: "Show every decision about a person.", run: candidateHistory),
]

/// One page of a list, in the shape of CLI.md.
struct Page {
    /// How many to list.
    let limit: Int
    /// How many come before.
    let offset: Int

    /// Reads the options of a list.
    init(_ invocation: Invocation) throws {
        limit = try invocation.integer("limit", in: 1...CandidateList.maximumWindow, default: 50)
        guard let cursor = invocation["cursor"] else {
            offset = 0
            return
        }
        guard let position = Int(cursor), position >= 0 else {
            throw Failure.usage("--cursor takes what `next` of the page before said")
        }
        offset = position
    }

    /// The page's items with the total and the cursor of the next page.
    func shape(_ items: [JSONValue], total: Int) -> JSONValue {
        let next = offset + items.count
        return [
            "items": .array(items), "total": JSONValue(total),
            "next": next < total && !items.isEmpty ? .string("\(next)") : .null,
        ]
    }

    /// What a person reads below the page.
    func footer(shown: Int, total: Int) -> [String] {
        let next = offset + shown
        return next < total ? ["", "\(next) of \(total); go on with --cursor \(next)"] : []
    }
}

@Sendable private func listCandidates(_ invocation: Invocation) throws -> Answer {
    let page = try Page(invocation)
    guard let order = CandidateList.Order(rawValue: invocation["sort"] ?? "name") else {
        throw Failure.usage("--sort takes name, updated or years")
    }
    let query = try effectiveQuery(invocation)
    let clause = try searchClause(query, invocation.session)
    if let name = invocation["save"] {
        guard query.contains(where: { !$0.isWhitespace }) else {
            throw Failure.usage("--save needs a search to save: --query Q")
        }
        try invocation.session.decide { ledger, _ in
            _ = try SavedQuery.save(query, as: name, ledger: &ledger)
        }
    }
    let list = CandidateList(clause, order: order)
    let (people, total) = try invocation.session.desk().read { connection in
        (
            try list.rows(offset: page.offset, limit: page.limit, on: connection),
            try list.count(on: connection)
        )
    }
    let table = TextTable(
        columns: [
            .init(title: "ID"), .init(title: "Name", maximum: 30),
            .init(title: "Role", maximum: 34),
            .init(title: "Place", maximum: 28), .init(title: "Level"),
            .init(title: "Years", isRight: true),
        ],
        rows: people.map {
            [
                $0.id.text, $0.name, $0.headline ?? "", $0.place ?? "", $0.seniority ?? "",
                $0.years.map { "\(($0 * 10).rounded() / 10)" } ?? "",
            ]
        })
    return Answer(
        page.shape(people.map(\.json), total: total),
        table.lines + page.footer(shown: people.count, total: total))
}

/// The search that the options of a list come to, all of whose parts must hold.
private func effectiveQuery(_ invocation: Invocation) throws -> String {
    let saved = try invocation["saved"].map { name in
        let saved = try invocation.session.desk().read { try SavedQuery.named(name, on: $0) }
        guard let saved else { throw SavedQueryError.missing(name) }
        return saved.query
    }
    let untouched = try invocation["untouched"].map { _ in
        "untouched:>=\(try invocation.integer("untouched", in: 1...1_200, default: 12))"
    }
    return [saved, invocation["query"], untouched].compactMap(\.self).joined(separator: " ")
}

/// A query compiled with the lexicon's help, which is loaded only when the query asks for a skill.
func searchClause(_ text: String, _ session: Session) throws -> SearchClause {
    let query = try SearchQuery(text)
    let asksSkill = query.terms.contains {
        if case .skill = $0.condition { true } else { false }
    }
    guard asksSkill else { return try SearchClause(query, now: Session.now()) }
    let knowledge = try session.knowledge()
    return try SearchClause(query, canonical: knowledge.rules.canonical, now: Session.now())
}

@Sendable private func showCandidate(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let person = try invocation.session.desk().read { try PersonLookup.dossier(id, on: $0) }
    return Answer(person.json, CandidateText(person).lines)
}

extension Failure {
    /// There is no record with an id.
    static func noSuch(_ noun: String, _ id: String) -> Failure {
        Failure(
            .missing, "missing", "there is no \(noun) \(id)",
            hint: "`muster \(noun) list` shows the ids")
    }

    /// There is no match with an id.
    static func noSuchMatch(_ id: String) -> Failure {
        Failure(
            .missing, "missing", "there is no match \(id)",
            hint: "`muster match list --job ID` shows the ids")
    }
}

/// Sets fields of a candidate or a job.
@Sendable func edit(_ invocation: Invocation, kind: FieldStore.Owner) throws -> Answer {
    let session = invocation.session
    let id = invocation.arguments[0]
    let values = try invocation.arguments.dropFirst().map { text in
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw Failure.usage("expected FIELD=VALUE, found \(text)")
        }
        return (field: String(text[..<equals]), input: String(text[text.index(after: equals)...]))
    }
    guard !values.isEmpty else { throw Failure.usage("expected at least one FIELD=VALUE") }
    let reason = invocation["reason"]
    // Only a list of skills asks what the lexicon knows, which takes a moment to load.
    let lists = kind == .candidate ? [CandidateFields.skills] : JobFields.skills.map(\.name)
    let namesSkills = values.contains { lists.contains($0.field) }
    let rules = namesSkills ? try session.knowledge().rules : SkillRules()
    let group = try session.decide { ledger, connection in
        if kind == .candidate { _ = try PersonLookup.decidable(id, on: connection) }
        return try Editing.set(
            values, of: id, kind: kind, reason: reason, rules: rules, ledger: &ledger,
            on: connection)
    }
    return Answer(
        [
            "id": .string(id), "changed": .bool(group != nil), "group": JSONValue(group),
            "fields": JSONValue(values.map(\.field)),
        ],
        [group == nil ? "Nothing changed" : "Set \(values.map(\.field).joined(separator: ", "))"])
}

@Sendable private func candidateHistory(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let items = try invocation.session.desk().read { connection in
        // Of somebody who was erased the entries are left, so their history can still be read.
        let current = try MergedPeople.current(ID(id), on: connection)
        guard try connection.first(Candidate.self, "WHERE id = \(current)") != nil else {
            throw Failure.noSuch("candidate", id)
        }
        return try History(on: connection).items(ofCandidate: current)
    }
    return historyAnswer(items)
}

/// A history as an answer.
func historyAnswer(_ items: [History.Item]) -> Answer {
    Answer(historyJSON(items), items.isEmpty ? ["No decisions yet"] : items.map(\.line))
}

/// The document of a history, each of its lines with `more`.
func historyJSON(
    _ items: [History.Item], adding more: (History.Item) -> [JSONMember] = { _ in [] }
) -> JSONValue {
    let lines = items.map { JSONValue.object(($0.json.members ?? []) + more($0)) }
    return ["items": .array(lines), "total": JSONValue(items.count), "next": nil]
}

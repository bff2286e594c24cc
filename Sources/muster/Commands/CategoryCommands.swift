import Prelude
import Recruiting
import Storage

/// The commands about the kinds of work that the desk looks for on the market.
let categoryCommands: [CommandSpec] = [
    CommandSpec(
        words: ["category", "list"],
        summary: "List the kinds of work that are looked for on the market.", run: listCategories),
    CommandSpec(
        words: ["category", "add"], arguments: [.init(name: "NAME")],
        options: [
            .init(
                name: "words", value: "PHRASES",
                summary: "Phrases that name it in titles too, with commas between them.")
        ],
        summary: "Look for a kind of work, or confirm one that was proposed.", run: addCategory),
    CommandSpec(
        words: ["category", "remove"], arguments: [.init(name: "SLUG")],
        summary: "Look for a kind of work no more.", run: removeCategory),
]

extension Session {
    /// The desk with the kinds of work that it begins with, where it has none yet.
    func marketDesk() throws -> any Database {
        let desk = try deskOrNew()
        let (who, now) = (who, Session.now())
        try desk.write { connection in
            var ids = ids()
            try SearchCategory.seed(by: who, now: now, ids: &ids, on: connection)
        }
        return desk
    }
}

@Sendable private func listCategories(_ invocation: Invocation) throws -> Answer {
    let rows = try invocation.session.marketDesk().read { connection in
        try SearchCategory.all(on: connection).filter { $0.status != .removed }.map { category in
            (
                category,
                try connection.value(
                    """
                    SELECT count(*) FROM listing
                    WHERE category_id = \(category.id) AND closed_at IS NULL
                    """, as: Int.self) ?? 0,
                try connection.value(
                    "SELECT count(*) FROM candidate_category WHERE category_id = \(category.id)",
                    as: Int.self) ?? 0
            )
        }
    }
    let table = TextTable(
        columns: [
            .init(title: "Slug"), .init(title: "Name"), .init(title: "State"),
            .init(title: "Listings", isRight: true), .init(title: "People", isRight: true),
            .init(title: "Words", maximum: 80),
        ],
        rows: rows.map { category, listings, people in
            [
                category.slug, category.name, category.status.rawValue, "\(listings)", "\(people)",
                category.phrases.dropFirst().joined(separator: ", "),
            ]
        })
    let items = rows.map { category, listings, people in
        category.json.adding([
            JSONMember("listings", JSONValue(listings)), JSONMember("people", JSONValue(people)),
        ])
    }
    return Answer(
        ["items": .array(items), "total": JSONValue(items.count), "next": nil], table.lines)
}

@Sendable private func addCategory(_ invocation: Invocation) throws -> Answer {
    let name = invocation.arguments[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let slug = SearchCategory.slug(name) else {
        throw Failure.usage("expected a name with letters or digits, found none")
    }
    let words = (invocation["words"] ?? "").split(separator: ",").map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }.filter { !$0.isEmpty }
    guard words.count <= SearchCategory.maximumWords else {
        throw Failure.usage("--words takes at most \(SearchCategory.maximumWords) phrases")
    }
    let session = invocation.session
    let category = try session.decide(on: try session.marketDesk()) { ledger, connection in
        var category: SearchCategory
        if let known = try SearchCategory.named(slug, on: connection) {
            category = known
        } else {
            let count = try connection.value("SELECT count(*) FROM search_category", as: Int.self)
            guard count ?? 0 < SearchCategory.maximumCount else {
                throw Failure(
                    .refused, "too_many",
                    "a desk has at most \(SearchCategory.maximumCount) kinds of work",
                    hint: "`muster category list` shows them")
            }
            var ids = session.ids()
            category = SearchCategory(
                id: ids.next(at: ledger.now), slug: slug, name: name, words: [], status: .kept,
                addedBy: ledger.who, createdAt: ledger.now, updatedAt: ledger.now)
        }
        category.status = .kept
        if !words.isEmpty { category.words = JSONValue(words) }
        try SearchCategory.decide("look for", category, ledger: &ledger, on: connection)
        return category
    }
    return Answer(category.json, ["\(category.name) (\(category.slug)) is looked for"])
}

@Sendable private func removeCategory(_ invocation: Invocation) throws -> Answer {
    let slug = invocation.arguments[0]
    let session = invocation.session
    try session.decide(on: try session.marketDesk()) { ledger, connection in
        guard var category = try SearchCategory.named(slug, on: connection),
            category.status != .removed
        else { throw Failure.noSuch("category", slug) }
        category.status = .removed
        try SearchCategory.decide("look for no more", category, ledger: &ledger, on: connection)
    }
    return Answer(
        ["slug": .string(slug), "removed": true],
        ["\(slug) is looked for no more; undo brings it back"])
}

extension SearchCategory {
    /// A category in the shape of `category list`.
    var json: JSONValue {
        [
            "id": .string(id.text), "slug": .string(slug), "name": .string(name), "words": words,
            "status": .string(status.rawValue), "added_by": .string(addedBy),
        ]
    }
}

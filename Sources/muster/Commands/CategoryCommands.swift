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
        try SearchCategory.all(on: connection).map { category in
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
    let (who, now) = (session.who, Session.now())
    let category = try session.marketDesk().write { connection in
        if var known = try connection.first(SearchCategory.self, "WHERE slug = \(slug)") {
            known.status = .kept
            known.updatedAt = now
            if !words.isEmpty { known.words = JSONValue(words) }
            try connection.execute(known.upsert(onConflict: "id"))
            try SearchCategory.resort(on: connection)
            return known
        }
        let count = try connection.value("SELECT count(*) FROM search_category", as: Int.self) ?? 0
        guard count < SearchCategory.maximumCount else {
            throw Failure(
                .refused, "too_many",
                "a desk looks for at most \(SearchCategory.maximumCount) kinds of work",
                hint: "`muster category remove SLUG` makes room")
        }
        var ids = session.ids()
        let new = SearchCategory(
            id: ids.next(at: now), slug: slug, name: name, words: JSONValue(words), status: .kept,
            addedBy: who, createdAt: now, updatedAt: now)
        try connection.execute(new.insert())
        try SearchCategory.resort(on: connection)
        return new
    }
    return Answer(category.json, ["\(category.name) (\(category.slug)) is looked for"])
}

@Sendable private func removeCategory(_ invocation: Invocation) throws -> Answer {
    let slug = invocation.arguments[0]
    try invocation.session.marketDesk().write { connection in
        let gone = try connection.query(
            "DELETE FROM search_category WHERE slug = \(slug) RETURNING id")
        guard !gone.isEmpty else { throw Failure.noSuch("category", slug) }
        try SearchCategory.resort(on: connection)
    }
    return Answer(
        ["slug": .string(slug), "removed": true],
        ["\(slug) is looked for no more; its listings stay, without a category"])
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

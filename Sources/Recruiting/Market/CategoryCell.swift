package import Prelude
package import Storage

/// Kinds of work as cells, by their slugs: null, or `{id, name, words, status, by, at}`.
package struct CategoryCell: CellKind {
    /// `search_category`.
    package static let name = "search_category"
    /// `search_category`.
    package var name: String { Self.name }

    /// The cells of all kinds of work.
    package init() {}

    /// The kind of work, or null when there is none of that slug.
    package func read(_ address: CellAddress, on connection: any Connection) throws -> JSONValue {
        try SearchCategory.named(address.subject, on: connection)?.state ?? .null
    }

    /// Keeps the kind of work, or takes it away; people are put to kinds anew.
    package func write(
        _ state: JSONValue, to address: CellAddress, on connection: any Connection, now: Timestamp
    ) throws {
        if let category = SearchCategory(state, slug: address.subject, now: now) {
            try connection.execute(category.upsert(onConflict: "slug"))
        } else {
            try connection.execute("DELETE FROM search_category WHERE slug = \(address.subject)")
        }
        try SearchCategory.resort(on: connection)
    }

    /// Nobody's.
    package func owner(
        of address: CellAddress, on connection: any Connection
    ) throws -> (candidate: String?, job: String?) { (nil, nil) }

    /// Its name; nil where there is none of that slug.
    package func title(of address: CellAddress, on connection: any Connection) throws -> String? {
        try SearchCategory.named(address.subject, on: connection)?.name
    }

    /// How far it has come.
    package func shown(_ state: JSONValue) -> JSONValue { state["status"] ?? .null }

    /// A machine proposes kinds of work; what a person said of one is changed by decisions alone.
    package func isHeld(_ state: JSONValue) -> Bool {
        state["status"]?.string != SearchCategory.Status.proposed.rawValue
    }
}

extension SearchCategory {
    /// The kind of work of a slug; nil where there is none.
    package static func named(
        _ slug: String, on connection: any Connection
    ) throws -> SearchCategory? {
        try connection.first(SearchCategory.self, "WHERE slug = \(slug)")
    }

    /// The state of its cell.
    fileprivate var state: JSONValue {
        [
            "id": .string(id.text), "name": .string(name), "words": words,
            "status": .string(status.rawValue), "by": .string(addedBy),
            "at": .integer(createdAt.microseconds),
        ]
    }

    fileprivate init?(_ state: JSONValue, slug: String, now: Timestamp) {
        guard let id = state["id"]?.string, let name = state["name"]?.string,
            let words = state["words"], let who = state["by"]?.string,
            let status = state["status"]?.string.flatMap(Status.init(rawValue:)),
            let at = state["at"]?.int
        else { return nil }
        self.init(
            id: ID(id), slug: slug, name: name, words: words, status: status, addedBy: who,
            createdAt: Timestamp(microseconds: Int64(at)), updatedAt: now)
    }

    /// Decides that a kind of work is looked for, or is not any more.
    ///
    /// - Parameters:
    ///   - action: What the ledger calls it.
    ///   - category: The kind of work as it is to be.
    package static func decide(
        _ action: String, _ category: SearchCategory, ledger: inout Ledger,
        on connection: any Connection
    ) throws {
        try ledger.decide(action, [category.decision])
        try connection.execute(
            """
            UPDATE question SET status = 'withdrawn'
            WHERE key = \(CategoryQuestion.key(category.slug)) AND status = 'open'
            """)
    }

    /// The decision that makes it as it is.
    var decision: Ledger.Decision {
        .init(CellAddress(kind: CategoryCell.name, subject: slug), state)
    }
}

/// Whether a kind of work that was proposed is looked for, which only a person can tell.
package enum CategoryQuestion {
    /// How many people must be of a proposed kind for it to be asked about; the others stand in the list of
    /// kinds and ask nobody.
    package static let leastPeople = 2

    /// What makes it the same question.
    static func key(_ slug: String) -> String { "category:\(slug)" }

    /// Asks about the proposed kinds that enough people are of; what was answered is not asked again.
    package static func ask(
        by asker: String, now: Timestamp, ids: inout IDSource, on connection: any Connection
    ) throws {
        let proposed = try connection.query(
            """
            SELECT slug FROM search_category
            JOIN candidate_category ON candidate_category.category_id = search_category.id
            WHERE status = \(SearchCategory.Status.proposed)
            GROUP BY slug HAVING count(*) >= \(leastPeople) ORDER BY slug
            """
        ).map { try $0.get(0, as: String.self) }
        for slug in proposed {
            try QuestionStore.ask(
                Question(
                    id: ids.next(at: now), key: key(slug), kind: .newCategory, field: slug,
                    askedBy: asker, askedAt: now), on: connection)
        }
    }

    /// The question in words; nil when there is no such kind of work any more.
    static func view(
        _ question: Question, on connection: any Connection
    ) throws -> QuestionView? {
        guard let slug = question.field,
            let category = try SearchCategory.named(slug, on: connection)
        else { return nil }
        let people = try connection.query(
            """
            SELECT candidate.name, headline FROM candidate_category
            JOIN candidate ON candidate.id = candidate_id
            WHERE category_id = \(category.id) AND is_listed = 1 ORDER BY seq LIMIT 3
            """
        ).map { row -> String in
            let headline: String? = try row.get(1)
            return try headline.map { "\(try row.get(0, as: String.self)) (\($0))" } ?? row.get(0)
        }
        return QuestionView(
            question: question,
            text: "\(category.name) is no kind of work that is looked for. Is it one?",
            options: [
                .init(answer: .keep, title: "No, leave it"),
                .init(answer: .take, title: "Yes, look for \(category.name) on the market"),
            ], evidence: people.isEmpty ? nil : people.joined(separator: "; "),
            affects: ["which listings people are scored for"], takesText: false)
    }

    /// What an answer decides.
    static func decisions(
        _ question: Question, on connection: any Connection
    ) throws -> [Ledger.Decision] {
        guard let slug = question.field,
            var category = try SearchCategory.named(slug, on: connection)
        else { return [] }
        category.status = .kept
        return [category.decision]
    }
}

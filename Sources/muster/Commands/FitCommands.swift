import Engine
import Prelude
import Recruiting
import Storage
import Workflows

/// The commands about who fits the jobs of the market.
let fitCommands: [CommandSpec] = [
    CommandSpec(
        words: ["fit", "list"],
        options: [
            .init(name: "candidate", value: "ID", summary: "Only a person's."),
            .init(name: "listing", value: "ID", summary: "Only a listing's."),
            .init(name: "category", value: "SLUG", summary: "Only a kind of work's."),
            .init(name: "all", value: nil, summary: "Those that do not fit too."),
            .init(name: "closed", value: nil, summary: "Those of closed listings too."),
            .init(name: "limit", value: "N", summary: "How many to list, 1 to 500 (50)."),
            .init(name: "cursor", value: "C", summary: "Go on where the last page ended."),
        ], summary: "List who fits which jobs of the market, the best first.", run: listFits),
    CommandSpec(
        words: ["fit", "refresh"],
        summary: "Put people to kinds of work and score them for the jobs of the market, now.",
        run: refreshFits),
    CommandSpec(
        words: ["category", "assign"],
        arguments: [.init(name: "CANDIDATE"), .init(name: "SLUG")],
        summary: "Say what kind of work a person does; no machine says otherwise then.",
        run: assignCategory),
]

@Sendable private func listFits(_ invocation: Invocation) throws -> Answer {
    let page = try Page(invocation)
    let threshold = try invocation.session.settings.collector.fits().threshold
    let (rows, total) = try invocation.session.desk().read { connection in
        var list = FitList(threshold: threshold)
        list.candidate = try invocation["candidate"].map {
            try PersonLookup.current($0, on: connection)
        }
        list.listing = try invocation["listing"].map { try listing($0, on: connection) }
        list.category = try invocation["category"].map { try category($0, on: connection) }
        list.includesRejected = invocation.has("all")
        list.includesClosed = invocation.has("closed")
        return (
            try list.rows(offset: page.offset, limit: page.limit, on: connection),
            try list.count(on: connection)
        )
    }
    let table = TextTable(
        columns: [
            .init(title: "Fit", isRight: true), .init(title: "Person", maximum: 26),
            .init(title: "Listing", maximum: 40), .init(title: "Company", maximum: 22),
            .init(title: "Why", maximum: 90),
        ],
        rows: rows.map { row in
            [
                row.fit.score.map { "\(Int($0.rounded()))" } ?? "–", row.name, row.title,
                row.company ?? "", row.fit.reason,
            ]
        })
    return Answer(
        page.shape(rows.map(\.json), total: total),
        rows.isEmpty
            ? ["Nobody fits; --all lists who was scored too, `muster fit refresh` scores now"]
            : table.lines + page.footer(shown: rows.count, total: total))
}

private func listing(_ id: String, on connection: any Connection) throws -> ID<Listing> {
    guard
        let id: ID<Listing> = try connection.value("SELECT id FROM listing WHERE id = \(id)")
    else { throw Failure.noSuch("listing", id) }
    return id
}

private func category(_ slug: String, on connection: any Connection) throws -> ID<SearchCategory> {
    guard
        let id: ID<SearchCategory> = try connection.value(
            "SELECT id FROM search_category WHERE slug = \(slug)")
    else { throw Failure.noSuch("category", slug) }
    return id
}

@Sendable private func refreshFits(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let desk = try session.marketDesk()
    let following = try EngineWiring(session).following(on: desk)
    let run = try following.request(RunRequest("market_fits", by: session.who))
    try wait(for: run.text, following, session)
    let threshold = try session.settings.collector.fits().threshold
    let (detail, fits) = try desk.read { connection in
        (
            try RunDetail(run, on: connection),
            try FitList(threshold: threshold).count(on: connection)
        )
    }
    guard let detail, detail.run.status == .done else {
        throw Failure(
            .failed, "not_scored", "nobody was scored: \(detail?.run.reason ?? "")",
            hint: "`muster run show \(run)` tells how it went")
    }
    return Answer(
        ["run": .string(run.text), "fits": JSONValue(fits)],
        [
            "\(counted(fits, "pair fits", "pairs fit")); `muster fit list` shows them"
        ])
}

@Sendable private func assignCategory(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let slug = invocation.arguments[1]
    let person = try session.decide(on: try session.marketDesk()) { ledger, connection in
        let person = try PersonLookup.decidable(invocation.arguments[0], on: connection)
        try CandidateCategory.say(category(slug, on: connection), of: person, ledger: &ledger)
        return person
    }
    return Answer(
        ["candidate": .string(person.text), "category": .string(slug)],
        ["\(person) does \(slug)"])
}

extension FitList.Row {
    /// A score in the shape of `fit list`.
    var json: JSONValue {
        [
            "id": .string(fit.id.text),
            "candidate": ["id": .string(fit.candidate.text), "name": .string(name)],
            "listing": [
                "id": .string(fit.listing.text), "title": .string(title),
                "company": JSONValue(company), "closed_at": JSONValue(closedAt?.description),
            ], "score": fit.score.map { .number($0) } ?? .null, "reason": .string(fit.reason),
            "verdict": .string(fit.verdict.rawValue), "scored_by": .string(fit.scoredBy),
            "scored_at": .string(fit.scoredAt.description), "terms": fit.terms,
        ]
    }
}

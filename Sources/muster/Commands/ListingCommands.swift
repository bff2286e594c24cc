import Engine
import Market
import Prelude
import Recruiting
import Storage
import Workflows

/// The commands about the jobs of the market.
let listingCommands: [CommandSpec] = [
    CommandSpec(
        words: ["listing", "list"],
        options: [
            .init(name: "query", value: "WORDS", summary: "Words of the title or the company."),
            .init(name: "category", value: "SLUG", summary: "Only a kind of work."),
            .init(name: "group", value: "SLUG", summary: "Only a group of `cluster show`."),
            .init(name: "source", value: "ID", summary: "Only what a source shows."),
            .init(name: "days", value: "N", summary: "Only what was posted in the last N days."),
            .init(name: "closed", value: nil, summary: "Those that are closed too."),
            .init(
                name: "unique", value: nil,
                summary: "Without those that say nearly what an older one says."),
            .init(name: "limit", value: "N", summary: "How many to list, 1 to 500 (50)."),
            .init(name: "cursor", value: "C", summary: "Go on where the last page ended."),
        ], summary: "List the jobs of the market, the newest first.", run: listListings),
    CommandSpec(
        words: ["listing", "show"], arguments: [.init(name: "ID")],
        summary: "Show a job of the market with everything that is known of it.", run: showListing),
    CommandSpec(
        words: ["listing", "take"], arguments: [.init(name: "ID")],
        summary: "Make a job of the market a job of the desk.", run: takeListing),
]

@Sendable private func listListings(_ invocation: Invocation) throws -> Answer {
    let page = try Page(invocation)
    let session = invocation.session
    let days = try invocation["days"].map { _ in
        try invocation.integer("days", in: 1...36_500, default: 7)
    }
    let (rows, total) = try session.desk().read { connection in
        var filter = ListingList.Filter()
        filter.words = (invocation["query"] ?? "").split(whereSeparator: \.isWhitespace).map(
            String.init)
        filter.category = try invocation["category"].map { slug in
            guard
                let id: ID<SearchCategory> = try connection.value(
                    "SELECT id FROM search_category WHERE slug = \(slug)")
            else { throw Failure.noSuch("category", slug) }
            return id
        }
        filter.ids = try invocation["group"].map { slug in
            let groups = try ClusterBuilding.current(on: connection)?.clusters ?? []
            guard let group = groups.first(where: { $0.slug == slug }) else {
                throw Failure.noSuchGroup(slug)
            }
            return group.vacancies
        }
        filter.source = invocation["source"]
        filter.includesClosed = invocation.has("closed")
        filter.includesDuplicates = !invocation.has("unique")
        filter.since = days.map { Day(number: Session.now().day.number - $0) }
        let list = ListingList(filter)
        return (
            try list.rows(offset: page.offset, limit: page.limit, on: connection),
            try list.count(on: connection)
        )
    }
    let table = TextTable(
        columns: [
            .init(title: "ID"), .init(title: "Title", maximum: 40),
            .init(title: "Company", maximum: 24), .init(title: "Place", maximum: 24),
            .init(title: "Kind", maximum: 20), .init(title: "Posted"),
            .init(title: "Fit", isRight: true), .init(title: ""),
        ],
        rows: rows.map { row in
            [
                row.id.text, row.title, row.company ?? "", row.placeLine, row.category ?? "",
                row.postedOn ?? "", row.bestFit.map { "\(Int($0.rounded()))" } ?? "", row.mark,
            ]
        })
    return Answer(
        page.shape(rows.map(\.json), total: total),
        rows.isEmpty
            ? ["There is no such listing; `muster collect --once` collects some"]
            : table.lines + page.footer(shown: rows.count, total: total))
}

@Sendable private func showListing(_ invocation: Invocation) throws -> Answer {
    let id = invocation.arguments[0]
    let found = try invocation.session.desk().read { connection in
        guard let listing = try connection.first(Listing.self, "WHERE id = \(id)") else {
            throw Failure.noSuch("listing", id)
        }
        return (
            listing,
            try connection.fetch(
                ListingAddress.self, "WHERE listing_id = \(id) ORDER BY position, address"),
            try Dictionary(
                JobSource.all(on: connection).map { ($0.id.text, $0.name) }
            ) { first, _ in first }
        )
    }
    return ListingShape(listing: found.0, addresses: found.1, sources: found.2).answer
}

@Sendable private func takeListing(_ invocation: Invocation) throws -> Answer {
    let session = invocation.session
    let taking = ListingTaking(knowledge: try session.knowledge(), today: Session.now().day)
    let desk = try session.desk()
    let listing = ID<Listing>(invocation.arguments[0])
    let job: ID<Job>
    do {
        job = try session.decide(on: desk) { ledger, connection in
            var ids = session.ids()
            return try taking.take(listing, ledger: &ledger, ids: &ids, on: connection)
        }
    } catch let problem as ListingTaking.Problem {
        switch problem {
        case .missing(let id): throw Failure.noSuch("listing", id)
        case .taken:
            throw Failure(.refused, "taken", "\(problem)", hint: "`muster job show` shows it")
        }
    }
    let run = try EngineWiring(session).following(on: desk).request(
        taking.request(job, by: session.who))
    return Answer(
        ["listing": .string(listing.text), "job": .string(job.text), "run": .string(run.text)],
        [
            "The listing is job \(job) of the desk",
            "`muster job match \(job)` scores who fits it",
        ])
}

import Console
import Engine
import Market
import Prelude
import Recruiting
import Resumes
import Storage
import Workflows

/// Gives the console's market screens what they show.
struct MarketConsole: Sendable {
    /// How many rows a list holds.
    static let window = 500
    /// How many people of a listing, and listings of a person, are told.
    static let best = 15

    let session: Session
    let knowledge: KnowledgeOnDemand
    let database: any Database
    /// From which score on somebody fits.
    let threshold: Double
    /// What the market comes to, kept between one key and the next.
    let current = CurrentTrends(weeks: Self.weeks)

    /// The screens of a desk.
    init(
        session: Session, knowledge: KnowledgeOnDemand, database: any Database, threshold: Double
    ) {
        self.session = session
        self.knowledge = knowledge
        self.database = database
        self.threshold = threshold
    }

    /// The services on the desk.
    func services() -> MarketServices {
        var services = MarketServices()
        services.rows = { view, words in
            switch view {
            case .listings: try await listings(words)
            case .groups: try await groups(words)
            case .trends: try await trends(words)
            }
        }
        services.detail = { view, id in
            switch view {
            case .listings: try await listing(id)
            case .groups: try await group(id)
            case .trends: try await trend(id)
            }
        }
        services.take = { try await take($0) }
        services.best = { try await best(of: $0) }
        services.themes = {
            let artifact = try await database.reading { try ClusterBuilding.current(on: $0) }
            return (artifact?.clusters ?? []).map { MarketTheme(slug: $0.slug, name: $0.name) }
        }
        services.difference = { try await difference(of: $0, for: $1) }
        return services
    }

    // MARK: Résumés

    private func difference(of person: ID<Candidate>, for slug: String) async throws -> [MarketLine]
    {
        let (dossier, artifact) = try await database.reading { connection in
            (
                try CandidateDossier(person, on: connection),
                try ClusterBuilding.current(on: connection)
            )
        }
        guard let dossier, let artifact,
            let theme = ResumeVariants.themes(artifact).first(where: { $0.slug == slug })
        else { return [MarketLine("It is no longer on the desk", .warn)] }
        let making = ResumeVariants(
            model: try EngineWiring(session).desk.models(database).reading, database: database,
            today: Session.now().day)
        let variants = try await making.variants(
            of: Resume(dossier), for: [theme], candidate: person, now: Session.now()
        ) { _ in }
        guard let variant = variants.first else { return [] }
        var lines: [MarketLine] = []
        if let problem = variant.problem {
            lines.append(MarketLine("Ordered by the rules alone: \(problem)", .warn))
        }
        if variant.difference.isEmpty { lines.append(MarketLine("Nothing changes", .dim)) }
        lines += variant.difference.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { MarketLine(String($0), $0.first?.isWhitespace == false ? .heading : .plain) }
        lines += VariantShape.refusals(variant).map { MarketLine($0, .warn) }
        return lines + [
            MarketLine(""),
            MarketLine(
                "`muster resume variants --candidate \(person) --output DIR` writes it", .dim),
        ]
    }

    // MARK: Listings

    private func listings(_ words: String) async throws -> (rows: [MarketRow], total: Int) {
        let parts = words.split(whereSeparator: \.isWhitespace).map(String.init)
        var filter = ListingList.Filter()
        filter.words = parts.filter { !$0.contains(":") }
        filter.includesClosed = parts.contains("closed:yes")
        filter.leastFit =
            parts.lazy.filter { $0.hasPrefix("fit:") }
            .compactMap { Double($0.dropFirst(4)) }.first
        filter.kind =
            parts.lazy.filter { $0.hasPrefix("kind:") }.map { String($0.dropFirst(5)) }
            .first
        let group = parts.lazy.filter { $0.hasPrefix("group:") }.map { String($0.dropFirst(6)) }
            .first
        let wanted = filter
        return try await database.reading { connection in
            var filter = wanted
            filter.ids = try group.map { slug in
                try ClusterBuilding.current(on: connection)?.clusters
                    .first { $0.slug == slug }?.vacancies ?? []
            }
            let list = ListingList(filter)
            let rows = try list.rows(offset: 0, limit: Self.window, on: connection)
            return (rows.map(Self.row), try list.count(on: connection))
        }
    }

    private static func row(_ row: ListingList.Row) -> MarketRow {
        MarketRow(
            id: row.id.text,
            cells: [
                row.title, row.company ?? "", row.placeLine,
                row.bestFit.map { "\(Int($0.rounded()))" } ?? "",
                row.postedOn ?? "", row.sign,
            ],
            tone: row.closedAt != nil || row.duplicateOf != nil
                ? .dim : row.job != nil ? .good : .plain)
    }

    private func listing(_ id: String) async throws -> [MarketLine] {
        try await database.reading { connection in
            guard let listing = try connection.first(Listing.self, "WHERE id = \(id)") else {
                return []
            }
            let addresses = try connection.fetch(
                ListingAddress.self, "WHERE listing_id = \(id) ORDER BY position, address")
            let sources = try Dictionary(
                JobSource.all(on: connection).map { ($0.id.text, $0.name) }
            ) { first, _ in first }
            var fits = FitList(threshold: threshold)
            fits.listing = listing.id
            (fits.includesRejected, fits.includesClosed) = (true, true)
            let rows = try fits.rows(offset: 0, limit: Self.best, on: connection)
            let shape = ListingShape(listing: listing, addresses: addresses, sources: sources)
            var lines = [MarketLine(listing.title, .heading)]
            lines += shape.facts.map { MarketLine("\($0.0): \($0.1)", indent: 2) }
            lines += shape.places.map { MarketLine($0, .dim, indent: 4) }
            lines.append(MarketLine(""))
            lines.append(
                MarketLine(rows.isEmpty ? "Nobody was scored for it" : "Who fits", .heading))
            lines += rows.flatMap { row in
                [
                    MarketLine(
                        "\(row.fit.score.map { "\(Int($0.rounded()))" } ?? "–") · \(row.name)",
                        row.fit.verdict == .fits ? .good : .plain),
                    MarketLine("    \(row.fit.reason)", .dim, indent: 4),
                ]
            }
            lines.append(MarketLine(""))
            lines += listing.text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { MarketLine(String($0)) }
            return lines
        }
    }

    private func take(_ id: String) async throws -> String {
        let taking = ListingTaking(knowledge: try knowledge.loaded(), today: Session.now().day)
        let (session, now) = (session, Session.now())
        let job = try await database.writing { connection in
            var ledger = Ledger(on: connection, who: session.who, now: now, ids: session.ids())
            var ids = session.ids()
            return try taking.take(ID(id), ledger: &ledger, ids: &ids, on: connection)
        }
        _ = try EngineWiring(session).quietFollowing(on: database).request(
            taking.request(job, by: session.who))
        return "The listing is a job of the desk now: 2 shows the jobs"
    }

    private func best(of person: ID<Candidate>) async throws -> [MarketLine] {
        try await database.reading { connection in
            var fits = FitList(threshold: threshold)
            fits.candidate = person
            fits.includesRejected = true
            let rows = try fits.rows(offset: 0, limit: Self.best, on: connection)
            let kind: String? = try connection.value(
                """
                SELECT name FROM candidate_category JOIN search_category ON search_category.id = category_id
                WHERE candidate_id = \(person) AND status = 'kept'
                """)
            let first = MarketLine("Kind of work: \(kind ?? "not known yet")", .dim)
            guard !rows.isEmpty else {
                return [
                    first,
                    MarketLine(
                        kind == nil
                            ? "Who does no kind of work that is looked for is scored for nothing:"
                                + " `muster category assign` says which"
                            : "Scored for no listing yet: the market collects them (8, then c)"),
                ]
            }
            return [first, MarketLine("")]
                + rows.flatMap { row in
                    [
                        MarketLine(
                            "\(row.fit.score.map { "\(Int($0.rounded()))" } ?? "–") · \(row.title)"
                                + (row.company.map { " · \($0)" } ?? ""),
                            row.fit.verdict == .fits ? .good : .plain),
                        MarketLine("    \(row.fit.reason)", .dim, indent: 4),
                    ]
                }
        }
    }
}

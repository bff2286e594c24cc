internal import Prelude
internal import Recruiting
internal import Terminal

/// What is done on the market screen.
extension Console {
    /// Asks for the rows of the view that is open.
    mutating func loadMarket(_ typed: String? = nil) {
        let (services, view, words) = (services, market.view, typed ?? market.words)
        effects.append(
            Self.work("market", services) {
                let found = try await services.market.rows(view, words)
                return .market(found.rows, total: found.total, of: view, words: words)
            })
    }

    /// Asks for everything about a row.
    mutating func loadMarketDetail(of row: MarketRow) {
        let (services, view) = (services, market.view)
        effects.append(
            Self.work("market.detail", services) {
                .marketDetail(
                    try await services.market.detail(view, row.id), of: row.id, in: view)
            })
    }

    /// Shows another view of the market, or what of it has some words.
    mutating func turnMarket(to view: MarketView, words: String = "") {
        market.turn(to: view)
        focus = .list
        loadMarket(words)
    }

    /// Lists the jobs of the group under the cursor.
    mutating func openPostings() {
        guard let group = market.group else { return }
        turnMarket(to: .listings, words: "group:\(group)")
    }

    /// Makes the listing under the cursor a job of the desk.
    mutating func takeListing() {
        guard let listing = market.listing else { return }
        let services = services
        effects.append(
            Self.work("market.take", services) {
                .taken(try await services.market.take(listing))
            })
    }

    /// Shows the listings that the person under the cursor fits best.
    mutating func openBestListings() {
        guard let person = atHand else { return }
        let services = services
        effects.append(
            Self.work("market.best", services) {
                .marketLines(
                    "Best on the market: \(person.name)", try await services.market.best(person.id))
            })
    }

    /// Offers the groups that the résumé of the person under the cursor can be cut for.
    mutating func askVariant() {
        guard let person = atHand else { return }
        let services = services
        effects.append(
            Self.work("market.themes", services) {
                .variantThemes(
                    person.id, name: person.name,
                    try await services.market.themes())
            })
    }

    /// Shows what is different in a person's résumé for a group.
    mutating func openVariant(of person: ID<Candidate>, name: String, for slug: String) {
        let services = services
        effects.append(
            Self.work("market.variant", services) {
                .marketLines(
                    "\(name) for \(slug)", try await services.market.difference(person, slug))
            })
    }

    /// Offers groups to choose from.
    mutating func chooseTheme(of person: ID<Candidate>, name: String, among themes: [MarketTheme]) {
        guard isFree else { return }
        guard !themes.isEmpty else {
            return say("There are no groups yet: b on the market groups the listings", .warning)
        }
        overlay = .choices(
            Menu(
                "Cut the résumé for which group?",
                themes.map { theme in
                    .init(
                        Choice.variant(person, name: name, slug: theme.slug),
                        SanitizedText(folding: theme.name))
                }))
    }
}

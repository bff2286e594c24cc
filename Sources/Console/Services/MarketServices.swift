package import Prelude
package import Recruiting

/// What the console's market screens show: what is collected, grouped and told of the market, as rows and as
/// lines, made by whoever starts the console.
package struct MarketServices: Sendable {
    /// The rows of a view that hold some words, and how many there are in all.
    package var rows: @Sendable (MarketView, String) async throws -> (rows: [MarketRow], total: Int)
    /// Everything about a row; empty when there is no such row any more.
    package var detail: @Sendable (MarketView, String) async throws -> [MarketLine]
    /// Makes a listing a job of the desk; returns a sentence about it.
    package var take: @Sendable (String) async throws -> String
    /// The listings that a person fits best.
    package var best: @Sendable (ID<Candidate>) async throws -> [MarketLine]
    /// The groups that a résumé can be cut for.
    package var themes: @Sendable () async throws -> [MarketTheme]
    /// What is different in a person's résumé when it is cut for a group.
    package var difference: @Sendable (ID<Candidate>, String) async throws -> [MarketLine]

    /// Services that know of no market.
    package init() {
        rows = { _, _ in ([], 0) }
        detail = { _, _ in [] }
        take = { _ in throw MissingService(name: "market") }
        best = { _ in throw MissingService(name: "market") }
        themes = { [] }
        difference = { _, _ in throw MissingService(name: "market") }
    }
}

/// A group that a résumé can be cut for.
package struct MarketTheme: Sendable, Hashable {
    /// The group's slug.
    package var slug: String
    /// Its name.
    package var name: String

    /// A group from its names.
    package init(slug: String, name: String) {
        self.slug = slug
        self.name = name
    }
}

/// What the market screen shows.
package enum MarketView: Int, Sendable, CaseIterable {
    /// The jobs of the market.
    case listings
    /// The groups that they form.
    case groups
    /// What is asked for more and less.
    case trends

    /// What it is called.
    package var title: String {
        switch self {
        case .listings: "Listings"
        case .groups: "Groups"
        case .trends: "Trends"
        }
    }
}

/// A row of a market's list.
package struct MarketRow: Identifiable, Sendable, Hashable {
    /// What names it: a listing's id, a group's slug, a skill's name.
    package var id: String
    /// Its cells, one for each column of its view.
    package var cells: [String]
    /// How its first cell stands out.
    package var tone: MarketLine.Tone

    /// A row from its parts.
    package init(id: String, cells: [String], tone: MarketLine.Tone = .plain) {
        self.id = id
        self.cells = cells
        self.tone = tone
    }
}

/// A line about something of the market.
package struct MarketLine: Sendable, Hashable {
    /// How a line stands out.
    package enum Tone: Sendable, Hashable {
        case heading, plain, dim, good, warn, bad
    }

    /// The text.
    package var text: String
    /// How it stands out.
    package var tone: Tone
    /// How far its continuation is indented.
    package var indent: Int

    /// A line from its parts.
    package init(_ text: String, _ tone: Tone = .plain, indent: Int = 0) {
        self.text = text
        self.tone = tone
        self.indent = indent
    }
}

package import Prelude

/// What a site tells of its newest pages: RSS 2.0, RSS 1.0 or Atom.
package struct Feed: Sendable, Hashable {
    /// One page.
    package struct Item: Sendable, Hashable {
        /// Its title, one line.
        package var title = ""
        /// Where it stands; empty where the feed does not say.
        package var link = ""
        /// The feed's own name for it; empty where it has none.
        package var key = ""
        /// Who wrote or published it; empty where the feed does not say.
        package var author = ""
        /// What it says, as HTML; empty where the feed does not say.
        package var html = ""
        /// Words that it is filed under.
        package var categories: [String] = []
        /// The day on which it was published; nil where the feed does not say.
        package var published: Day?
    }

    /// How many items of a feed are read.
    package static let maximumItems = 5000
    /// How many categories of an item are kept.
    fileprivate static let maximumCategories = 100
    /// How deep a feed nests at most.
    private static let maximumDepth = 64

    /// The feed's own title.
    package private(set) var title = ""
    /// The items, in the feed's order.
    package private(set) var items: [Item] = []

    /// Reads a feed.
    ///
    /// - Throws: `DocumentError` for what is no feed, is cut off or declares entities.
    package init(_ bytes: [UInt8]) throws(DocumentError) {
        guard let text = TextDecoding.decode(bytes)?.text else { throw .isNoFeed }
        var scanner = XMLScanner(Array(text.utf8), maximumDepth: Self.maximumDepth)
        var (path, words): ([String], String) = ([], "")
        var item: Item?
        var isFeed = false
        while let event = try scanner.next() {
            switch event {
            case .start(let tag):
                let name = tag.name.lowercased()
                path.append(name)
                isFeed = isFeed || ["rss", "feed", "rdf"].contains(name)
                if name == "item" || name == "entry" { item = Item() }
                if name == "link", item?.link.isEmpty == true, let target = tag["href"],
                    tag["rel"] ?? "alternate" == "alternate"
                {
                    item?.link = target
                }
                if name == "category", let term = tag["term"] { item?.add(term) }
                words = ""
            case .text(let text): words += text
            case .end(let ended):
                let name = ended.lowercased()
                if name == "item" || name == "entry" {
                    if let item, items.count < Self.maximumItems { items.append(item) }
                    item = nil
                } else if item != nil {
                    item?.take(name, words, inside: path.dropLast().last ?? "")
                } else if name == "title", title.isEmpty {
                    title = Item.line(words)
                }
                if path.last == name { path.removeLast() }
                words = ""
            }
        }
        guard isFeed else { throw .isNoFeed }
    }
}

extension Feed.Item {
    fileprivate mutating func take(_ name: String, _ words: String, inside parent: String) {
        switch name {
        case "title" where parent == "item" || parent == "entry": title = Self.line(words)
        case "link" where link.isEmpty: link = Self.line(words)
        case "guid", "id": key = Self.line(words)
        case "description", "summary": if html.isEmpty { html = words }
        case "encoded", "content": html = words
        case "creator", "author", "company": if author.isEmpty { author = Self.line(words) }
        case "name" where parent == "author": author = Self.line(words)
        case "category": add(words)
        case "pubdate", "published", "date": published = FeedDay.day(words) ?? published
        case "updated": published = published ?? FeedDay.day(words)
        default: break
        }
    }

    fileprivate mutating func add(_ category: String) {
        let line = Self.line(category)
        guard !line.isEmpty, categories.count < Feed.maximumCategories else { return }
        categories.append(line)
    }

    fileprivate static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

/// The days of feeds: `Mon, 02 Nov 2026 08:00:00 GMT` (RFC 822) and `2026-11-02T08:00:00Z`.
enum FeedDay {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The day of a date; nil for what is none.
    static func day(_ text: String) -> Day? {
        let words = text.split { $0.isWhitespace || $0 == "," }
        if let first = words.first, first.contains("-") {
            let parts = first.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
                .map { Int($0) }
            guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2]
            else { return nil }
            return Day(year: year, month: month, day: day)
        }
        for index in words.indices.dropFirst().dropLast() {
            guard let month = months.firstIndex(of: words[index].prefix(3).lowercased()),
                let day = Int(words[index - 1]), let year = Int(words[index + 1])
            else { continue }
            // Two digits are a year of this century.
            return Day(year: year < 100 ? 2000 + year : year, month: month + 1, day: day)
        }
        return nil
    }
}

extension DocumentError {
    /// What is no feed.
    fileprivate static let isNoFeed = DocumentError(
        .unsupported, "It is no feed: neither RSS nor Atom",
        hint: "Give the address of the feed, not of the page.")
}

package import Web

/// A link to a page of Notion, as people paste it into a job.
package struct NotionLink: Hashable, Sendable {
    /// The page; of a page that is shown beside a list, that page and not the list.
    package let page: NotionID
    /// The block that the link jumps to; nil when it names none.
    package let block: NotionID?
    /// The link without what follows `#`.
    package let address: WebAddress
    /// Whether the page stands on a site for everybody (`*.notion.site`), so that it may be readable
    /// without any token.
    package let isOnPublicSite: Bool

    /// A text longer than this is no link, in bytes.
    package static let maximumText = 16_384

    /// The first link to a page of Notion in a text, which may stand in brackets, behind other words
    /// or without its `https://`; nil when there is none.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.maximumText else { return nil }
        for word in text.split(whereSeparator: Self.isBorder) {
            if let link = NotionLink(word: word) {
                self = link
                return
            }
        }
        return nil
    }

    private init?(word: Substring) {
        var rest = word
        if let mark = word.firstRange(of: "://") {
            rest = word[mark.upperBound...]
        }
        while let last = rest.last, ".:!?*_".contains(last) { rest.removeLast() }
        // The program for the desktop has links of its own: `notion://www.notion.so/…`.
        guard let address = try? WebAddress("https://\(rest)"), Self.isNotion(address.host)
        else { return nil }
        let parts = address.path.split(separator: "/")
        let inPath = parts.reversed().lazy.compactMap { NotionID(endOf: $0) }.first
        guard let page = Self.value("p", in: address.query).flatMap({ NotionID($0) }) ?? inPath
        else { return nil }
        self.page = page
        self.address = address
        block = rest.firstIndex(of: "#").flatMap { NotionID(endOf: rest[rest.index(after: $0)...]) }
        isOnPublicSite = Self.isPart(address.host, of: "notion.site")
    }

    private static func isBorder(_ character: Character) -> Bool {
        character.isWhitespace || "<>()[]{}\"'`|,;“”‘’«»".contains(character)
    }

    private static func isNotion(_ host: String) -> Bool {
        ["notion.so", "notion.site", "notion.com"].contains { isPart(host, of: $0) }
    }

    private static func isPart(_ host: String, of domain: String) -> Bool {
        host == domain || host.hasSuffix("." + domain)
    }

    private static func value(_ name: String, in query: String) -> Substring? {
        query.split(separator: "&").first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1)
    }
}

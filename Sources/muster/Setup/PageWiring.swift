import Connectors
import Prelude
import Storage
import Web
import Workflows

/// Gives whoever reads pages, of Notion or of the web, what the settings name.
struct PageWiring: Sendable {
    /// Reads pages of Notion.
    let notion: NotionClient
    /// Reads public pages.
    let pages: PageFetcher

    /// The wiring of a session.
    ///
    /// - Parameter paces: Programs that share them keep the servers' paces together.
    /// - Throws: `Failure` for a setting that cannot be, and when the network is switched off.
    init(_ session: Session, paces: any PaceKeeping) throws {
        try session.wantNetwork()
        let settings = session.settings
        let transport = try settings.web.transport()
        pages = PageFetcher(
            version: musterVersion, rule: try settings.web.addressRule(), transport: transport,
            paces: paces, surroundings: ModelWiring.surroundings)
        let token = settings.notion.token.value
        notion = NotionClient(
            token: token.isEmpty ? nil : Secret(token),
            base: try Self.address(of: settings.notion), transport: transport, pages: pages,
            paces: paces, surroundings: ModelWiring.surroundings)
    }

    /// The posts behind links in jobs.
    var posts: LinkedPosts { LinkedPosts(notion: notion, pages: pages) }

    private static func address(of notion: NotionSettings) throws -> WebAddress {
        let address = try notion.url.webAddress("notion_url")
        guard address.scheme == "https" || address.isLoopback || notion.token.value.isEmpty else {
            throw Failure(
                .usage, "bad_setting", "notion_url: the token would go to \(address) unprotected",
                hint: "Use https, or a server on this machine")
        }
        return address
    }
}

extension Session {
    /// Sees that the network may be used.
    ///
    /// - Throws: `Failure` with exit 4 when it is switched off.
    func wantNetwork() throws {
        guard !settings.isOffline.isYes else {
            throw Failure(
                .refused, "offline", "the network is switched off", hint: "Leave --offline out")
        }
    }

    /// The paces that all programs of the desk keep together; of this program alone when there is no
    /// desk, which is not made for that.
    func paces() -> any PaceKeeping {
        let exists = (try? deskPlace.holdsDesk()) ?? false
        guard exists, let desk = try? desk() else { return LocalPaces() }
        return StoredPaces(on: desk)
    }
}

internal import Prelude
package import Web

/// Reads pages of Notion, within the pace that Notion allows.
///
/// One page that cannot be read is an error of that page alone: the client stays usable.
package struct NotionClient: Sendable {
    /// The version of Notion's interface that is asked for when no other is named.
    package static let usualVersion = "2022-06-28"
    /// Where Notion's interface is.
    package static let usualAddress = "https://api.notion.com"

    /// How Notion is treated: three requests a second, one after the other.
    package static var policy: ServicePolicy {
        var policy = ServicePolicy("Notion")
        policy.interval = .milliseconds(334)
        policy.concurrency = 3
        return policy
    }

    private let calls: NotionCalls?
    private let pages: PageFetcher
    private let limits: NotionLimits

    /// A client.
    ///
    /// - Parameters:
    ///   - token: The integration's token; nil: only public pages are read.
    ///   - base: Where the interface is, without `/v1`; another one in tests.
    ///   - pages: What reads pages on public sites.
    ///   - paces: Programs that share them keep Notion's pace together.
    package init(
        token: Secret?, base: WebAddress, version: String = usualVersion,
        limits: NotionLimits = NotionLimits(), policy: ServicePolicy = policy,
        transport: any Transport, pages: PageFetcher, paces: any PaceKeeping = LocalPaces(),
        surroundings: WebSurroundings
    ) {
        let service = Service(
            policy, transport: transport, paces: paces, surroundings: surroundings)
        calls = token.map {
            NotionCalls(
                service: service, base: base, token: $0, version: version, limits: limits.request,
                surroundings: surroundings)
        }
        self.pages = pages
        self.limits = limits
    }

    /// Reads the page that a link leads to: over the interface for programs, or, where that does not
    /// let us in and the page is on a public site, as anybody sees it.
    ///
    /// - Throws: `NotionProblem`.
    package func read(_ link: NotionLink) async throws(NotionProblem) -> NotionReading {
        let problem: NotionProblem
        do {
            return .shared(try await page(link.page))
        } catch {
            problem = error
        }
        guard problem.concernsAccess, link.isOnPublicSite else { throw problem }
        do {
            return .published(try await pages.fetch(link.address), because: problem)
        } catch {
            // When the page is not open to anybody either, what was wrong first is what can be mended.
            let isOnlyWay = problem == .noToken
            throw isOnlyWay || error.isTransient ? .publicSite(error) : problem
        }
    }

    /// Reads a page over the interface for programs.
    ///
    /// - Throws: `NotionProblem`.
    package func page(_ id: NotionID) async throws(NotionProblem) -> NotionPage {
        guard let calls else { throw .noToken }
        let page = try await described(id, calls)
        guard page["object"]?.string == "page" else { throw .badAnswer(expected: "a page") }
        if page["archived"]?.bool == true || page["in_trash"]?.bool == true { throw .gone }
        var walk = NotionWalk(calls, limits: limits)
        let blocks = try await walk.blocks(of: id)
        let text = NotionText(blocks, limit: limits.text)
        guard text.text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        var left = walk.left
        let cut = NotionOmission.text(limit: limits.text)
        if text.isCut, !left.contains(cut) { left.append(cut) }
        return NotionPage(id: id, title: title(page), text: text.text, left: left)
    }

    private func described(
        _ id: NotionID, _ calls: NotionCalls
    ) async throws(NotionProblem) -> JSONValue {
        let problem: NotionProblem
        do {
            return try await calls.page(id)
        } catch {
            problem = error
        }
        switch problem {
        case .notShared, .refused(400):
            // A database is no page for Notion, and a recruiter should hear that rather than be sent
            // to share what is shared already.
            if let database = try? await calls.database(id),
                database["object"]?.string == "database"
            {
                throw .notAPage(database: name(NotionRichText.plain(database["title"])))
            }
            throw problem
        default: throw problem
        }
    }

    private func title(_ page: JSONValue) -> String {
        let properties = page["properties"]?.members ?? []
        let title = properties.first { $0.value["type"]?.string == "title" }?.value["title"]
        return name(NotionRichText.plain(title)) ?? ""
    }

    /// A title as one line of a length that can be shown; nil when it is blank.
    private func name(_ text: String) -> String? {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.isEmpty ? nil : String(words.prefix(NotionLimits.title))
    }
}

internal import Prelude
package import Web

/// Fetches pages of the web whose addresses stood in job posts and other texts.
package struct PageFetcher: Sendable {
    /// How each server is treated: at least half a second between two requests, and no long waits, as
    /// a page that wants to be asked later is simply asked later.
    package static func policy(for host: String) -> ServicePolicy {
        var policy = ServicePolicy(host)
        policy.interval = .milliseconds(500)
        policy.patience = .seconds(10)
        policy.attempts = 2
        return policy
    }

    /// The limits of a page: five million bytes within half a minute.
    package static var limits: Request.Limits {
        var limits = Request.Limits()
        limits.silence = .seconds(15)
        limits.total = .seconds(30)
        limits.body = 5_000_000
        return limits
    }

    private let version: String
    private let rule: AddressRule
    private let limits: Request.Limits
    private let transport: any Transport
    private let paces: any PaceKeeping
    private let surroundings: WebSurroundings

    /// A fetcher.
    ///
    /// - Parameters:
    ///   - version: The program's version, which every server is told beside the program's name.
    ///   - rule: Which servers may be asked.
    package init(
        version: String, rule: AddressRule = AddressRule(), limits: Request.Limits = limits,
        transport: any Transport, paces: any PaceKeeping = LocalPaces(),
        surroundings: WebSurroundings
    ) {
        self.version = version
        self.rule = rule
        self.limits = limits
        self.transport = transport
        self.paces = paces
        self.surroundings = surroundings
    }

    /// Fetches a page, and finds the jobs that it describes for search engines.
    ///
    /// - Throws: `PageProblem`.
    package func fetch(_ address: WebAddress) async throws(PageProblem) -> FetchedPage {
        // Asked before anything else, so that a refused host takes no turn of any pace.
        if let refusal = rule.refusal(of: address) { throw .privateAddress(refusal) }
        let guarded = GuardedTransport(transport, rule: rule)
        // A service of its own for each server: one that fails must not keep others from being asked.
        let service = Service(
            PageFetcher.policy(for: address.host), transport: guarded, paces: paces,
            surroundings: surroundings)
        let response: Response
        do { response = try await service.send(request(address)) } catch {
            if let refusal = guarded.refusal { throw .privateAddress(refusal) }
            if case .failed(_, .tooLarge(let limit, _)) = error { throw .tooLarge(limit: limit) }
            throw .unreachable(error)
        }
        guard response.head.isSuccess else { throw problem(response.head) }
        guard let kind = response.head.pageKind else {
            throw .unreadableKind(response.head.contentType.map { String($0.prefix(100)) })
        }
        let body =
            kind == .pdf
            ? response.body
            : PageEncoding.utf8(response.body, from: response.head.charset)
        return FetchedPage(
            address: guarded.lastAddress ?? address, kind: kind, bytes: body,
            jobs: LinkedData.jobs(in: body, kind))
    }

    private func request(_ address: WebAddress) -> Request {
        var request = Request(.get, address)
        request.limits = limits
        request.set("User-Agent", "Muster/\(version)")
        request.set("Accept", FetchedPage.Kind.allCases.map(\.rawValue).joined(separator: ", "))
        return request
    }

    private func problem(_ head: ResponseHead) -> PageProblem {
        switch head.status {
        case 404, 410: .gone
        case 401, 403, 407, 451: .notPublic(status: head.status)
        case 429: .later(head.askedWait(now: surroundings.now()))
        case 408, 500...599: .failing(status: head.status)
        default: .refused(status: head.status)
        }
    }
}

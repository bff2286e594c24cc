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
    private let limits: Request.Limits
    private let fetch: GuardedFetch

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
        self.limits = limits
        fetch = GuardedFetch(
            rule: rule, transport: transport, paces: paces, surroundings: surroundings)
    }

    /// Fetches a page, and finds the jobs that it describes for search engines.
    ///
    /// - Throws: `PageProblem`.
    package func fetch(_ address: WebAddress) async throws(PageProblem) -> FetchedPage {
        let answer = try await fetch.answer(
            to: request(address), policy: PageFetcher.policy(for: address.host)
        ) { $0.pageKind != nil }
        guard answer.response.head.isSuccess else { throw fetch.problem(answer.response.head) }
        return try FetchedPage(answer.response, at: answer.address)
    }

    private func request(_ address: WebAddress) -> Request {
        var request = Request(.get, address)
        request.limits = limits
        request.set("User-Agent", "Muster/\(version)")
        request.set("Accept", FetchedPage.Kind.allCases.map(\.rawValue).joined(separator: ", "))
        return request
    }
}

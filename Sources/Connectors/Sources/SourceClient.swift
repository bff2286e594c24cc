internal import Prelude
package import Web

/// Asks the web for job listings: honest about who asks, only for what has changed, at each server's pace,
/// and never for what the server asks programs to leave alone.
package struct SourceClient: Sendable {
    /// What a source answered.
    package enum Answer: Sendable {
        /// The same as last time.
        case unchanged
        /// Something else.
        case fetched(Response, at: WebAddress, Validators)
    }

    /// Who asks, beside the version.
    private static let name = "Muster"
    /// The kinds of content that listings come in.
    private static let accepted =
        "application/json, application/rss+xml, application/atom+xml, application/xml, text/html;q=0.9,"
        + " */*;q=0.5"

    /// The limits of a list of jobs: 32 MB within a minute and a half.
    package static var limits: Request.Limits {
        var limits = Request.Limits()
        limits.silence = .seconds(30)
        limits.total = .seconds(90)
        limits.body = 32 << 20
        return limits
    }

    private let version: String
    private let limits: Request.Limits
    private let fetch: GuardedFetch

    /// A client.
    ///
    /// - Parameters:
    ///   - version: The program's version, which every server is told beside the program's name.
    ///   - rule: Which servers may be asked.
    package init(
        version: String, rule: AddressRule, limits: Request.Limits = limits,
        transport: any Transport, paces: any PaceKeeping, surroundings: WebSurroundings
    ) {
        self.version = version
        self.limits = limits
        fetch = GuardedFetch(
            rule: rule, transport: transport, paces: paces, surroundings: surroundings)
    }

    /// Asks a server.
    ///
    /// - Parameters:
    ///   - interval: The least time between two requests to it.
    ///   - known: What was said of the last answer; the server is asked for another one only.
    ///   - complete: Adds what the source wants to know, a key for example.
    /// - Throws: `PageProblem` for an answer that is none.
    package func ask(
        _ address: WebAddress, interval: Duration, known: Validators = Validators(),
        complete: (inout Request) -> Void = { _ in }
    ) async throws(PageProblem) -> Answer {
        var request = Request(.get, address)
        request.limits = limits
        request.set("User-Agent", "\(Self.name)/\(version)")
        request.set("Accept", Self.accepted)
        known.condition(&request)
        complete(&request)
        let answer = try await fetch.answer(
            to: request, policy: Self.policy(of: address, interval)
        ) { _ in true }
        let head = answer.response.head
        if head.status == 304, !known.isEmpty { return .unchanged }
        guard head.isSuccess else { throw fetch.problem(head) }
        return .fetched(answer.response, at: answer.address, Validators(head))
    }

    /// What a server asks programs to leave alone. One that has no such file leaves everything open, one that
    /// fails to tell closes everything for now (RFC 9309, 2.3.1).
    ///
    /// - Throws: `PageProblem` when no answer comes at all.
    package func rules(
        of server: WebAddress, interval: Duration
    ) async throws(PageProblem) -> RobotRules {
        do {
            let address = try server.resolved("/robots.txt")
            guard
                case .fetched(let response, _, _) = try await ask(address, interval: interval)
            else { return .open }
            return RobotRules(response.body, for: Self.name)
        } catch let problem as PageProblem {
            switch problem {
            case .gone, .notPublic, .refused: return .open
            case .failing, .later, .tooLarge: return .closed
            case .privateAddress, .unreadableKind, .unreachable: throw problem
            }
        } catch {
            return .open
        }
    }

    private static func policy(of address: WebAddress, _ interval: Duration) -> ServicePolicy {
        var policy = ServicePolicy(address.authority)
        policy.interval = interval
        policy.patience = .seconds(30)
        policy.attempts = 2
        policy.concurrency = 4
        return policy
    }
}

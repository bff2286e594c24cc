internal import Prelude
internal import Web

/// Asks servers whose addresses anybody may have written: within a rule, at each server's pace.
struct GuardedFetch: Sendable {
    /// Which servers may be asked.
    let rule: AddressRule
    private let transport: any Transport
    private let paces: any PaceKeeping
    private let surroundings: WebSurroundings

    /// What makes requests, and what it cannot know by itself.
    init(
        rule: AddressRule, transport: any Transport, paces: any PaceKeeping,
        surroundings: WebSurroundings
    ) {
        self.rule = rule
        self.transport = transport
        self.paces = paces
        self.surroundings = surroundings
    }

    /// Why an answer that refuses is none.
    func problem(_ head: ResponseHead) -> PageProblem {
        switch head.status {
        case 404, 410: .gone
        case 401, 403, 407, 451: .notPublic(status: head.status)
        case 429: .later(head.askedWait(now: surroundings.now()))
        case 408, 500...599: .failing(status: head.status)
        default: .refused(status: head.status)
        }
    }

    /// The answer to a request, also one that refuses, and where it was given behind all redirects.
    ///
    /// - Parameters:
    ///   - policy: How the server is treated.
    ///   - reads: Whether an answer with a head is read; the body of another is not loaded.
    /// - Throws: `PageProblem`.
    func answer(
        to request: Request, policy: ServicePolicy,
        reads: @escaping @Sendable (ResponseHead) -> Bool
    ) async throws(PageProblem) -> (response: Response, address: WebAddress) {
        // Asked before anything else, so that a refused host takes no turn of any pace.
        if let refusal = rule.refusal(of: request.address) { throw .privateAddress(refusal) }
        let guarded = GuardedTransport(transport, rule: rule, reads: reads)
        // A service of its own for each server: one that fails must not keep others from being asked.
        let service = Service(
            policy, transport: guarded, paces: paces, surroundings: surroundings)
        do {
            let response = try await service.send(request)
            return (response, guarded.lastAddress ?? request.address)
        } catch {
            if let refusal = guarded.refusal { throw .privateAddress(refusal) }
            if case .failed(_, .tooLarge(let limit, _)) = error { throw .tooLarge(limit: limit) }
            throw .unreachable(error)
        }
    }
}

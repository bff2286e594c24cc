internal import Prelude
internal import Synchronization

/// One service on the web, asked within its limits: at its pace, so many at once, again where that is
/// safe and can help, and not at all while it only fails.
package final class Service: Sendable {
    /// How it is treated.
    package let policy: ServicePolicy
    private let transport: any Transport
    private let paces: any PaceKeeping
    private let surroundings: WebSurroundings
    private let places: Places
    private let breaker: Mutex<CircuitBreaker>

    /// A service reached over a transport. Programs that share the `paces` share the service's pace.
    package init(
        _ policy: ServicePolicy, transport: any Transport, paces: any PaceKeeping = LocalPaces(),
        surroundings: WebSurroundings
    ) {
        self.policy = policy
        self.transport = transport
        self.paces = paces
        self.surroundings = surroundings
        places = Places(policy.concurrency)
        breaker = Mutex(
            CircuitBreaker(failuresToOpen: policy.failuresToOpen, rest: policy.rest))
    }

    /// Makes a request, again where needed, and returns the last answer: also one that refuses.
    ///
    /// - Parameters:
    ///   - take: Gets the body of a success in its pieces as they arrive; the answer that is returned
    ///     then has none. Once a piece has arrived the request is not made again.
    ///   - finish: Completes the request just before it is made, each time, as a signature that tells
    ///     the moment has to.
    /// - Throws: `ServiceError`.
    package func send(
        _ request: Request, take: (@Sendable ([UInt8]) async -> Void)? = nil,
        finish: (@Sendable (inout Request) -> Void)? = nil
    ) async throws(ServiceError) -> Response {
        do {
            return try await places.taking { try await attempts(request, finish, take) }
        } catch let error as ServiceError {
            throw error
        } catch is CancellationError {
            throw .failed(service: policy.name, .cancelled)
        } catch {
            throw .failed(service: policy.name, .noTurn)
        }
    }

    private func attempts(
        _ request: Request, _ finish: (@Sendable (inout Request) -> Void)?,
        _ take: (@Sendable ([UInt8]) async -> Void)?
    ) async throws -> Response {
        var number = 0
        while true {
            number += 1
            try await waitForTurn()
            var finished = request
            finish?(&finished)
            let result = await attempt(finished, take)
            let now = surroundings.now()
            note(result, now)
            let next = Retrying.next(
                after: result.attempt, number: number, of: request, policy: policy, now: now,
                draw: surroundings.draw())
            switch next {
            case .again(let wait) where !result.hasBegun: try await surroundings.sleep(wait)
            case .pause(let wait):
                try await paces.postpone(policy.name, until: now + wait)
                // Not all at the same moment, when the wait is over.
                try await surroundings.sleep(wait * (1 + surroundings.draw() / 10))
            case .end, .again:
                // Whoever asks next is not to run into the same refusal.
                if let wait = Retrying.penalty(result.attempt, policy: policy, now: now) {
                    try await paces.postpone(policy.name, until: now + wait)
                }
                return try result.response(from: policy.name)
            }
        }
    }

    /// How often a turn is taken anew because the service was to be left alone when it came.
    private static let maximumTurns = 20

    /// How often a turn is taken anew because it came too late.
    private static let maximumLateTurns = 5

    private func waitForTurn() async throws {
        var lateTurns = 0
        for _ in 0..<Self.maximumTurns {
            let now = surroundings.now()
            if let moment = breaker.withLock({ $0.refusal(now: now) }) {
                throw ServiceError.resting(service: policy.name, moment - now)
            }
            // Also without an interval: somebody may have been told to let everybody wait.
            let moment = try await paces.reserve(policy.name, every: policy.interval, now: now)
            // The answer may have taken a while, and a moment can be long past by then.
            let wait = moment - surroundings.now()
            if wait > .zero { try await surroundings.sleep(wait) }
            // Whoever goes late on a busy machine comes too close before the next, who goes on time.
            if surroundings.now() - moment > policy.interval / 4, policy.interval > .zero,
                lateTurns < Self.maximumLateTurns
            {
                lateTurns += 1
                continue
            }
            guard wait > .zero else { return }
            // Somebody may have been told so since the moment was taken.
            let rest = try await paces.rest(of: policy.name)
            guard let rest, Pace.isAhead(rest, now: surroundings.now()) else { return }
        }
        throw ServiceError.failed(service: policy.name, .noTurn)
    }

    private func attempt(
        _ request: Request, _ take: (@Sendable ([UInt8]) async -> Void)?
    ) async -> Result {
        var result = Result(attempt: .failed(.cancelled), body: [], hasBegun: false)
        for await part in transport.following(request).results {
            switch part {
            case .success(.head(let head)): result.attempt = .answered(head)
            case .success(.body(let bytes)):
                if let take, case .answered(let head) = result.attempt, head.isSuccess {
                    result.hasBegun = true
                    await take(bytes)
                } else {
                    result.body += bytes
                }
            case .failure(let error): result.attempt = .failed(error)
            }
        }
        // What a cancelled task has seen of an answer may be the beginning only.
        if Task.isCancelled { result.attempt = .failed(.cancelled) }
        return result
    }

    private func note(_ result: Result, _ now: Timestamp) {
        let isFailure: Bool
        switch result.attempt {
        // Whoever gives up, or asks what is refused, tells nothing about the service.
        case .failed(.cancelled): return
        // The service did answer.
        case .failed(.tooLarge), .failed(.badRedirect), .failed(.badAddress): return
        case .failed: isFailure = true
        case .answered(let head): isFailure = head.status >= 500
        }
        breaker.withLock { $0.note(isFailure: isFailure, now: now) }
    }

    private struct Result {
        var attempt: Retrying.Attempt
        var body: [UInt8]
        /// Whether a piece of it was passed on.
        var hasBegun: Bool

        func response(from service: String) throws(ServiceError) -> Response {
            switch attempt {
            case .answered(let head): return Response(head: head, body: body)
            case .failed(let error): throw .failed(service: service, error)
            }
        }
    }
}

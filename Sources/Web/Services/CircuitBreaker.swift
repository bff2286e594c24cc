package import Prelude

/// Stops asking a service that fails again and again, and lets one request try after a rest.
package struct CircuitBreaker: Sendable, Hashable {
    /// How it stands.
    package enum State: Sendable, Hashable {
        /// Requests pass; so many have failed in a row.
        case closed(failures: Int)
        /// Nothing passes before a moment.
        case open(until: Timestamp)
        /// One request tries whether the service is back; it has until a moment.
        case trying(until: Timestamp)
    }

    /// How it stands.
    package private(set) var state = State.closed(failures: 0)
    private let failuresToOpen: Int
    private let rest: Duration

    /// A closed breaker that opens after so many failures in a row, for so long.
    package init(failuresToOpen: Int, rest: Duration) {
        self.failuresToOpen = failuresToOpen
        self.rest = rest
    }

    /// Whether a request may be made; nil when it may, else the moment to ask again.
    package mutating func refusal(now: Timestamp) -> Timestamp? {
        switch state {
        case .closed: return nil
        // A try that was never told to have ended, as when its task was cancelled, is over too.
        case .open(let until), .trying(let until):
            guard now >= until else { return until }
            state = .trying(until: now + rest)
            return nil
        }
    }

    /// Notes how a request ended.
    package mutating func note(isFailure: Bool, now: Timestamp) {
        guard isFailure else {
            state = .closed(failures: 0)
            return
        }
        switch state {
        case .closed(let failures) where failures + 1 < failuresToOpen:
            state = .closed(failures: failures + 1)
        case .closed, .trying: state = .open(until: now + rest)
        case .open: break
        }
    }
}

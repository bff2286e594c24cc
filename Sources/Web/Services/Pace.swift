package import Prelude

/// Hands out the moments at which requests to a service may begin.
package protocol PaceKeeping: Sendable {
    /// The moment at which the next request may begin, which nobody else gets.
    func reserve(_ service: String, every interval: Duration, now: Timestamp) async throws
        -> Timestamp
    /// Lets nobody begin before a moment.
    func postpone(_ service: String, until moment: Timestamp) async throws
}

/// The moments of one service, evenly spaced: a token bucket that holds one token (the generic cell
/// rate algorithm of ATM with no burst tolerance), so that no stretch of time sees more than it should.
package struct Pace: Sendable, Hashable {
    /// The first moment that is free.
    package var next: Timestamp

    /// A pace whose first moment is free.
    package init(next: Timestamp = Timestamp(microseconds: .min)) {
        self.next = next
    }

    /// The longest that anybody waits: a moment further off was noted when a clock was wrong.
    package static let longestWait = Duration.seconds(3600)

    /// Takes the first free moment that has not passed.
    package mutating func reserve(every interval: Duration, now: Timestamp) -> Timestamp {
        let moment = next > now + Pace.longestWait ? now : max(next, now)
        next = moment + interval
        return moment
    }

    /// Lets nobody begin before a moment.
    package mutating func postpone(until moment: Timestamp) { next = max(next, moment) }
}

/// Paces that this program alone keeps.
package actor LocalPaces: PaceKeeping {
    private var paces: [String: Pace] = [:]

    /// Paces that nobody has asked for yet.
    package init() {}

    /// The moment at which the next request may begin.
    package func reserve(
        _ service: String, every interval: Duration, now: Timestamp
    ) -> Timestamp {
        paces[service, default: Pace()].reserve(every: interval, now: now)
    }

    /// Lets nobody begin before a moment.
    package func postpone(_ service: String, until moment: Timestamp) {
        paces[service, default: Pace()].postpone(until: moment)
    }
}

package import Prelude

/// Hands out the moments at which requests to a service may begin.
package protocol PaceKeeping: Sendable {
    /// The moment at which the next request may begin, which nobody else gets.
    func reserve(_ service: String, every interval: Duration, now: Timestamp) async throws
        -> Timestamp
    /// Lets nobody begin before a moment, also not who holds an earlier one already.
    func postpone(_ service: String, until moment: Timestamp) async throws
    /// Until when nobody may begin, as far as that was asked for; it may have passed.
    func rest(of service: String) async throws -> Timestamp?
}

/// The moments of one service, evenly spaced: a token bucket that holds one token (the generic cell
/// rate algorithm of ATM with no burst tolerance), so that no stretch of time sees more than it should.
package struct Pace: Sendable, Hashable {
    /// The first moment that is free.
    package var next: Timestamp
    /// Until when nobody may begin; nil when that was never asked for.
    package var rest: Timestamp?

    /// A pace whose first moment is free.
    package init(next: Timestamp = Timestamp(microseconds: .min), rest: Timestamp? = nil) {
        self.next = next
        self.rest = rest
    }

    /// The longest that anybody waits: a moment further off was noted when a clock was wrong.
    package static let longestWait = Duration.seconds(3600)

    /// Whether a moment is one to wait for.
    static func isAhead(_ moment: Timestamp, now: Timestamp) -> Bool {
        moment > now && moment <= now + longestWait
    }

    /// Takes the first free moment that has not passed.
    package mutating func reserve(every interval: Duration, now: Timestamp) -> Timestamp {
        let moment = Pace.isAhead(next, now: now) ? next : now
        // Also a rest that was noted when a clock was wrong.
        if let noted = rest, !Pace.isAhead(noted, now: now) { rest = nil }
        next = moment + interval
        return moment
    }

    /// Lets nobody begin before a moment.
    package mutating func postpone(until moment: Timestamp) {
        next = max(next, moment)
        rest = max(rest ?? moment, moment)
    }
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

    /// Until when nobody may begin.
    package func rest(of service: String) -> Timestamp? { paces[service]?.rest }
}

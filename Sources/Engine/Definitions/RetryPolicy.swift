/// When a step that failed is tried again: exponentially later, with jitter.
///
/// The delay before attempt n+1 is `base · 2^(n−1)`, at most `cap`, times a factor between 1 − jitter
/// and 1 + jitter, so that many steps that failed together do not come back together. The standard
/// is the policy of the original desk: three retries after 1, 2 and 4 seconds, give or take.
package struct RetryPolicy: Sendable, Hashable {
    /// How often a step is tried, the first time included.
    package var attempts: Int
    /// The delay before the second attempt.
    package var base: Duration
    /// The longest delay.
    package var cap: Duration
    /// How far a delay is spread, 0 to 1.
    package var jitter: Double

    /// A policy from its parts.
    package init(attempts: Int, base: Duration, cap: Duration, jitter: Double = 0.25) {
        precondition(attempts >= 1, "a step is tried at least once")
        precondition((0...1).contains(jitter), "jitter is a share of the delay")
        self.attempts = attempts
        self.base = base
        self.cap = cap
        self.jitter = jitter
    }

    /// Three retries after 1, 2 and 4 seconds.
    package static let standard = RetryPolicy(attempts: 4, base: .seconds(1), cap: .seconds(300))
    /// One attempt.
    package static let never = RetryPolicy(attempts: 1, base: .zero, cap: .zero, jitter: 0)

    /// The delay after a number of failed attempts, or nil when it was the last. `draw` is a random
    /// number from 0 to 1.
    package func delay(afterAttempt attempt: Int, draw: Double) -> Duration? {
        guard attempt < attempts else { return nil }
        // Doubling stops long before it could overflow.
        let doublings = min(max(0, attempt - 1), 30)
        let delay = min(base * (1 << doublings), cap)
        return delay * (1 + jitter * (2 * draw - 1))
    }
}

import Engine
import Prelude
import Testing

@Suite("Retries") struct RetryPolicyTests {
    @Test("The standard is three retries, after 1, 2 and 4 seconds") func standard() {
        let delays = (1...5).map { RetryPolicy.standard.delay(afterAttempt: $0, draw: 0.5) }
        #expect(delays == [.seconds(1), .seconds(2), .seconds(4), nil, nil])
    }

    @Test("Jitter spreads a delay by its share to both sides, and no farther")
    func jitter() {
        let policy = RetryPolicy(attempts: 9, base: .seconds(8), cap: .seconds(100), jitter: 0.25)
        #expect(policy.delay(afterAttempt: 1, draw: 0) == .seconds(6))
        #expect(policy.delay(afterAttempt: 1, draw: 0.5) == .seconds(8))
        #expect(policy.delay(afterAttempt: 1, draw: 1) == .seconds(10))
    }

    @Test("A delay grows to its cap, however many attempts there were") func cap() {
        let policy = RetryPolicy(attempts: .max, base: .seconds(1), cap: .seconds(300), jitter: 0)
        #expect(policy.delay(afterAttempt: 9, draw: 0) == .seconds(256))
        #expect(policy.delay(afterAttempt: 10, draw: 0) == .seconds(300))
        #expect(policy.delay(afterAttempt: 1_000_000, draw: 0) == .seconds(300))
    }

    @Test("A policy of one attempt never comes back") func never() {
        #expect(RetryPolicy.never.delay(afterAttempt: 1, draw: 0) == nil)
    }
}

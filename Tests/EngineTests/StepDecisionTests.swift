import Prelude
import Testing

@testable import Engine

@Suite("What becomes of a step") struct StepDecisionTests {
    private let now = Timestamp(microseconds: 1_000_000_000)

    @Test("A failure that may pass is tried again after the policy's delay") func retries() {
        #expect(retryDelay(Failure("slow"), failures: 0) == .seconds(1))
        #expect(retryDelay(Failure("slow"), failures: 2) == .seconds(4))
        #expect(retryDelay(Failure("slow"), failures: 3) == nil)
    }

    @Test("What a service asked to wait is waited, unless the policy waits longer")
    func retryAfter() {
        let minute = Failure("429", retryAfter: .seconds(60))
        #expect(retryDelay(minute, failures: 0) == .seconds(60))
        let soon = Failure("429", retryAfter: .milliseconds(10))
        #expect(retryDelay(soon, failures: 0) == .seconds(1))
    }

    @Test("No service can make a step wait for longer than a month, or for less than nothing")
    func retryAfterLimit() {
        let forever = Failure("429", retryAfter: .seconds(Int64.max))
        #expect(retryDelay(forever, failures: 0) == StepDecision.maximumDelay)
        let past = Failure("429", retryAfter: .seconds(-60))
        #expect(retryDelay(past, failures: 0) == .seconds(1))
    }

    @Test("A failure that no other attempt mends gives up at once") func permanent() {
        let permanent = Failure("no such person", isTransient: false, retryAfter: .seconds(5))
        guard case .fail(let failure) = decide(.failure(permanent)) else {
            Issue.record("it did not give up")
            return
        }
        #expect(failure == permanent)
    }

    @Test("An op that asks to run again does so at its moment, within bounds") func again() {
        #expect(againDelay(.seconds(5)) == .seconds(5))
        #expect(againDelay(.seconds(-5)) == .zero)
        #expect(againDelay(.seconds(Int64.max / 2)) == StepDecision.maximumDelay)
    }

    @Test("An op that asks to run again for ever is given up, one that asks a person too")
    func endless() {
        let endless: [StoredOutcome] = [
            .again(after: .zero, because: "more"), .wait(because: "who?") { _ in "key" },
        ]
        for outcome in endless {
            let last = decide(.success(outcome), attempt: StepDecision.maximumAttempts)
            guard case .fail(let failure) = last else {
                Issue.record("\(outcome) went on")
                continue
            }
            #expect(failure.message == "it ran 10000 times and still asks to run again")
            let before = decide(.success(outcome), attempt: StepDecision.maximumAttempts - 1)
            if case .fail = before { Issue.record("\(outcome) ended early") }
        }
    }

    @Test("A reason is kept to its first words, whatever an op has to say") func reasons() {
        let long = String(repeating: "long\0", count: 1000)
        let decisions = [
            decide(.success(.stop(because: long))),
            decide(.success(.again(after: .zero, because: long))),
            decide(.success(.wait(because: long) { _ in "key" })),
        ]
        for decision in decisions {
            switch decision {
            case .stop(let reason, _), .again(_, let reason, _, _), .wait(let reason, _):
                #expect(reason.count <= Failure.maximumMessage)
                #expect(!reason.contains("\0"))
            default: Issue.record("\(decision)")
            }
        }
    }

    private func decide(
        _ result: Result<StoredOutcome, Failure>, attempt: Int = 1, failures: Int = 0
    ) -> StepDecision {
        StepDecision(
            result, of: step(attempt: attempt, failures: failures), retry: .standard, now: now,
            draw: 0.5)
    }

    private func retryDelay(_ failure: Failure, failures: Int) -> Duration? {
        guard case .retry(let moment, _) = decide(.failure(failure), failures: failures) else {
            return nil
        }
        return moment - now
    }

    private func againDelay(_ delay: Duration) -> Duration? {
        let outcome = StoredOutcome.again(after: delay, because: "more")
        guard case .again(let moment, _, _, _) = decide(.success(outcome)) else { return nil }
        return moment - now
    }

    private func step(attempt: Int, failures: Int) -> Step {
        Step(
            id: ID("r/only"), run: ID("r"), pipeline: "p", op: "only", position: 0, origin: "r",
            lane: .interactive, pool: "standard", status: .running, readyAt: now,
            attempt: attempt, failures: failures, takeovers: 0, leaseOwner: "me", leaseUntil: now,
            waitsFor: nil, answer: nil, cursor: nil, output: nil, reason: nil, fingerprint: nil,
            progress: StepProgress(), cost: 0, startedAt: now, finishedAt: nil)
    }
}

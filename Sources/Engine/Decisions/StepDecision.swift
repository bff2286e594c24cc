package import Prelude

/// What becomes of a step after an attempt: decided from values alone, carried out elsewhere.
package enum StepDecision: Sendable {
    /// The output is stored and what comes next is opened.
    case finish(@Sendable (inout StepCommit) throws -> JSONValue)
    /// The step is claimed again from a moment on, because the attempt failed.
    case retry(at: Timestamp, Failure)
    /// The step is claimed again from a moment on, as its op asked, and goes on from the cursor.
    case again(
        at: Timestamp, because: String, cursor: JSONValue?,
        @Sendable (inout StepCommit) throws -> Void)
    /// The step and its run give up.
    case fail(Failure)
    /// The step and its run end, without failure.
    case stop(because: String, @Sendable (inout StepCommit) throws -> Void)
    /// The step waits for the answer to a key that the writes return.
    case wait(because: String, @Sendable (inout StepCommit) throws -> String)

    /// How often a step is claimed in all: an op that says "again" for ever, or asks again what has
    /// been answered, is given up.
    package static let maximumAttempts = 10_000
    /// How long an op can ask to wait.
    package static let maximumDelay = Duration.seconds(30 * 86_400)

    /// Decides. `draw` is a random number from 0 to 1, for the jitter.
    ///
    /// - Parameter step: the step with this attempt counted, its failures without it.
    package init(
        _ result: Result<StoredOutcome, Failure>, of step: Step, retry: RetryPolicy,
        now: Timestamp, draw: Double
    ) {
        switch result {
        case .success(.done(let write)): self = .finish(write)
        case .success(.stop(let reason, let write)):
            self = .stop(because: reason.kept(Failure.maximumMessage), write)
        case .success(.wait) where step.attempt >= Self.maximumAttempts,
            .success(.again) where step.attempt >= Self.maximumAttempts:
            self = .fail(Failure("it ran \(step.attempt) times and still asks to run again"))
        case .success(.wait(let reason, let write)):
            self = .wait(because: reason.kept(Failure.maximumMessage), write)
        case .success(.again(let delay, let reason, let cursor, let write)):
            self = .again(
                at: now + max(.zero, min(delay, Self.maximumDelay)),
                because: reason.kept(Failure.maximumMessage), cursor: cursor, write)
        case .failure(let failure):
            let delay =
                failure.isTransient
                ? retry.delay(afterAttempt: step.failures + 1, draw: draw) : nil
            guard let delay else {
                self = .fail(failure)
                return
            }
            let asked = min(failure.retryAfter ?? .zero, Self.maximumDelay)
            self = .retry(at: now + max(delay, asked), failure)
        }
    }
}

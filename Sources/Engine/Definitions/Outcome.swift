package import Prelude

/// How an attempt at an op ended. Control flow is the return value; an error that is thrown is tried
/// again by the op's policy.
///
/// What an outcome writes runs in the one transaction that also stores the output and opens what
/// comes next, so that all of it holds or none. It runs only if the lease still holds.
package enum Outcome<Output: StepValue>: Sendable {
    /// The op is done, with this output and these writes.
    case done(@Sendable (inout StepCommit) throws -> Output)
    /// The op is to run again after a while, which is no failure; `because` is shown. What it has
    /// done of its work so far is written, and `cursor` is what the next attempt goes on from
    /// (`OpContext.cursor`).
    case again(
        after: Duration, because: String, cursor: JSONValue? = nil,
        @Sendable (inout StepCommit) throws -> Void)
    /// The run ends here, which is no failure: there is nothing to do, or it makes no sense.
    case stop(because: String, @Sendable (inout StepCommit) throws -> Void)
    /// The op runs again when somebody has answered. The writes ask the question and return the key
    /// of the answer.
    case wait(because: String, @Sendable (inout StepCommit) throws -> String)

    /// Done, with nothing to write.
    package static func done(_ output: Output) -> Outcome { .done { _ in output } }

    /// Again, with nothing to write.
    package static func again(after delay: Duration, because reason: String) -> Outcome {
        .again(after: delay, because: reason) { _ in }
    }

    /// Stopped, with nothing to write.
    package static func stop(because reason: String) -> Outcome {
        .stop(because: reason) { _ in }
    }
}

/// An outcome whose output is stored JSON, as the engine sees every op.
package typealias StoredOutcome = Outcome<JSONValue>

extension Outcome {
    /// The same outcome with its output as stored.
    var stored: StoredOutcome {
        switch self {
        case .done(let write): .done { try write(&$0).stepValue }
        case .again(let delay, let reason, let cursor, let write):
            .again(after: delay, because: reason, cursor: cursor, write)
        case .stop(let reason, let write): .stop(because: reason, write)
        case .wait(let reason, let write): .wait(because: reason, write)
        }
    }
}

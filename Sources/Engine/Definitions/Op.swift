internal import Prelude

/// One step's code. It may run more than once with the same input, on any engine, and must mean the
/// same thing each time: it reads, computes and calls others, and what it writes is in its outcome.
package struct Op<Input: StepValue, Output: StepValue>: Sendable {
    /// The op's name, unique in its pipeline.
    package var name: String
    /// The version of the code. With the input's hash it decides whether an output is stale.
    package var version: String
    /// The pool whose limit it counts against.
    package var pool: Pool
    /// When a failed attempt is tried again.
    package var retry: RetryPolicy
    /// How long one attempt may take.
    package var limit: Duration
    /// Whether what it writes reads first and relies on nothing changing meanwhile.
    package var writesAlone: Bool
    /// What the output depends on beside the code; nil for an op that runs whenever it is asked to.
    package var inputState: (@Sendable (Input, OpContext) async throws -> InputState?)?
    /// The code.
    package var body: @Sendable (Input, OpContext) async throws -> Outcome<Output>

    /// An op from its parts.
    package init(
        _ name: String, version: String = "1", pool: Pool = .standard,
        retry: RetryPolicy = .standard, limit: Duration = .seconds(300), writesAlone: Bool = true,
        inputState: (@Sendable (Input, OpContext) async throws -> InputState?)? = nil,
        _ body: @escaping @Sendable (Input, OpContext) async throws -> Outcome<Output>
    ) {
        self.name = name
        self.version = version
        self.pool = pool
        self.retry = retry
        self.limit = limit
        self.writesAlone = writesAlone
        self.inputState = inputState
        self.body = body
    }
}

/// What an op's output depends on beside its code.
package struct InputState: Sendable, Hashable {
    /// The record that the output belongs to.
    package var subject: String
    /// A hash of everything about the record that the op reads.
    package var hash: String
    /// Whether the record is known to have changed, whatever the hash says.
    package var isStale: Bool

    /// A state from its parts.
    package init(subject: String, hash: String, isStale: Bool = false) {
        self.subject = subject
        self.hash = hash
        self.isStale = isStale
    }
}

/// An op with its types taken off: JSON in, JSON out.
package struct StoredOp: Sendable {
    /// The op's name.
    package let name: String
    /// The version of the code.
    package let version: String
    /// The pool whose limit it counts against.
    package let pool: Pool
    /// When a failed attempt is tried again.
    package let retry: RetryPolicy
    /// How long one attempt may take.
    package let limit: Duration
    /// Whether what it writes relies on nothing changing meanwhile.
    package let writesAlone: Bool
    /// The names of the ops whose outputs it needs, in the order of its input.
    package let needs: [String]
    let inputState: (@Sendable (JSONValue, OpContext) async throws -> InputState?)?
    let body: @Sendable (JSONValue, OpContext) async throws -> StoredOutcome

    init<Input, Output>(_ op: Op<Input, Output>, needs: [String]) {
        name = op.name
        version = op.version
        pool = op.pool
        retry = op.retry
        limit = op.limit
        writesAlone = op.writesAlone
        self.needs = needs
        if let state = op.inputState {
            inputState = { try await state(try Input(stepValue: $0), $1) }
        } else {
            inputState = nil
        }
        body = { try await op.body(try Input(stepValue: $0), $1).stored }
    }
}

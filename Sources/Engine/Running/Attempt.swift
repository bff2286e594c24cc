internal import Prelude
internal import Storage

/// Runs one claimed step's code and says what came of it; writes nothing.
struct Attempt: Sendable {
    let catalog: Catalog
    let database: any Database
    let now: @Sendable () -> Timestamp
    let sleep: @Sendable (Duration) async throws -> Void

    /// What came of an attempt.
    struct Result: Sendable {
        /// How it ended.
        var result: Swift.Result<StoredOutcome, Failure>
        /// What its output depends on, when the op tells.
        var state: InputState?
        /// Whether the output is the one of an earlier run.
        var isUnchanged = false
        /// When a failed attempt comes back.
        var retry: RetryPolicy
    }

    /// Runs the op, at most as long as it may take.
    func run(_ claimed: ClaimedStep, report: StepReport) async -> Result {
        let step = claimed.step
        guard let op = catalog.pipeline(step.pipeline)?.op(step.op) else {
            let failure = Failure(
                "this version of muster has no op \(step.op) in \(step.pipeline);"
                    + " the run needs the version that asked for it")
            return Result(result: .failure(failure), retry: .standard)
        }
        let context = OpContext(claimed, database: database, now: now, report: report)
        do {
            let found = try await within(op.limit, sleep: sleep) {
                try await perform(op, claimed.input, context)
            }
            return Result(
                result: .success(found.outcome), state: found.state,
                isUnchanged: found.isUnchanged, retry: op.retry)
        } catch {
            return Result(result: .failure(Failure(error)), retry: op.retry)
        }
    }

    private struct Performed: Sendable {
        var outcome: StoredOutcome
        var state: InputState?
        var isUnchanged = false
    }

    private func perform(
        _ op: StoredOp, _ input: JSONValue, _ context: OpContext
    ) async throws -> Performed {
        guard let state = try await op.inputState?(input, context) else {
            return Performed(outcome: try await op.body(input, context))
        }
        if !context.isForced && !state.isStale {
            let made = try await database.reading { connection in
                try connection.first(
                    Materialization.self,
                    "WHERE op = \(op.name) AND subject = \(state.subject)")
            }
            if let made, made.isCurrent(version: op.version, state: state) {
                return Performed(outcome: .done(made.output), state: state, isUnchanged: true)
            }
        }
        return Performed(outcome: try await op.body(input, context), state: state)
    }
}

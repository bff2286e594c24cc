internal import Dispatch
internal import Synchronization

/// Tells blocking work that nobody waits for it any more.
package final class Interruption: Sendable {
    private struct State {
        var isInterrupted = false
        var handler: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// An interruption that has not happened.
    package init() {}

    /// Whether nobody waits any more.
    package var isInterrupted: Bool { state.withLock { $0.isInterrupted } }

    /// What is to be done at the interruption, such as closing the handle that the work waits for;
    /// it is done at once when that has happened already. The handler may not ask this back.
    package func onInterruption(_ handler: @escaping @Sendable () -> Void) {
        let isLate = state.withLock { state in
            state.handler = handler
            return state.isInterrupted
        }
        if isLate { handler() }
    }

    /// Tells the work.
    package func interrupt() {
        // Within the lock: the work does not end, and let go of what the handler touches, meanwhile.
        state.withLock { state in
            state.isInterrupted = true
            state.handler?()
            state.handler = nil
        }
    }

    /// Says that the work has ended, so that the handler is not called any more.
    fileprivate func end() { state.withLock { $0.handler = nil } }
}

/// Runs blocking work on a thread of its own, so that it never holds one of the shared pool, which
/// is only as wide as the machine. When the task is cancelled the work is told.
package func blocking<Result: Sendable>(
    _ work: @escaping @Sendable (Interruption) throws -> Result
) async throws -> Result {
    let interruption = Interruption()
    return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
            // A serial queue of its own has a thread of its own.
            DispatchQueue(label: "muster.op").async {
                let result = Swift.Result { try work(interruption) }
                interruption.end()
                continuation.resume(with: result)
            }
        }
    } onCancel: {
        interruption.interrupt()
    }
}

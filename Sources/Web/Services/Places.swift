internal import Synchronization

/// A number of places that tasks take one after the other, in the order they came.
package final class Places: Sendable {
    private struct State {
        var free: Int
        var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        var count = 0
    }

    private let state: Mutex<State>

    /// So many places, all free.
    package init(_ count: Int) {
        state = Mutex(State(free: count))
    }

    /// Waits for a place, works, and gives the place back.
    ///
    /// - Throws: `CancellationError` when the task is cancelled while it waits, and what the work throws.
    package func taking<Result: Sendable>(
        _ work: () async throws -> Result
    ) async throws -> Result {
        guard await take() else { throw CancellationError() }
        defer { give() }
        return try await work()
    }

    private func take() async -> Bool {
        let number = state.withLock { state in
            state.count += 1
            return state.count
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer: Bool? = state.withLock { state in
                    // Checked under the lock: a cancellation before this saw nobody waiting.
                    if Task.isCancelled { return false }
                    if state.free > 0 {
                        state.free -= 1
                        return true
                    }
                    state.waiting.append((number, continuation))
                    return nil
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            let waiting: CheckedContinuation<Bool, Never>? = state.withLock { state in
                guard let index = state.waiting.firstIndex(where: { $0.number == number }) else {
                    return nil
                }
                return state.waiting.remove(at: index).continuation
            }
            waiting?.resume(returning: false)
        }
    }

    private func give() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst().continuation
        }
        next?.resume(returning: true)
    }
}

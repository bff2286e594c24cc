internal import Synchronization

/// The result of some work, or a failure when it takes too long. Work that does not react to its
/// cancellation is left behind; whatever it would write it has no lease for any more.
func within<Value: Sendable>(
    _ limit: Duration, sleep: @escaping @Sendable (Duration) async throws -> Void,
    _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let race = Race<Value>()
    let task = Task { race.finish(await Result { try await work() }) }
    let timer = Task {
        try await sleep(limit)
        race.finish(
            .failure(
                Failure(
                    "it took longer than \(limit.components.seconds) s",
                    fingerprint: "took too long")))
        task.cancel()
    }
    defer { timer.cancel() }
    return try await withTaskCancellationHandler {
        try await race.value()
    } onCancel: {
        task.cancel()
        race.finish(.failure(CancellationError()))
    }
}

/// The first of several results; later ones are dropped.
final class Race<Value: Sendable>: Sendable {
    private enum State {
        case running(CheckedContinuation<Value, any Error>?)
        case finished(Result<Value, any Error>)
    }

    private let state = Mutex(State.running(nil))

    /// Brings a result; only the first counts.
    func finish(_ result: Result<Value, any Error>) {
        let waiting = state.withLock { state -> CheckedContinuation<Value, any Error>? in
            guard case .running(let continuation) = state else { return nil }
            state = .finished(result)
            return continuation
        }
        waiting?.resume(with: result)
    }

    /// Waits for the first result.
    func value() async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let finished = state.withLock { state -> Result<Value, any Error>? in
                switch state {
                case .running:
                    state = .running(continuation)
                    return nil
                case .finished(let result): return result
                }
            }
            if let finished { continuation.resume(with: finished) }
        }
    }
}

extension Result where Failure == any Error {
    /// What some work returned or threw.
    fileprivate init(_ work: () async throws -> Success) async {
        do { self = .success(try await work()) } catch { self = .failure(error) }
    }
}

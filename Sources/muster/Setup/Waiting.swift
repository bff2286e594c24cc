import Dispatch
import Processes
import Synchronization

/// Runs asynchronous work and waits for it on the main thread, which has nothing else to do.
///
/// An interrupt from the terminal calls `onInterrupt` once; a second one ends the program, as does
/// any other signal.
func waiting<Result: Sendable>(
    onInterrupt: (@Sendable () async -> Void)? = nil,
    _ work: @escaping @Sendable () async throws -> Result
) throws -> Result {
    let done = DispatchSemaphore(value: 0)
    let result = Mutex<Swift.Result<Result, any Error>?>(nil)
    // Before the work begins, so that no interrupt comes too early to be heard.
    let interrupts = try onInterrupt.map { try Interrupts($0) }
    defer { withExtendedLifetime(interrupts) {} }
    Task {
        do {
            let value = try await work()
            result.withLock { $0 = .success(value) }
        } catch {
            result.withLock { $0 = .failure(error) }
        }
        done.signal()
    }
    done.wait()
    return try outcome(of: result)
}

private func outcome<Result>(
    of result: borrowing Mutex<Swift.Result<Result, any Error>?>
) throws -> Result {
    guard let result = result.withLock({ $0 }) else { throw CancellationError() }
    return try result.get()
}

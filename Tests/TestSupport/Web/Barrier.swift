import Dispatch
import Glibc

/// A place where a number of threads wait for each other.
///
/// `@unchecked Sendable` because what changes stands under its lock.
package final class Barrier: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let expected: Int
    private var arrived = 0

    /// A barrier that opens for good when so many have arrived.
    package init(_ expected: Int) {
        self.expected = expected
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Waits for the others, blocking this thread.
    package func wait() {
        pthread_mutex_lock(mutex)
        arrived += 1
        if arrived >= expected { pthread_cond_broadcast(condition) }
        while arrived < expected { pthread_cond_wait(condition, mutex) }
        pthread_mutex_unlock(mutex)
    }
}

/// Runs blocking work on a thread that nobody else needs.
package func offPool<Result: Sendable>(
    _ work: @escaping @Sendable () -> Result
) async -> Result {
    await withCheckedContinuation { continuation in
        DispatchQueue(label: "muster.tests").async { continuation.resume(returning: work()) }
    }
}

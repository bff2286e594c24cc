package import Dispatch
internal import Synchronization

/// A connection and the serial queue that alone touches it.
///
/// `@unchecked Sendable` because the queue is what makes it safe: every use of the connection runs
/// on it, one at a time.
package final class ConnectionQueue<C: Connection & SendableMetatype>: @unchecked Sendable {
    private let queue: DispatchQueue
    private let open: () throws -> C
    private var connection: C?
    private let pending = Atomic<Int>(0)

    /// A queue around a connection that is open.
    package init(_ connection: C, name: String) {
        queue = DispatchQueue(label: name)
        self.connection = connection
        open = { connection }
    }

    /// A queue that opens its connection on first use, so that starting costs nothing.
    package init(name: String, open: @escaping () throws -> C) {
        queue = DispatchQueue(label: name)
        self.open = open
    }

    /// How many uses are running or waiting.
    package var waiting: Int { pending.load(ordering: .relaxed) }

    /// Runs the body on the queue and waits for it.
    package func run<Result>(_ body: (C) throws -> Result) throws -> Result {
        pending.add(1, ordering: .relaxed)
        defer { pending.subtract(1, ordering: .relaxed) }
        return try queue.sync { try body(opened()) }
    }

    /// Runs the body on the queue while the calling task is suspended.
    package func running<Result: Sendable>(
        _ body: @escaping @Sendable (C) throws -> Result
    ) async throws -> Result {
        pending.add(1, ordering: .relaxed)
        defer { pending.subtract(1, ordering: .relaxed) }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Swift.Result { try body(self.opened()) })
            }
        }
    }

    /// Runs the body again and again, with an interval between, until it returns false.
    package func repeating(
        every interval: DispatchTimeInterval, _ body: @escaping @Sendable (C) -> Bool
    ) {
        queue.asyncAfter(deadline: .now() + interval) {
            guard let connection = try? self.opened(), body(connection) else { return }
            self.repeating(every: interval, body)
        }
    }

    private func opened() throws -> C {
        if let connection { return connection }
        let connection = try open()
        self.connection = connection
        return connection
    }
}

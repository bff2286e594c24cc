internal import Synchronization

/// How things are worked through that do not wait for each other: one after the other, or several at once
/// where a caller gives processors to those who only reckon.
package struct Parallelism: Sendable {
    /// Runs a closure for each number below a count, and returns when all are done.
    package var forEach: @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void

    /// A parallelism from how it runs things.
    package init(
        forEach: @escaping @Sendable (_ count: Int, _ body: @Sendable (Int) -> Void) -> Void
    ) {
        self.forEach = forEach
    }

    /// One after the other.
    package static let none = Parallelism { count, body in
        for index in 0..<count { body(index) }
    }

    /// What comes of things in portions, in their order. Few things are worked through at once.
    ///
    /// - Parameters:
    ///   - size: How many things a portion has, at least 1.
    ///   - body: What comes of the things at some positions; the same whenever it runs.
    package func portions<Result: Sendable>(
        of count: Int, size: Int, _ body: @Sendable (Range<Int>) -> [Result]
    ) -> [Result] {
        guard count > size else { return count == 0 ? [] : body(0..<count) }
        let portions = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
        let found = Mutex([[Result]](repeating: [], count: portions.count))
        forEach(portions.count) { index in
            let results = body(portions[index])
            found.withLock { $0[index] = results }
        }
        return found.withLock { $0.flatMap(\.self) }
    }
}

internal import Dispatch
internal import Synchronization

/// Works through `count` things in portions, on as many processors as there are, and gives what came of them
/// in their order. Few things are worked through at once, where they are. It blocks until all is done.
///
/// - Parameters:
///   - size: How many things a portion has, at least 1.
///   - body: What comes of the things at some positions, one result each; the same whenever it runs.
package func inPortions<Result: Sendable>(
    of count: Int, size: Int, _ body: @Sendable (Range<Int>) -> [Result]
) -> [Result] {
    guard count > size else { return count == 0 ? [] : body(0..<count) }
    let portions = stride(from: 0, to: count, by: size).map { $0..<min(count, $0 + size) }
    let found = Mutex([[Result]](repeating: [], count: portions.count))
    DispatchQueue.concurrentPerform(iterations: portions.count) { index in
        let results = body(portions[index])
        found.withLock { $0[index] = results }
    }
    return found.withLock { $0.flatMap(\.self) }
}

/// Tells that a database has changed, whoever changed it: this program or another.
///
/// Changes that follow each other closely may be told as one, and none is missed: whoever reads the
/// database after being told sees everything that was committed before.
package struct ChangeFeed: AsyncSequence, Sendable {
    /// A change; it says nothing beyond that there was one.
    package typealias Element = Void

    private let changes: AsyncStream<Void>

    /// A feed over a stream that keeps only the newest change that nobody has read yet.
    package init(_ changes: AsyncStream<Void>) {
        self.changes = changes
    }

    /// The changes from now on.
    package func makeAsyncIterator() -> AsyncStream<Void>.Iterator { changes.makeAsyncIterator() }
}

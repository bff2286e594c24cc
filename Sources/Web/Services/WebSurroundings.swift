package import Prelude

/// What a service cannot know by itself: the moment, how to wait, and chance.
package struct WebSurroundings: Sendable {
    /// The moment it is.
    package var now: @Sendable () -> Timestamp
    /// Waits; throws when the task is cancelled.
    package var sleep: @Sendable (Duration) async throws -> Void
    /// A number from 0 up to 1, by chance.
    package var draw: @Sendable () -> Double

    /// Surroundings from their parts.
    package init(
        now: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        draw: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.draw = draw
    }
}

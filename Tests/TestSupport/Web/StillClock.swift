package import Prelude
import Synchronization
package import Web

/// A clock that moves only when somebody waits.
package final class StillClock: Sendable {
    /// A clock that stands.
    package init() {}

    private let state = Mutex<(now: Timestamp, waits: [Duration])>(
        (Timestamp(microseconds: 1_000_000_000), []))

    /// The moment it is.
    package var now: Timestamp { state.withLock { $0.now } }
    /// Every wait so far.
    package var waits: [Duration] { state.withLock { $0.waits } }

    /// Lets time pass.
    package func pass(_ duration: Duration) { state.withLock { $0.now = $0.now + duration } }

    /// What services are given.
    package var surroundings: WebSurroundings {
        WebSurroundings(
            now: { self.now },
            sleep: { duration in
                self.state.withLock { state in
                    state.waits.append(duration)
                    state.now = state.now + duration
                }
            }, draw: { 1 })
    }
}

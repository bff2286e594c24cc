import Prelude
import Synchronization
import Web

/// A clock that moves only when somebody waits, and remembers the waits.
final class NotedWaits: Sendable {
    private let state = Mutex<(now: Timestamp, waits: [Duration])>(
        (Timestamp(microseconds: 1_000_000_000), []))

    var waits: [Duration] { state.withLock { $0.waits } }

    var surroundings: WebSurroundings {
        WebSurroundings(
            now: { self.state.withLock { $0.now } },
            sleep: { duration in
                self.state.withLock { state in
                    state.waits.append(duration)
                    state.now = state.now + duration
                }
            }, draw: { 1 })
    }
}

/// Leads requests for some hosts to servers of the test's own, as if their names were known.
struct RoutedTransport: Transport {
    let routes: [String: String]
    let inner = CurlTransport()

    func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error> {
        var request = request
        let query = request.address.query.isEmpty ? "" : "?" + request.address.query
        if let base = routes[request.address.host],
            let address = try? WebAddress(base + request.address.path + query)
        {
            request.address = address
        }
        return inner.parts(of: request)
    }
}

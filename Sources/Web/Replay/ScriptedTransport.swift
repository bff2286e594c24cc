internal import Synchronization

/// Answers from a closure, for tests: no network, no port, no clock.
package final class ScriptedTransport: Transport {
    private let answer: @Sendable (Request) async throws(WebError) -> Response
    private let asked = Mutex<[Request]>([])

    /// A transport that answers what a closure says.
    package init(_ answer: @escaping @Sendable (Request) async throws(WebError) -> Response) {
        self.answer = answer
    }

    /// The requests that were made, in their order.
    package var requests: [Request] { asked.withLock { $0 } }

    /// The answer of the closure, as a head and one piece of a body.
    package func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error> {
        asked.withLock { $0.append(request) }
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ResponsePart.self)
        let task = Task { [answer] in
            do throws(WebError) {
                let response = try await answer(request)
                continuation.yield(.head(response.head))
                if !response.body.isEmpty { continuation.yield(.body(response.body)) }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { task.cancel() } }
        return stream
    }
}

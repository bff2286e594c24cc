internal import Prelude
internal import Synchronization

/// Answers with what real services answered when it was recorded.
package final class RecordedTransport: Transport {
    private let exchanges: Mutex<[RecordedExchange]>

    /// A transport over recorded exchanges, each of which is played once.
    package init(_ exchanges: [RecordedExchange]) {
        self.exchanges = Mutex(exchanges)
    }

    /// The answer to the first recorded request of the same method and address that has not been
    /// played; a request that was not recorded finds no host.
    package func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error> {
        let exchange = exchanges.withLock { exchanges in
            exchanges.firstIndex {
                $0.method == request.method.rawValue && $0.address == request.address.text
            }.map { exchanges.remove(at: $0) }
        }
        return AsyncThrowingStream { continuation in
            guard let exchange else {
                return continuation.finish(throwing: WebError.unknownHost("\(request.address)"))
            }
            continuation.yield(.head(exchange.response.head))
            continuation.yield(.body(exchange.response.body))
            continuation.finish()
        }
    }
}

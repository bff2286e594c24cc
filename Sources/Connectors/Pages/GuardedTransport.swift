internal import Synchronization
internal import Web

/// Looks at every address before it is asked, those of redirects too, and loads no unread body.
///
/// It serves one fetch, and remembers what became of it.
final class GuardedTransport: Transport {
    private struct Memory {
        var refusal: AddressRule.Refusal?
        var last: WebAddress?
    }

    private let inner: any Transport
    private let rule: AddressRule
    private let reads: @Sendable (ResponseHead) -> Bool
    private let memory = Mutex(Memory())

    /// A transport that asks another one what a rule allows, and loads the bodies of answers that are read.
    init(
        _ inner: any Transport, rule: AddressRule,
        reads: @escaping @Sendable (ResponseHead) -> Bool
    ) {
        self.inner = inner
        self.rule = rule
        self.reads = reads
    }

    /// Why an address was refused; nil when none was.
    var refusal: AddressRule.Refusal? { memory.withLock { $0.refusal } }
    /// The last address that was asked.
    var lastAddress: WebAddress? { memory.withLock { $0.last } }

    /// The answer in its pieces; only the head of one that is not read.
    func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error> {
        let refusal = rule.refusal(of: request.address)
        memory.withLock { memory in
            memory.refusal = refusal
            memory.last = request.address
        }
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ResponsePart.self)
        guard refusal == nil else {
            continuation.finish(throwing: WebError.badAddress)
            return stream
        }
        let task = Task { [inner, reads] in
            do {
                for try await part in inner.parts(of: request) {
                    continuation.yield(part)
                    if case .head(let head) = part, !head.isSuccess || !reads(head) { break }
                }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { if case .cancelled = $0 { task.cancel() } }
        return stream
    }
}

internal import CCurl
internal import Glibc
internal import Synchronization

/// Requests over libcurl. One thread of its own drives all transfers; connections are kept and shared,
/// HTTP/2 carries many at once, and what the environment says of proxies is respected.
package final class CurlTransport: Transport {
    /// What can be chosen for all transfers.
    package struct Options: Sendable, Hashable {
        /// The proxy to use, with its user and password if it wants them; nil: what `http_proxy`,
        /// `https_proxy` and `no_proxy` say.
        package var proxy: Secret?
        /// A file of certificates to trust instead of the system's, as companies' own proxies need.
        package var certificates: String?
        /// How many connections are open at once.
        package var connections = 64
        /// How many of them to one server.
        package var connectionsToOneHost = 32

        /// The system's own proxies and certificates.
        package init() {}
    }

    private let loop: CurlLoop

    /// A transport whose thread starts with the first request.
    package init(_ options: Options = Options()) {
        loop = CurlLoop(options)
    }

    deinit { loop.end() }

    /// The answer in its pieces, as they arrive.
    package func parts(of request: Request) -> AsyncThrowingStream<ResponsePart, any Error> {
        let (stream, continuation) = AsyncThrowingStream.makeStream(of: ResponsePart.self)
        let ticket = loop.start(request, continuation)
        continuation.onTermination = { [loop] in
            if case .cancelled = $0 { loop.cancel(ticket) }
        }
        return stream
    }
}

/// The thread that drives libcurl, and what it is told from other threads.
///
/// `@unchecked Sendable` because everything but the inbox is touched by that thread alone, and
/// `curl_multi_wakeup` may be called from any.
final class CurlLoop: @unchecked Sendable {
    typealias Target = AsyncThrowingStream<ResponsePart, any Error>.Continuation

    private struct Inbox {
        var started: [(ticket: Int, request: Request, target: Target)] = []
        var cancelled: [Int] = []
        var tickets = 0
        var isRunning = false
        var isOver = false
    }

    private let options: CurlTransport.Options
    private let inbox = Mutex(Inbox())
    private let multi: UnsafeMutableRawPointer?
    private var transfers: [Int: CurlTransfer] = [:]

    /// The longest time that the thread waits without looking at its limits, in milliseconds.
    private static let longestWait: Int64 = 1000
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    init(_ options: CurlTransport.Options) {
        self.options = options
        multi = CurlLoop.isReady ? curl_multi_init() : nil
        if let multi {
            _ = ccurl_set_connections(multi, options.connections, options.connectionsToOneHost)
        }
    }

    deinit { if let multi { curl_multi_cleanup(multi) } }

    /// Begins a transfer, from any thread.
    func start(_ request: Request, _ target: Target) -> Int {
        let (ticket, isFirst) = inbox.withLock { inbox in
            inbox.tickets += 1
            inbox.started.append((inbox.tickets, request, target))
            defer { inbox.isRunning = true }
            return (inbox.tickets, !inbox.isRunning)
        }
        if isFirst { startThread() } else { wake() }
        return ticket
    }

    /// Ends a transfer, from any thread.
    func cancel(_ ticket: Int) {
        inbox.withLock { $0.cancelled.append(ticket) }
        wake()
    }

    /// Ends all transfers and the thread, from any thread.
    func end() {
        inbox.withLock { $0.isOver = true }
        wake()
    }

    private func wake() { if let multi { curl_multi_wakeup(multi) } }

    private func startThread() {
        let held = Unmanaged.passRetained(self)
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<CurlLoop>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            held.release()
            let waiting = inbox.withLock { inbox in
                inbox.isRunning = false
                defer { inbox.started = [] }
                return inbox.started
            }
            for start in waiting {
                start.target.finish(
                    throwing: WebError.failed(
                        "no thread is left to call it with", server: "\(start.request.address)"))
            }
            return
        }
        pthread_detach(thread)
    }

    private func run() {
        guard let multi else { return refuse() }
        while takeInbox() {
            var running: Int32 = 0
            curl_multi_perform(multi, &running)
            finishEnded()
            let now = ContinuousClock.now
            for (ticket, transfer) in transfers where transfer.isSilent(at: now) {
                finish(ticket, with: .timedOut(.bytes, server: transfer.server))
            }
            curl_multi_poll(multi, nil, 0, wait(from: now), nil)
        }
        for ticket in Array(transfers.keys) { finish(ticket, with: .cancelled) }
    }

    /// Ends what was asked for where libcurl cannot begin; the next who asks has a thread of their own.
    private func refuse() {
        while takeInbox() {
            let isEmpty = inbox.withLock { inbox in
                if inbox.started.isEmpty { inbox.isRunning = false }
                return inbox.started.isEmpty
            }
            if isEmpty { return }
        }
    }

    /// Takes up what other threads asked for; false when nothing is to go on.
    private func takeInbox() -> Bool {
        let (started, cancelled, isOver) = inbox.withLock { inbox in
            defer { (inbox.started, inbox.cancelled) = ([], []) }
            return (inbox.started, inbox.cancelled, inbox.isOver)
        }
        for start in started { begin(start.ticket, start.request, start.target) }
        for ticket in cancelled { finish(ticket, with: .cancelled) }
        return !isOver
    }

    private func begin(_ ticket: Int, _ request: Request, _ target: Target) {
        let transfer = CurlTransfer(request, target)
        guard let multi, let easy = transfer.prepared(options),
            curl_multi_add_handle(multi, easy) == CURLM_OK
        else {
            return target.finish(
                throwing: WebError.failed("libcurl refuses the call", server: transfer.server))
        }
        transfer.ticket = ticket
        transfers[ticket] = transfer
    }

    private func finishEnded() {
        guard let multi else { return }
        var code = CURLE_OK
        while let easy = ccurl_ended(multi, &code) {
            guard let context = ccurl_context(easy) else { continue }
            let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
            finish(transfer.ticket, with: transfer.error(code))
        }
    }

    private func finish(_ ticket: Int, with error: WebError?) {
        guard let transfer = transfers.removeValue(forKey: ticket) else { return }
        if let multi, let easy = transfer.easy { curl_multi_remove_handle(multi, easy) }
        transfer.target.finish(throwing: error)
    }

    /// Milliseconds until the first transfer's silence has lasted too long, or libcurl's own time.
    private func wait(from now: ContinuousClock.Instant) -> Int32 {
        guard !transfers.isEmpty else { return Int32.max }
        let left = transfers.values.map { $0.silenceLeft(at: now) }.min() ?? .zero
        let (seconds, attoseconds) = left.components
        let milliseconds = seconds * 1000 + attoseconds / 1_000_000_000_000_000
        return Int32(max(1, min(Self.longestWait, milliseconds + 1)))
    }
}

internal import CCurl

/// One transfer: libcurl's handle with everything that must live as long, and what has arrived.
///
/// Only the thread of its loop touches it.
final class CurlTransfer {
    let target: CurlLoop.Target
    var ticket = 0
    private(set) var easy: UnsafeMutableRawPointer?
    private let request: Request
    private var headers: UnsafeMutablePointer<curl_slist>?

    private var head: [(name: String, value: String)] = []
    private var headBytes = 0
    private var bodyBytes = 0
    private var isHeadPassed = false
    private var isTooLarge = false
    private let began = ContinuousClock.now
    private var lastByte = ContinuousClock.now

    init(_ request: Request, _ target: CurlLoop.Target) {
        self.request = request
        self.target = target
    }

    deinit {
        if let easy { curl_easy_cleanup(easy) }
        curl_slist_free_all(headers)
    }

    /// The server, as errors name it.
    var server: String { "\(request.address)" }

    /// How long the silence may still last.
    func silenceLeft(at now: ContinuousClock.Instant) -> Duration {
        request.limits.silence - (now - lastByte)
    }

    /// Whether the silence has lasted too long.
    func isSilent(at now: ContinuousClock.Instant) -> Bool { silenceLeft(at: now) <= .zero }

    /// libcurl's handle with everything set; nil when something cannot be set: a call that is held to
    /// less than its limits is not made at all.
    func prepared(_ options: CurlTransport.Options) -> UnsafeMutableRawPointer? {
        guard let handle = curl_easy_init() else { return nil }
        easy = handle
        let context = Unmanaged.passUnretained(self).toOpaque()
        let limits = request.limits
        let codes = [
            ccurl_prepare(handle),
            ccurl_set_text(handle, CURLOPT_URL, request.address.text),
            ccurl_set_text(handle, CURLOPT_CUSTOMREQUEST, request.method.rawValue),
            ccurl_set_number(handle, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(limits.connecting)),
            ccurl_set_number(handle, CURLOPT_TIMEOUT_MS, milliseconds(limits.total)),
            ccurl_set_number(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1),
            ccurl_set_sinks(
                handle, { CurlTransfer.receive($0, $1 * $2, $3) { $0.takeHeadLine($1) } },
                { CurlTransfer.receive($0, $1 * $2, $3) { $0.takeBody($1) } }, context),
            ccurl_set_number(
                handle, CURLOPT_FRESH_CONNECT,
                request.isRepeatable || request.keepsConnection ? 0 : 1),
            setBody(handle), setHeaders(handle), setSurroundings(handle, options),
        ]
        return codes.allSatisfy { $0 == CURLE_OK } ? handle : nil
    }

    private func setBody(_ handle: UnsafeMutableRawPointer) -> CURLcode {
        guard let body = request.body else { return CURLE_OK }
        // An empty body needs an address too, or libcurl reads one from standard input.
        let bytes = body.isEmpty ? [0] : body
        return bytes.withUnsafeBytes {
            ccurl_set_body(handle, $0.baseAddress, curl_off_t(body.count))
        }
    }

    private func setHeaders(_ handle: UnsafeMutableRawPointer) -> CURLcode {
        var lines = request.headers.map { "\($0.name): \($0.value.revealed)" }
        // libcurl would add its own kind of content and ask for permission to send it.
        if request.body != nil {
            lines.append("Expect:")
            if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
                lines.append("Content-Type:")
            }
        }
        for line in lines {
            // A line break would begin another header.
            guard !line.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }),
                let longer = curl_slist_append(headers, line)
            else { return CURLE_BAD_FUNCTION_ARGUMENT }
            headers = longer
        }
        return ccurl_set_headers(handle, headers)
    }

    private func setSurroundings(
        _ handle: UnsafeMutableRawPointer, _ options: CurlTransport.Options
    ) -> CURLcode {
        var code = CURLE_OK
        if request.address.isLoopback {
            // What is for this machine alone is told to no other, whatever the environment says.
            code = ccurl_set_text(handle, CURLOPT_PROXY, "")
        } else if let proxy = options.proxy {
            code = ccurl_set_text(handle, CURLOPT_PROXY, proxy.revealed)
        }
        if code == CURLE_OK, let certificates = options.certificates {
            code = ccurl_set_text(handle, CURLOPT_CAINFO, certificates)
        }
        return code
    }

    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }

    private static func receive(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
        _ take: (CurlTransfer, [UInt8]) -> Bool
    ) -> Int {
        guard let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        transfer.lastByte = .now
        let content = [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
        return take(transfer, content) ? count : -1
    }

    private func takeHeadLine(_ bytes: [UInt8]) -> Bool {
        headBytes += bytes.count
        guard headBytes <= request.limits.head else {
            isTooLarge = true
            return false
        }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            head = []
        } else if line.allSatisfy(\.isWhitespace) {
            passHead()
        } else if let colon = line.firstIndex(of: ":") {
            head.append(
                (String(line[..<colon]), trimmed(line[line.index(after: colon)...])))
        }
        return true
    }

    private func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }

    private func passHead() {
        guard let easy, !isHeadPassed else { return }
        let status = ccurl_status(easy)
        // Interim answers announce the one that counts.
        guard status >= 200 else { return }
        isHeadPassed = true
        target.yield(.head(ResponseHead(status: status, headers: head)))
    }

    private func takeBody(_ bytes: [UInt8]) -> Bool {
        bodyBytes += bytes.count
        guard bodyBytes <= request.limits.body else {
            isTooLarge = true
            return false
        }
        target.yield(.body(bytes))
        return true
    }

    /// How a transfer that libcurl calls ended did end; nil when the answer is whole.
    func error(_ code: CURLcode) -> WebError? {
        if isTooLarge { return .tooLarge(limit: request.limits.body, server: server) }
        switch code {
        case CURLE_OK: return isHeadPassed ? nil : .cutOff(server: server)
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .unknownHost(server)
        case CURLE_COULDNT_CONNECT: return .noConnection(server)
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED:
            return .unsafeConnection(server)
        case CURLE_OPERATION_TIMEDOUT:
            let isOver = ContinuousClock.now - began >= request.limits.total
            return .timedOut(isOver ? .end : .connection, server: server)
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
            CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING:
            return .cutOff(server: server)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL: return .badAddress
        default:
            return .failed(String(cString: curl_easy_strerror(code)), server: server)
        }
    }
}

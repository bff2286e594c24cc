import Glibc
package import Prelude
import Synchronization

/// A request as a server sees it.
package struct ReceivedRequest: Sendable {
    /// `GET` and the like.
    package var method: String
    /// Path and query as they were asked.
    package var target: String
    /// Headers, names in lower case.
    package var headers: [String: String]
    /// The body.
    package var body: [UInt8]

    /// The path without the query.
    package var path: String { String(target.prefix { $0 != "?" }) }
    /// The path's parts between its slashes, decoded.
    package var pathParts: [String] {
        path.split(separator: "/").map { decoded(String($0), plus: UInt8(ascii: "+")) }
    }
    /// The query's names and values in their order, decoded; a name may come more than once.
    package var queryItems: [(name: String, value: String)] {
        guard let mark = target.firstIndex(of: "?") else { return [] }
        return target[target.index(after: mark)...].split(separator: "&").map { item in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                .map { decoded(String($0), plus: 0x20) }
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }
    /// The query's values by their names, decoded.
    package var query: [String: String] {
        Dictionary(queryItems.map { ($0.name, $0.value) }) { _, last in last }
    }
    /// The body as a JSON document; null when it is none.
    package var json: JSONValue { (try? JSONParser.parse(body)) ?? .null }

    private func decoded(_ text: String, plus: UInt8) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? plus : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What a server does about a request.
package enum LocalReply: Sendable {
    /// An answer with its length.
    case answer(Int, [String: String], [UInt8])
    /// An answer whose body comes in chunks, without a length.
    case chunks([String: String], [[UInt8]])
    /// An answer that announces more bytes than it sends, then ends the connection.
    case cutOff(Int, [String: String], [UInt8])
    /// The connection is reset.
    case reset
    /// Nothing, until the client gives up.
    case silence

    /// A JSON document.
    package static func json(
        _ status: Int, _ document: JSONValue, _ headers: [String: String] = [:]
    ) -> LocalReply {
        .answer(
            status, headers.merging(["Content-Type": "application/json"]) { own, _ in own },
            Array(document.text().utf8))
    }
}

/// A web server of a test's own, on the loopback and on a port that the system chooses.
package final class LocalServer: Sendable {
    private struct State {
        var requests: [ReceivedRequest] = []
        var connections: Set<Int32> = []
        var accepted = 0
        var isOver = false
    }

    private let state = Mutex(State())
    private let listener: Int32
    private let handler: @Sendable (ReceivedRequest) -> LocalReply
    /// The port it listens on.
    package let port: Int
    /// Its address without a slash at the end.
    package var address: String { "http://127.0.0.1:\(port)" }

    /// Starts a server that answers what a closure says, on a thread of each connection.
    package init(_ handler: @escaping @Sendable (ReceivedRequest) -> LocalReply) throws {
        self.handler = handler
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listener
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                bind(socket, plain, size) == 0 && listen(socket, 256) == 0
                    && getsockname(socket, plain, &size) == 0
            }
        }
        guard isListening else { throw LocalServerError() }
        port = Int(UInt16(bigEndian: address.sin_port))
        onThread { [self] in acceptAll() }
    }

    /// Every request so far.
    package var requests: [ReceivedRequest] { state.withLock { $0.requests } }
    /// How many connections were made so far.
    package var connectionCount: Int { state.withLock { $0.accepted } }

    /// Ends the server and its connections.
    package func stop() {
        // Under the lock, under which connections are closed too: the number of one that is closed
        // may already belong to another server.
        state.withLock { state in
            guard !state.isOver else { return }
            state.isOver = true
            shutdown(listener, Int32(SHUT_RDWR))
            for connection in state.connections { shutdown(connection, Int32(SHUT_RDWR)) }
        }
    }

    private func acceptAll() {
        while true {
            let connection = accept(listener, nil, nil)
            if connection >= 0 { _ = fcntl(connection, F_SETFD, FD_CLOEXEC) }
            let isOver = state.withLock { state in
                if connection >= 0, !state.isOver {
                    state.connections.insert(connection)
                    state.accepted += 1
                }
                return state.isOver
            }
            guard connection >= 0, !isOver else {
                if connection >= 0 { close(connection) }
                if isOver { break }
                continue
            }
            onThread { [self] in serve(connection) }
        }
        close(listener)
    }

    private func serve(_ connection: Int32) {
        var reader = ConnectionReader(connection)
        while let request = reader.request() {
            state.withLock { $0.requests.append(request) }
            guard perform(handler(request), on: connection, &reader) else { break }
        }
        state.withLock { state in
            state.connections.remove(connection)
            close(connection)
        }
    }

    /// Whether the connection goes on.
    private func perform(
        _ reply: LocalReply, on connection: Int32, _ reader: inout ConnectionReader
    ) -> Bool {
        switch reply {
        case .answer(let status, let headers, let body):
            return write(head(status, headers, "Content-Length: \(body.count)") + body, connection)
        case .chunks(let headers, let chunks):
            guard write(head(200, headers, "Transfer-Encoding: chunked"), connection) else {
                return false
            }
            for chunk in chunks {
                let size = Array((String(chunk.count, radix: 16) + "\r\n").utf8)
                guard write(size + chunk + Array("\r\n".utf8), connection) else { return false }
            }
            return write(Array("0\r\n\r\n".utf8), connection)
        case .cutOff(let status, let headers, let body):
            _ = write(
                head(status, headers, "Content-Length: \(body.count + 100)") + body, connection)
            return false
        case .reset:
            var abort = linger(l_onoff: 1, l_linger: 0)
            setsockopt(
                connection, SOL_SOCKET, SO_LINGER, &abort, socklen_t(MemoryLayout<linger>.size))
            return false
        case .silence:
            _ = reader.request()
            return false
        }
    }

    private func head(_ status: Int, _ headers: [String: String], _ length: String) -> [UInt8] {
        let lines = headers.map { "\($0.key): \($0.value)" } + [length]
        return Array("HTTP/1.1 \(status) Test\r\n\(lines.joined(separator: "\r\n"))\r\n\r\n".utf8)
    }

    private func write(_ bytes: [UInt8], _ connection: Int32) -> Bool {
        var start = 0
        while start < bytes.count {
            let sent = bytes.withUnsafeBytes { buffer in
                send(
                    connection, buffer.baseAddress?.advanced(by: start), bytes.count - start,
                    Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            start += sent
        }
        return true
    }
}

/// No port was free.
package struct LocalServerError: Error {}

/// Reads requests from a connection.
private struct ConnectionReader {
    private let connection: Int32
    private var buffer: [UInt8] = []

    init(_ connection: Int32) {
        self.connection = connection
    }

    /// The next request; nil when the client has gone.
    mutating func request() -> ReceivedRequest? {
        var end: Int?
        while end == nil {
            end = buffer.firstRange(of: Array("\r\n\r\n".utf8))?.lowerBound
            if end == nil, !fill() { return nil }
        }
        guard let end else { return nil }
        let lines = String(decoding: buffer[..<end], as: UTF8.self).split(separator: "\r\n")
        buffer.removeFirst(end + 4)
        let words = lines[0].split(separator: " ")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let length = headers["content-length"].flatMap(Int.init) ?? 0
        while buffer.count < length { if !fill() { return nil } }
        let body = Array(buffer.prefix(length))
        buffer.removeFirst(length)
        guard words.count >= 2 else { return nil }
        return ReceivedRequest(
            method: String(words[0]), target: String(words[1]), headers: headers, body: body)
    }

    private mutating func fill() -> Bool {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(connection, &piece, piece.count, 0)
        guard count > 0 else { return false }
        buffer += piece.prefix(count)
        return true
    }
}

private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func onThread(_ run: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    let held = Unmanaged.passRetained(Work(run))
    let code = pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
            return nil
        }, held.toOpaque())
    precondition(code == 0, "no thread is left for a server of a test")
    pthread_detach(thread)
}

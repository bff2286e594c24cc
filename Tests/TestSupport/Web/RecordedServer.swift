import Prelude
import Synchronization
package import Web

/// A server of a test's own that answers what a real service answered when it was recorded.
///
/// Exchanges of a method and a path are played in their order; the last of them is played for good.
package final class RecordedServer: Sendable {
    /// How many bytes of a stream come at once: few, so that no piece is a whole event.
    private static let bytesOfPiece = 100
    /// Headers that tell of the recorded connection and not of this one.
    private static let left: Set<String> = [
        "connection", "content-encoding", "content-length", "transfer-encoding",
    ]

    private let server: LocalServer

    /// A server over a file of exchanges below the shared data's `fixtures`.
    ///
    /// - Parameters:
    ///   - otherwise: The answer to what was not recorded.
    ///   - path: Gives each exchange the path under which it is asked for; nil leaves it out.
    package init(
        _ file: String, otherwise: LocalReply = .answer(404, [:], []),
        path: (RecordedExchange) -> String? = { $0.path }
    ) throws {
        let exchanges = try RecordedExchange.all(try SharedData.bytes("fixtures/" + file))
        var played: [String: [LocalReply]] = [:]
        for exchange in exchanges {
            guard let path = path(exchange) else { continue }
            played[path, default: []].append(Self.reply(exchange.response))
        }
        let left = Mutex(played)
        server = try LocalServer { request in
            left.withLock { left in
                guard var replies = left[request.path] else { return otherwise }
                let reply = replies.count > 1 ? replies.removeFirst() : replies[0]
                left[request.path] = replies
                return reply
            }
        }
    }

    private static func reply(_ response: Response) -> LocalReply {
        var headers: [String: String] = [:]
        for (name, value) in response.head.headers where !left.contains(name.lowercased()) {
            headers[name] = value
        }
        let isStream = headers.contains {
            $0.key.lowercased() == "content-type" && $0.value.contains("stream")
        }
        guard isStream, response.status == 200 else {
            return .answer(response.status, headers, response.body)
        }
        let body = response.body
        let pieces = stride(from: 0, to: body.count, by: bytesOfPiece).map {
            Array(body[$0..<min($0 + bytesOfPiece, body.count)])
        }
        return .chunks(headers, pieces)
    }

    /// Its address without a slash at the end.
    package var address: String { server.address }
    /// Every request so far.
    package var requests: [ReceivedRequest] { server.requests }
    /// Ends the server.
    package func stop() { server.stop() }
}

extension RecordedExchange {
    /// The path that was asked for, without its host and query; nil for an address that is none.
    package var path: String? { (try? WebAddress(address))?.path }
}

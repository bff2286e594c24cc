/// Why a request had no usable answer. No case holds a path, a header or a byte of any body.
package enum WebError: Error, Hashable, Sendable {
    /// The address is no absolute address of the web.
    case badAddress
    /// The host's name is unknown.
    case unknownHost(String)
    /// No connection came about.
    case noConnection(String)
    /// The server could not prove who it is, or no safe connection came about.
    case unsafeConnection(String)
    /// A limit of time passed.
    case timedOut(Phase, server: String)
    /// The answer is longer than allowed, in bytes.
    case tooLarge(limit: Int, server: String)
    /// The connection broke before the answer was whole.
    case cutOff(server: String)
    /// A redirect that is not followed, and why.
    case badRedirect(Redirect, server: String)
    /// The answer is no JSON document.
    case notJSON(contentType: String?, bytes: Int)
    /// The task that asked was cancelled.
    case cancelled
    /// The desk could not tell when the request may begin, so that it was not made.
    case noTurn
    /// Something else that libcurl reports.
    case failed(String, server: String)

    /// What was waited for when time ran out.
    package enum Phase: String, Sendable {
        case connection = "a connection"
        case bytes = "the next byte"
        case end = "the end of the answer"
    }

    /// Why a redirect is not followed.
    package enum Redirect: String, Sendable {
        case tooMany = "too many redirects"
        case downgrade = "a redirect from a safe connection to an unsafe one"
        case bodyElsewhere = "a redirect that would send the content to another server"
        case badAddress = "a redirect to something that is no address"
    }

    /// Whether the request certainly did not reach the server's hands.
    package var neverArrived: Bool {
        switch self {
        case .badAddress, .unknownHost, .noConnection, .unsafeConnection, .noTurn: true
        case .timedOut(.connection, _): true
        default: false
        }
    }

    /// Whether trying again later can help.
    package var isTransient: Bool {
        switch self {
        case .noConnection, .timedOut, .cutOff, .failed, .unknownHost, .noTurn: true
        default: false
        }
    }
}

extension WebError: CustomStringConvertible {
    /// What was expected, what was found, and what to do.
    package var description: String {
        switch self {
        case .badAddress:
            "expected an address beginning with https:// or http://, without a password in it"
        case .unknownHost(let server):
            "\(server): no such host is known; check the address and the network"
        case .noConnection(let server):
            "\(server) does not take connections; check that it runs and that the network is there"
        case .unsafeConnection(let server):
            "\(server) could not prove who it is; check the clock, the proxy and the certificates"
        case .timedOut(let phase, let server): "\(server): waited too long for \(phase.rawValue)"
        case .tooLarge(let limit, let server):
            "\(server) sent more than the \(limit) bytes that are read of an answer"
        case .cutOff(let server): "\(server) broke off in the middle of an answer"
        case .badRedirect(let why, let server): "\(server) answered with \(why.rawValue)"
        case .notJSON(let type, let bytes):
            "expected a JSON document, found \(bytes) bytes of \(type ?? "no named kind")"
        case .cancelled: "the call was cancelled"
        case .noTurn: "the desk could not keep the pace of requests; try again"
        case .failed(let why, let server): "\(server): \(why)"
        }
    }
}

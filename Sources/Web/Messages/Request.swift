package import Prelude

/// A request as a value.
package struct Request: Sendable, Hashable {
    /// What is to be done.
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
        case put = "PUT"
        case delete = "DELETE"
    }

    /// One header line.
    package struct Header: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// Its value, which may be a secret: no header shows its value in a description.
        package var value: Secret
        /// Whether it tells who asks, so that no other server may see it.
        package var isCredential: Bool
    }

    /// The limits within which an answer must come.
    package struct Limits: Sendable, Hashable {
        /// Until a connection stands.
        package var connecting: Duration = .seconds(10)
        /// Without a single byte arriving.
        package var silence: Duration = .seconds(60)
        /// From the beginning to the last byte.
        package var total: Duration = .seconds(120)
        /// The bytes of an answer's body, decompressed.
        package var body = 32 << 20
        /// The bytes of an answer's head.
        package var head = 64 << 10
        /// How many redirects are followed.
        package var redirects = 5

        /// The limits that suit most calls; see each for its value.
        package init() {}
    }

    /// What is to be done.
    package var method: Method
    /// Where.
    package var address: WebAddress
    /// The headers, in their order.
    package var headers: [Header] = []
    /// The bytes to send; nil when there are none.
    package var body: [UInt8]?
    /// The limits of the answer.
    package var limits = Limits()
    /// Whether doing it twice is no different from doing it once, so that it may be tried again when
    /// nobody knows whether it was done.
    package var isRepeatable: Bool
    /// Whether it may go over a connection that is kept. On one that turns out to be dead libcurl sends
    /// it once more by itself, so that what must not be done twice gets a connection of its own.
    package var keepsConnection: Bool

    /// A request; reading is repeatable, and replacing and deleting are.
    package init(_ method: Method, _ address: WebAddress) {
        self.method = method
        self.address = address
        isRepeatable = method == .get || method == .put || method == .delete
        keepsConnection = isRepeatable
    }

    /// Adds a header that anybody may see.
    package mutating func set(_ name: String, _ value: String) {
        add(Header(name: name, value: Secret(value), isCredential: false))
    }

    /// Adds a header that tells who asks.
    package mutating func authorize(_ name: String, _ value: Secret) {
        add(Header(name: name, value: value, isCredential: true))
    }

    /// Sends a JSON document.
    package mutating func send(_ document: JSONValue) {
        body = Array(document.text().utf8)
        set("Content-Type", "application/json")
    }

    private mutating func add(_ header: Header) {
        headers.removeAll { $0.name.lowercased() == header.name.lowercased() }
        headers.append(header)
    }
}

extension Request: CustomStringConvertible, CustomReflectable {
    /// Method and server, and nothing of headers, path or body.
    package var description: String { "\(method.rawValue) \(address)" }
    /// Nothing that the description does not show.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

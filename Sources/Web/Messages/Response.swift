package import Prelude

/// Status and headers of an answer.
package struct ResponseHead: Sendable, Hashable {
    /// The status, 100 to 599.
    package var status: Int
    /// The headers, names in lower case, in their order.
    package var headers: [(name: String, value: String)]

    /// A head from its parts.
    package init(status: Int, headers: [(name: String, value: String)] = []) {
        self.status = status
        self.headers = headers.map { ($0.name.lowercased(), $0.value) }
    }

    /// The value of a header, the first when there are several; nil when there is none.
    package subscript(name: String) -> String? {
        headers.first { $0.name == name.lowercased() }?.value
    }

    /// The kind of the content without its parameters, such as `application/json`.
    package var contentType: String? {
        self["content-type"].map {
            String($0.prefix { $0 != ";" }).lowercased().filter { $0 != " " }
        }
    }

    /// Whether the request was done.
    package var isSuccess: Bool { (200..<300).contains(status) }

    /// Whether both are the same.
    package static func == (left: ResponseHead, right: ResponseHead) -> Bool {
        left.status == right.status
            && left.headers.elementsEqual(right.headers) {
                $0.name == $1.name && $0.value == $1.value
            }
    }

    /// Feeds a hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(status) }
}

/// A whole answer.
package struct Response: Sendable, Hashable {
    /// Status and headers.
    package var head: ResponseHead
    /// The body, decompressed.
    package var body: [UInt8]

    /// An answer from its parts.
    package init(head: ResponseHead, body: [UInt8] = []) {
        self.head = head
        self.body = body
    }

    /// The status.
    package var status: Int { head.status }

    /// The body as a JSON document.
    ///
    /// - Throws: `WebError.notJSON` when it is none, a page of a gateway for example.
    package func json() throws(WebError) -> JSONValue {
        do { return try JSONParser.parse(body) } catch {
            throw .notJSON(contentType: head.contentType, bytes: body.count)
        }
    }
}

extension Response: CustomStringConvertible, CustomReflectable {
    /// Status and length, and nothing of the content.
    package var description: String { "\(status), \(body.count) bytes" }
    /// Nothing that the description does not show.
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// One piece of an answer as it arrives.
package enum ResponsePart: Sendable {
    /// Status and headers: the first piece, and the only one of its kind.
    case head(ResponseHead)
    /// Bytes of the body.
    case body([UInt8])
}

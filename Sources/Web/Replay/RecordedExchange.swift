package import Prelude

/// One request and the answer that a real service gave to it, as a file of recordings holds them:
/// `{"request": {"method", "uri", "headers", "body"}, "response": {"status", "headers", "body"}}`.
/// A body is a JSON value, a text, or `{"base64": …}`; an empty text is no body.
package struct RecordedExchange: Sendable {
    /// What was asked.
    package var method: String
    /// Where.
    package var address: String
    /// What was sent, as a JSON document; nil when nothing was.
    package var sent: JSONValue?
    /// What came back.
    package var response: Response

    /// The exchanges of a file.
    ///
    /// - Throws: `JSONSyntaxError`, and `RecordingError` for a document of another shape.
    package static func all(_ bytes: [UInt8]) throws -> [RecordedExchange] {
        guard let elements = try JSONParser.parse(bytes).elements else {
            throw RecordingError(expected: "a list of exchanges")
        }
        return try elements.map(RecordedExchange.init)
    }

    private init(_ value: JSONValue) throws {
        guard let method = value["request"]?["method"]?.string,
            let address = value["request"]?["uri"]?.string,
            let status = value["response"]?["status"]?.int
        else { throw RecordingError(expected: "a method, an address and a status") }
        self.method = method
        self.address = address
        sent = try RecordedExchange.document(value["request"]?["body"])
        let headers = (value["response"]?["headers"]?.members ?? []).compactMap { member in
            member.value.string.map { (member.key, $0) }
        }
        response = Response(
            head: ResponseHead(status: status, headers: headers),
            body: try RecordedExchange.bytes(value["response"]?["body"]))
    }

    /// What was sent, where it was recorded as text.
    private static func document(_ value: JSONValue?) throws -> JSONValue? {
        guard let text = value?.string else { return value == .null ? nil : value }
        return text.isEmpty ? nil : try JSONParser.parse(text)
    }

    private static func bytes(_ value: JSONValue?) throws -> [UInt8] {
        switch value {
        case nil, .null: return []
        case .string(let text): return Array(text.utf8)
        case .some(let document):
            guard let text = document["base64"]?.string, document.members?.count == 1 else {
                return Array(document.text().utf8)
            }
            guard let bytes = Base64.decoded(text) else {
                throw RecordingError(expected: "a body in base 64")
            }
            return bytes
        }
    }
}

/// A file of recordings has another shape than expected.
package struct RecordingError: Error, CustomStringConvertible {
    /// What was expected.
    package var expected: String
    /// One sentence.
    package var description: String { "a recording has no \(expected)" }
}

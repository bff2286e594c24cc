internal import Web

/// What a server said of an answer that tells later whether it would answer the same (RFC 9110, 8.8).
package struct Validators: Sendable, Hashable {
    /// The longest mark that is kept, in bytes.
    private static let maximumLength = 1000

    /// The answer's mark; nil where the server gave none.
    package var entityTag: String?
    /// The moment of its last change as the server writes it; nil where it did not say.
    package var lastModified: String?

    /// Validators from their parts.
    package init(entityTag: String? = nil, lastModified: String? = nil) {
        self.entityTag = entityTag
        self.lastModified = lastModified
    }

    /// What a head says.
    init(_ head: ResponseHead) {
        func kept(_ name: String) -> String? {
            head[name].flatMap { $0.utf8.count <= Self.maximumLength ? $0 : nil }
        }
        self.init(entityTag: kept("etag"), lastModified: kept("last-modified"))
    }

    /// Whether nothing is known.
    package var isEmpty: Bool { entityTag == nil && lastModified == nil }

    /// Asks for an answer only where it would be another one.
    func condition(_ request: inout Request) {
        if let entityTag { request.set("If-None-Match", entityTag) }
        if let lastModified { request.set("If-Modified-Since", lastModified) }
    }
}

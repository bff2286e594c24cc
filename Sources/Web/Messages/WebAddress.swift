internal import CCurl

/// An absolute `http` or `https` address, taken apart by libcurl's own parser, so that what is checked
/// is what is asked.
///
/// Its description is scheme, host and port alone: a path can hold what must not be told, as signed
/// addresses of attachments do.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// The whole address, for the one place that asks it.
    package let text: String
    /// `http` or `https`.
    package let scheme: String
    /// The host's name in lower case, or its number.
    package let host: String
    /// The port, the scheme's own when the address names none.
    package let port: Int
    /// The path as it is asked, with its leading slash.
    package let path: String
    /// What stands behind the question mark, without it; empty when nothing does.
    package let query: String

    /// The longest address that is accepted, in bytes.
    package static let maximumLength = 16_384

    /// An address from its text.
    ///
    /// - Throws: `WebError.badAddress` when it is no absolute address of the web, has a user or a
    ///   password in it, or is too long.
    package init(_ text: String) throws(WebError) {
        self = try WebAddress.read(text, against: nil)
    }

    /// The address that a reference means when it stands in a document at this address.
    ///
    /// - Throws: `WebError.badAddress`.
    package func resolved(_ reference: String) throws(WebError) -> WebAddress {
        try WebAddress.read(reference, against: self.text)
    }

    /// This address with another path below it; parts are escaped.
    package func appending(_ parts: String...) -> WebAddress {
        appending(parts)
    }

    /// This address with further parts of its path, each escaped.
    package func appending(_ parts: [String]) -> WebAddress {
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        let full = parts.reduce(base) { $0 + "/" + PercentCoding.encoded($1) }
        return WebAddress(scheme: scheme, host: host, port: port, path: full, query: query)
    }

    /// This address with a query of names and values, each escaped.
    package func asking(_ items: [(name: String, value: String)]) -> WebAddress {
        let query = items.map {
            PercentCoding.encoded($0.name) + "=" + PercentCoding.encoded($0.value)
        }.joined(separator: "&")
        return WebAddress(scheme: scheme, host: host, port: port, path: path, query: query)
    }

    /// This address with further names and values behind its query, each escaped.
    package func adding(_ items: [(name: String, value: String)]) -> WebAddress {
        let more = asking(items).query
        return WebAddress(
            scheme: scheme, host: host, port: port, path: path,
            query: query.isEmpty ? more : "\(query)&\(more)")
    }

    /// Whether both lead to the same server: what may be told to one may be told to the other.
    package func isSameOrigin(as other: WebAddress) -> Bool {
        scheme == other.scheme && host == other.host && port == other.port
    }

    /// Whether it leads to this very machine.
    package var isLoopback: Bool {
        if host == "localhost" || host == "[::1]" { return true }
        // A name may begin with the same letters: only four numbers are an address.
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { (0x30...0x39).contains($0) }
                    && Int(part).map { $0 < 256 } ?? false
            }
    }

    /// Host and port as a `Host` header has them.
    package var authority: String {
        port == WebAddress.standardPort(scheme) ? host : "\(host):\(port)"
    }

    /// Scheme, host and port.
    package var description: String { "\(scheme)://\(authority)" }
    /// Nothing that the description does not show.
    package var customMirror: Mirror { Mirror(self, children: []) }

    private init(scheme: String, host: String, port: Int, path: String, query: String) {
        self.scheme = scheme
        self.host = host
        self.port = port
        self.path = path
        self.query = query
        let authority = port == WebAddress.standardPort(scheme) ? host : "\(host):\(port)"
        text = "\(scheme)://\(authority)\(path)" + (query.isEmpty ? "" : "?\(query)")
    }

    private static func standardPort(_ scheme: String) -> Int { scheme == "https" ? 443 : 80 }

    private static func read(
        _ text: String, against base: String?
    ) throws(WebError) -> WebAddress {
        guard text.utf8.count <= maximumLength, !text.utf8.contains(where: { $0 <= 0x20 }),
            let url = curl_url()
        else { throw .badAddress }
        defer { curl_url_cleanup(url) }
        if let base, curl_url_set(url, CURLUPART_URL, base, 0) != CURLUE_OK { throw .badAddress }
        let escape = UInt32(CURLU_URLENCODE)
        guard curl_url_set(url, CURLUPART_URL, text, escape) == CURLUE_OK,
            part(url, CURLUPART_USER) == nil, part(url, CURLUPART_PASSWORD) == nil,
            let scheme = part(url, CURLUPART_SCHEME), scheme == "http" || scheme == "https",
            let host = part(url, CURLUPART_HOST)?.lowercased(), !host.isEmpty
        else { throw .badAddress }
        let port = part(url, CURLUPART_PORT).flatMap(Int.init) ?? standardPort(scheme)
        return WebAddress(
            scheme: scheme, host: host, port: port, path: part(url, CURLUPART_PATH) ?? "/",
            query: part(url, CURLUPART_QUERY) ?? "")
    }

    private static func part(_ url: OpaquePointer, _ part: CURLUPart) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(url, part, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}

internal import Storage

/// Where a desk on PostgreSQL is: a URL as libpq reads it.
///
/// What is shown of it never holds the password, and an address that libpq would take apart in
/// another way than its writer meant is refused, because its errors would quote the pieces.
package struct PostgresAddress: Sendable, Hashable {
    /// The URL with everything in it, for libpq alone.
    let url: String

    /// The URL with stars for the password: what messages and lists show.
    package let shown: String

    private static let schemes = ["postgres://", "postgresql://"]
    private static let form =
        "expected postgres://USER:PASSWORD@HOST:PORT/DATABASE, with @ : / ? # and % of a password"
        + " written as %40 %3A %2F %3F %23 %25"

    /// Whether a setting names a desk on PostgreSQL and not a file.
    package static func isOne(_ text: String) -> Bool {
        schemes.contains { text.hasPrefix($0) }
    }

    /// The address in a URL.
    ///
    /// - Throws: `DatabaseError` of kind `unopenable` with the form of an address, and none of it.
    package init(_ url: String) throws {
        guard let scheme = Self.schemes.first(where: url.hasPrefix),
            Self.isClear(url.dropFirst(scheme.count))
        else {
            throw DatabaseError(
                kind: .unopenable,
                message: "the address of the desk cannot be read: \(Self.form)", statement: "")
        }
        self.url = url
        shown = Self.redacted(url)
    }

    /// A URL with stars for whatever may be a password in it; anything else as it is.
    package static func redacted(_ text: String) -> String {
        guard let scheme = schemes.first(where: text.hasPrefix) else { return text }
        var rest = text.dropFirst(scheme.count)
        var user = ""
        if let at = rest.lastIndex(of: "@") {
            let part = rest[..<at]
            user = part.firstIndex(of: ":").map { "\(part[..<$0]):***" } ?? String(part)
            user += "@"
            rest = rest[rest.index(after: at)...]
        }
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return scheme + user + rest }
        let options = parts[1].split(separator: "&").map { option in
            guard let sign = option.firstIndex(of: "="),
                option[..<sign].lowercased().contains("pass")
            else { return String(option) }
            return "\(option[...sign])***"
        }
        return scheme + user + parts[0] + "?" + options.joined(separator: "&")
    }

    /// Whether user and password end where their writer meant: no sign of structure inside them.
    private static func isClear(_ rest: Substring) -> Bool {
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count).prefix { $0 != "?" }
        let name = authority.lastIndex(of: "@").map { authority[..<$0] } ?? ""
        return authority.count { $0 == "@" } <= 1 && !path.contains("@")
            && !name.contains { "?#".contains($0) } && name.count { $0 == ":" } <= 1
            && !rest.contains { $0.isWhitespace || $0 == "\0" }
    }
}

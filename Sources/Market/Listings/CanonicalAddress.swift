internal import Prelude

/// The one form of an address of the web under which the same page is found again, whatever campaign led
/// to it: lower-case scheme and host, no user, no usual port, no fragment, no parameter that only tells
/// where somebody came from, the other parameters in their order, no slash at the end.
package enum CanonicalAddress {
    /// The longest address that is kept, in bytes.
    package static let maximumLength = 2000

    /// Parameters that tell where a reader came from.
    private static let trackers: Set<String> = [
        "ref", "refid", "referrer", "referer", "source", "src", "gh_src", "lever-source",
        "lever-origin", "fbclid", "gclid", "gclsrc", "dclid", "msclkid", "yclid", "mc_cid",
        "mc_eid",
        "igshid", "trk", "trackingid", "tracking", "campaign", "campaignid", "sid", "sessionid",
        "position", "pagenum", "originalsubdomain", "jobboard", "utm", "_ga", "_gl", "trid",
    ]

    /// The form of an address; nil for what is none of the web, or is too long.
    package static func of(_ text: String) -> String? {
        let text = text.split(whereSeparator: \.isWhitespace).joined()
        guard text.utf8.count <= maximumLength, let mark = text.firstRange(of: "://") else {
            return nil
        }
        let scheme = text[..<mark.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return nil }
        var rest = text[mark.upperBound...].prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        rest = rest[authority.endIndex...]
        var host = authority.lowercased()[...]
        if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
        let usual = scheme == "https" ? ":443" : ":80"
        if host.hasSuffix(usual) { host = host.dropLast(usual.count) }
        while host.last == "." { host = host.dropLast() }
        guard !host.isEmpty, host != ":" else { return nil }
        var path = rest.prefix { $0 != "?" }
        let query = rest[path.endIndex...].dropFirst()
        while path.last == "/" { path = path.dropLast() }
        let kept = query.split(separator: "&").filter { !isTracker($0) }
        return "\(scheme)://\(host)\(path)"
            + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
    }

    private static func isTracker(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.isEmpty || name.hasPrefix("utm_") || trackers.contains(name)
    }
}

import Connectors
import Glibc
import Web

/// How the web is reached.
struct WebSettings: Sendable {
    /// The proxy, with its user and password if it wants them; empty: what `http_proxy`,
    /// `https_proxy` and `no_proxy` say.
    var proxy: Setting
    /// A file of certificates to trust instead of the system's.
    var certificates: Setting
    /// Servers whose pages are read although they are not on the public internet: `host:port` with
    /// commas between them, `host` alone for the usual port.
    var trustedPages: Setting

    /// The names that a configuration file may use.
    static let keys = ["proxy", "certificates", "trusted_pages"]

    init(_ sources: SettingSources) {
        proxy = sources.pick(nil, ["MUSTER_PROXY"], "proxy", "")
        certificates = sources.pick(
            nil, ["MUSTER_CERTIFICATES", "SSL_CERT_FILE"], "certificates", "")
        trustedPages = sources.pick(nil, ["MUSTER_TRUSTED_PAGES"], "trusted_pages", "")
    }

    /// The settings in the form in which `where` prints them.
    var all: [(name: String, setting: Setting)] {
        [
            ("proxy", proxy.hidden), ("certificates", certificates),
            ("trusted_pages", trustedPages),
        ]
    }

    /// What makes the requests.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func transport() throws -> CurlTransport {
        var options = CurlTransport.Options()
        if !proxy.value.isEmpty {
            // Its value is not repeated: it can hold a password.
            guard Self.isProxy(proxy.value) else {
                throw Failure(
                    .usage, "bad_setting",
                    "proxy: expected an address such as http://proxy.example.org:3128")
            }
            options.proxy = Secret(proxy.value)
        }
        if !certificates.value.isEmpty {
            guard access(certificates.value, R_OK) == 0 else {
                throw Failure(
                    .usage, "bad_setting",
                    "certificates: \(certificates.value) cannot be read: "
                        + String(cString: strerror(errno)))
            }
            options.certificates = certificates.value
        }
        return CurlTransport(options)
    }

    /// The schemes that libcurl knows of proxies.
    private static let proxySchemes = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"]

    private static func isProxy(_ text: String) -> Bool {
        var rest = text[...]
        if let mark = text.firstRange(of: "://") {
            guard proxySchemes.contains(text[..<mark.lowerBound].lowercased()) else { return false }
            rest = text[mark.upperBound...]
        }
        let place = rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest
        return isServer(place.hasSuffix("/") ? place.dropLast() : place)
    }

    /// Which servers may be asked for pages.
    ///
    /// - Throws: `Failure` that names the setting and what it wants.
    func addressRule() throws -> AddressRule {
        let entries = trustedPages.value.split { $0 == "," || $0.isWhitespace }
        guard entries.allSatisfy(Self.isServer) else {
            throw Failure(
                .usage, "bad_setting",
                "trusted_pages: expected host:port with commas between, found \(trustedPages.value)"
            )
        }
        return AddressRule(exceptions: Set(entries.map { $0.lowercased() }))
    }

    /// Whether a text is a host, or a host with a port.
    private static func isServer(_ text: Substring) -> Bool {
        guard !text.contains(where: { "/?#@".contains($0) }),
            let address = try? WebAddress("http://\(text)")
        else { return false }
        return address.path == "/"
    }
}

extension Setting {
    /// The address that the setting holds.
    ///
    /// - Throws: `Failure` that names the setting.
    func webAddress(_ name: String) throws -> WebAddress {
        do { return try WebAddress(value) } catch {
            throw Failure(.usage, "bad_setting", "\(name): \(error)")
        }
    }
}

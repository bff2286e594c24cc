internal import Hashing
package import Prelude
package import Web

/// Who asks AWS.
package struct AWSCredentials: Sendable, Hashable {
    /// The id of the key.
    package var keyID: String
    /// The key itself.
    package var key: Secret
    /// The token of a session, for keys that last a while only.
    package var sessionToken: Secret?

    /// Credentials from their parts.
    package init(keyID: String, key: Secret, sessionToken: Secret? = nil) {
        self.keyID = keyID
        self.key = key
        self.sessionToken = sessionToken
    }
}

/// Signs requests to AWS (Signature Version 4; AWS General Reference, "Create a signed AWS API
/// request"). libcurl's own signing encodes the path once, where every service but S3 wants the path
/// as it is sent encoded once more.
package struct SignatureV4: Sendable {
    private let credentials: AWSCredentials
    private let region: String
    private let service: String

    /// A signer for a service in a region.
    package init(_ credentials: AWSCredentials, region: String, service: String) {
        self.credentials = credentials
        self.region = region
        self.service = service
    }

    /// Adds the headers that prove who asks. All headers that are there are signed.
    package func sign(_ request: inout Request, now: Timestamp) {
        let stamp = SignatureV4.stamp(now)
        request.set("X-Amz-Date", stamp)
        if let token = credentials.sessionToken { request.authorize("X-Amz-Security-Token", token) }
        let (canonical, names) = canonicalRequest(request)
        let day = String(stamp.prefix(8))
        let scope = "\(day)/\(region)/\(service)/aws4_request"
        let toSign = "AWS4-HMAC-SHA256\n\(stamp)\n\(scope)\n\(SHA256.hex(canonical))"
        var key = Array("AWS4\(credentials.key.revealed)".utf8)
        for part in [day, region, service, "aws4_request"] {
            key = SHA256.authentication(of: Array(part.utf8), key: key)
        }
        let signature = Hexadecimal.text(
            SHA256.authentication(of: Array(toSign.utf8), key: key))
        request.authorize(
            "Authorization",
            Secret(
                "AWS4-HMAC-SHA256 Credential=\(credentials.keyID)/\(scope), "
                    + "SignedHeaders=\(names), Signature=\(signature)"))
    }

    /// The request in the form that is hashed, and the names of the headers in it.
    private func canonicalRequest(_ request: Request) -> (text: String, names: String) {
        var headers = request.headers.map {
            ($0.name.lowercased(), SignatureV4.trimmed($0.value.revealed))
        }
        headers.append(("host", request.address.authority))
        headers.sort { $0.0 < $1.0 }
        let names = headers.map(\.0).joined(separator: ";")
        let lines = headers.map { "\($0.0):\($0.1)\n" }.joined()
        let text = [
            request.method.rawValue, SignatureV4.path(request.address.path),
            SignatureV4.query(request.address.query), lines, names,
            SHA256.hex(request.body ?? []),
        ].joined(separator: "\n")
        return (text, names)
    }

    /// Each part of the path as it is sent, encoded once more.
    private static func path(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { PercentCoding.encoded(String($0)) }.joined(separator: "/")
    }

    /// The query's items, which are encoded already, in the order of their bytes.
    private static func query(_ query: String) -> String {
        query.split(separator: "&").map { $0.contains("=") ? String($0) : "\($0)=" }
            .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
            .joined(separator: "&")
    }

    /// Without blanks around it, several in a row as one.
    private static func trimmed(_ value: String) -> String {
        value.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
    }

    /// `20150830T123600Z`.
    private static func stamp(_ now: Timestamp) -> String {
        now.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}

package import Web

/// Which servers may be asked for a page whose address stood in a text that anybody may have written.
///
/// Such a link must not reach what only this machine or the office can reach: the router, a database's
/// console, the metadata service of a cloud. So an address is refused when its host is a number
/// outside the public internet, in whatever way it is written, or a name that means something only
/// inside a network.
///
/// What this leaves open: a public name whose owner lets it resolve to a private number (DNS
/// rebinding). Only the connection itself could tell that, where libcurl has resolved the name.
package struct AddressRule: Sendable, Hashable {
    /// Servers that may be asked although the rule would refuse them, as `host:port` or `host` alone
    /// for the usual port.
    package var exceptions: Set<String>

    /// A rule with its exceptions.
    package init(exceptions: Set<String> = []) {
        self.exceptions = exceptions
    }

    /// Why an address is refused; it holds the host and nothing else of the address.
    package enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// A number that is not of the public internet.
        case number(String)
        /// A name that means something only inside a network.
        case innerName(String)
        /// A host that is neither a plain name nor a plain number.
        case oddName(String)

        /// One sentence.
        package var description: String {
            switch self {
            case .number(let host), .innerName(let host):
                "\(host) is not on the public internet, so the link is not followed"
            case .oddName(let host): "\(host) is no name of a server, so the link is not followed"
            }
        }
    }

    /// Why an address may not be asked; nil when it may.
    package func refusal(of address: WebAddress) -> Refusal? {
        if exceptions.contains(address.authority) { return nil }
        var host = address.host[...]
        if host.hasPrefix("["), host.hasSuffix("]") {
            let number = IPv6Number(host.dropFirst().dropLast())
            return number?.isPublic == true ? nil : .number(address.host)
        }
        // A dot at the end means that the name is whole already.
        while host.last == "." { host.removeLast() }
        guard !host.isEmpty, host.unicodeScalars.allSatisfy(Self.isPlain) else {
            return .oddName(address.host)
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard let last = labels.last, !labels.contains("") else { return .oddName(address.host) }
        if IPv4Number.looksLikeNumber(last) {
            return IPv4Number(host)?.isPublic == true ? nil : .number(address.host)
        }
        // A name of one word is looked for in the office's own domain.
        if labels.count == 1 || Self.innerDomains.contains(String(last))
            || host.hasSuffix(".home.arpa")
        {
            return .innerName(address.host)
        }
        return nil
    }

    /// Domains that are not in the public tree of names: reserved (RFC 6761, RFC 6762, RFC 8375, the
    /// decision on `internal`) or usual inside networks.
    private static let innerDomains: Set<String> = [
        "localhost", "local", "internal", "intranet", "private", "corp", "home", "lan",
        "localdomain", "onion",
    ]

    /// Whether a scalar is of those that names consist of.
    ///
    /// Signs that stand for others, such as wide digits and the full stops of Chinese and Japanese,
    /// would become digits and dots only on their way to the resolver.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else {
            // These two change when cases are folded, but to letters that stand for nothing else.
            if scalar == "ß" || scalar == "ς" { return true }
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter,
                .nonspacingMark, .spacingMark, .decimalNumber:
                return !scalar.properties.changesWhenNFKCCaseFolded
            default: return false
            }
        }
        switch scalar {
        case "a"..."z", "0"..."9", "-", ".", "_": return true
        default: return false
        }
    }
}

/// Tells e-mail and web addresses from words, so that no skill is found inside one.
enum AddressScanner {
    /// Hosts end in one of these when no `http://` or `www.` shows what they are.
    private static let domains: Set<String> = [
        "com", "org", "net", "io", "dev", "me", "ai", "co", "de", "fr", "es", "pt", "br", "it", "nl",
        "pl", "uk", "eu", "ch", "at", "be", "us", "ca", "in", "edu", "gov", "info", "app", "tech",
    ]
    /// Words before `.net` and `.io` that make a product's name, not a host.
    private static let products: Set<String> = ["asp", "vb", "ado", "socket", "c", "paint", "ml"]

    /// The length of the address that starts here, or nil.
    static func addressLength(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
    ) -> Int? {
        var stop = start
        var at = -1
        var dot = false
        var slash = -1
        var scheme = false
        let limit = min(end, start + 2048)
        while stop < limit, isAddress(bytes[stop]) {
            switch bytes[stop] {
            case 0x40: if at < 0 && stop > start { at = stop }
            case 0x2E: dot = true
            case 0x2F: if slash < 0 { slash = stop }
            case 0x3A:
                if stop + 2 < limit, bytes[stop + 1] == 0x2F, bytes[stop + 2] == 0x2F {
                    scheme = true
                } else if !scheme && at < 0 && slash < 0 {
                    // A colon after a word ends it: "Web:example.org" starts with no address.
                    guard bytes[start..<stop].elementsEqual("mailto".utf8) else {
                        return host(bytes, start, stop, slash: slash, dot: dot)
                    }
                }
            default: break
            }
            stop += 1
        }
        stop = trimmed(bytes, start, stop)
        if at > start, at + 1 < stop, bytes[(at + 1)..<stop].contains(0x2E) { return stop - start }
        if scheme || startsWWW(bytes, start, stop) { return stop - start }
        return host(bytes, start, stop, slash: slash, dot: dot)
    }

    /// The length of a host without scheme, with or without a path: `github.com/name`.
    private static func host(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int, slash: Int, dot: Bool
    ) -> Int? {
        guard dot else { return nil }
        let stop = trimmed(bytes, start, stop)
        let hostEnd = slash > start && slash < stop ? slash : stop
        let labels = bytes[start..<hostEnd].split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last,
            let before = labels.dropLast().last
        else { return nil }
        let domain = String(decoding: last.map(Folding.lowercase), as: UTF8.self)
        let name = String(decoding: before.map(Folding.lowercase), as: UTF8.self)
        guard domains.contains(domain), !products.contains(name) else { return nil }
        let hasPath = hostEnd < stop
        let isPlain = domain == "com" || domain == "org" || domain == "edu" || domain == "gov"
        guard hasPath || isPlain || labels.count >= 3 else { return nil }
        return stop - start
    }

    private static func startsWWW(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int) -> Bool {
        stop - start > 6 && bytes[start] | 0x20 == 0x77 && bytes[start + 1] | 0x20 == 0x77
            && bytes[start + 2] | 0x20 == 0x77 && bytes[start + 3] == 0x2E
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int) -> Int {
        var stop = stop
        while stop > start, !ByteClass.isWord(bytes[stop - 1]), bytes[stop - 1] != 0x2F,
            bytes[stop - 1] < 0x80
        {
            stop -= 1
        }
        return stop
    }

    private static func isAddress(_ byte: UInt8) -> Bool {
        if byte >= 0x80 || ByteClass.isWord(byte) { return byte < 0x80 }
        switch byte {
        case 0x21, 0x23, 0x25, 0x26, 0x2B, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x3F, 0x40, 0x5F, 0x7E:
            return true
        default: return false
        }
    }
}

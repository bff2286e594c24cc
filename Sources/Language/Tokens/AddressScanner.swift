/// Tells e-mail and web addresses from words, so that no skill is found inside one.
enum AddressScanner {
    /// Hosts end in one of these when no `http://` or `www.` shows what they are.
    private static let domains: Set<String> = [
        "com", "org", "net", "io", "dev", "me", "ai", "co", "de", "fr", "es", "pt", "br", "it",
        "nl",
        "pl", "uk", "eu", "ch", "at", "be", "us", "ca", "in", "edu", "gov", "info", "app", "tech",
    ]
    /// Words before `.net` and `.io` that make a product's name, not a host.
    private static let products: Set<String> = ["asp", "vb", "ado", "socket", "c", "paint", "ml"]

    /// The end of the address that starts here; without one, the byte before which none can start.
    static func address(
        in bytes: UnsafeBufferPointer<UInt8>, at start: Int, end: Int
    ) -> (isAddress: Bool, end: Int) {
        var run = Run()
        let limit = min(end, start + maximumLength)
        var stop = start
        while stop < limit, isAddress(bytes[stop]) {
            if run.ends(at: stop, start: start, bytes: bytes, limit: limit) { break }
            stop += 1
        }
        guard run.dot || run.scheme || run.at >= 0 else { return (false, stop) }
        let length = length(of: run, in: bytes, from: start, to: stop)
        return length.map { (true, start + $0) } ?? (false, start + 1)
    }

    /// No address is longer.
    private static let maximumLength = 512

    /// What was met in a run of bytes that an address may have.
    private struct Run {
        var at = -1
        var dot = false
        var slash = -1
        var scheme = false

        /// Takes in a byte; true for a colon that ends the run, as in `Web:example.org`.
        mutating func ends(
            at index: Int, start: Int, bytes: UnsafeBufferPointer<UInt8>, limit: Int
        ) -> Bool {
            switch bytes[index] {
            case 0x40: if at < 0 && index > start { at = index }
            case 0x2E: dot = true
            case 0x2F: if slash < 0 { slash = index }
            case 0x3A:
                if index + 2 < limit, bytes[index + 1] == 0x2F, bytes[index + 2] == 0x2F {
                    scheme = true
                    slash = index
                } else if !scheme && at < 0 && slash < 0 {
                    return !bytes[start..<index].elementsEqual("mailto".utf8)
                }
            default: break
            }
            return false
        }
    }

    private static func length(
        of run: Run, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to stop: Int
    ) -> Int? {
        let stop = trimmed(bytes, start, stop)
        if run.at > start, run.at + 1 < stop, bytes[(run.at + 1)..<stop].contains(0x2E) {
            return stop - start
        }
        if run.scheme && stop > run.slash || startsWWW(bytes, start, stop) { return stop - start }
        return host(bytes, start, stop, slash: run.slash, dot: run.dot)
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

    private static func startsWWW(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int)
        -> Bool
    {
        stop - start > 6 && bytes[start] | 0x20 == 0x77 && bytes[start + 1] | 0x20 == 0x77
            && bytes[start + 2] | 0x20 == 0x77 && bytes[start + 3] == 0x2E
    }

    private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int)
        -> Int
    {
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

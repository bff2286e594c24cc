internal import Glibc

/// Makes a page's bytes UTF-8, which everything behind it reads, with the C library's tables.
enum PageEncoding {
    /// What stands for bytes that mean nothing in the encoding.
    private static let replacement = Array("\u{FFFD}".utf8)
    /// How many bytes are converted at once.
    private static let portion = 1 << 16

    /// The bytes in UTF-8; as they are where the encoding is UTF-8 already, unknown or not named.
    static func utf8(_ bytes: [UInt8], from charset: String?) -> [UInt8] {
        guard let charset, !["utf-8", "utf8", "us-ascii"].contains(charset) else { return bytes }
        // What says that it is Latin-1 is Windows-1252 on the web (WHATWG, Encoding, §4.2).
        let isLatin = ["iso-8859-1", "latin1"].contains(charset)
        let converter = iconv_open("UTF-8", isLatin ? "windows-1252" : charset)
        // What it returns when there is no such encoding is (iconv_t)-1.
        guard let converter, Int(bitPattern: converter) != -1 else { return bytes }
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count * 2)
        source.withUnsafeMutableBufferPointer { source in
            var next = source.baseAddress
            var left = source.count
            while left > 0 {
                let (isBroken, isCutOff) = convert(converter, &next, &left, into: &result)
                if isCutOff || isBroken {
                    result += replacement
                    // The byte that means nothing is passed over; a character without its end is the last.
                    guard isBroken, left > 0 else { break }
                    next = next?.advanced(by: 1)
                    left -= 1
                }
            }
        }
        return result
    }

    /// Converts what fits one portion; tells whether a byte means nothing, and whether the last character
    /// has no end.
    private static func convert(
        _ converter: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
        into result: inout [UInt8]
    ) -> (isBroken: Bool, isCutOff: Bool) {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: portion) { room in
            var place = room.baseAddress
            var free = room.count
            let status = iconv(converter, &next, &left, &place, &free)
            let problem = status == -1 ? errno : 0
            result += room.prefix(room.count - free).map { UInt8(bitPattern: $0) }
            return (problem == EILSEQ, problem == EINVAL)
        }
    }
}

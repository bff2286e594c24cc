internal import Glibc

/// Makes a page's bytes UTF-8, which everything behind it reads, with the C library's tables.
enum PageEncoding {
    /// What stands for bytes that mean nothing in the encoding.
    private static let replacement = Array("\u{FFFD}".utf8)
    /// How many bytes are converted at once.
    private static let portion = 1 << 16

    /// The encodings that the web still knows beside UTF-8 (WHATWG, Encoding, §4.2), by their usual names;
    /// what says that it is Latin-1 is Windows-1252 there. No server chooses any other of the library's.
    private static let names: [String: String] = {
        var names = ["iso-8859-1": "windows-1252", "latin1": "windows-1252", "gb2312": "gb18030"]
        let windows = [1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258].map { "windows-\($0)" }
        let latin = [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map { "iso-8859-\($0)" }
        let others = [
            "koi8-r", "koi8-u", "gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr",
            "utf-16le", "utf-16be", "utf-16",
        ]
        for name in windows + latin + others { names[name] = name }
        return names
    }()

    /// The bytes in UTF-8; as they are where the encoding is UTF-8 already, unknown or not named.
    static func utf8(_ bytes: [UInt8], from charset: String?) -> [UInt8] {
        guard let charset, let name = names[charset] else { return bytes }
        let converter = iconv_open("UTF-8", name)
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

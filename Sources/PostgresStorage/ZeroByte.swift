/// Text as PostgreSQL can store it, which stores every character but U+0000.
///
/// Nothing is lost for that: U+0000 is stored as U+0001 U+0001, and U+0001 as U+0001 U+0002, so
/// that different texts stay different and sort as they do on SQLite. Both are characters that no
/// writing uses; they come from damaged documents. Only the database's own `length` and `LIKE` see
/// the longer form.
enum ZeroByte {
    private static let mark: UInt8 = 1

    /// The bytes to store for the bytes of a text.
    static func hidden(_ bytes: UnsafeBufferPointer<UInt8>, into stored: inout [UInt8]) {
        guard bytes.contains(where: { $0 <= mark }) else {
            stored.append(contentsOf: bytes)
            return
        }
        for byte in bytes {
            if byte <= mark { stored.append(mark) }
            stored.append(byte <= mark ? byte + 1 : byte)
        }
    }

    /// The text for the bytes that were stored.
    static func revealed(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.contains(mark) else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let isHidden = bytes[index] == mark && index + 1 < bytes.count
            text.append(isHidden ? bytes[index + 1] - 1 : bytes[index])
            index += isHidden ? 2 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// The clipboard of the reader's own terminal, which may be at the other end of a connection.
package enum Clipboard {
    /// Bytes of text that terminals take this way; xterm takes no more.
    package static let limit = 74_994

    /// The sequence that puts a text on the clipboard (OSC 52), or nil when it is too long.
    ///
    /// GNU screen passes it on only inside a sequence of its own.
    package static func sequence(for text: SanitizedText, isScreen: Bool = false) -> String? {
        let bytes = Array(text.string.utf8)
        guard bytes.count <= limit else { return nil }
        let sequence = "\u{1B}]52;c;" + base64(bytes) + "\u{7}"
        return isScreen ? "\u{1B}P" + sequence + "\u{1B}\\" : sequence
    }

    private static let digits = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Base64 of RFC 4648, padded.
    static func base64(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits: UInt32 = 0
            for place in 0..<3 {
                bits = bits << 8 | (place < group.count ? UInt32(group[start + place]) : 0)
            }
            for place in 0..<4 {
                let digit = Int(bits >> UInt32(18 - 6 * place)) & 63
                text.append(place <= group.count ? digits[digit] : UInt8(ascii: "="))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

internal import CCrypto

/// The hash by which the same content is known again (FIPS 180-4).
package enum SHA256 {
    /// The 32 bytes of the hash.
    package static func bytes(_ content: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        _ = content.withUnsafeBytes { content in
            EVP_Digest(content.baseAddress, content.count, &digest, &length, EVP_sha256(), nil)
        }
        return digest
    }

    /// The hash in lower-case hexadecimal.
    package static func hex(_ content: [UInt8]) -> String { Hexadecimal.text(bytes(content)) }

    /// The hash of a text's UTF-8 in lower-case hexadecimal.
    package static func hex(_ text: String) -> String { hex(Array(text.utf8)) }

    /// The code that proves who wrote a message (HMAC, RFC 2104), 32 bytes.
    package static func authentication(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        var code = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        // An empty key is a key too, and needs an address.
        let padded = key.isEmpty ? [0] : key
        _ = padded.withUnsafeBytes { bytes in
            HMAC(
                EVP_sha256(), bytes.baseAddress, Int32(key.count), message, message.count, &code,
                &length)
        }
        return code
    }
}

/// Bytes as digits.
package enum Hexadecimal {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Two lower-case digits a byte.
    package static func text(_ bytes: [UInt8]) -> String {
        String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}

import CCrypto

/// The hash by which the same content is known again (FIPS 180-4).
package enum SHA256 {
    /// The hash in lower-case hexadecimal.
    package static func hex(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 32
        _ = bytes.withUnsafeBytes { content in
            EVP_Digest(content.baseAddress, content.count, &digest, &length, EVP_sha256(), nil)
        }
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}

/// A vector as it is stored: 32-bit floats, least significant byte first.
package enum StoredVector {
    /// The bytes of a vector.
    package static func bytes(_ vector: [Float]) -> [UInt8] {
        vector.flatMap { number in
            let bits = number.bitPattern
            return [
                UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8),
                UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 24),
            ]
        }
    }

    /// The vector in some bytes, or nil when they are no whole number of floats.
    package static func vector(_ bytes: [UInt8]) -> [Float]? {
        guard bytes.count % 4 == 0 else { return nil }
        return bytes.withUnsafeBytes { buffer in
            stride(from: 0, to: buffer.count, by: 4).map {
                let bits = buffer.loadUnaligned(fromByteOffset: $0, as: UInt32.self)
                return Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }
}
